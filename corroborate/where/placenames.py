"""Spellings of one name brought to one form: articles off, vowels and doubled letters folded.

Latin spellings of Arabic names differ in vowels, in the article and in a few digraphs; consonants hold. "kh" stays
apart from "h" and "sh" from "s", for joining them would join different towns.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corroborate.lexicons import lexicon

ARTICLES: frozenset[str] = frozenset(lexicon("placewords")["words"]["articles"])
_APOSTROPHES = re.compile(r"['’‘`´ʿʾʼ]")
_SPLIT = re.compile(r"[^\w]+")
_KAFR = re.compile(r"^k[aeu]?f[aeu]?r(?=$)")
_TWINS = re.compile(r"([b-df-hj-np-tv-z$])\1+")
_GLUED = re.compile(r"^[ae](?:zz|ss|rr|dd|tt|nn)(?=[aeiouy])")
_DIGRAPHS = (
    ("tch", "$"), ("sch", "$"), ("ch", "$"), ("sh", "$"), ("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("ph", "f"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("v", "w"),
)  # fmt: skip
_FINAL_H = re.compile(r"(?<=[aeiouy])h$")
_I_GLIDE = re.compile(r"i(?=[aeou])")
_BEFORE_GLIDE = re.compile(r"[aeiou]+(?=[wy][aeiou])")
_GLIDE = re.compile(r"([wy])(?=[aeiou])")
_VOWELS = re.compile(r"[aeiouwy]+")


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """Small letters without accents, apostrophes or hyphens; articles stay off unless nothing else is left."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = [w for w in _SPLIT.split(_APOSTROPHES.sub("", bare).casefold().replace(".", "")) if w]
    return " ".join([w for w in words if w not in ARTICLES] or words)


@lru_cache(maxsize=20_000)
def _fold(word: str, first: bool) -> str:
    word = _KAFR.sub("kfr", word)
    if not first:
        word = _GLUED.sub(lambda m: m[0][1:], word)
    for letters, letter in _DIGRAPHS:
        word = word.replace(letters, letter)
    word = _FINAL_H.sub("", _TWINS.sub(r"\1", word))
    word = _BEFORE_GLIDE.sub("", _I_GLIDE.sub("iy", word))
    word = _GLIDE.sub(lambda m: m[1].upper(), word)
    return _VOWELS.sub(lambda m: "u" if set(m[0]) & set("ouw") else "a", word).lower()


@lru_cache(maxsize=20_000)
def normal(name: str) -> str:
    """The form under which spellings of one name compare: ``normal("al-Mazzah") == normal("Mezzeh")``."""
    return " ".join(_fold(word, i == 0) for i, word in enumerate(plain(name).split()))
