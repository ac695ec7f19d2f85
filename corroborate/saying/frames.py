"""Cues in one parsed sentence: the words that say somebody said something, and whom they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corroborate.saying.acts import act_frame
from corroborate.saying.bearer import bearer
from corroborate.saying.countings import count_frame
from corroborate.saying.cues import Frame, Side, clause_in, cue_verb, has_words, nouns, region_left, verbs
from corroborate.saying.cueverbs import verb_frame
from corroborate.saying.extents import extend, negated
from corroborate.saying.lent import clause_of
from corroborate.saying.phrases import NOMINAL, date_like, names_in, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


_ISSUED = frozenset({"report", "statement", "article", "account", "bulletin", "post", "information"})
"""What somebody issues: whose it is speaks."""


def frames(span: Span, quoted: frozenset[int]) -> list[Frame]:
    """Return the frames of ``span`` in order of their cues; no cue is read at ``quoted`` tokens (direct speech)."""
    found: list[Frame] = []
    for token in span:
        if token.i in quoted:
            continue
        frame: Frame | None = None
        if token.lower_ == "according" and token.i + 1 < span.end and token.nbor().lower_ == "to":
            frame = _according(token, span, quoted)
        elif cue_verb(token):
            frame = count_frame(token, span) or verb_frame(token, span, quoted)
        elif token.lemma_.lower() in verbs("counting"):
            frame = count_frame(token, span)
        elif (
            token.lower_ == "per"
            and token.dep_ == "prep"
            and token.i > span.start
            and span.doc[token.i - 1].text == "as"
        ):
            frame = _according(token, span, quoted)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in nouns("claim"):
            frame = _noun(token, span)
        frame = frame or act_frame(token, span, quoted)
        if frame is not None:
            frame.speaker = bearer(frame.speaker, span, token.i)
            _lend(frame, found)
            found.append(frame)
    return _told_within([frame for frame in found if not _shown(frame, found)])


def _shown(frame: Frame, found: list[Frame]) -> bool:
    """Tell whether somebody says what papers or pictures show ("the evidence suggests gas, the panel said")."""
    words = frame.cue.doc[slice(*frame.speaker)]
    head = next((t for t in words if not words.start <= t.head.i < words.end), words[-1])
    others = (other for other in found if other is not frame and not other.deed and other.speaker != frame.speaker)
    return head.lemma_.lower() in nouns("paper") and any(o.content[0] <= frame.cue.i < o.content[1] for o in others)


def _told_within(found: list[Frame]) -> list[Frame]:
    """Return the frames with each deed done by words that somebody else tells of marked as nested in his words."""
    for act in found:
        if act.deed:
            others = (f for f in found if f is not act and not (f.deed and f.run[0] > act.run[0]))
            act.nested = act.nested or any(f.content[0] <= act.cue.i < f.content[1] for f in others)
    return found


def _lend(frame: Frame, before: list[Frame]) -> None:
    """Give a trailing participle ("... adding that") the speaker of the cue it goes with."""
    if not frame.inherited or frame.cue.tag_ != "VBG":
        return
    main = next((f for f in reversed(before) if not f.nested and not f.inherited and f.cue.pos_ == "VERB"), None)
    if main is not None and clause_of(frame.cue) in {main.cue, clause_of(main.cue)}:
        frame.speaker, frame.nested = main.speaker, False


def _according(token: Token, span: Span, quoted: frozenset[int]) -> Frame | None:
    doc = token.doc
    after = token.i + (2 if token.lower_ == "according" else 1)
    heads = [
        t
        for t in doc[after : min(after + 14, span.end)]
        if t.pos_ in {"NOUN", "PROPN", "PRON"}
        and t.dep_ in {"pobj", "dobj", "nsubj", "conj", "appos", "dep", "ROOT", "attr"}
    ]
    head = next((t for t in heads), None)
    if head is None:
        head = next((t for t in doc[after : min(after + 8, span.end)] if t.pos_ in NOMINAL), None)
    if head is None:
        return None
    speaker = phrase(head, span)
    speaker = (max(speaker[0], after), speaker[1])
    named = next(((a, b) for a, b in names_in(span) if after <= a <= after + 1 and b <= speaker[1]), None)
    speaker = named if named is not None and has_words(doc, named[1], speaker[1]) and token.i == span.start else speaker
    end = speaker[1]
    chain: tuple[tuple[int, int], ...] = ()
    for child in head.children:
        if (
            child.lower_ in {"cited", "quoted", "carried", "published", "released", "provided", "given"}
            and child.i >= end
            and child.i - end < 3
        ):
            agents = [p for c in child.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
            if agents:
                relay = phrase(agents[0], span)
                chain, end = (relay,), relay[1]
    if head.lemma_.lower() in _ISSUED:
        inner = _owner(head, span)
        speaker, end = (inner, max(end, inner[1])) if inner else (speaker, end)
        chain = tuple(relay for relay in chain if relay != speaker)
    end = extend(token, end, span)
    left = region_left(token, span, quoted)
    side: Side = "left"
    if not clause_in(doc, left, token.i):
        side = "right"
    elif end < span.end and has_words(doc, end, span.end) and not _relative(doc, end, span.end):
        side = "around"
    if side == "right":
        end = _past_clause(head, end, span)
    content = (left, token.i) if side == "left" else (end, span.end) if side == "right" else (left, span.end)
    return Frame(token, speaker, (token.i, end), content, side, chain=chain, cue_end=after)


def _relative(doc: Doc, at: int, limit: int) -> bool:
    """Tell whether what follows the run is a clause about the speaker ("..., which added that")."""
    while at < limit and doc[at].is_punct:
        at += 1
    return at < limit and doc[at].tag_ in {"WDT", "WP", "WP$"}


def _past_clause(head: Token, end: int, span: Span) -> int:
    """Take a clause about the speaker into a run that opens the sentence."""
    doc = head.doc
    comma = next((i for i in range(end, span.end) if doc[i].text == ","), None)
    if comma is None or not any(c.dep_ in {"relcl", "acl"} and end <= c.i < comma for c in head.children):
        return end
    return comma


def _owner(head: Token, span: Span) -> tuple[int, int] | None:
    """Return whose statement a statement is: "a report broadcast on X", "a statement by X"."""
    for token in head.subtree:
        if token.i > head.i and token.lower_ in {"by", "from", "on", "of"} and token.dep_ in {"prep", "agent"}:
            inner = [
                c
                for c in token.children
                if c.dep_ == "pobj" and any(t.pos_ == "PROPN" for t in c.subtree) and not date_like(c)
            ]
            if inner:
                return phrase(inner[0], span)
    return None


def _issuer(noun: Token) -> Token | None:
    """Return who puts forward what a noun names: "the mayor repeated the claim that", "they had confirmation that"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in verbs("issuing") | verbs("voicing") or negated(verb):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i and c.tag_ not in {"WP", "WDT"}), None)


def _noun(noun: Token, span: Span) -> Frame | None:
    """Read "X's claim that ..." and "reports that ..."."""
    clause = next(
        (
            c
            for c in noun.children
            if c.dep_ in {"acl", "ccomp", "relcl"} and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
        ),
        None,
    )
    if clause is None:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ in {"PROPN", "NOUN", "PRON"}), None)
    owner = owner or _issuer(noun)
    speaker = phrase(owner, span, noun.i) if owner is not None else phrase(noun, span)
    start = clause.left_edge.i
    while start < span.end and noun.doc[start].lower_ == "that":
        start += 1
    end = min(span.end, clause.right_edge.i + 1)
    if end <= start:
        return None
    return Frame(
        noun,
        speaker,
        (speaker[0], start),
        (start, end),
        "right",
        True,
        alleged=noun.lemma_.lower() in {"claim", "allegation", "accusation", "rumour", "rumor", "suggestion"},
    )
