"""Who speaks by the words right beside a claim, where the speaker read is no speaker or only a part of one.

"Dana Okafor, the head of the port, said in a statement" is an account of Okafor's, not of the statement's; "the
committee's chairman, Dana Okafor, wrote" likewise, and "the agency reported, citing the harbour ministry" one of the
ministry's. All work on the claim's own sentence.
"""

from __future__ import annotations

import re

from corroborate.lexicons import lexicon
from corroborate.saying.cues import printed
from corroborate.saying.speakers import head, key, known
from corroborate.weighing.namings import NAME_WORD
from corroborate.weighing.persons import RUN, is_role, person_in

_FINITE = printed("finite")
_SAID = printed("finite", "participle")
_INTO = r"(?:in|on|to|at|via|through)"
_WORDS = r"(?:\s+[\w’'-]+)"
_CLOSED = re.compile(r"[”\"](?=\s|$)|[.!?:]\s")
_CITING = re.compile(
    rf"\b(?:citing|quoting|quoted(?!\s+(?:by|in|from|as|on)\b))\s+(?:an?\s+|the\s+)?(?P<name>(?:[a-z’'-]+\s+){{0,2}}(?:{NAME_WORD})"
    rf"(?:\s+(?:{NAME_WORD}|[a-z]*ministry|army|military|police|for|of|and)){{0,6}})"
)
_SIGNED = re.compile(
    r"\s*[.!?”\"]*\s*[-–—]*\s*(?P<name>[A-Z][^().!?\n]{1,50}?)\s*\(@?\w{3,20}\)\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},?|\d{1,2}"
    r"\s+[A-Z][a-z]{2,8}\.?,?)\s+(?:19|20)\d\d"
)
_OPENING = re.compile(
    rf"(?P<name>{NAME_WORD}(?:\s+{NAME_WORD}){{1,3}}),?\s+(?:the|an?|who)\s+(?:[\w'’-]+\s+){{0,12}}?(?:told|said)\b"
)
_NAMES = rf"(?P<name>{NAME_WORD}(?:\s+(?:{NAME_WORD}|for|of|and|news|agency)){{0,6}})"
_DAY = r"(?:\s+(?:on\s+)?[A-Z]\w+day|\s+earlier|\s+later)?"
_CUE_BEFORE = re.compile(rf"{_NAMES}\s+{_FINITE}{_DAY}(?:\s+that)?\s+[“\"]?$")
_CUE_AFTER = re.compile(
    rf"[\s,”\"]*(?:the\s+)?(?:[a-z]+\s+known\s+as\s+(?:the\s+)?)?{_NAMES}\s+(?:(?:has|have|also)\s+)?"
    rf"{_FINITE}\b"
)
_PLACE_BEFORE = re.compile(rf"(?P<place>(?:{NAME_WORD}\s+)+)(?P<rest>[a-z].*)$")
_TAG = re.compile(r"[A-Z]-[A-Z][\w.]*")
_FORMER = ("former", "vice", "deputy", "late", "ex")
_CAPITAL_KIND = re.compile(r"(?:the\s+)?[a-z]+$", re.IGNORECASE)


def reread(speaker: str, sentence: str, text: str) -> str:
    """Return who speaks by the words beside a claim, or the speaker as read."""
    if known(speaker) is not None:
        return cited(speaker, sentence) or speaker
    found = (
        tagged(speaker, sentence)
        or subject(speaker, sentence)
        or apposed(speaker, sentence)
        or bracketed(speaker, sentence)
    )
    found = found or (None if speaker in sentence else opening_name(sentence))
    return found or cited(speaker, sentence) or holder(speaker, text) or placeless(speaker, sentence)


def tagged(speaker: str, sentence: str) -> str | None:
    """Return the politician whose party and state were read as the speaker: "Okafor, D-Utah, said"."""
    found = re.search(rf"(?P<name>{RUN.pattern}),\s+{re.escape(speaker)}", sentence) if _TAG.match(speaker) else None
    return found["name"] if found is not None else None


def subject(speaker: str, sentence: str) -> str | None:
    """Return who speaks where what was read as the speaker is only what it was said in: "a statement", "Twitter"."""
    bare = re.escape(re.sub(r"^(?:an?|the|his|her|its|their)\s+", "", speaker.strip()))
    found = re.search(
        rf"\b{_SAID}\b{_WORDS}{{0,6}}?\s+{_INTO}\s+(?:(?:an?|the|his|her|its|their)\s+)?{bare}\b", sentence
    )
    if found is None:
        return None
    before = sentence[: found.start()]
    closed = [end.end() for end in _CLOSED.finditer(before)]
    return _leading_name(before[closed[-1] if closed else 0 :].strip(' ,“"'))


def _leading_name(clause: str) -> str | None:
    """Return the name a clause opens with, before or behind what its bearer is: "the mayor, Dana Okafor, a lawyer"."""
    first, _, rest = clause.partition(",")
    if first.strip().casefold() in ("he", "she", "they", "it"):
        return first.strip()
    if person_in(first) is not None or known(first.strip()) is not None:
        return first.strip()
    second = rest.partition(",")[0].strip()
    described = is_role(head(first)) if first.strip() else False
    return second if described and person_in(second) is not None else None


def apposed(speaker: str, sentence: str) -> str | None:
    """Return the name set behind a description between commas: "the group's chairman, Dana Okafor, wrote"."""
    if person_in(speaker) is not None or not is_role(head(speaker)):
        return None
    found = re.search(rf"{re.escape(speaker)},\s+(?P<name>[^,;.“”\"]{{3,60}})[,;.]", sentence)
    person = person_in(found["name"]) if found is not None else None
    return found["name"] if found is not None and person is not None and person.given else None


def opening_name(sentence: str) -> str | None:
    """Return the person a sentence opens with as its speaker: "Dana Okafor the manager of a port told a reporter"."""
    found = _OPENING.match(sentence)
    return found["name"] if found is not None and person_in(found["name"]) is not None else None


def adjacent(text: str, start: int, end: int, elsewhere: bool) -> str | None:
    """Return the known body with a verb of saying right before a claim, or right behind it.

    Behind it only where ``elsewhere`` says that the speaker read stands in another sentence.
    """
    before = _CUE_BEFORE.search(text, max(0, start - 90), start)
    after = _CUE_AFTER.match(text, end, end + 120) if elsewhere else None
    for found in (before, after):
        words = found["name"].split() if found is not None else []
        for at in range(len(words)):
            ident = known(" ".join(words[at:]))
            if ident is not None and not ident.endswith("-government"):
                return " ".join(words[at:])
    return None


def cited(speaker: str, sentence: str) -> str | None:
    """Return the body that an agency or outlet says it has its account from, if that is named."""
    at = sentence.find(speaker)
    found = _CITING.search(sentence, max(at, 0))
    if at < 0 or found is None:
        return None
    words = found["name"].split()
    for end in range(len(words), 0, -1):
        if (ident := known(" ".join(words[:end]))) is not None and not ident.endswith("-government"):
            return " ".join(words[:end]) if ident != known(speaker) else None
    while words and words[0][:1].islower():
        words = words[1:]
    bodies = (*lexicon("bodies")["descriptions"]["body_words"], *lexicon("informants")["organs"])
    return " ".join(words) if len(words) > 1 and words[-1].casefold() in bodies else None


def signed(text: str, end: int) -> str | None:
    """Return the account that signs a post right behind a claim: "(@port) May 3, 2021"."""
    found = _SIGNED.match(text, end, end + 120)
    return found["name"] if found is not None else None


def bracketed(speaker: str, sentence: str) -> str | None:
    """Return the name before brackets that cut its kind off: "the Blue Falcon [BF] group" read as "group"."""
    if _CAPITAL_KIND.fullmatch(speaker) is None:
        return None
    kind = re.escape(speaker.split()[-1])
    name = rf"(?P<name>{NAME_WORD}(?:\s+{NAME_WORD}){{0,4}})"
    found = re.search(rf"{name}\s*[\[(][^\])]{{1,24}}[\])]\s+(?:[a-z]+\s+){{0,2}}{kind}\b", sentence)
    return re.sub(r"^The\s+", "", found["name"]) if found is not None else None


def placeless(speaker: str, sentence: str) -> str:
    """Return a speaker without the place before it that lost its comma: "near Homs local sources said"."""
    found = _PLACE_BEFORE.match(speaker)
    body = known(found["place"]) if found is not None else None
    if found is None or known(speaker) is not None or (body is not None and not body.endswith("-government")):
        return speaker
    where = r"(?:in|with|near|from|at|on|into|inside|outside|around|towards?)"
    return found["rest"] if re.search(rf"\b{where}\s+{re.escape(speaker)}", sentence) else speaker


def holder(speaker: str, text: str) -> str | None:
    """Return the one person a text names with the office by which a speaker is meant: "the governor"."""
    words = key(speaker).split()
    if not words or speaker != speaker.strip() or not _office(words[-1]) or len(words) > 3 or not _definite(speaker):
        return None
    found: dict[str, str] = {}
    for run in RUN.finditer(text):
        parts = [part.casefold().strip(".") for part in run.group().split()]
        at = next((at for at, part in enumerate(parts[:-1]) if _office(part) == _office(words[-1])), None)
        past = parts[0] in _FORMER or text[: run.start()].rpartition(" ")[0].rpartition(" ")[2].casefold() in _FORMER
        if at is None or past or not set(words[:-1]) <= set(parts[:at]):
            continue
        person = person_in(run.group())
        if person is not None:
            found.setdefault(person.surname, re.sub(r"['’]s?$", "", run.group()))
    return next(iter(found.values())) if len(found) == 1 else None


def _definite(speaker: str) -> bool:
    """Say whether a speaker is pointed at ("the governor", "House speaker") and not one of several."""
    return not speaker.casefold().startswith(("a ", "an ", "one ", "another ", "some ", "his ", "her ", "their "))


def _office(word: str) -> str | None:
    """Return an office that one person holds, its short forms as the long one."""
    offices: dict[str, str] = lexicon("names")["offices"]
    return offices.get(word, word if word in offices.values() else None)
