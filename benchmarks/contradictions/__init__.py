"""Contradictions found by hand."""
