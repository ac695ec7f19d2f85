"""What an article has named so far, for words that point back at it: places, bodies, persons, named things."""

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
from corroborate.saying.phrases import names_in
from corroborate.text.matching import PhraseIndex
from corroborate.where.discourse import owns
from corroborate.where.placenames import normal

PLACE, OF_PLACE, ARMED, BODY, PERSON, THING = "place", "of a place", "armed", "body", "person", "thing"
_LEFT = frozenset({"det", "compound", "amod", "nmod", "nummod", "poss", "case"})
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
    """What was named so far, in reading order, and by offset whom or what words that point back were read to mean."""

    named: list[Named] = field(default_factory=list)
    meant: dict[tuple[str, int], str] = field(default_factory=dict)
    offices: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    nouns: dict[str, list[tuple[int, Token]]] = field(default_factory=dict)

    def read(self, number: int, around: Surroundings) -> None:
        """Add what a sentence names."""
        span = around.sentence.parsed
        if span is None:
            return
        bodies = list(_bodies(number, around, span))
        taken = {body.start for body in bodies}
        persons = [entity for entity in span.ents if entity.label_ == "PERSON"]
        nouns = [(token.lemma_.lower(), token) for token in span if token.pos_ in ("NOUN", "PROPN")]
        found = [*_places(number, around, span), *bodies, *_persons(number, around, span, persons, taken)]
        found += _named_things(number, around, span, nouns)
        for noun, token in nouns:
            if token.pos_ == "NOUN":
                self.nouns.setdefault(noun, []).append((number, token))
        for office, name in _offices(span, persons):
            self.offices.setdefault(office, []).append((number, name))
        self.named += sorted(found, key=lambda one: one.start)

    def places(self) -> frozenset[str]:
        """Return the names of places met so far."""
        return frozenset(one.words for one in self.named if one.kind == PLACE)

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
        if first.lower_ == "is" and first.text != "IS":
            continue
        if match.last + 1 < len(tokens) and tokens[match.last + 1].text in ("-", "–"):
            continue
        noun = next((part.lower_ for part in tokens[match.first : match.last + 1] if part.lower_ in words("same")), "")
        yield Named(
            number,
            first.idx + around.sentence.shift,
            kind,
            _owned(_printed(tokens[match.first : match.last + 1])),
            noun,
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
            subject=root.dep_ in ("nsubj", "nsubjpass")
            or (root.dep_ in ("compound", "appos") and root.head.dep_ == "nsubj"),
        )


def _offices(span: Span, entities: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Yield the nouns that stand right before a person's name or beside it, with the name."""
    for entity in entities:
        name = _printed([token for token in entity if token.text[:1].isupper()])
        if not name or name.isupper():
            continue
        beside = [child for child in entity.root.children if child.dep_ == "appos"]
        if entity.root.dep_ == "appos":
            beside.append(entity.root.head)
        if entity.start > span.start:
            beside.append(entity.doc[entity.start - 1])
        yield from ((token.lemma_.lower(), name) for token in beside if token.pos_ in ("NOUN", "PROPN"))


def _title(entity: Span, span: Span) -> str:
    """Return the word that tells whether a person is a woman or a man, of those before the name or inside it."""
    before = [token.lower_.rstrip(".") for token in span.doc[max(span.start, entity.start - 3) : entity.end]]
    return next((word for word in before if word in words("female") or word in words("male")), "")


def _named_things(number: int, around: Surroundings, span: Span, nouns: Sequence[tuple[str, Token]]) -> Iterator[Named]:
    """Yield named bodies and sites by their noun: "the Shayrat airfield", "Ministry of Awqaf"."""
    same = words("same")
    if around.sentence.form == "headline" or not any(noun in same for noun, _ in nouns):
        return
    bodies = [(span.doc[a].idx, span.doc[b - 1].idx + len(span.doc[b - 1])) for a, b in names_in(span)]
    for noun, token in nouns:
        if noun not in same or token.tag_ not in ("NN", "NNP"):
            continue
        run = _run_of(token, span)
        if any(token.idx in range(*known) for known in bodies):
            continue
        if any(part.pos_ == "PROPN" and part.i != token.i for part in run):
            yield Named(
                number,
                token.idx + around.sentence.shift,
                THING,
                _printed(run),
                noun,
                subject=token.dep_ in ("nsubj", "nsubjpass"),
                ident=_printed(run).lower(),
            )


def _run_of(head: Token, span: Span) -> list[Token]:
    """Return a noun with its name on the left, or after "of"; determiners left out."""
    left = head.i
    while (
        left > span.start and head.doc[left - 1].dep_ in _LEFT and head.doc[left - 1].head.i in range(left, head.i + 1)
    ):
        left -= 1
    run = [token for token in head.doc[left : head.i + 1] if token.dep_ != "det"]
    at = head.i + 1
    if at < span.end and head.doc[at].lower_ == "of" and not any(token.pos_ == "PROPN" for token in run[:-1]):
        at += 1
        while at < span.end and (head.doc[at].pos_ == "PROPN" or head.doc[at].lower_ in ("the", "and")):
            at += 1
        while head.doc[at - 1].pos_ != "PROPN" and at - 1 > head.i:
            at -= 1
        run += list(head.doc[head.i + 1 : at])
    return run


def _printed(tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    text = str(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text).strip(" ,;:\"“”'’")
    return text.removesuffix("'s").removesuffix("’s")
