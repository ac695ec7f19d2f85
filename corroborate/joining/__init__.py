"""The rooms behind ``happenings`` and ``events``: what joins two accounts or keeps them apart."""
