"""Which known body a sentence hands its content to, where the attribution named nobody or nobody known.

Texts without commas lead a parser astray ("said the Observatory a war monitor"); a known name beside a verb of saying
does not. Descriptions ("a monitoring group") mean the body of that sort their article names.
"""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.saying.speakers import key, known

_APPOSED = (
    r"(?:(?:monitoring\s+group|war\s+monitor|news\s+agency|monitor|agency|group|network)\s+)?"
    r"(?:\([^()]{1,40}\)\s+|(?:an?|the|which|who)\s+(?:[\w'’-]+\s+){1,9}?)?"
    r"(?:and\s+(?:[\w-]+\s+){1,6}?)?"
)
_STAFF = (
    r"(?:(?:correspondents?|reporters?|journalists?|photographers?)\s+(?:(?:in|on|at|near)\s+(?:[\w'’-]+\s+){1,4}?)?)?"
)
"""Who hears it for a body: "the agency's reporter in Homs"."""
_ALSO = r"(?:and\s+(?:[\w-]+\s+){1,6}?)?"
_OPENING = r"(?:the|an?|[\w-]+-based|[Ll]ondon|opposition|official|state|monitoring|group|war|monitor)"
_STOP = re.compile(r"[.!?](?=[\s\"”’]|$)|\n")
NAME_WORD = r"(?:[A-Z][\w'’-]+|[ae]l-[A-Z]\w+)"
_PERSON = re.compile(
    rf"(?:(?P<before>[\w'’-]+)\s+)?(?P<name>{NAME_WORD}(?:\s+(?:{NAME_WORD}|bin|ibn|al)){{0,2}}\s+{NAME_WORD})$"
)
BODY_NAME = rf"{NAME_WORD}(?:\s+(?:(?:for|of|and)\s+)?{NAME_WORD}){{1,6}}"
LEADING_IN = frozenset("a an the of at in from for with to near by on inside and".split())
_WHERE = re.compile(r"\b(?:in|at|inside|near|outside) (?:the )?$", re.IGNORECASE)
"""Before a name that says where a speaker is: "a news website in Iran" is not Iran."""
_SAID = (
    r"(?:(?:said|says|added|told|noted|stated|wrote|continued|reported|confirmed)\b"
    r"|(?:given|spoken|put|counted|announced)\b)"
)
_ADVERB = r"(?:(?:also|then|later|has|have|had|earlier|previously|initially|originally|first)\s+){0,3}"
_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|the\s+(?:group|agency|organi[sz]ation|monitor|network|ministry|source|official|activist|statement))"
    rf"\s+{_ADVERB}{_SAID}",
    re.IGNORECASE,
)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences a span lies in."""
    before = [found.end() for found in _STOP.finditer(text, 0, start)]
    after = _STOP.search(text, max(start, end - 1))
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


def within(speaker: str) -> str | None:
    """Return the known informant whose name stands inside what was read as a speaker, the last of several."""
    found = [
        match["name"] for match in printed_names().finditer(speaker) if not _WHERE.search(speaker[: match.start()])
    ]
    return found[-1] if found else None


def told_by(sentence: str, article: str, other: str | None = None) -> str | None:
    """Return the known name, printed in ``sentence`` or meant by a description in it, that is said to have said it.

    ``other`` is somebody unnamed read as the speaker: a name with a verb of its own elsewhere in the sentence says
    something else ("state media reported clashes while an activist said ...").
    """
    found = _hands_over().search(sentence)
    if found is not None and other is not None and found["after"] and _elsewhere(other, sentence, found.span()):
        found = None
    if found is not None:
        return found.group("after") or found.group("before")
    described = _described().search(sentence)
    if described is None:
        return None
    return meant(described.group("after") or described.group("before"), article)


def _elsewhere(speaker: str, sentence: str, place: tuple[int, int]) -> bool:
    at = sentence.find(speaker)
    return at >= 0 and (at >= place[1] or at + len(speaker) <= place[0])


def meant(description: str, article: str) -> str | None:
    """Return the name in ``article`` of the one body a description stands for, or ``None``.

    Of two speakers in one breath ("a monitor and activists") the body counts.
    """
    if any(word[:1].isupper() and not _home(word) for word in description.split()[1:]):
        return None  # "the ISIS-linked Amaq agency" has a name of its own
    for part in description.split(" and "):
        bare = f" {key(part)}"
        for sort, bodies in _SORTS.items():
            if any(bare.endswith(f" {key(name)}") for name in lexicon("informants")[sort]):
                named = {known(found["name"]): found["name"] for found in printed_names().finditer(article)}
                met = [name for body, name in named.items() if body in bodies]
                if len(met) == 1:
                    return met[0]
    return None


def _home(word: str) -> bool:
    """Say whether a capital says only where a body sits: "Syrian", "Britain-based"."""
    return known(word) == "syria-government" or word.endswith("-based")


def belongs_to_last(description: str) -> bool:
    """Say whether a speaker is described as somebody of the body named before ("the organisation's spokesman")."""
    return _OF_LAST.match(description) is not None


_OF_LAST = re.compile(
    r"(?:the|its|their)\s+(?:organi[sz]ation|group|agency|network|body|observatory|monitor|cent(?:er|re)|ministry)[’']?s?[’']?\s+\w+",
    re.IGNORECASE,
)
_SORTS = {
    "rescuers": ("white-helmets",),
    "monitors": ("sohr", "snhr", "airwars", "vdc"),
    "agencies": ("sana", "irna", "anadolu", "tass", "ria", "nna", "xinhua"),
    "broadcasters": ("syrian-state-television", "al-manar", "al-mayadeen"),
}


def person(speaker: str) -> str | None:
    """Return the name of a person after an office ("the hospital's head Omar Haddad") or alone, or ``None``."""
    found = _PERSON.search(speaker.strip())
    if found is None or (found["before"] or "").casefold() in LEADING_IN:
        return None
    words = [word for word in found["name"].split() if not is_title(word)]
    if words and words[-1].casefold() in lexicon("bodies")["descriptions"]["anonymous"]:
        return None  # "Homs NGO"
    return " ".join(words[-2:]) if len(words) >= 2 else None


def canonical(speaker: str) -> str:
    """Return a personal name as compared: its last two words, without "al-", "Abu" and the like."""
    bodies = {*lexicon("bodies")["descriptions"]["body_words"], *lexicon("informants")["organs"]}
    if not is_plain_name(speaker) or any(word.casefold() in bodies for word in speaker.split()):
        return speaker
    words = [word.removeprefix("al-").removeprefix("Al-") for word in speaker.split()]
    kept = [word for word in words if word.casefold() not in ("al", "abu", "bin", "ibn") and not is_title(word)]
    return " ".join(kept[-2:]) if len(kept) >= 2 else speaker


def is_plain_name(speaker: str) -> bool:
    """Say whether a speaker is printed as a person's name and nothing else."""
    return person(speaker) is not None and all(word[:1].isupper() or word[:3] == "al-" for word in speaker.split())


def points_back(sentence: str) -> bool:
    """Say whether a sentence hands its content to whoever spoke before ("he added")."""
    return _PRONOUN.search(sentence) is not None


def has_office(speaker: str) -> bool:
    """Say whether a speaker is named with an office or rank; no body is ("General Commission")."""
    bodies = lexicon("bodies")["descriptions"]["body_words"]
    words = speaker.split()
    return bool(words) and words[-1].casefold() not in bodies and any(is_title(word) for word in words)


def is_title(word: str) -> bool:
    """Say whether a word is an office or rank before a name."""
    words = lexicon("bodies")["descriptions"]
    bare = word.casefold().strip(".,")
    if "-" in bare:
        return any(is_title(part) for part in bare.split("-") if part)
    return bare in words["ranks"] or bare in words["person_words"] or bare in ("manager", "boss", "coordinator")


def _alternatives(wordings: list[str]) -> str:
    return "|".join(re.escape(wording) for wording in sorted(wordings, key=lambda wording: (-len(wording), wording)))


@cache
def _bodyprinted_names() -> str:
    """Names of one word as printed; longer ones whatever their case ("the civil defence")."""
    bodies = lexicon("bodies")["bodies"]
    listed = [name for ident in lexicon("informants")["ids"] if ident in bodies for name in bodies[ident]]
    forms = {form for name in listed for form in (name, re.sub(r"['’]", "", name))}
    names = sorted(forms | {f"Al-{name[3:]}" for name in forms if name[:3] == "al-"})
    long = _alternatives([name for name in names if " " in name])
    short = [name for name in names if " " not in name and (name[:1].isupper() or name[:3] == "al-")]
    return f"(?i:{long})|{_alternatives(short)}"


@cache
def printed_names() -> re.Pattern[str]:
    """Match the names of bodies that give accounts, as printed."""
    return re.compile(rf"(?<![\w-])(?P<name>{_bodyprinted_names()})s?(?![\w-])")


@cache
def _hands_over() -> re.Pattern[str]:
    words = lexicon("informants")
    said, by, citing, between = (_alternatives(words[name]) for name in ("said", "by", "citing", "between"))
    names = _bodyprinted_names()
    return re.compile(
        rf"(?<![\w-])(?P<after>{names})s?\)?\s+{_STAFF}{_APPOSED}(?:(?:{between})\s+){{0,3}}(?:{said})(?!\w)"
        rf"|(?<!\w)(?:(?i:{citing})\s+(?:[\w'’-]+\s+){{0,5}}?|(?:{by})\s+(?:{_OPENING}\s+){{0,4}})(?P<before>{names})(?![\w-])"
    )


@cache
def _described() -> re.Pattern[str]:
    words = lexicon("informants")
    said, by, citing, between = (_alternatives(words[name]) for name in ("said", "by", "citing", "between"))
    names = _alternatives([name for sort in _SORTS for name in words[sort]])
    return re.compile(
        rf"(?<![\w-])(?P<after>{names})\s+{_ALSO}(?:(?:{between})\s+){{0,3}}(?:{said})(?!\w)"
        rf"|(?<!\w)(?:{by}|{citing})\s+(?P<before>{names})(?![\w-])",
        re.IGNORECASE,
    )
