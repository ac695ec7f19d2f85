"""Pronouns of a claim and whom the article means by them, where only one can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings
from corroborate.claiming.worded import Edit
from corroborate.records import Claim, Sentence
from corroborate.referring.antecedents import PERSON, Memory, Named, words
from corroborate.referring.subjects import (
    FIRST,
    HE,
    IT,
    LONGEST,
    SHE,
    THEY,
    WE,
    human,
    joined,
    leads,
    refers,
    sort_of,
)
from corroborate.saying.speakers import anonymous, kind

SAID_REACH = 60
"""Characters between a speaker and "he" in "X said on Tuesday that he"."""
PERSON_REACH = 2
"""Sentences back in which a person must have been named."""
LONE_REACH = 5
"""The same where nobody else is named in them."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_PAPERS = frozenset({"statement", "report", "letter", "document"})
_OWNING = frozenset({"his", "her", "its", "their", "my", "our"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_KIN = re.compile(r"^(?i:his|her|their|its|my|our|your)\s+(?:[a-z][\w-]*\s+)*")
"""Words that tell a speaker by another: "his daughter Joan"."""


def pronouns(claim: Claim, tokens: Sequence[Token], around: Surroundings, memory: Memory) -> Iterator[Edit]:
    """Yield the names to put in for the first pronoun of each sort that nothing in the claim explains."""
    shift = around.sentence.shift
    done: set[frozenset[str]] = set()
    for number, token in enumerate(tokens):
        sort = sort_of(token)
        if sort is None or sort in done:
            continue
        done.add(sort)
        at = token.idx + shift
        if sort in (FIRST, WE):
            done |= {FIRST, WE}
            name = _speaker(claim, sort, around, memory)
            if name:
                ending = _possessive(name) if token.tag_ == "PRP$" else ""
                end = at + len(token) + _short_form(token)
                yield Edit(end, end, f" [{name}{ending}]")
            continue
        if explained(token, tokens[:number]) or _ahead(token, tokens) or _beside_a_name(claim, token, around.sentence):
            continue
        name = _meant(claim, token, around, memory, sort)
        if name is None:
            continue
        if sort in (HE, SHE):
            memory.named.append(
                Named(claim.sentence, at, PERSON, name, subject=token.dep_ in _SUBJECT, ident=name.split()[-1])
            )
        owning = token.lower_ in _OWNING and token.tag_ == "PRP$"
        yield Edit(at, at + len(token), f"[{name}{_possessive(name) if owning else ''}]")


def _possessive(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _short_form(token: Token) -> int:
    """Return the length of a verb joined to a pronoun ("I've")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return len(after) if after is not None and not token.whitespace_ and after.text[-1:].isalpha() else 0


def _speaker(claim: Claim, sort: frozenset[str], around: Surroundings, memory: Memory) -> str | None:
    """Return who says "I", where the words that say so stand beside it: an account carried on may be another's."""
    who = claim.attribution
    last = who.speaker.split()[-1] if who is not None else ""
    if who is None or last not in around.text or who.speaker.split()[0].lower() in HE | SHE | IT | THEY | FIRST | WE:
        return None
    sorts = (
        (("person", "name") if _known(last, memory) else ("person",))
        if sort is FIRST
        else ("person", "plural", "body", "name")
    )
    if kind(who.speaker) not in sorts or (kind(who.speaker) == "name" and not last[:1].isupper()) or last in _PAPERS:
        return None
    return re.sub("^(?:An?|The) ", lambda found: found.group().lower(), who.speaker)


def explained(token: Token, earlier: Sequence[Token]) -> bool:
    """Say whether a noun earlier in the claim may be what the pronoun means."""
    sort = sort_of(token)
    if any(node.dep_ == "relcl" and node.head in earlier for node in token.ancestors):
        return True  # "a man who lost his house"
    nouns = [part for part in earlier if part.pos_ in ("NOUN", "PROPN") and part.dep_ != "compound"]
    if sort in (HE, SHE):
        return any(part.pos_ == "PROPN" or human(part) for part in nouns) or any(
            sort_of(part) in (HE, SHE) and sort_of(part) is not sort for part in earlier
        )
    if sort is IT:
        return any(
            part.tag_ in ("NN", "NNP") and part.ent_type_ not in ("DATE", "TIME") and part.lower_ not in words("times")
            for part in nouns
        )
    return any(part.tag_ in ("NNS", "NNPS") or part.ent_type_ in ("ORG", "NORP") or joined(part) for part in nouns)


def _beside_a_name(claim: Claim, token: Token, sentence: Sentence) -> bool:
    """Say whether a name before it in its sentence may be meant, other than the speaker's: "Karim's inquiry … him"."""
    who = claim.attribution
    said = range(who.start, who.end) if who is not None and who.start is not None and who.end is not None else range(0)
    return sort_of(token) in (HE, SHE) and any(
        part.pos_ == "PROPN" and part.ent_type_ not in ("DATE", "TIME") and part.idx + sentence.shift not in said
        for part in sentence.parsed or ()
        if part.i < token.i
    )


def _ahead(token: Token, tokens: Sequence[Token]) -> bool:
    """Say whether the subject that follows explains the pronoun ("In its report the council said")."""
    head = next((part for part in tokens if part.dep_ == "ROOT"), None)
    if head is None or token.dep_ in _SUBJECT:
        return False
    subject = next((child for child in head.children if child.dep_ in _SUBJECT), None)
    return (
        subject is not None
        and subject.i > token.i
        and subject.pos_ in ("NOUN", "PROPN")
        and token not in list(subject.subtree)
    )


def _meant(claim: Claim, token: Token, around: Surroundings, memory: Memory, sort: frozenset[str]) -> str | None:
    said = None if claim.form == "quote" else _the_speaker(claim, token, around.sentence.shift, memory, sort)
    if said is not None:
        return said
    return _person(claim, token, around, memory, sort) if sort in (HE, SHE) else None


def _the_speaker(claim: Claim, token: Token, shift: int, memory: Memory, sort: frozenset[str]) -> str | None:
    """Return the speaker where "X said it had" can only mean X."""
    who = claim.attribution
    at = token.idx + shift
    if who is None or who.end is None or at < who.end:
        return None
    named = _known(who.speaker.split()[-1], memory)
    person = sort in (HE, SHE) and (kind(who.speaker) == "person" or (kind(who.speaker) == "name" and named))
    if (sort in (HE, SHE) and not person) or (sort is IT and named):
        return None
    if not person and (not leads(token) or at - who.end > SAID_REACH):
        return None
    if len(who.speaker.split()) > LONGEST or who.speaker.lower() in HE | SHE | IT | THEY:
        return None
    sorted_as = kind(who.speaker)
    sorts = {"person": HE | SHE, "body": IT | THEY, "plural": THEY, "name": HE | SHE | IT}[sorted_as]
    if token.lower_ == "their" and sorted_as != "plural":
        return None
    if sorted_as == "name" and not who.speaker.split()[-1][:1].isupper():
        return None
    if token.lower_ not in sorts or (sort is IT and not refers(token)) or not of_sort(who.speaker, sort):
        return None
    return _in_full(name, memory) if person and (name := named_alone(who.speaker)) else named_alone(who.speaker)


def named_alone(speaker: str) -> str | None:
    """Return a speaker as named or described without pointing at somebody else ("his daughter Joan": "Joan")."""
    name = _KIN.sub("", speaker)
    if anonymous(name) or (name and not name[:1].isupper()):
        return f"the {_ARTICLE.sub('', name)}" if name == speaker else None
    return name or None


def of_sort(speaker: str, sort: frozenset[str]) -> bool:
    """Say whether "he" or "she" may mean whoever is described so."""
    other = words("male") if sort is SHE else words("female") if sort is HE else frozenset()
    return not any(word.lower() in other for word in speaker.split())


def _person(claim: Claim, token: Token, around: Surroundings, memory: Memory, sort: frozenset[str]) -> str | None:
    """Return the one person the sentences before name, or their one subject."""
    other = words("male") if sort is SHE else words("female")
    at = token.idx + around.sentence.shift
    if _quoted(claim, around):
        return None  # somebody known to who speaks
    named = [one for one in memory.before(claim.sentence, at, PERSON_REACH) if one.kind == PERSON]
    far = [one for one in memory.before(claim.sentence, at, LONE_REACH) if one.kind == PERSON]
    if not named and len({one.ident for one in far}) == 1:
        named = far  # nobody else has been named since
    near = [one for one in named if one.noun not in other and _surely(one, memory)]
    if not near or any(one.sentence > near[0].sentence and not _surely(one, memory) for one in named):
        return None  # nobody, or somebody later who may be a person too
    latest = [one for one in near if one.sentence == near[0].sentence]
    names = _distinct(latest) if all(one.subject for one in latest) else []
    if len(names) != 1:
        return None
    return _in_full(names[0], memory)


def _in_full(name: str, memory: Memory) -> str:
    """Return a person's longest name in the article."""
    asked = set(name.split())
    full = [one.words for one in memory.named if one.kind == PERSON and asked <= set(one.words.split())]
    return max([name, *full], key=lambda words: (len(words.split()), words))


def _quoted(claim: Claim, around: Surroundings) -> bool:
    before = around.text[max(0, claim.start - around.sentence.start - 1) : claim.start - around.sentence.start]
    return claim.form == "quote" or before in ('"', "“")


def _known(last: str, memory: Memory) -> bool:
    """Say whether a last name is a person's."""
    return any(one.kind == PERSON and one.ident == last for one in memory.named)


def _surely(one: Named, memory: Memory) -> bool:
    """Say whether a name is surely a person's: of several words, or the last name of one, or with a title."""
    return (
        " " in one.words
        or bool(one.noun)
        or any(" " in other.words and other.ident == one.ident for other in memory.named)
    )


def _distinct(named: Sequence[Named]) -> list[str]:
    """Return the persons of different surnames."""
    return list({one.words.split()[-1]: one.words for one in named}.values())
