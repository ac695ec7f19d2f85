"""The rooms behind ``origins``: whose words an article, or a passage of one, repeats."""
