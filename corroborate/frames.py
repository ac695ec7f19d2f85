"""Cues in one parsed sentence: the words that say somebody said something, and whom they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from corroborate.lexicons import lexicon
from corroborate.phrases import NOMINAL, aside, date_like, names_in, phrase, vehicle
from corroborate.speakers import anonymous, known

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Side = Literal["left", "right", "around", "whole"]
CLAUSAL = frozenset({"ccomp", "xcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
DEPTH = 4  # steps up the tree within which a verb without a subject borrows one


@dataclass(slots=True)
class Frame:
    """One cue with token ranges: ``speaker``, the whole attribution ``run``, and ``content`` (both may be refined later).

    ``side`` says where the content lies from the run. ``chain`` holds the token ranges of relays, nearest the outlet first.
    """

    cue: Token
    speaker: tuple[int, int]
    run: tuple[int, int]
    content: tuple[int, int]
    side: Side
    nested: bool = False
    chain: tuple[tuple[int, int], ...] = ()
    alleged: bool = False
    inherited: bool = False
    cue_end: int = 0

    @property
    def words(self) -> str:
        """The cue as printed."""
        return self.cue.doc[self.cue.i : max(self.cue_end, self.cue.i + 1)].text


@cache
def verbs(group: str) -> frozenset[str]:
    """Return a group of cue verbs, as lemmas."""
    return frozenset(lexicon("cues")["verbs"][group])


@cache
def nouns(group: str) -> frozenset[str]:
    """Return a group of nouns that go with cues."""
    return frozenset(lexicon("cues")["nouns"][group])


def frames(span: Span, quoted: frozenset[int]) -> list[Frame]:
    """Return the frames of ``span`` in order of their cues; ``quoted`` are tokens inside direct speech, where no cue is read."""
    found: list[Frame] = []
    for token in span:
        if token.i in quoted:
            continue
        frame: Frame | None = None
        if token.lower_ == "according" and token.i + 1 < span.end and token.nbor().lower_ == "to":
            frame = _according(token, span)
        elif _cue_verb(token):
            frame = _verb(token, span, quoted)
        elif (
            token.lower_ == "per"
            and token.dep_ == "prep"
            and token.i > span.start
            and span.doc[token.i - 1].text == "as"
        ):
            frame = _according(token, span)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in nouns("claim"):
            frame = _noun(token, span)
        if frame is not None:
            _lend(frame, found)
            found.append(frame)
    return found


def _lend(frame: Frame, before: list[Frame]) -> None:
    """Give a trailing participle ("... adding that") the speaker of the cue it goes with."""
    if not frame.inherited or frame.cue.tag_ != "VBG":
        return
    main = next((f for f in reversed(before) if not f.nested and not f.inherited and f.cue.pos_ == "VERB"), None)
    if main is not None:
        frame.speaker, frame.nested = main.speaker, False


def _cue_verb(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in verbs("speech") and lemma not in verbs("belief"):
        return False
    return (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") or token.tag_ == "VBN"


def _according(token: Token, span: Span) -> Frame | None:
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
    speaker = named if named is not None and _rest(doc, named[1], speaker[1]) and token.i == span.start else speaker
    end = speaker[1]
    chain: tuple[tuple[int, int], ...] = ()
    for child in head.children:
        if (
            child.lower_ in {"cited", "quoted", "carried", "published", "released"}
            and child.i >= end
            and child.i - end < 3
        ):
            agents = [p for c in child.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
            if agents:
                relay = phrase(agents[0], span)
                chain, end = (relay,), relay[1]
    if vehicle(head) and head.lemma_.lower() in {"report", "statement", "article", "account", "bulletin", "post"}:
        inner = _owner(head, span)
        speaker, end = (inner, max(end, inner[1])) if inner else (speaker, end)
    end = _extend(token, end, span)
    left = _region_left(token, span)
    side: Side = "left"
    if not _clause_in(doc, left, token.i):
        side = "right"
    elif end < span.end and _rest(doc, end, span.end) and not _relative(doc, end, span.end):
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


def _region_left(token: Token, span: Span) -> int:
    """Return where the clause that a trailing attribution covers begins: after "but" where a clause of its own starts."""
    doc = token.doc
    for i in range(token.i - 1, span.start, -1):
        if doc[i].lower_ in {"but", "while", "whereas"} or doc[i].text == ";":
            before, after = doc[span.start : i], doc[i + 1 : token.i]
            if _finite(before) and _finite(after) and len(after) > 4:
                return i + 1
    return span.start


def _finite(tokens: Span) -> bool:
    return any(t.tag_ in {"VBD", "VBP", "VBZ", "MD"} for t in tokens)


def _clause_in(doc: Doc, left: int, right: int) -> bool:
    tokens = [t for t in doc[left:right] if t.is_alpha or t.like_num]
    return (len(tokens) >= 3 and any(t.pos_ in {"VERB", "AUX"} or t.tag_ in {"VBN", "VBD"} for t in tokens)) or len(
        tokens
    ) >= 6


def _rest(doc: Doc, left: int, right: int) -> bool:
    return any(t.is_alpha or t.like_num for t in doc[left:right])


def _negated(verb: Token) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in {"rarely", "never", "seldom", "hardly"} for child in verb.children):
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


def _verb(verb: Token, span: Span, quoted: frozenset[int]) -> Frame | None:
    lemma = verb.lemma_.lower()
    if _negated(verb) or any(c.tag_ == "MD" for c in verb.children):
        return None
    if (
        lemma == "claim"
        and verb.tag_ == "VBG"
        and not any(c.dep_ in CLAUSAL or c.lower_ in verbs("whole") for c in verb.children)
    ):
        return None  # "claiming the lives of two"
    if lemma == "claim" and any(
        t.lower_ in {"life", "lives", "souls"} for t in verb.doc[verb.i + 1 : min(verb.i + 4, span.end)]
    ):
        return None
    if (
        lemma in verbs("relay")
        and verb.tag_ == "VBG"
        and any(t.i in range(verb.i - 4, verb.i) and _cue_verb(t) for t in span)
    ):
        return None  # "reported, citing X": read with the verb it serves
    who = _who(verb, span, quoted)
    if who is None:
        return None
    head, inherited, embedded_head = who
    speaker = phrase(head, span, verb.i if head.i < verb.i else None)
    right = _right_start(verb, span, quoted, lemma)
    left_ok = _left_ok(verb, span, head, quoted)
    gapped = verb.dep_ == "relcl" and any(
        t.lower_ in {"that", "which", "what"} for t in verb.doc[max(verb.head.i + 1, span.start) : speaker[0]]
    )
    what = speaker[0] > span.start and verb.doc[speaker[0] - 1].lower_ == "what"
    if what:
        return _what(verb, span, speaker)
    if gapped and not embedded_head:
        return _gapped(verb, span, speaker)
    between = speaker[0] > span.start + 1 and verb.doc[speaker[0] - 1].text == "," and verb.i + 1 < span.end
    bracketed = between and verb.doc[verb.i + 1].text == "," and lemma in verbs("speech")
    left_ok = left_ok or bracketed
    if right is None and not left_ok and lemma == "say" and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        opening = _extend(verb, verb.i + 1, span)
        right = opening if len([t for t in verb.doc[opening : span.end] if t.is_alpha]) > 1 else None
    if right is None and not left_ok:
        return None
    if lemma in verbs("belief") and right is None and not (left_ok and lemma in {"believe", "think"}):
        return None
    run_start = min(speaker[0], verb.i) if not inherited or verb.dep_ == "xcomp" else _aux_start(verb)
    run = (run_start, verb.i + 1)
    top = _top(verb, span, embedded_head)
    chain, speaker = _relayed(verb, span, speaker)
    saying = next(
        (
            i
            for i in range(verb.i + 1, min(verb.i + 16, span.end - 1))
            if verb.doc[i].lower_ == "as" and verb.doc[i + 1].lower_ == "saying"
        ),
        None,
    )
    if saying is not None and not chain and saying - verb.i > 1 and lemma != "say":
        named = next(
            (
                t
                for t in reversed(verb.doc[verb.i + 1 : saying])
                if t.dep_ in {"dobj", "nsubj", "pobj"} and t.head.i in {verb.i, saying + 1}
            ),
            verb.doc[saying - 1],
        )
        chain, speaker, right = (speaker,), phrase(named, span), _past_that(verb.doc, saying + 2, span.end)
    if chain and right is not None and speaker[0] > verb.i:
        right = _past_that(verb.doc, max(right, speaker[1]), span.end)
    if right is not None and not bracketed and not (left_ok and _prefers_left(verb, right, span, quoted)):
        run = (run_start, max(right, verb.i + 1))
        end = span.end if top else _edge(verb, span)
        if _whole(verb):
            return Frame(
                verb,
                speaker,
                (run_start, verb.i + 1),
                (_aux_left(run_start, speaker), end),
                "whole",
                not top,
                chain,
                inherited=inherited,
            )
        frame = Frame(verb, speaker, run, (run[1], end), "right", not top, chain, inherited=inherited)
    else:
        run = (run_start, _extend(verb, max(verb.i + 1, speaker[1] if not inherited else 0), span))
        left = _region_left(verb, span)
        side: Side = "around" if _rest(verb.doc, run[1], span.end) else "left"
        content = (left, run[0]) if side == "left" else (left, span.end)
        frame = Frame(verb, speaker, run, content, side, False, chain, inherited=inherited)
    frame.chain = frame.chain or _told(verb, span, lemma)
    frame.alleged = lemma in verbs("accuse")
    return frame


def _aux_left(run_start: int, speaker: tuple[int, int]) -> int:
    return min(run_start, speaker[0])


def _whole(verb: Token) -> bool:
    objects = {c.lower_ for c in verb.children if c.dep_ == "dobj"}
    return (bool(objects & verbs("whole")) and verb.lemma_.lower() not in verbs("deny")) or bool(
        objects & {"this", "it", "that"}
    )


def _aux_start(verb: Token) -> int:
    start = verb.i
    while (
        start > 0
        and verb.doc[start - 1].head.i == verb.i
        and verb.doc[start - 1].dep_ in {"aux", "auxpass", "advmod", "mark", "cc"}
    ):
        start -= 1
    if start > 0 and verb.doc[start - 1].dep_ == "cc" and verb.dep_ == "conj":
        start -= 1
    return start


def _who(verb: Token, span: Span, quoted: frozenset[int]) -> tuple[Token, bool, bool] | None:
    """Return (head of the speaker, whether it was borrowed from another verb, whether it is the noun before "who")."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    before = verb.doc[verb.i - 1] if verb.i > span.start else None
    if (
        before is not None
        and before.lower_ in {"he", "she", "it", "they"}
        and before.i not in quoted
        and verb.tag_ in {"VBD", "VBZ", "VBP"}
    ):
        return before, False, False
    turned = _inverted(verb, span, quoted)
    if turned is not None:
        return turned, False, False
    subject = next(
        (
            c
            for c in verb.children
            if c.dep_ in {"nsubj", "nsubjpass"} and span.start <= c.i < span.end and c.i not in quoted
        ),
        None,
    )
    if subject is not None and subject.dep_ == "nsubjpass" and verb.lemma_.lower() not in verbs("relay"):
        subject = None
        passive = True
    if passive and subject is None:
        agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
        return (agents[0], False, False) if agents else None
    if subject is not None:
        if subject.tag_ in {"WP", "WDT"} or subject.lower_ == "that":
            if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.head.i < verb.i:
                return verb.head, False, True
            return None
        if (
            subject.lower_ in {"there", "this", "these", "those", "which", "what", "that", "i", "we", "you"}
            or subject.pos_ == "VERB"
        ):
            return None
        if subject.lower_ == "it" and verb.lemma_.lower() in {"read", "show", "put"}:
            return None
        if before is not None and before.pos_ in {"NOUN", "PROPN"} and before.i > subject.i and before.i not in quoted:
            apart = any(
                t.pos_ in {"VERB", "AUX", "NUM"} or t.text == "," or t.dep_ == "det"
                for t in verb.doc[subject.i + 1 : before.i]
            )
            if (
                apart
                and not subject.is_ancestor(before)
                and not date_like(before)
                and verb.tag_ in {"VBD", "VBZ", "VBP"}
            ):
                return before, False, False
        return subject, False, False
    if verb.tag_ == "VBG" and before is not None and before.pos_ in {"NOUN", "PROPN"} and before.i not in quoted:
        plain = verb.lemma_.lower() in {"say", "claim", "report", "warn", "confirm"}
        if plain and _speaks(before, span):
            return before, False, False
    if verb.tag_ in {"VBG", "VB"} or verb.dep_ == "conj":
        borrowed = _borrowed(verb, span)
        if borrowed is not None:
            return borrowed, True, False
    inverted = next(
        (
            t
            for t in verb.doc[verb.i + 1 : min(verb.i + 3, span.end)]
            if t.pos_ in {"NOUN", "PROPN", "DET", "PRON", "ADJ"}
        ),
        None,
    )
    if (
        inverted is not None
        and verb.tag_ in {"VBD", "VBZ", "VBP"}
        and verb.lemma_.lower() in {"say", "add", "note", "explain", "report", "state", "warn"}
    ):
        heads = [
            c
            for c in verb.children
            if c.i > verb.i
            and c.dep_ in {"dobj", "attr", "oprd", "npadvmod", "appos", "dative", "intj"}
            and c.pos_ in {"NOUN", "PROPN"}
            and not date_like(c)
        ]
        if heads and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
            return heads[0], False, False
    if (
        before is not None
        and verb.tag_ in {"VBD", "VBZ", "VBP"}
        and before.pos_ in {"NOUN", "PROPN", "PRON"}
        and before.i not in quoted
        and not date_like(before)
    ):
        return before, False, False
    return None


def _inverted(verb: Token, span: Span, quoted: frozenset[int]) -> Token | None:
    """Return the speaker of ", said a fire officer": a noun phrase after the verb with no clause of its own."""
    if verb.lemma_.lower() not in {"say", "add", "note", "explain"} or verb.i == span.start or verb.i + 1 >= span.end:
        return None
    doc = verb.doc
    before = doc[verb.i - 1]
    if before.i not in quoted and before.text not in {",", '"', "”"}:
        return None
    head = next(
        (
            t
            for t in doc[verb.i + 1 : min(verb.i + 9, span.end)]
            if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"
        ),
        None,
    )
    if head is None or any(t.pos_ in {"VERB", "AUX"} or t.is_punct and t.text != "-" for t in doc[verb.i + 1 : head.i]):
        return None
    end = phrase(head, span)[1]
    follows = doc[end] if end < span.end else None
    closed = (
        follows is None or follows.is_punct or follows.pos_ in {"ADP", "SCONJ"} or follows.tag_ in {"WP", "WDT", "IN"}
    )
    return head if closed or date_like(head.doc[end]) else None


def _speaks(noun: Token, span: Span) -> bool:
    start, end = phrase(noun, span)
    name = span.doc[start:end].text
    return bool(known(name)) or (anonymous(name) and not vehicle(noun))


def _borrowed(verb: Token, span: Span) -> Token | None:
    """Find whose verb this is when it has no subject: "..., adding that ...", "went on to say", "a statement saying"."""
    climb = verb
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > span.start and verb.doc[verb.i - 1].text == ",":
        subject = next((c for c in span.root.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
        if subject is not None and subject.pos_ in {"NOUN", "PROPN", "PRON"} and subject.lower_ not in {"it", "there"}:
            return subject
    for _ in range(DEPTH):
        if climb.dep_ == "acl" and climb.head.pos_ in {"NOUN", "PROPN"}:
            noun = climb.head
            if not vehicle(noun):
                return noun if verb.lemma_.lower() in {"say", "claim", "allege", "state", "announce", "argue"} else None
            while noun.dep_ in {"pobj", "prep", "dobj"} and noun.head.i != noun.i:
                noun = noun.head
            climb = noun
            if climb.pos_ not in {"VERB", "AUX"}:
                return climb if climb.pos_ in {"NOUN", "PROPN"} else None
        elif climb.dep_ in {"advcl", "xcomp", "conj", "pcomp", "prep", "ccomp", "dep", "acl"}:
            if climb.dep_ == "ccomp" and climb is not verb:
                return None
            climb = climb.head
        else:
            return None
        for child in climb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and span.start <= child.i < span.end:
                if child.tag_ in {"WP", "WDT"}:
                    return climb.head if climb.dep_ == "relcl" and climb.head.pos_ in {"NOUN", "PROPN"} else None
                if child.lower_ in {"it", "there"} and not _cue_verb(climb):
                    return None
                return child
    return None


def _right_start(verb: Token, span: Span, quoted: frozenset[int], lemma: str) -> int | None:
    """Return the token where content after the cue begins, if there is any."""
    doc = verb.doc
    starts: list[int] = []
    for child in verb.children:
        if child.i <= verb.i or child.i >= span.end:
            continue
        if (
            child.dep_ == "ccomp"
            or (
                child.dep_ == "xcomp"
                and lemma in verbs("bare") | {"promise", "vow", "threaten", "pledge", "want", "hope", "expect"}
            )
            or (
                (
                    child.dep_ == "dobj"
                    and lemma in verbs("bare")
                    and (child.lower_ not in {"it", "that", "this"} or lemma in verbs("deny"))
                )
                or (child.dep_ == "dobj" and lemma == "put" and child.lower_ in {"toll", "number", "figure", "count"})
            )
        ):
            starts.append(max(child.left_edge.i, verb.i + 1))
        elif child.dep_ == "prep" and lemma in {"accuse", "describe"} and child.lower_ in {"of", "as"}:
            starts.append(max(child.i, verb.i + 1))
    for i in range(verb.i + 1, min(verb.i + 14, span.end)):
        token = doc[i]
        if (
            token.lower_ == "that"
            and (i == verb.i + 1 or token.dep_ in {"mark", "advmod"})
            and not any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG" for t in doc[verb.i + 1 : i])
        ):
            starts.append(i)
            break
        if token.text == ":" and _rest(doc, i + 1, span.end):
            starts.append(i + 1)
            break
        if (
            token.i in quoted
            and i + 2 < span.end
            and lemma in verbs("speech")
            and not any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG" for t in doc[verb.i + 1 : i])
        ):
            starts.append(i)
            break
    if not starts and lemma in verbs("hearer") and lemma != "urge":
        after = next(
            (
                i
                for i in range(verb.i + 1, min(verb.i + 8, span.end))
                if doc[i].pos_ in {"NOUN", "PROPN", "PRON"} and doc[i].dep_ != "compound"
            ),
            None,
        )
        if after is not None and any(t.pos_ in {"VERB", "AUX"} for t in doc[after + 1 : span.end]):
            starts.append(phrase(doc[after], span)[1] if doc[after].pos_ == "PROPN" else after + 1)
    if not starts:
        return None
    start = min(starts)
    if lemma == "quote":
        say = next((t.i for t in doc[verb.i + 1 : span.end] if t.lower_ == "saying"), None)
        start = say + 1 if say is not None else start
    while start < span.end and (
        (doc[start].lower_ == "that" and doc[start].dep_ != "det") or doc[start].text in {",", ":", "-", "–"}
    ):
        start += 1
    return start if start < span.end and _rest(doc, start, span.end) else None


def _past_that(doc: Doc, start: int, limit: int) -> int | None:
    while start < limit and doc[start].lower_ in {"that", ",", ":"}:
        start += 1
    return start if _rest(doc, start, limit) else None


def _left_ok(verb: Token, span: Span, head: Token, quoted: frozenset[int]) -> bool:
    if verb.lemma_.lower() not in verbs("speech") | {"believe", "think"}:
        return False
    if any(c.dep_ == "ccomp" and c.i < min(verb.i, head.i) for c in verb.children):
        return True
    if verb.lemma_.lower() in verbs("clause_only") - {"say", "add", "note", "state", "warn", "stress"} and not any(
        t.i in quoted for t in span
    ):
        return False
    own = any(c.dep_ in SUBJECTS for c in verb.children) or head.i == verb.i - 1
    if verb.dep_ in {"xcomp", "advcl", "acl", "conj"} and not own:
        return False
    start = min(verb.i, head.left_edge.i if head.i < verb.i and head.left_edge.i > span.start else head.i)
    before = span.doc[span.start : max(span.start, phrase(head, span, verb.i)[0] if head.i < verb.i else start)]
    finite = (
        any(t.tag_ in {"VBD", "VBP", "VBZ", "MD", "VBN"} and t.i != verb.i for t in before)
        or sum(t.i in quoted for t in before) > 2
    )
    if not finite or (verb.dep_ in {"xcomp", "acl"} and head.i != verb.i - 1):
        return False
    if verb.dep_ == "relcl":
        return not any(t.tag_ in {"WDT", "WP"} for t in verb.doc[verb.head.i + 1 : verb.i]) and verb.head.i < head.i
    return True


def _prefers_left(verb: Token, right: int, span: Span, quoted: frozenset[int]) -> bool:
    """Both sides look like content: trust a clause the parser hung on the left, unless a "that" or a quotation follows."""
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


def _extend(anchor: Token, end: int, span: Span) -> int:
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


def _top(verb: Token, span: Span, embedded_head: bool) -> bool:
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
        if climb.dep_ == "ccomp" and climb.i > climb.head.i and _cue_verb(climb.head):
            return False
        climb = climb.head
    return True


def _edge(verb: Token, span: Span) -> int:
    return max(verb.i + 1, min(span.end, max(t.i for t in verb.subtree) + 1))


def _what(verb: Token, span: Span, speaker: tuple[int, int]) -> Frame | None:
    """Read "what X said was an attack", "what X described as attacks": content is the noun phrase or clause after it."""
    doc = verb.doc
    start = verb.i + 1
    while start < span.end and (
        doc[start].lower_ in {"was", "were", "is", "are", "as", "called", "to", "be"} or doc[start].text == ","
    ):
        start += 1
    if start >= span.end:
        return None
    heads = [
        t for t in doc[start : min(start + 8, span.end)] if t.dep_ in {"attr", "pobj", "dobj", "nsubj", "acomp", "oprd"}
    ]
    edge = min(span.end, max((t.right_edge.i for t in heads[:1]), default=span.end - 1) + 1)
    comma = next((i for i in range(start, span.end) if doc[i].text in {",", ";"}), span.end)
    end = edge if start < edge else comma
    return Frame(verb, speaker, (speaker[0] - 1, start), (start, end), "right", True, alleged=True)


def _gapped(verb: Token, span: Span, speaker: tuple[int, int]) -> Frame | None:
    """Read "strikes that X says hit depots": the noun before is part of what was said."""
    head = verb.head
    start = phrase(head, span)[0]
    opening = next((t.i for t in verb.doc[head.i + 1 : speaker[0]] if t.tag_ in {"WDT", "IN", "WP"}), speaker[0])
    end = _edge(verb, span)
    clause = any(c.dep_ in CLAUSAL for c in verb.children) or verb.lemma_.lower() in verbs("accuse")
    if end <= verb.i + 1 or not clause:
        return None
    return Frame(
        verb,
        speaker,
        (opening, verb.i + 1),
        (start, end),
        "around",
        True,
        alleged=verb.lemma_.lower() in verbs("accuse"),
    )


def _relayed(verb: Token, span: Span, speaker: tuple[int, int]) -> tuple[tuple[tuple[int, int], ...], tuple[int, int]]:
    """Read "X reported, citing Y" and "X quoted Y as saying": Y speaks, X relays."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    if lemma == "say" and verb.head.lemma_.lower() in {"as", "quote"}:
        near = (*verb.children, *verb.head.children, *verb.head.head.children)
        agents = [p for c in near if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
        if agents and agents[0].i < span.end:
            return (phrase(agents[0], span),), speaker
    if lemma in verbs("relay") and verb.tag_ != "VBN":
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        if objects:
            return (speaker,), phrase(objects[0], span)
    for token in doc[verb.i + 1 : min(verb.i + 9, span.end)]:
        if token.lower_ in {"citing", "quoting"}:
            objects = [c for c in token.children if c.dep_ in {"dobj", "pobj", "nsubj"}] or [
                t for t in doc[token.i + 1 : min(token.i + 6, span.end)] if t.pos_ in {"NOUN", "PROPN"}
            ][-1:]
            if objects:
                return (speaker,), phrase(objects[0], span)
    for token in doc[max(span.start, verb.i - 12) : verb.i]:
        if token.lower_ in {"citing", "quoting"} and token.i > speaker[0]:
            objects = [c for c in token.children if c.dep_ == "dobj"]
            if objects:
                return (speaker,), phrase(objects[0], span, verb.i)
    return (), speaker


def _told(verb: Token, span: Span, lemma: str) -> tuple[tuple[int, int], ...]:
    """Return the named hearer of "X told Y" as a relay."""
    if lemma not in verbs("hearer") or lemma == "urge":
        return ()
    for child in verb.children:
        if (
            child.dep_ in {"dobj", "dative", "nsubj", "iobj"}
            and child.i > verb.i
            and child.pos_ == "PROPN"
            and child.lower_ not in nouns("unnamed_hearer")
            and not date_like(child)
        ):
            return (phrase(child, span),)
    following = verb.doc[verb.i + 1] if verb.i + 1 < span.end else None
    if following is not None and following.pos_ == "PROPN" and not date_like(following):
        head = following
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        return (phrase(head, span),)
    return ()


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
