"""What an article has named so far, for words that point back at it: places, bodies, persons."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from corroborate.claiming.parties import is_armed_group
from corroborate.claiming.surroundings import Surroundings
from corroborate.lexicons import lexicon
from corroborate.records import Place
from corroborate.text.matching import PhraseIndex
from corroborate.where.discourse import owns
from corroborate.where.placenames import normal

PLACE, OF_PLACE, ARMED, BODY, PERSON = "place", "of a place", "armed", "body", "person"
_SIDE = " ("


@dataclass(frozen=True, slots=True)
class Named:
    """Something named at ``start`` of a field in a sentence.

    ``noun`` is the noun that says what it is ("city" in "the city of Azaz"), ``level`` the level of a place, ``seat``
    whether it gives its province the name. ``subject``: it stands as the subject of its clause.
    """

    sentence: int
    start: int
    kind: str
    words: str
    noun: str = ""
    level: str = ""
    seat: bool = False
    subject: bool = False
    ident: str = ""


@dataclass(slots=True)
class Memory:
    """What was named so far, in reading order, and by noun where it stood."""

    named: list[Named] = field(default_factory=list)
    nouns: dict[str, list[tuple[int, Token]]] = field(default_factory=dict)

    def read(self, number: int, around: Surroundings) -> None:
        """Add what a sentence names."""
        span = around.sentence.parsed
        if span is None:
            return
        bodies = list(_bodies(number, around, span))
        taken = {body.start for body in bodies}
        persons = [entity for entity in span.ents if entity.label_ == "PERSON"]
        found = [*_places(number, around, span), *bodies, *_persons(number, around, span, persons, taken)]
        for token in span:
            if token.pos_ == "NOUN":
                self.nouns.setdefault(token.lemma_.lower(), []).append((number, token))
        self.named += sorted(found, key=lambda one: one.start)

    def earlier(self, token: Token, sentence: int, reach: int) -> Iterator[tuple[int, Token]]:
        """Yield where the noun of a token stood before it, latest first, with the number of the sentence."""
        for number, other in reversed(self.nouns.get(token.lemma_.lower(), [])):
            if number < sentence - reach:
                return
            if number < sentence or other.i < token.i:
                yield number, other

    def before(self, sentence: int, start: int, reach: int) -> list[Named]:
        """Return what was named before an offset of a sentence and at most ``reach`` sentences back, latest first."""
        return [
            one
            for one in reversed(self.named)
            if sentence - reach <= one.sentence < sentence or (one.sentence == sentence and one.start < start)
        ]


def words(group: str) -> frozenset[str]:
    """Return a group of nouns of the lexicon of references."""
    return _words(group)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon("references")["nouns"][group])


def place_nouns() -> dict[str, Any]:
    """Return what each noun of a place ("city") may stand for."""
    return dict(lexicon("references")["places"])


def _places(number: int, around: Surroundings, span: Span) -> Iterator[Named]:
    at = {token.idx + around.sentence.shift: token for token in span}
    for mention in around.places:
        place = mention.place
        if owns(place, around.text[mention.end - around.sentence.start :]):
            continue
        token = at.get(mention.start)
        if token is None or _of_a_person(token, span):
            continue
        name, side, _ = place.name.partition(_SIDE)
        level = _held(place) if side else place.level
        seat = level == "city" and (
            bool(side) or f"{name} province" in place.within or place.within[:1] in ((), ("Syria",))
        )
        noun = _said_to_be(around.text, mention.start - around.sentence.start, mention.end - around.sentence.start)
        kind = PLACE if mention.via == "name" else OF_PLACE
        yield Named(number, mention.start, kind, name, noun, level, seat, token.dep_ == "nsubj", name)


def _held(part: Place) -> str:
    """Return the level of what "the north of" a place is part of."""
    return "city" if part.level == "district" else "country" if part.within[1:] == () else "region"


def _of_a_person(token: Token, span: Span) -> bool:
    """Say whether a place name is only the later part of a person's name."""
    return token.i > span.start and token.ent_type_ == "PERSON" and token.ent_iob_ == "I"


def _said_to_be(text: str, start: int, end: int) -> str:
    """Return the noun that says what kind of place a name is: "the town of X", "X city"."""
    before, after = text[:start].lower().split()[-2:], text[end:].lower().split()[:1]
    nouns = place_nouns()
    if len(before) == 2 and before[1] == "of" and before[0] in nouns:
        return before[0]
    if before and before[-1] in nouns:
        return before[-1]
    last = text[start:end].lower().split()[-1:]
    return next((word.strip(".,") for word in (*last, *after) if word.strip(".,") in nouns), "")


@cache
def _body_index() -> PhraseIndex:
    rows = {
        f"{ARMED}|{row['id']}": row["names"]
        for row in lexicon("actors")["actor"]
        if is_armed_group(row["id"]) and row["id"][:1].isupper()
    }
    return PhraseIndex({**rows, **{f"{BODY}|{ident}": names for ident, names in lexicon("bodies")["bodies"].items()}})


def _bodies(number: int, around: Surroundings, span: Span) -> Iterator[Named]:
    tokens = list(span)
    for match in _body_index().find(tokens):
        first, last = tokens[match.first], tokens[match.last]
        kind, _, ident = match.label.partition("|")
        if not first.text[:1].isupper() and not last.text[:1].isupper():
            continue
        if (first.lower_ == "is" and first.text != "IS") or last.ent_type_ == "NORP":
            continue
        if match.last + 1 < len(tokens) and tokens[match.last + 1].text in ("-", "–"):
            continue
        yield Named(
            number,
            first.idx + around.sentence.shift,
            kind,
            _owned(_printed(tokens[match.first : match.last + 1])),
            subject=last.dep_ in ("nsubj", "nsubjpass"),
            ident=ident,
        )


def _owned(name: str) -> str:
    """Return a name without the s of a possessive whose apostrophe is lost."""
    return name[:-1] if name.endswith("s") and name[:-1].lower() in _one_word_names() else name


@cache
def _one_word_names() -> frozenset[str]:
    return frozenset(name for row in lexicon("actors")["actor"] for name in row["names"])


def _persons(
    number: int, around: Surroundings, span: Span, entities: Sequence[Span], taken: Container[int]
) -> Iterator[Named]:
    if around.sentence.form == "headline":
        return
    not_people = {normal(mention.place.name) for mention in around.places}
    for entity in entities:
        tokens = [token for token in entity if token.text[:1].isupper()]
        name = _printed(tokens)
        if not tokens or name.isupper() or normal(name) in not_people or any(char.isdigit() for char in name):
            continue
        if any(token.idx + around.sentence.shift in taken for token in entity):
            continue
        root = entity.root
        yield Named(
            number,
            tokens[0].idx + around.sentence.shift,
            PERSON,
            name,
            _title(entity, span),
            ident=name.split()[-1],
            subject=_leads(root) or (root.dep_ in ("compound", "appos") and _leads(root.head)),
        )


def _leads(token: Token) -> bool:
    """Say whether a noun is the subject of a clause that tells of no other noun."""
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ not in ("relcl", "acl")


def _title(entity: Span, span: Span) -> str:
    """Return the word that tells whether a person is a woman or a man, of those before the name or inside it."""
    before = [token.lower_.rstrip(".") for token in span.doc[max(span.start, entity.start - 3) : entity.end]]
    return next((word for word in before if word in words("female") or word in words("male")), "")


def _printed(tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    text = str(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text).strip(" ,;:\"“”'’")
    return text.removesuffix("'s").removesuffix("’s")
