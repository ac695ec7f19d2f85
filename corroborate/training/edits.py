"""Changes of one thing in a sentence: word lists in ``words.json``, entities and verbs from the parser.

A change is a pair of strings (old, new) where ``old`` occurs once in the sentence, so that the same change can be made
in every re-wording of it that still holds those words.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
).split()
_BOUND = (r"(?<![\w.,$-])", r"(?![\w-]|[.,:]\d)")
_BARE_AUXILIARIES = set("is are was were has have had will would can could should may might must".split())


_BROKEN = re.compile(r"\b(?:was|were|is|are|been|be|to) (?:did|does|do) not\b")
_NUMBER = re.compile(_BOUND[0] + "(?:" + "|".join(NUMBER_WORDS) + r"|\d{1,3})" + _BOUND[1])


def _bounded(word: str) -> str:
    """A pattern for the word by itself: not inside another word, nor a digit group of a longer number."""
    return _BOUND[0] + re.escape(word) + _BOUND[1]


@dataclass(frozen=True, slots=True)
class Change:
    """Replace ``old`` by ``new``; the result contradicts the sentence. ``kind`` names what changed."""

    kind: str
    old: str
    new: str

    def apply(self, text: str) -> str | None:
        """The changed text; None where the old words are not there exactly once."""
        pattern = re.compile(_bounded(self.old))
        if len(pattern.findall(text)) != 1:
            return None
        changed = pattern.sub(lambda _: self.new, text)
        return None if _BROKEN.search(changed) else changed


@cache
def words() -> dict[str, Any]:
    """The word lists, as data."""
    loaded: dict[str, Any] = json.loads(files("corroborate.training").joinpath("words.json").read_text("utf-8"))
    return loaded


@cache
def _lookup() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """One pattern over every listed word, longest first, and the classes each word is listed in."""
    places: dict[str, list[str]] = {}
    for name, groups in words()["exclusive"].items():
        for word in (word for group in groups for word in group):
            places.setdefault(word, []).append(name)
    ordered = sorted(places, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])"), places


def _class_changes(text: str, rng: random.Random) -> list[Change]:
    pattern, places = _lookup()
    changes = []
    for match in pattern.finditer(text):
        for name in places[match[0]]:
            groups = words()["exclusive"][name]
            absent = [group for group in groups if not any(word in text for word in group)]
            new = rng.choice(rng.choice(absent)) if absent else match[0]
            plural = match[0].endswith("s") == new.endswith("s")
            if new != match[0] and (plural or name in {"town", "state", "side", "month", "day", "hour"}):
                changes.append(Change(name, match[0], new))
    return changes


def _antonym_changes(text: str, rng: random.Random) -> list[Change]:
    changes = []
    for pair in words()["antonyms"]:
        for old, new in (pair, pair[::-1]):
            if re.search(_bounded(old), text):
                changes.append(Change("antonym", old, new))
    rng.shuffle(changes)
    return changes[:3]


def _number_changes(text: str, rng: random.Random) -> list[Change]:
    changes = []
    for match in _NUMBER.finditer(text):
        old = match[0]
        if old in NUMBER_WORDS:
            place = NUMBER_WORDS.index(old)
            choices = [word for index, word in enumerate(NUMBER_WORDS) if abs(index - place) >= 2]
            changes.append(Change("number", old, rng.choice(choices)))
        elif 1 < int(old) < 900:
            value = int(old)
            new = rng.choice([max(2, value // 2), value * 2, value + rng.randint(3, 9), value * 3 + 1])
            changes.append(Change("number", old, str(new if new != value else value + 4)))
    return changes


def _negation(verb: Token) -> Change | None:
    """Assert what is negated or the reverse, on one verb and its first auxiliary."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    negative = [child for child in verb.children if child.dep_ == "neg"]
    if negative:
        word = negative[0]
        before = word.nbor(-1) if word.i else None
        if word.text != "not" or before is None or before.text.lower() not in _BARE_AUXILIARIES:
            return None
        return Change("denial", f"{before.text} not", before.text)
    if helpers and helpers[0].text.lower() in _BARE_AUXILIARIES:
        first = helpers[0]
        after = first.nbor(1).text
        return Change("denial", f"{first.text} {after}", f"{first.text} not {after}")
    if verb.lemma_ == "be" and verb.text.lower() in _BARE_AUXILIARIES and verb.i + 1 < len(verb.doc):
        return Change("denial", f"{verb.text} {verb.nbor(1).text}", f"{verb.text} not {verb.nbor(1).text}")
    helper = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}.get(verb.tag_)
    if helper and not helpers and verb.lemma_.isalpha():
        return Change("denial", verb.text, f"{helper} {verb.lemma_}")
    return None


def _entity_changes(sentence: Span, pool: dict[str, list[str]], rng: random.Random) -> list[Change]:
    """Another person, organisation or place of the pool in the entity's place."""
    changes = []
    for entity in sentence.ents:
        known = pool.get(entity.label_, [])
        if entity.label_ not in {"PERSON", "ORG", "GPE"} or len(known) < 2 or len(entity.text) < 3:
            continue
        other = rng.choice(known)
        if other not in sentence.text and entity.text not in other and "\n" not in other:
            kind = "where" if entity.label_ == "GPE" else "who"
            changes.append(Change(kind, entity.text.removeprefix("the "), other))
    return changes


def list_changes(sentence: Span, claim: Token, pool: dict[str, list[str]], rng: random.Random) -> list[Change]:
    """Changes of the sentence, at most one a kind, in random order; ``claim`` is the verb to negate."""
    text = sentence.text
    changes = _class_changes(text, rng) + _number_changes(text, rng) + _antonym_changes(text, rng)
    changes += _entity_changes(sentence, pool, rng)
    denial = _negation(claim)
    changes += [denial] if denial else []
    rng.shuffle(changes)
    by_kind = {change.kind: change for change in changes if change.apply(text)}
    return list(by_kind.values())


def reword(text: str, rng: random.Random, most: int = 3) -> str:
    """Up to ``most`` words exchanged for listed synonyms; the text itself where none is listed."""
    for group in rng.sample(words()["synonyms"], len(words()["synonyms"])):
        old = next((word for word in group if re.search(_bounded(word), text)), None)
        if old is None or most == 0:
            continue
        new = rng.choice([word for word in group if word != old])
        text = re.sub(_bounded(old), new, text, count=1)
        most -= 1
    return text
