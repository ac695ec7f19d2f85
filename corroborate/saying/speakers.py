"""Names of speakers: which body a name stands for, whether it names anybody, and whom a pronoun means."""

from __future__ import annotations

import re
from functools import lru_cache

from corroborate.lexicons import lexicon
from corroborate.saying.bodynames import ARTICLE, BASED, KIND, by_state, names, states
from corroborate.saying.bodynames import key as key
from corroborate.saying.bodynames import known as known

_HEAD_ENDS = re.compile(
    r"\s(?:of|for|in|with|from|at|on|who|which|that|close|near|familiar|inside|by|based|and|to|within|affiliated)\b|[,(]"
)
_MEDIA = re.compile(r"\b(?:media|press|news)(?: (?:reports?|outlets?))?$|^reports$")
MEDIA = "media"
"""Media in general: "reports", "local media" and "news reports" are no three."""
_MEDIUM = re.compile(
    r"(?P<name>\S+(?:\s\S+){0,4}?)\s(?:(?:news|state-run|TV|television|radio)\s)?"
    r"(?:agency|channel|newspaper|website|broadcaster|station|network|daily)$"
)
_ADJECTIVE = re.compile(
    r"(?:ish|ese|ian|ean|ic|ist|ite)s?$|-(?:based|run|linked|affiliated|backed|language|led|held|owned)$"
    r"|^(?:Arab|Arabs|Western|Sunni|Shia|Gulf|African|Emirati|Kuwaiti|Omani|Bahraini|Afghan|State|Opposition|News|TV|Online"
    r"|Local|Official|Facebook|Twitter|Telegram|YouTube)$"
)


@lru_cache(maxsize=4096)
def body(name: str) -> str | None:
    """Return the id of the body ``name`` stands for: one id for all its spellings, short forms and safe descriptions.

    An unknown proper name is its own id; a mere description ("a source", "residents") has none.
    """
    found = known(name)
    if found:
        return found
    if anonymous(name) or not any(char.isupper() for char in name):
        return None
    return (_plain(key(name)) if _titled(name) else key(name)).replace(" ", "-") or None


def _plain(words: str) -> str:
    """Return the name of a medium without its side, its country and its kind ("ISIS-linked Hawar news agency")."""
    words = KIND.sub("", BASED.sub("", words))
    first, _, rest = words.partition(" ")
    return rest if rest and (first in states() or _ADJECTIVE.search(first)) else words


def head(name: str) -> str:
    """Return the last word of the noun phrase proper: "source" of "a source close to the army"."""
    bare = _HEAD_ENDS.split(ARTICLE.sub("", name.strip()), maxsplit=1)[0].split()
    return bare[-1] if bare else name.strip()


def described(name: str) -> str:
    """Return the description of somebody unnamed as compared: without place, "local" or what follows the head."""
    bare = key(_HEAD_ENDS.split(ARTICLE.sub("", name.strip()), maxsplit=1)[0])
    if _MEDIA.search(bare):
        return MEDIA
    return bare.removeprefix("same ").removeprefix("local ") or key(name)


def anonymous(name: str) -> bool:
    """Tell whether ``name`` describes a speaker without naming anybody."""
    if known(name):
        return False
    if _titled(name):
        return False
    first = name.split(" ", 1)[0].casefold() if name else ""
    last = head(name)
    if first in _INDEFINITE and " " in name and name.split(" ", 2)[1][:1].islower():
        return not re.search(rf" [A-Z][\w'’-]+ {re.escape(last)}$", name) or not last[:1].isupper()
    if _newspaper(name):
        return False
    return (
        not name
        or last.casefold() in lexicon("bodies")["descriptions"]["anonymous"]
        or last.casefold() in PRONOUNS | {"both", "all", "others"}
    )


_SEATED = re.compile(r" (?:based )?in (?:the )?[A-Z][\w ]{2,40}$")
"""Where a medium sits, behind its kind: "the Hawar news agency in Iraq"."""


def _titled(name: str) -> bool:
    """Tell whether a medium is named before its kind: "the Hawar news agency", not "an Israeli newspaper"."""
    found = _MEDIUM.match(_SEATED.sub("", ARTICLE.sub("", name.strip())))
    if found is None:
        return False
    words = [word for word in found["name"].split() if word[:1].isupper() or word[:3] in ("al-", "el-")]
    return any(not (_ADJECTIVE.search(word) or key(word) in states()) for word in words)


def _newspaper(name: str) -> bool:
    """Tell whether a name in capitals ends in a word for people that newspapers bear: "the Harbour Reporter"."""
    words = ARTICLE.sub("", name.strip()).split()
    return (
        len(words) > 1
        and words[-1] in ("Reporter", "Observer", "Leader", "Monitor")
        and all(word[:1].isupper() and not (_ADJECTIVE.search(word) or key(word) in states()) for word in words[:-1])
        and known(" ".join(words[:-1])) is None
        and key(words[-2]) not in ("war", "rights", "conflict", "rebel", "opposition", "party", "group", "gang")
    )


# "a nurse on duty", "two residents", "its director": described, not named
_INDEFINITE = frozenset(
    "a an one another some several many few two three four five six seven eight nine ten "
    "other others both all her his its their".split()
)
PRONOUNS = frozenset(
    "he she it they we i you him her them who which that this these those himself itself themselves".split()
)


def kind(name: str) -> str:
    """Return ``plural``, ``body``, ``person`` or, for a name that may be either of the last two, ``name``."""
    last = head(name).casefold()
    words = lexicon("bodies")["descriptions"]
    if last in words["plural_words"] or (last.endswith("s") and last in words["anonymous"]):
        return "plural"
    if last in words["person_words"] or last.rstrip("s") in words["person_words"]:
        return "person"
    parts = key(name).split()
    if any(part in words["ranks"] or part in words["person_words"] for part in parts[:-1]):
        return "person"
    if names().get(key(name)) or by_state(key(name)) or key(name) in states() or last in words["body_words"]:
        return "person" if re.search(r"rahman$", key(name)) else "body"
    return "name"
