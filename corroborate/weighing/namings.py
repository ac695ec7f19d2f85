"""Which known body a sentence hands its content to, where the attribution named nobody or nobody known.

Texts without commas lead a parser astray ("said the Observatory a war monitor"); a known name beside a verb of saying
does not. Descriptions ("a monitoring group") mean the body of that sort their article names.
"""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.saying.speakers import key, known
from corroborate.saying.timespeakers import timeless

_APPOSED = (
    r"(?:(?:monitoring\s+group|war\s+monitor|news\s+agency|monitor|agency|group|network)\s+)?"
    r"(?:\([^()]{1,40}\)\s+|(?:an?|the|which|who)\s+(?:[\w'’-]+\s+){1,9}?)?"
    r"(?:and\s+(?:[\w-]+\s+){1,6}?)?"
)
_ALSO = r"(?:and\s+(?:[\w-]+\s+){1,6}?)?"
_OPENING = r"(?:the|an?|[\w-]+-based|[Ll]ondon|opposition|official|state|monitoring|group|war|monitor)"
_STOP = re.compile(r"[.!?](?=[\s\"”’]|$)|\n")
_NAME_WORD = r"(?:[A-Z][\w'’-]+|al-[A-Z]\w+)"
_PERSON = re.compile(
    rf"(?:(?P<before>[\w'’-]+)\s+)?(?P<name>{_NAME_WORD}(?:\s+(?:{_NAME_WORD}|bin|ibn|al)){{0,2}}\s+{_NAME_WORD})$"
)
_BODY_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:for|of|and)\s+)?{_NAME_WORD}){{1,6}}"
_LEADING_IN = frozenset("a an the of at in from for with to near by on inside and".split())
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
_SPEAKING_PERSON = re.compile(rf"(?P<name>{_NAME_WORD}\s+{_NAME_WORD})\s+{_ADVERB}{_SAID}")
_SPEAKING_CROWD = re.compile(
    r"(?<![\w-])(?P<name>(?:(?:local|opposition|rebel|military|medical|security|civil|media|regime|state|rescue|aid|health|hospital|police)"
    r"\s+){0,2}(?:activists|residents|witnesses|officials|sources|medics|doctors|authorities|media|workers|rebels|reports))"
    rf"\s+{_ADVERB}{_SAID}"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences a span lies in."""
    before = [found.end() for found in _STOP.finditer(text, 0, start)]
    after = _STOP.search(text, max(start, end - 1))
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


def within(speaker: str) -> str | None:
    """Return the known informant whose name stands inside what was read as a speaker, the last of several."""
    found = [match["name"] for match in _names().finditer(speaker)]
    return found[-1] if found else None


def told_by(sentence: str, article: str) -> str | None:
    """Return the known name, printed in ``sentence`` or meant by a description in it, that is said to have said it."""
    found = _hands_over().search(sentence)
    if found is not None:
        return found.group("after") or found.group("before")
    described = _described().search(sentence)
    if described is None:
        return None
    return meant(described.group("after") or described.group("before"), article)


def meant(description: str, article: str) -> str | None:
    """Return the name in ``article`` of the one body a description stands for, or ``None``.

    Of two speakers in one breath ("a monitor and activists") the body counts.
    """
    for part in description.split(" and "):
        bare = f" {key(part)}"
        for sort, bodies in _SORTS.items():
            if any(bare.endswith(f" {key(name)}") for name in lexicon("informants")[sort]):
                named = {known(found["name"]): found["name"] for found in _names().finditer(article)}
                met = [name for body, name in named.items() if body in bodies]
                if len(met) == 1:
                    return met[0]
    return None


def belongs_to_last(description: str) -> bool:
    """Say whether a speaker is described as somebody of the body named before ("the organisation's spokesman")."""
    return _OF_LAST.match(description) is not None or names_words(description)


def names_words(description: str) -> bool:
    """Say whether what was read as a speaker are words said before ("the claim"): whoever said them speaks."""
    return _WORDS.fullmatch(description) is not None


def introduced(speaker: str, sentence: str) -> str | None:
    """Return the person a sentence opens its account with where the speaker was read off the end of an apposition.

    "Omar Haddad the manager of a hospital in Homs told" is an account of Omar Haddad's, not of Homs.
    """
    found = re.search(
        rf"(?P<name>{_NAME_WORD}\s+{_NAME_WORD})\s+(?:the|an?|who|head|director|manager|chief|spokes\w+)\s+(?:[\w'’-]+\s+){{0,12}}?"
        rf"{re.escape(speaker)}\s+(?:said|told|added)\b",
        sentence,
    )
    if found is None or timeless(found["name"]) != found["name"] or found["name"].split()[0].casefold() in _LEADING_IN:
        return None
    return found["name"]


_WORDS = re.compile(
    r"(?:the|this|that)\s+(?:claim|allegation|assertion|announcement|accusation|denial)s?", re.IGNORECASE
)
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
    if found is None or (found["before"] or "").casefold() in _LEADING_IN:
        return None
    words = [word for word in found["name"].split() if not _is_title(word)]
    return " ".join(words[-2:]) if len(words) >= 2 else None


def speaking(sentence: str) -> tuple[str, bool] | None:
    """Return who a sentence says is speaking where no attribution was read, and whether that is nobody by name."""
    found = _SPEAKING_PERSON.search(sentence)
    if found is not None and _names_a_person(found["name"]):
        return found["name"], False
    crowd = _SPEAKING_CROWD.search(sentence)
    return (crowd["name"], True) if crowd is not None else None


def _names_a_person(words: str) -> bool:
    first, last = words.split()[0], words.split()[-1]
    return (
        known(words) is None
        and not _is_title(last)
        and timeless(words) == words
        and first.casefold() not in _LEADING_IN
    )


def based(speaker: str, sentence: str) -> str | None:
    """Return the name after a place a speaker was cut at ("Istanbul" of "the Istanbul-based Homs Media Office")."""
    found = re.search(rf"{re.escape(speaker)}-(?:based|run|led|backed)\s+(?P<name>{_BODY_NAME})", sentence)
    return found["name"] if found is not None else None


def canonical(speaker: str) -> str:
    """Return a personal name as compared: its last two words, without "al-", "Abu" and the like."""
    bodies = lexicon("bodies")["descriptions"]["body_words"]
    if not is_plain_name(speaker) or speaker.split()[-1].casefold() in bodies:
        return speaker
    words = [word.removeprefix("al-").removeprefix("Al-") for word in speaker.split()]
    kept = [word for word in words if word.casefold() not in ("al", "abu", "bin", "ibn") and not _is_title(word)]
    return " ".join(kept[-2:]) if len(kept) >= 2 else speaker


def is_plain_name(speaker: str) -> bool:
    """Say whether a speaker is printed as a person's name and nothing else."""
    return person(speaker) is not None and all(word[:1].isupper() or word[:3] == "al-" for word in speaker.split())


def spelled_out(speaker: str, article: str) -> str:
    """Return the full name an article gives for a lone surname, or for a name cut at a hyphen ("Omar al")."""
    words = speaker.split()
    if words and words[-1] == "al":
        found = re.search(re.escape(speaker) + r"-[A-Z]\w+", article)
        return found.group() if found is not None else speaker
    if len(words) == 1 and (speaker[:1].isupper() or speaker.startswith("al-")) and known(speaker) is None:
        for found in re.finditer(rf"\b([A-Z][\w'’-]+)\s+{re.escape(speaker)}\b", article):
            if not _is_title(found[1]) and known(found.group()) is None:
                return found.group()
    return speaker


def points_back(sentence: str) -> bool:
    """Say whether a sentence hands its content to whoever spoke before ("he added")."""
    return _PRONOUN.search(sentence) is not None


def has_office(speaker: str) -> bool:
    """Say whether a speaker is named with an office or rank; no body is ("General Commission")."""
    bodies = lexicon("bodies")["descriptions"]["body_words"]
    words = speaker.split()
    return bool(words) and words[-1].casefold() not in bodies and any(_is_title(word) for word in words)


def _is_title(word: str) -> bool:
    words = lexicon("bodies")["descriptions"]
    bare = word.casefold().strip(".,")
    return bare in words["ranks"] or bare in words["person_words"] or bare in ("manager", "boss", "coordinator")


def _alternatives(wordings: list[str]) -> str:
    return "|".join(re.escape(wording) for wording in sorted(wordings, key=lambda wording: (-len(wording), wording)))


@cache
def _body_names() -> str:
    """Names of one word as printed; longer ones whatever their case ("the civil defence")."""
    bodies = lexicon("bodies")["bodies"]
    listed = [name for ident in lexicon("informants")["ids"] if ident in bodies for name in bodies[ident]]
    forms = {form for name in listed for form in (name, re.sub(r"['’]", "", name))}
    names = sorted(forms | {f"Al-{name[3:]}" for name in forms if name[:3] == "al-"})
    long = _alternatives([name for name in names if " " in name])
    short = [name for name in names if " " not in name and (name[:1].isupper() or name[:3] == "al-")]
    return f"(?i:{long})|{_alternatives(short)}"


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<name>{_body_names()})s?(?![\w-])")


@cache
def _hands_over() -> re.Pattern[str]:
    words = lexicon("informants")
    said, by, citing, between = (_alternatives(words[name]) for name in ("said", "by", "citing", "between"))
    names = _body_names()
    return re.compile(
        rf"(?<![\w-])(?P<after>{names})s?\)?\s+{_APPOSED}(?:(?:{between})\s+){{0,3}}(?:{said})(?!\w)"
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
