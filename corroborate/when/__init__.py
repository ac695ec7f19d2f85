"""The rooms behind ``times``: the closed grammar of time expressions."""
