"""Errors whose message is meant for the person at the keyboard."""

from __future__ import annotations


class InputError(Exception):
    """The input cannot be used at all; the message says what to do next."""
