"""The speaker a headline names at its edge: "monitor: ...", "... - Observatory", "... sources say"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corroborate.lexicons import lexicon
from corroborate.records import Attribution, Saying, Sentence
from corroborate.saying.bodynames import key, known, states
from corroborate.saying.cues import nouns, printed
from corroborate.saying.modality import modality
from corroborate.saying.register import Register
from corroborate.saying.speakers import anonymous
from corroborate.saying.timespeakers import timeless
from corroborate.saying.wordings import EDGE, MARKS, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Span

_HEAD_SPEAKER = re.compile(r"^(?P<who>[A-Z\"“][^:]{1,60}?)\s?:\s(?=\S)")

_NAME_FIRST = re.compile(r"^(?P<who>[A-Z][^:–—-]{1,50}?)(?P<dash>\s[-–—]{1,2}\s)(?P<rest>\S.+)$")
"""A page's own name before its headline, with a dash between."""

_TAIL_SPEAKER = re.compile(r"(?::|\s[-–—]{1,2}|\s�_)\s?(?P<who>[^:–—]{2,60})$")

_SAYING = re.compile(
    r"^(?P<who>[A-Z][^\s:]*(?: (?:[A-Z][^\s:]*|of|the|and|for)){0,4}) "
    rf"(?P<cue>{printed('capital')})(?: That)? "
    r"(?!(?:Against|Of|About|Over|To|On|In) )(?=\S+ \S+ \S)"
)
"""A headline in capitals whose verb the parser took for a name: "Omar Haddad Says Port Will Shut"."""

_SAYS = re.compile(rf"\s(?P<cue>{printed('finite', 'plural')})$", re.IGNORECASE)


def said_in_headline(number: int, sentence: Sentence, span: Span, text: str, register: Register) -> Saying | None:
    """Read "... kills two: monitor", "... - Observatory", "... Monitor", "Monitor: ...", "... sources say".

    ``text`` is the field the headline stands in. Returns ``None`` where no speaker is named.
    """
    words = text[sentence.start : sentence.end].rstrip(" .")
    says = _SAYS.search(words)
    stem = words[: says.start()] if says else words
    tail = _TAIL_SPEAKER.search(stem)
    opening, saying = _HEAD_SPEAKER.match(words), None
    named = opening["who"] if opening and len(opening["who"].split()) <= 5 else ""
    base = sentence.start - sentence.shift
    dashed = _NAME_FIRST.match(words)
    if dashed is not None and _body_of_news(dashed["who"]) and not known(dashed["rest"]):
        low, high, rest = dashed.start("who"), dashed.end("who"), (dashed.end("dash"), len(words))
    elif (
        opening
        and named
        and (_body_of_news(named) or anonymous(named))
        and not _tells(span, base, base + opening.end("who"))
    ):
        low, high, rest = opening.start("who"), opening.end("who"), (opening.end(), len(words))
    elif (
        tail and len(tail["who"].split()) <= 6 and not _tells(span, sentence.start - sentence.shift + tail.start("who"))
    ):
        low, high, rest = tail.start("who"), tail.end("who"), (0, tail.start())
    elif (saying := _SAYING.match(words)) is not None:
        low, high, rest = saying.start("who"), saying.end("who"), (saying.end(), len(words))
    elif (start := _bare_tail(stem)) is not None:
        low, high, rest = start, len(stem), (0, start)
    else:
        return None
    printed = timeless(_without_byline(words[low:high].strip(EDGE + MARKS)))
    if not printed:
        return None
    resolved = register.resolve(printed)
    who = Attribution(
        resolved,
        saying["cue"] if saying and low == 0 else says["cue"] if says else words[low - 1 : low].strip() or ":",
        anonymous(resolved),
        (),
        sentence.start + low,
        sentence.start + high,
    )
    start, end = trimmed(words, *rest)
    tokens = [t for t in span if start <= t.idx + sentence.shift - sentence.start < end]
    if end <= start or not tokens:
        return None
    return Saying(number, sentence.start + start, sentence.start + end, who, (), modality(tokens))


def _tells(span: Span, start: int, end: int | None = None) -> bool:
    """Say whether words between two offsets of the parsed text count somebody, so that they name no speaker.

    "Aleppo: six dead in explosion" begins with its place; "Six dead in explosion: monitor" ends with its speaker.
    """
    return any(
        token.idx >= start and (end is None or token.idx < end) and (token.like_num or token.lower_ in nouns("harmed"))
        for token in span
    )


def _body_of_news(name: str) -> bool:
    """Say whether a headline opens with a known body; a country ("Northland: ...") is where it happened."""
    return known(name) is not None and key(name) not in states()


def _without_byline(who: str) -> str:
    """Return a speaker at the end of a headline without the author's name that ran into it ("monitor Omar Haddad")."""
    words = who.split()
    at = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    small = " ".join(words[:at])
    return small if at and len(words) - at >= 2 and small in lexicon("cues")["headline"]["tail"] else who


def _bare_tail(words: str) -> int | None:
    """Return where a speaker without any mark starts at the end of a headline ("... near Aleppo Monitor")."""
    cues = lexicon("cues")["headline"]
    parts = [(m.start(), m.group().casefold()) for m in re.finditer(r"\S+", words)]
    for size in (3, 2, 1):
        if len(parts) > size + 3 and " ".join(p for _, p in parts[-size:]) in cues["tail"]:
            first = len(parts) - size
            while first > 3 and parts[first - 1][1] in cues["before"] and parts[first - 2][1] not in cues["placing"]:
                first -= 1
            return parts[first][0]
    return None
