"""How people are found: by their names, by what is known of them, by the words of their lives. Only who is public."""
