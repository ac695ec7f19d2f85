"""Corroborate: who reports what, on whose word, and what disagrees."""
