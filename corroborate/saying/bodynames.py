"""Which body a name stands for: its spellings, short forms and safe descriptions, and the offices of states."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corroborate.lexicons import lexicon
from corroborate.saying.spellings import skeleton, slipped

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
BASED = re.compile(r"^(?:(?:[\w-]+\s(?:based|run|led|backed|affiliated)|opposition|official|state|pro\s\w+)\s)+")
KIND = re.compile(
    r"\s(?:(?:militants?|jihadists?|jihadi|extremists?|terrorists?|terror|rebels?|opposition|armed|insurgent|islamist|"
    r"rights|"
    r"activist|aid|rescue|volunteer|volunteers)\s(?:group|organi[sz]ation|faction|movement|network)|faction|"
    r"news agency|news website|news network|television|tv|tv channel|channel|radio|newspaper|daily|website|"
    r"monitoring group|monitor|war monitor|group|organi[sz]ation|ngo|watchdog|reporter|correspondent|"
    r"photographer|cameraman|journalist|crew|agency)$"
)
_SEATED = re.compile(r" (?P<who>reporter|correspondent|photographer|journalist) (?:in|at|on|near|inside) .+$")
_ROLE = (
    r"(?:chief|head|director|spokesman|spokeswoman|spokesperson|president|chairman|leader|secretary general|"
    r"secretary|minister|"
    r"representative|envoy|ambassador|commander|co founder|founder|deputy \w+|vice \w+)"
)
_OF_BODY = re.compile(rf"^(?P<body>.{{2,60}}?)s?\s(?:media\s|press\s|military\s)?{_ROLE}\b(?:\s[a-z ]{{2,50}})?$")
_FOR_BODY = re.compile(rf"^(?:.{{0,40}}\s)?{_ROLE}\s(?:of|for|at|from|with)\s(?:the\s)?(?P<body>.{{2,60}})$")


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Return ``name`` as compared: lower case, without article, apostrophes, dots, hyphens and brackets."""
    bare = re.sub(r"\([^()]*\)", " ", name)
    bare = re.sub(r"['’‘.]", "", bare.casefold())
    bare = re.sub(r"[-–—/_]", " ", bare)
    return ARTICLE.sub("", " ".join(bare.split()).strip(' ,;:"“”'))


@cache
def names() -> dict[str, str]:
    """Return the listed names of bodies as compared, each with its id."""
    return {key(name): ident for ident, names in lexicon("bodies")["bodies"].items() for name in names}


@cache
def states() -> dict[str, str]:
    """Return the names of states and what stands for one ("Tehran"), each with its id."""
    return {key(name): ident for ident, names in lexicon("bodies")["states"].items() for name in names}


@cache
def _offices() -> dict[str, str]:
    return {key(name): ident for ident, names in lexicon("bodies")["offices"].items() for name in names}


@lru_cache(maxsize=8192)
def known(name: str) -> str | None:
    """Return the id of a body the lexicon or the rules know, without guessing at unknown names.

    A slip of the pen in a listed name ("Obsevatory") is forgiven, and another spelling of an Arabic one.
    """
    words = key(name)
    return _known(words) or _respelled(words, name)


def _known(words: str) -> str | None:
    if not words:
        return None
    if words in names():
        return names()[words]
    if words in states():
        return f"{states()[words]}-government"
    if office := by_state(words):
        return office
    for shorter in (BASED.sub("", words), KIND.sub("", words), _SEATED.sub(r" \g<who>", words)):
        for plain in (shorter, shorter.removesuffix("s")):
            if plain not in (words, "") and plain not in states() and (found := _known(plain)):
                return found
    first, _, rest = words.partition(" ")
    if rest and first in states() and (found := _known(BASED.sub("", rest))) in lexicon("informants")["media"]:
        return found  # "Turkish state-run Anadolu Agency"
    for pattern in (_OF_BODY, _FOR_BODY):
        found_role = pattern.match(words)
        if found_role and (found := _known(ARTICLE.sub("", found_role["body"]))) and not found.endswith("-government"):
            return found
    return None


def _respelled(words: str, name: str) -> str | None:
    """Return the body whose listed name is this one in another spelling or with a slip; names only, no descriptions."""
    if not any(char.isupper() for char in name):
        return None
    bare = KIND.sub("", BASED.sub("", words))
    return _skeletons().get(skeleton(bare)) or slipped(bare, _long_names())


@cache
def _skeletons() -> dict[str, str]:
    """Listed proper names by skeleton; one that two bodies share tells neither."""
    found: dict[str, str | None] = {}
    for ident, listed in lexicon("bodies")["bodies"].items():
        for name in listed:
            if _proper(name) and len(key(name)) > 4 and not name.isupper():
                shape = skeleton(key(name))
                found[shape] = ident if found.get(shape, ident) == ident else None
    return {shape: ident for shape, ident in found.items() if ident is not None}


@cache
def _long_names() -> dict[str, str]:
    listed = lexicon("bodies")["bodies"].items()
    return {key(name): ident for ident, some in listed for name in some if _proper(name) and len(name.split()) > 1}


def _proper(name: str) -> bool:
    """Tell whether a listed name is a name and no description in small letters ("state news agency")."""
    words = [word for word in name.split() if word not in ("of", "for", "and", "the", "in", "without", "on")]
    return all(word[:1].isupper() or word[:3] == "al-" for word in words)


def by_state(words: str) -> str | None:
    """Return the id of a state\'s office: "Syrian army", "the army of Syria"."""
    for cut in (1, 2):
        parts = words.split(" ")
        state = states().get(" ".join(parts[:cut]))
        office = _offices().get(ARTICLE.sub("", " ".join(parts[cut:])))
        if state and office:
            return "syrian-" + office if state == "syria" and office.startswith("state-") else f"{state}-{office}"
    found = re.match(r"^(?P<office>.+?) (?:of|in) (?:the )?(?P<state>[a-z ]+)$", words)
    if found and found["office"] in _offices() and found["state"] in states():
        return f"{states()[found['state']]}-{_offices()[found['office']]}"
    return None
