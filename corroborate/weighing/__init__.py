"""The rooms behind ``voices`` and ``corroboration``: who may be one, what was taken back, policies."""
