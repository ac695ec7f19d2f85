"""How far the content of a cue verb reaches, and on which side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.cues import CLOSING, SUBJECTS, cue_verb, finite, has_words, verbs
from corroborate.saying.phrases import aside, date_like, phrase, vehicle

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


_SETTING = frozenset({"since", "after", "before", "when", "until", "because", "although", "though", "once", "unless"})
"""Words that set one clause beside another; what stands before them is not what the clause after them says."""
_MEANT = frozenset({"promise", "vow", "threaten", "pledge", "want", "hope", "expect"})
"""Verbs whose infinitive is what was said ("pledged to leave")."""


def negated(verb: Token) -> bool:
    """Tell whether the verb denies or refuses a saying ("did not say", "declined to confirm")."""
    own = (child for child in verb.children if not _closed_off(child, verb))
    if any(child.dep_ == "neg" or child.lower_ in {"rarely", "never", "seldom", "hardly"} for child in own):
        return True
    climb = verb
    for _ in range(3):
        if climb.dep_ in {"xcomp", "conj"}:
            climb = climb.head
            if (
                climb.lemma_.lower() in verbs("refusal")
                and verb.dep_ in {"xcomp", "conj"}
                and not any(c.dep_ in SUBJECTS for c in verb.children)
            ):
                return verb.tag_ in {"VB", "VBG"}
    return False


def _closed_off(child: Token, verb: Token) -> bool:
    """Tell whether a quotation ends between a word and the verb it hangs on: '"Not now," the mayor said'."""
    return any(t.text in CLOSING for t in verb.doc[child.i + 1 : verb.i])


def right_start(verb: Token, span: Span, quoted: frozenset[int], lemma: str) -> int | None:
    """Return the token where content after the cue begins, if there is any."""
    starts = _hung(verb, span, lemma)
    marked = _marked(verb, span, quoted, lemma)
    if marked is not None:
        between = verb.doc[min((*starts, marked)) : marked]
        dated = verb.doc[marked].lower_ == "that" and all(
            t.is_punct or date_like(t) or t.ent_type_ == "DATE" for t in between
        )
        starts = [marked] if dated else [*starts, marked]  # "announced on Friday (4 May 2021) that"
    if not starts and lemma in verbs("hearer") and lemma != "urge":
        behind = _behind_hearer(verb, span)
        if behind is not None:
            starts.append(behind)
    return _opened(verb, span, min(starts), lemma) if starts else None


def _hung(verb: Token, span: Span, lemma: str) -> list[int]:
    """Return where the clauses and objects begin that the parse hangs on the cue."""
    starts: list[int] = []
    for child in verb.children:
        if child.i <= verb.i or child.i >= span.end:
            continue
        if _told(child, lemma) or (child.dep_ == "dobj" and _torn_off(child, verb)):
            starts.append(max(child.left_edge.i, verb.i + 1))
        elif child.dep_ == "prep" and lemma in {"accuse", "describe"} and child.lower_ in {"of", "as"}:
            starts.append(max(child.i, verb.i + 1))
    return starts


def _torn_off(child: Token, verb: Token) -> bool:
    """Tell whether an object is the subject of the clause right behind it: "he added the stances of both serve"."""
    if verb.lemma_.lower() not in {"say", "add", "note", "stress", "state"} or date_like(child):
        return False
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > child.i), None)
    return clause is not None and clause.left_edge.i == child.right_edge.i + 1


def _told(child: Token, lemma: str) -> bool:
    """Tell whether a part that hangs on the cue is what was said."""
    if child.dep_ == "ccomp":
        return True
    if child.dep_ == "xcomp":
        acts = child.tag_ == "VBG" and not cue_verb(child) and finite(child.subtree)  # "said cutting it would help"
        return lemma in verbs("bare") or lemma in _MEANT or (acts and lemma in verbs("speech"))
    if child.dep_ != "dobj":
        return False
    if lemma == "put" and child.lower_ in {"toll", "number", "figure", "count"}:
        return True
    return lemma in verbs("bare") and (child.lower_ not in {"it", "that", "this"} or lemma in verbs("deny"))


def _marked(verb: Token, span: Span, quoted: frozenset[int], lemma: str) -> int | None:
    """Return where "that", a colon or a quotation right behind the cue opens what was said."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + 14, span.end)):
        token = doc[i]
        if token.tag_ == "VBG" and cue_verb(token):
            return None  # "..., the witness said adding that": what follows is said by the second cue
        plain = not any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG" for t in doc[verb.i + 1 : i])
        if token.lower_ == "that" and (i == verb.i + 1 or token.dep_ in {"mark", "advmod"}) and plain:
            return i
        if token.text == ":" and has_words(doc, i + 1, span.end):
            return i + 1
        if token.i in quoted and i + 2 < span.end and lemma in verbs("speech") and plain:
            return i
    return None


def _behind_hearer(verb: Token, span: Span) -> int | None:
    """Return where content begins behind whoever was told, where the parse hung it on nothing."""
    doc = verb.doc
    near = range(verb.i + 1, min(verb.i + 8, span.end))
    hearer = next(
        (i for i in near if doc[i].pos_ in {"NOUN", "PROPN", "PRON"} and doc[i].dep_ != "compound"),
        None,
    )
    if hearer is None or not any(t.pos_ in {"VERB", "AUX"} for t in doc[hearer + 1 : span.end]):
        return None
    return phrase(doc[hearer], span)[1] if doc[hearer].pos_ == "PROPN" else hearer + 1


def _opened(verb: Token, span: Span, start: int, lemma: str) -> int | None:
    """Return where content starts past "that", "as saying" and punctuation, ``None`` where no word follows."""
    doc = verb.doc
    if lemma == "quote":
        say = next((t.i for t in doc[verb.i + 1 : span.end] if t.lower_ == "saying"), None)
        start = say + 1 if say is not None else start
    while start < span.end and (
        (doc[start].lower_ == "that" and doc[start].dep_ != "det") or doc[start].text in {",", ":", "-", "–"}
    ):
        start += 1
    return start if start < span.end and has_words(doc, start, span.end) else None


def past_that(doc: Doc, start: int, limit: int) -> int | None:
    """Return where content starts after "that" and punctuation, or ``None`` where nothing follows."""
    while start < limit and doc[start].lower_ in {"that", ",", ":"}:
        start += 1
    return start if has_words(doc, start, limit) else None


def has_left(verb: Token, span: Span, head: Token, quoted: frozenset[int]) -> bool:
    """Tell whether what stands before the cue can be what was said."""
    if any(c.dep_ == "ccomp" and c.i < min(verb.i, head.i) for c in verb.children):
        return True
    if verb.lemma_.lower() not in verbs("speech") | {"believe", "think"}:
        return False
    if verb.dep_ == "advcl" and verb.head.i < verb.i and any(c.lower_ in _SETTING for c in verb.children):
        return False  # "it has killed hundreds since it declared a state" is not its declaration
    if verb.lemma_.lower() in verbs("clause_only") - {"say", "add", "note", "state", "warn", "stress"} and not any(
        t.i in quoted for t in span
    ):
        return False
    own = any(c.dep_ in SUBJECTS for c in verb.children) or verb.i - 1 in {head.i, head.right_edge.i} or head.i > verb.i
    if verb.dep_ in {"xcomp", "advcl", "acl", "conj"} and not own:
        return False
    start = min(verb.i, head.left_edge.i if head.i < verb.i and head.left_edge.i > span.start else head.i)
    before = span.doc[span.start : max(span.start, phrase(head, span, verb.i)[0] if head.i < verb.i else start)]
    told = (
        any(t.tag_ in {"VBD", "VBP", "VBZ", "MD", "VBN"} and t.i != verb.i for t in before)
        or sum(t.i in quoted for t in before) > 2
    )
    if not told or (verb.dep_ in {"xcomp", "acl"} and head.i != verb.i - 1):
        return False
    if verb.dep_ == "relcl":
        relative = verb.doc[verb.head.i + 1 : verb.i] if verb.i + 2 < span.end else span.doc[start - 1 : start]
        return not any(t.tag_ in {"WDT", "WP"} for t in relative) and verb.head.i < head.i
    return True


def prefers_left(verb: Token, right: int, span: Span, quoted: frozenset[int]) -> bool:
    """Both sides look like content: trust a clause hung on the left, unless "that" or a quotation follows."""
    doc = verb.doc
    left = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    if (
        doc[right].lower_ in {"while", "as", "after", "when", "because", "with", "before", "since", "where"}
        and right == verb.i + 1
    ):
        return True
    if right > verb.i + 1 and any(t.lower_ == "that" or t.text == ":" for t in doc[verb.i + 1 : right]):
        return False
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) and not left:
        return False
    return left or (verb.dep_ == "relcl" and right not in quoted)


def extend(anchor: Token, end: int, span: Span) -> int:
    """Take time, place and hearer of the saying into the run: "on Friday", "in a statement", "reporters"."""
    doc = anchor.doc
    while end < span.end:
        token = doc[end]
        if date_like(token) or token.lower_ in {"also", "earlier", "later", "too", "again"}:
            end += 1
        elif (
            token.pos_ in {"NOUN", "PROPN", "PRON", "DET"}
            and token.i == anchor.i + 1
            and anchor.lemma_.lower() in verbs("hearer")
        ):
            nominal = next(
                (
                    t
                    for t in doc[end : min(end + 6, span.end)]
                    if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ != "compound"
                ),
                token,
            )
            end = max(end + 1, phrase(nominal, span)[1])
        elif token.dep_ == "prep" and (aside(token) or (token.lower_ in {"to"} and token.head.i == anchor.i)):
            end = max(end + 1, min(token.right_edge.i + 1, _stop(doc, token.i + 1, span.end)))
        elif token.text == "(":
            close = next((i for i in range(end, min(end + 6, span.end)) if doc[i].text == ")"), None)
            if close is None:
                break
            end = close + 1
        else:
            break
    return min(end, span.end)


def _stop(doc: Doc, start: int, limit: int) -> int:
    for i in range(start, limit):
        token = doc[i]
        if token.text in {",", ";", ":"} or token.pos_ in {"VERB", "AUX"} or token.dep_ == "mark":
            return i
    return limit


def governs(verb: Token, span: Span, embedded_head: bool) -> bool:
    """Tell whether the cue governs the sentence (or a coordinate part of it) and not just a clause inside it."""
    if embedded_head:
        return False
    climb = verb
    for _ in range(12):
        if climb.head.i == climb.i:
            return True
        if climb.dep_ in {"relcl", "csubj", "pcomp"} or (climb.dep_ == "acl" and not vehicle(climb.head)):
            return False
        if climb.dep_ == "advcl" and any(c.dep_ == "mark" for c in climb.children) and climb.i < climb.head.i:
            return False
        if climb.dep_ == "ccomp" and climb.i > climb.head.i and cue_verb(climb.head):
            return False
        climb = climb.head
    return True


def subtree_end(verb: Token, span: Span) -> int:
    """Return the token after the last one that hangs on ``verb``."""
    return max(verb.i + 1, min(span.end, max(t.i for t in verb.subtree) + 1))
