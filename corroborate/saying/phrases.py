"""The noun phrase that names a speaker, cut out of a parse that may have taken in too much."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.saying.speakers import key, known

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "case", "nmod", "predet", "quantmod", "neg"})
_DATES = re.compile(
    r"(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:yesterday|today|tonight|overnight|earlier|later|early|late|morning|evening|afternoon|night|"
    r"jan\w*|feb\w*|march|april|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|week|month|year|time|\d{1,4})$"
)
_STOP_PREPS = frozenset({"during", "via", "through", "after", "before", "since", "as", "that", "while", "when"})


def date_like(token: Token) -> bool:
    """Tell whether ``token`` is a weekday, a month, a part of the day or a bare number."""
    return bool(_DATES.match(token.text))


def vehicle(token: Token) -> bool:
    """Tell whether ``token`` names where something was said: a statement, an interview, reporters."""
    return (
        token.lower_ in lexicon("cues")["nouns"]["vehicle"]
        or token.lemma_.lower() in lexicon("cues")["nouns"]["vehicle"]
    )


def aside(token: Token) -> bool:
    """Tell whether the preposition ``token`` opens a time or place of saying ("on Friday", "in a statement")."""
    inner = [t for t in token.subtree if t.i > token.i]
    if not inner or token.lower_ in {"including", "among"}:
        return False
    dated = date_like(inner[-1]) or date_like(inner[0])
    return dated or any(vehicle(t) or (t.dep_ == "pobj" and date_like(t)) for t in inner[:5])


def phrase(head: Token, span: Span, stop: int | None = None) -> tuple[int, int]:
    """Return the token range of the noun phrase around ``head``, to the left of ``stop`` where given."""
    doc = head.doc
    left = head.i
    while left - 1 >= span.start and _belongs(doc[left - 1], head, left):
        left -= 1
        if doc[left].dep_ == "det" and doc[left].head.i == head.i:
            break
    if (
        left - 1 > span.start
        and doc[left - 1].text in {"”", '"'}
        and (opening := _opening(doc, left - 2, span.start)) is not None
    ):
        left = opening - 1
    left = _past_brackets(doc, left, span.start)
    right = _right(head, span, stop)
    if stop is not None and right < stop and all(t.pos_ == "PROPN" or t.text in {"-", "."} for t in doc[right:stop]):
        right = stop
    start, end = _named_tail(doc[left:right], head)
    if end < span.end and doc[end].text.isupper() and len(doc[end]) > 2 and doc[end].is_alpha and known(doc[end].text):
        end += 1  # "the state news agency SANA"
    start, end = _described(doc, start, span.start), _past_watch(doc[start:end], span.end if stop is None else stop)
    end = _past_hyphens(span, end, stop)
    person = next((e for e in span.ents if e.start <= head.i < e.end and e.label_ == "PERSON"), None)
    if person is not None and (stop is None or person.end <= stop):
        start, end = min(start, person.start), max(end, person.end)  # "Osama Said", "Ammar al-Assad"
    return _whole_name(span, start, end)


def _past_watch(words: Span, limit: int) -> int:
    """Return the token after what a group watches: "a group monitoring the conflict" is a monitor."""
    doc, end = words.doc, words.end
    watch = doc[end : min(end + 3, limit)]
    named = words[-1].lower_ in {"group", "organisation", "organization", "network"} and len(watch) > 1
    if not named or watch[0].lower_ not in {"monitoring", "tracking"}:
        return end
    return next((t.i + 1 for t in watch[1:] if t.lower_ in {"conflict", "war"}), end)


def _past_hyphens(span: Span, end: int, stop: int | None) -> int:
    """Return the token after a word of which only the first half was taken: "Talal al-Barazi", "Britain-based X"."""
    doc, limit = span.doc, span.end if stop is None else min(stop, span.end)
    joined = False
    while end + 1 < limit and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end, joined = end + 2, True
    if joined and doc[end - 1].tag_ in {"VBN", "JJ", "VBD"}:
        while end < limit and doc[end].pos_ == "PROPN" and doc[end - 1].whitespace_:
            end += 1
    return end


def _past_brackets(doc: Doc, left: int, limit: int) -> int:
    """Move left over a short form in brackets to the name it shortens: "the Islamic State (IS) militant group"."""
    if left - 3 < limit or doc[left - 1].text != ")":
        return left
    opening = next((i for i in range(left - 2, max(limit, left - 5), -1) if doc[i].text == "("), None)
    if opening is None or opening <= limit or doc[opening - 1].pos_ != "PROPN":
        return left
    start = opening - 1
    while start - 1 >= limit and (doc[start - 1].pos_ == "PROPN" or doc[start - 1].lower_ in {"of", "for", "and"}):
        start -= 1
    return start


def _described(doc: Doc, start: int, limit: int) -> int:
    """Move left over "an official from", "activists in" when the parse kept only the name after the preposition."""
    for _ in range(2):
        if start - 2 < limit or doc[start - 1].lower_ not in {"from", "of", "with", "at", "in", "for", "inside", "on"}:
            return start
        noun = doc[start - 2]
        words = lexicon("bodies")["descriptions"]
        if noun.lower_ not in words["anonymous"] and noun.lower_ not in words["person_words"]:
            return start
        start -= 2
        while (
            start - 1 >= limit
            and doc[start - 1].dep_ in _LEFT
            and doc[start - 1].head.i <= noun.i
            and doc[start - 1].pos_ in {"DET", "ADJ", "NOUN", "PROPN"}
        ):
            start -= 1
            if doc[start].dep_ == "det":
                break
    return start


def names_in(span: Span) -> list[tuple[int, int]]:
    """Return the token ranges of known names of two or more words in ``span``; found once for each span."""
    kept = span.doc.user_data.setdefault("names", {})
    if (span.start, span.end) not in kept:
        kept[span.start, span.end] = _find_names(span)
    found: list[tuple[int, int]] = kept[span.start, span.end]
    return found


def _find_names(span: Span) -> list[tuple[int, int]]:
    firsts = _first_words()
    out: list[tuple[int, int]] = []
    at = span.start
    while at < span.end:
        token = span.doc[at]
        longest = 0
        if token.text[:1].isupper() and key(token.text) in firsts:
            for size in range(min(12, span.end - at), 1, -1):
                if key(span.doc[at : at + size].text) in _names() and span.doc[at + size - 1].is_alpha:
                    longest = size
                    break
        if longest:
            out.append((at, at + longest))
        at += longest or 1
    return out


def _whole_name(span: Span, start: int, end: int) -> tuple[int, int]:
    for first, last in names_in(span):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def _opening(doc: Doc, at: int, limit: int) -> int | None:
    """Return where a quoted name that ends at ``at`` opens, within eight tokens."""
    for i in range(at, max(limit - 1, at - 8), -1):
        if doc[i].text in {"“", '"'}:
            return i if i > limit and doc[i - 1].dep_ == "det" else None
        if doc[i].pos_ in {"VERB", "AUX"}:
            return None
    return None


def _belongs(token: Token, head: Token, left: int) -> bool:
    if token.text in {"-", "–"} and not token.whitespace_:
        return True
    if token.is_punct or token.is_space:
        return token.text in {"-", "'", "’", "."} and not token.whitespace_
    if token.doc[left].text in {"-", "–"} and not token.whitespace_:
        return True
    if token.dep_ not in _LEFT and not (token.dep_ in {"advmod", "npadvmod"} and token.head.dep_ == "amod"):
        return False
    climb = token
    for _ in range(6):
        if climb.i == head.i:
            return True
        climb = climb.head
    return False


def _right(head: Token, span: Span, stop: int | None) -> int:
    doc = head.doc
    limit = span.end if stop is None else min(stop, span.end)
    inside = {t.i for t in head.subtree}
    right = head.i + 1
    while right < limit and right in inside:
        token = doc[right]
        if token.dep_ == "appos" and token.pos_ == "PROPN" and (token.text.isupper() or token.ent_type_ == "PERSON"):
            right += 1  # "the agency SANA", "the officer Omar Haddad"
            continue
        if (
            token.dep_ in {"relcl", "appos", "parataxis", "advcl"}
            or token.tag_ in {"WDT", "WP", "WP$"}
            or token.lower_ in _STOP_PREPS
        ):
            break
        if token.is_punct and token.text not in {"-", "'", "’"}:
            break
        if token.dep_ == "prep" and aside(token) and token.head.i > head.i:
            while right - 1 > head.i and doc[right - 1].dep_ != "prep":
                right -= 1
            break
        if token.pos_ in {"VERB", "AUX"} or (
            token.dep_ == "prep" and (aside(token) or (stop is None and token.lower_ in {"to", "by"}))
        ):
            break
        if token.lower_ == "with" and any(t.tag_ == "VBG" for t in token.subtree):
            break  # "according to residents with many fleeing"
        if token.dep_ == "cc" and not any(
            c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} for c in token.head.children
        ):
            break
        if date_like(token) and token.dep_ in {"npadvmod", "nmod", "tmod"}:
            break
        right += 1
    while right - 1 > head.i and (doc[right - 1].dep_ in {"cc", "prep", "det", "mark"} or doc[right - 1].is_punct):
        right -= 1
    return right


def _named_tail(words: Span, head: Token) -> tuple[int, int]:
    """Drop what a wrong parse hung on the left of a known name or of a number-led one."""
    start, end = words.start, words.end
    if words[0].like_num and (counted := _after_count(words)) is not None:
        return counted, end
    apart = _lost_comma(words, head)
    if apart is not None:
        return apart, end
    if head.pos_ == "PROPN" and len(words) > 1:
        for at in range(start + 1, head.i + 1):
            before = words.doc[at - 1]
            tail = words.doc[at:end].text
            if before.pos_ not in {"NUM", "PROPN", "VERB", "NOUN"} and before.tag_ != "VBN":
                continue
            if known(tail) and known(words.text) != known(tail):
                return at, end
    return start, end


def _lost_comma(words: Span, head: Token) -> int | None:
    """Return where a name begins behind what is no part of it, the comma lost.

    "... committed by rebels Haddad said", "... in Northland state media said": people in general bear no name, and
    where something happened does not describe who tells of it.
    """
    before = words.doc[words.start - 1] if words.start else None
    if head.pos_ == "PROPN":
        parted = before is not None and before.is_punct
        many = next((t for t in words[parted:-1] if t.tag_ == "NNS" and t.text.islower()), None)
        return many.i + 1 if many is not None and many.i < head.i and words.doc[many.i + 1].pos_ == "PROPN" else None
    place = words[0]
    if before is None or before.lower_ not in lexicon("cues")["headline"]["placing"] or place.ent_type_ != "GPE":
        return None
    after = place.i + 1
    while after < head.i and words.doc[after].ent_type_ == "GPE":
        after += 1
    return after if words.doc[after].text.islower() and place.pos_ == "PROPN" else None


def _after_count(words: Span) -> int | None:
    """Return where those who speak begin behind a count, the comma lost: "... wounded 50 state media said"."""
    table = lexicon("cues")["headline"]
    for size in (3, 2, 1):
        if len(words) > size and words[-size:].text.lower() in table["tail"]:
            first = len(words) - size
            while first > 1 and words[first - 1].lower_ in table["before"]:
                first -= 1
            many = words[-1].tag_ in {"NNS", "NNPS"} and size == 1 and first == 1
            return None if many else words.start + first  # "two residents" are counted themselves
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _names() if " " in name)


@cache
def _names() -> frozenset[str]:
    return frozenset(key(name) for names in lexicon("bodies")["bodies"].values() for name in names)
