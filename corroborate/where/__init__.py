"""The rooms behind ``places``: names, spellings, and what lies within what."""
