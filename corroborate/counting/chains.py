"""Verbs and numbers in a row, as headlines have them: "kidnapped 90, executed 18" and "90 kidnapped 18 executed"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corroborate.counting.mentions import Mention
from corroborate.counting.slotwords import GRAMMAR, Trigger
from corroborate.text.words import Word

_MOST = 6  # links looked at on either side
_LINKS = frozenset({",", "&"})


def takes_next(
    sentence: Sequence[Word],
    trigger: Trigger,
    verbs: tuple[Mapping[int, Trigger], Mapping[int, Trigger]],
    counts: tuple[Mapping[int, Mention], Mapping[int, Mention]],
) -> bool:
    """Whether the participle takes the number after it: its row opens with a verb and closes with a number.

    ``verbs`` and ``counts`` are by first word and by the word after.
    """
    at, verb, links = trigger.first, True, 0
    first_is_verb = True
    while links < _MOST:
        at -= at > 0 and sentence[at - 1].low in _LINKS
        before = counts[1].get(at) if verb else verbs[1].get(at)
        if before is None or (isinstance(before, Mention) and before.more):
            break
        first_is_verb = not verb
        at, verb, links = before.first, not verb, links + 1
    if first_is_verb and at and sentence[at - 1].low in GRAMMAR["passive"]:
        return False  # "thirty were injured, three killed, and dozens missing"
    at, verb, closes_with_number = trigger.last, True, False
    reach = 0
    while reach < _MOST:
        at += at < len(sentence) and sentence[at].low in _LINKS
        after = counts[0].get(at) if verb else verbs[0].get(at)
        if after is None:
            break
        closes_with_number = verb
        at, verb, reach = after.last, not verb, reach + 1
    return links + reach > 1 and first_is_verb and closes_with_number
