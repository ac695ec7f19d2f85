"""Things without a name that "the deal", "the convoy" point back at: the words that told of them first."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Token

from corroborate.claiming.surroundings import Surroundings
from corroborate.claiming.worded import Edit
from corroborate.records import Claim
from corroborate.referring.antecedents import Memory, place_nouns, words

REACH = 8
"""Sentences back in which a thing must have been told of."""
LONGEST = 16
"""Words of the longest telling that is put in."""
MOST = 2
"""Things told anew in one claim at most."""

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_LEFT = frozenset({"det", "compound", "amod", "nmod", "nummod", "poss", "advmod", "predet", "quantmod"})
_RIGHT = frozenset({"prep", "acl", "relcl"})
_TIMED = frozenset({"DATE", "TIME"})
_MARKS = frozenset('"“”()[]')


def introductions(
    claim: Claim, tokens: Sequence[Token], around: Surroundings, memory: Memory, edits: Sequence[Edit]
) -> Iterator[Edit]:
    """Yield what to put beside definite nouns of a claim that the article has told more of before."""
    shift = around.sentence.shift
    said = {token.lemma_.lower() for token in tokens}
    put = 0
    for number, token in enumerate(tokens):
        if put == MOST or not points(token) or any(part.lemma_ == token.lemma_ for part in tokens[:number]):
            continue
        at = token.idx + shift
        end = at + len(token) + len(ending_of(token))
        if any(edit.start <= end and at <= edit.end for edit in edits):
            continue
        name = _holder(token, memory, claim) or _first_told(token, memory, claim, said)
        if name:
            put += 1
            yield Edit(end, end, f" [{name}{possessive(token, name)}]")


def _first_told(token: Token, memory: Memory, claim: Claim, said: Container[str]) -> str:
    """Return the words that told of a thing, if they say more than the claim does."""
    found = None if known(token) else told_by(token, memory, claim.sentence)
    if found is None or all(part.lemma_.lower() in said for part in found if content(part)):
        return ""
    return _printed(found)


def points(token: Token) -> bool:
    """Say whether "the" stands before a common noun and no words beside it tell which one is meant."""
    if token.pos_ != "NOUN" or token.text[:1].isupper() or token.dep_ in ("compound", "nmod", "npadvmod"):
        return False
    low = token.lemma_.lower()
    if low in place_nouns() or low in words("times") or low in words("armed") or low in words("bodies"):
        return False
    if token.ent_type_ in _TIMED or low in words("vague") or _owns_unmarked(token):
        return False
    left = [child for child in token.children if child.dep_ in _LEFT and child.dep_ not in ("det", "predet")]
    if any(child.text[:1].isupper() or child.lower_ in words("ordering") for child in left):
        return False
    if any(_tells_which(child) for child in token.children):
        return False
    return any(child.dep_ == "det" and child.lower_ in _POINTING for child in token.children)


def _tells_which(child: Token) -> bool:
    """Say whether words beside a noun tell which one it is; not so those set off by a comma ("the law, which ...")."""
    if child.dep_ in ("appos", "poss", "nummod") or child.pos_ == "PROPN":
        return child.ent_type_ not in _TIMED  # "the 2014 ban"
    first = child.left_edge
    return child.dep_ in _RIGHT and not (first.i > 0 and first.nbor(-1).text == ",")


def known(token: Token) -> bool:
    """Say whether a reader of the news knows who or what is meant: "the army"."""
    return bool({token.lower_, token.lemma_.lower()} & words("known"))


def _holder(token: Token, memory: Memory, claim: Claim) -> str:
    """Return the one person whom the sentences before call by the noun of an office: "the president"."""
    if token.tag_ != "NN" or any(child.dep_ in ("amod", "compound") for child in token.children):
        return ""
    told = memory.offices.get(token.lemma_.lower(), [])
    near = [name for number, name in told if claim.sentence - REACH <= number <= claim.sentence]
    if len({name.split()[-1] for name in near}) != 1 or near[0].split()[-1] in claim.text:
        return ""
    return max(near, key=lambda name: (len(name.split()), name))


def _owns_unmarked(token: Token) -> bool:
    """Say whether a noun owns what follows it by an s whose apostrophe is lost ("the groups offensive")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_ == "NNS"


def told_by(token: Token, memory: Memory, sentence: int) -> list[Token] | None:
    """Return the words that last told more of the thing a bare noun means."""
    asked = {child.lemma_.lower() for child in token.children if child.dep_ in ("amod", "compound")}
    best: list[list[Token]] = []
    where = sentence
    for number, other in memory.earlier(token, sentence, REACH):
        if best and number != where:
            break
        if other.tag_ != token.tag_ or other.dep_ in ("compound", "nmod"):
            continue
        run = telling(other)
        held = {part.lemma_.lower() for part in run}
        if asked <= held and any(content(part) for part in run if part.i != other.i):
            best.append(run)
            where = number
    return best[0] if len(best) == 1 else None


def telling(head: Token) -> list[Token]:
    """Return a noun with the words beside it that tell which one it is."""
    doc = head.doc
    left = head.i
    for child in sorted(head.lefts, key=lambda part: -part.i):
        if child.dep_ not in _LEFT or child.right_edge.i != left - 1 or child.tag_ == "PRP$":
            break
        left = child.left_edge.i
        if child.dep_ == "det":
            break
    last = head.i
    for child in _followers(head):
        first, end = child.left_edge.i, child.right_edge.i
        if first != last + 1 or end - left >= LONGEST or any(_untold(part) for part in doc[first : end + 1]):
            break
        last = end
    return list(doc[left : last + 1])


def _followers(head: Token) -> list[Token]:
    """Return what may tell more of a noun behind it, also where the parser ties it to the noun's verb."""
    beside = []
    if head.dep_ == "dobj":
        beside = [part for part in head.head.rights if part.dep_ == "prep" and part.lower_ in words("placing")]
    own = [child for child in head.rights if child.dep_ in _RIGHT]
    return sorted((*own, *beside), key=lambda part: part.i)


def _untold(token: Token) -> bool:
    person = token.ent_type_ == "PERSON" and token.dep_ == "compound"  # a name of one word may be a town's
    return token.tag_ in ("PRP", "PRP$") or token.ent_type_ in _TIMED or person or token.text in _MARKS


def content(token: Token) -> bool:
    """Say whether a word tells something: no article, number, link or pointing word."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and token.lower_ not in words("ordering")


def ending_of(token: Token) -> str:
    """Return the mark of a possessive that follows a noun ("the town's")."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return str(after.text) if after is not None and after.tag_ == "POS" else ""


def possessive(token: Token, name: str) -> str:
    """Return what to put behind a name that stands for a noun that owns something."""
    return "" if not ending_of(token) else "'" if name.endswith("s") else "'s"


def _printed(run: Sequence[Token]) -> str:
    text = str(run[0].doc[run[0].i : run[-1].i + 1].text)
    opens = run[0].is_sent_start and run[0].pos_ != "PROPN" and not run[0].ent_type_ and not run[0].text.isupper()
    return text[:1].lower() + text[1:] if opens else text
