"""Regular expressions kept as data: the alternatives of a lexicon's table, compiled once."""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon


@cache
def pattern(name: str, table: str) -> re.Pattern[str]:
    """Compile a table of the lexicon ``name``: ``before``, one of ``any``, ``after``; case is ignored.

    Raises ``KeyError`` for a table the lexicon lacks.
    """
    parts = lexicon(name)[table]
    return re.compile(
        f"{parts.get('before', '')}(?:{'|'.join(parts['any'])}){parts.get('after', '')}",
        re.IGNORECASE,
    )
