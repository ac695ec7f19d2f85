"""Which language a text is in, and whether we read it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

READABLE = "en"
_FUNCTION_WORDS = frozenset[str](lexicon("english")["function_words"])
_WORD = re.compile(r"[^\W\d_]+")
# Letters below which only a foreign script is a sure sign.
_SHORT = 25
# Share of function words above which a text is English whatever its names look like; below it the identifier decides.
_ENGLISH_SHARE = 0.1
_SURE = 0.5
_HOPELESS = 0.02


def language_of(title: str, text: str) -> str | None:
    """Return the ISO 639-1 code (639-3 where there is none), or null where the words are too few to tell.

    Identifier: py3langid, a naive Bayes model over byte n-grams. It takes English full of Arabic names for other
    languages now and then, so English function words are counted first and a doubtful answer counts as English.
    """
    sample = _sample(f"{title}\n{text}")
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if not letters:
        return None
    latin = sum(len(word) for word in words if word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00")
    if latin < letters / 2:
        return _identify(sample)[0]
    if sum(word in _FUNCTION_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return READABLE
    if letters < _SHORT:
        return None
    code, confidence, english = _identify(sample)
    return code if confidence >= _SURE and english <= _HOPELESS else READABLE


def _sample(text: str) -> str:
    """Cut a long text to its beginning, middle and end: a page may open with a menu in another language."""
    if len(text) <= 6000:
        return text
    middle = len(text) // 2
    return " ".join((text[:2000], text[middle - 1000 : middle + 1000], text[-2000:]))


def _identify(sample: str) -> tuple[str, float, float]:
    ranked = _identifier().rank(sample)
    scores = dict(ranked)
    # Nigerian Pidgin and Scots are what the model calls terse English headlines.
    english = sum(scores.get(code, 0.0) for code in ("en", "pcm", "sco"))
    return ranked[0][0], float(ranked[0][1]), float(english)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
