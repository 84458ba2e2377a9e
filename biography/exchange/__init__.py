"""Documents in and out: reading files, loading them into pages, writing lives as files."""
