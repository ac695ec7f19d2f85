"""Faces of an analysis: the JSON contract, data frames and tables, Markdown, the terminal."""
