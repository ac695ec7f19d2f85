"""Who speaks in a sentence for which no speaker was read: "Okafor called the plan “a gift to the port”".

A parser loses a speaker behind asides, lost commas and verbs it takes for nouns. What stands before a verb of saying,
judging or promising, as printed, still tells: a name, or people and bodies told by what they are.
"""

from __future__ import annotations

import re
from functools import cache

from corroborate.lexicons import lexicon
from corroborate.saying.speakers import known
from corroborate.saying.timespeakers import timeless
from corroborate.weighing.descriptions import can_speak
from corroborate.weighing.namings import LEADING_IN
from corroborate.weighing.persons import RUN, is_role, person_in, surname_alone

_ASIDE = re.compile(r"(?:,\s[^,“”\"]{2,110},|\s\([^()]{1,40}\)|,?\s(?:who|which))$")
_LINK = re.compile(
    r"\s(?:has|had|have|also|then|later|earlier|once|again|repeatedly|bluntly|publicly|quickly|sharply|instead|even|just"
    r"|did|already|now|reportedly|initially|previously|meanwhile|(?:on\s)?\w+day|last\s\w+|an?\s(?:day|week|month|year)\sago"
    r"|(?:went\son|continued|vowed|used)\sto|took\s(?:a\s\w+\s)?\w+\sat\s[^,“”\"]{2,60},|\w+ly|in\s\w+)$",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:{RUN.pattern})(?:\s+of\s+[A-Z][\w'’-]+)?(?:\s+in\s+a\s+\w+)?$")
_CROWD = re.compile(
    r"(?:(?:\b(?:the|an?|his|her|its|their|some|many|most|several|two|one)\s+)(?:[\w'’-]+\s+){0,3})?[\w'’-]+$", re.I
)
_GIVEN = re.compile(
    r"\s(?:is|was|were|are)\s+(?:expected|reported|quoted|shown|heard|seen|planning|blunt|due)\b"
    r"[^“”\".;]{0,40}(?:\b(?:say|saying)\b|:)|\s+[a-z]{3,12}\s*:\s*(?=[“\"]|``|'')|\smade\s(?:it\s)?[\w\s]{0,20}clear\b"
)
_FOR = re.compile(
    r"^(?:To|For)\s+(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,5})(?:,\s+[A-Z]-[A-Z][\w.]+)?,?\s+(?:[^“”\"]{2,80}\s)?(?:[“\"]|``)(?=\w)"
)
_PLACED = LEADING_IN - {"the", "a", "an", "and", "by"} | frozenset(
    "against about over between under than like as into onto through across behind beyond during without within".split()
)
_ADDING = re.compile(
    r"(?:[^,“”\";]{0,90}\b(?:as|when|while|but|and)\s|In\s[^,“”\"]{3,40},\s)?"
    r"(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,5})\s(?:[a-z][\w'’-]*\s?){1,4}[^“”\";]{0,160},\s"
    r"(?:saying|writing|adding|arguing|insisting|claiming|warning|telling)\b(?!.*\b(?:said|says)\b)"
)
"""What goes on with the words of whoever did something: "Okafor left early, saying the pier was rotten"."""
_MARK = re.compile(r"(?:[“\"]|``)(?=\s?\w)")
_TOLD = re.compile(r"(?:\s+[\w'’]+){0,4}?\s+that\b|\s+(?:he|she|it|they|there)\s|[\s,]*(?:[“\"]|``)|[.,]?[\s”\"']*$|:")
_COUNT = re.compile(r"\s+(?:(?:at\sleast|more\sthan|over|some|about|nearly)\s+)?(?P<number>\d|[a-z]+)", re.IGNORECASE)
_FURTHER = re.compile(r"(?<=\w)(?:\s(?:acting|working|speaking))?\s(?:for|of)\s(?:the|an?|his|her|their)\s[a-z’'-]+$")
"""What further tells who a speaker is: "the lawyer acting for the officer"."""
_BY = re.compile(r"\s(?:by|in|as|for|on)\b|,")
_BE = re.compile(r"\s(?:is|was|were|are|be|been|being|to|not|n[o']t)$")


def characterised(sentence: str) -> str | None:
    """Return who is said to speak in a sentence by the words before a verb, "he" or "she", or ``None``."""
    asked = _FOR.match(sentence) or _ADDING.match(sentence)
    if asked is not None and _may_speak(asked["who"]):
        return asked["who"]
    for found in (*_verbs().finditer(sentence), *_GIVEN.finditer(sentence)):
        before = sentence[: found.start()]
        if before.count('"') % 2 or before.rfind("“") > before.rfind("”") or not _says(found, sentence):
            continue  # somebody else's words, or a deed
        who = _subject(before)
        if who is not None:
            return who
    return None


def _says(found: re.Match[str], sentence: str) -> bool:
    """Say whether a verb hands on words: they follow in quotation marks or with "that", or it closes the sentence."""
    if found.re is _GIVEN:
        return True
    after = sentence[found.end() :]
    if found["verb"].casefold() in _passing_on():
        return _BY.match(after) is None
    if found["verb"].casefold() in _forms("report") and _is_count(after):
        return True
    judged = found["verb"].casefold() in _judging() and _MARK.search(re.split(r"[.;]\s", after)[0]) is not None
    return judged or (_TOLD.match(after) is not None and found["verb"].casefold() not in _judging())


def _is_count(after: str) -> bool:
    """Say whether a number follows: "reported 15 deaths"."""
    found = _COUNT.match(after)
    word = found["number"].casefold() if found is not None else ""
    return word.isdigit() or word in lexicon("numerals")["values"]


def _subject(before: str) -> str | None:
    """Return the name, the people or the pronoun that words before a verb end in, past adverbs and asides."""
    related = re.search(r"\b(?:who|which)(?:\s\w+)?$", before) is not None
    size = len(before) + 1
    while len(before) < size:
        size = len(before)
        before = _ASIDE.sub("", _LINK.sub("", before))
    if _BE.search(before):
        return None
    if not related:
        before = _FURTHER.sub("", before)
    named = _NAME.search(before)
    led = before[: named.start()].split()[-1:] if named is not None else []
    if named is not None and not (led and led[0].casefold() in _PLACED):
        who = named.group()
        if who.casefold() in ("he", "she"):
            return who.casefold()
        if _may_speak(who):
            return who
    crowd = None if led and led[0].casefold() in _PLACED else _CROWD.search(re.sub(r"['’](?:s|ve|d)$", "", before))
    if crowd is None:
        return None
    if crowd.group().casefold() in ("he", "she"):
        return crowd.group().casefold()
    return crowd.group() if crowd.group()[-1].islower() and can_speak(crowd.group()) else None


def _may_speak(name: str) -> bool:
    if timeless(name) != name or (is_role(name) and " " not in name):
        return False
    ident = known(name)
    return (
        person_in(name) is not None
        or surname_alone(name) is not None
        or (ident is not None and not ident.endswith("-government"))
        or (" " in name and name.split()[-1].casefold() in lexicon("bodies")["descriptions"]["body_words"])
    )


@cache
def _verbs() -> re.Pattern[str]:
    verbs = lexicon("cues")["verbs"]
    lemmas = {*verbs["speech"], *verbs["act"], *verbs["accuse"], *verbs["hearer"], *verbs["relay"]}
    forms = {form for lemma in lemmas for form in _forms(lemma)} | {"said", "told", "wrote", "charge", "charges"}
    return re.compile(
        rf"(?<=\w|[,)])\s+(?P<verb>{'|'.join(sorted(map(re.escape, forms), key=lambda w: (-len(w), w)))})\b"
    )


@cache
def _judging() -> frozenset[str]:
    """Verbs that hand on words only in quotation marks: "called the plan “a gift”"."""
    verbs = lexicon("cues")["verbs"]
    told = {*verbs["speech"], *verbs["hearer"]} - {*verbs["accuse"]}
    return frozenset(form for lemma in {*verbs["act"]} - told for form in _forms(lemma))


@cache
def _passing_on() -> frozenset[str]:
    return frozenset(form for lemma in lexicon("cues")["verbs"]["relay"] for form in _forms(lemma)) - {"cite", "quote"}


def _forms(lemma: str) -> tuple[str, ...]:
    """Return a regular verb as printed; of an "-y" or "-e" the stem changes."""
    if lemma.endswith("e"):
        return lemma, f"{lemma}s", f"{lemma}d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"
    plural = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    return lemma, plural, f"{lemma}ed"
