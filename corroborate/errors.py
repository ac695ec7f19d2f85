"""Errors whose message is meant for the person at the keyboard."""

from __future__ import annotations


class InputError(Exception):
    """The input cannot be used at all; the message says what to do next."""


def plainly(error: Exception) -> str:
    """Say what one article did to the analysis, in words for its reader."""
    if isinstance(error, RecursionError):
        return "a sentence too long or too deeply nested to parse: set full stops or paragraphs apart"
    if isinstance(error, MemoryError):
        return "too long for the memory there is: split the text"
    return f"{type(error).__name__}: {error}"
