"""The rooms behind ``claims``, ``context`` and ``tallies``: what one claim says besides its words."""
