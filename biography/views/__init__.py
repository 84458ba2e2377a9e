"""Public addresses that are no pages, and the addresses that the admin's forms ask."""
