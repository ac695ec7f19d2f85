"""What is read from the words of one article, before claims are made of it; see ``records`` for offsets and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Span as ParsedSpan

Field = Literal["text", "title"]
Form = Literal["body", "headline", "caption", "post", "quote"]
Modality = Literal["asserted", "alleged", "denied", "planned", "conditional"]
Slot = Literal[
    "killed",
    "injured",
    "casualties",
    "missing",
    "detained",
    "displaced",
    "strikes",
    "munitions",
    "buildings",
    "present",
]
Stance = Literal["support", "detail", "contradict", "update", "unrelated"]
Kind = Literal["figure", "place", "time", "target", "responsible", "denial", "order", "status", "wording"]
Tense = Literal["told", "earlier", "lasting", "uttered"]
Standing = Literal["contested", "updated", "corroborated", "single_voice"]
PublishedBasis = Literal["metadata", "dateline", "url", "none"]


@dataclass(frozen=True, slots=True)
class When:
    """An interval of inclusive days with the reason it was read so; an open end is ``None``.

    ``anchored`` is false where no publication date was known: ``text`` then still compares inside its article.
    """

    start: date | None
    end: date | None
    reason: str
    anchored: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its canonical ``name``, how fine it is, and the names it lies within, nearest first."""

    name: str
    level: Literal["country", "region", "city", "district", "site", "unknown"]
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field. ``furniture`` says why it is page furniture, and is ``None`` for prose.

    ``parsed`` is the parser's view of just these words: token offsets in it are relative to ``parsed.doc``; add
    ``shift`` to a token's ``idx`` to get an offset into the field.
    """

    field: Field
    start: int
    end: int
    form: Form
    furniture: str | None = None
    speaker: str | None = None
    parsed: ParsedSpan | None = None
    shift: int = 0
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it. ``chain`` lists the relays between outlet and speaker, nearest the outlet first."""

    speaker: str
    cue: str
    anonymous: bool = False
    chain: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A run of one sentence put in somebody's mouth (or the outlet's own words, ``attribution`` null).

    ``start``/``end`` bound the content in the field. ``outside`` are the runs inside the sentence that belong to the
    attribution and are left out when the content is stated alone. ``deed`` names whoever does by words what the outlet
    tells ("the mayor condemned the raid"): nobody is said to say so, but it goes back to the mayor.
    """

    sentence: int
    start: int
    end: int
    attribution: Attribution | None = None
    outside: tuple[tuple[int, int], ...] = ()
    modality: Modality = "asserted"
    quoted: bool = False
    deed: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a claim answers to a typed question other than a figure, such as ``target``, ``responsible`` or ``place``.

    ``value`` is the canonical wording that is compared, ``text`` the words as printed.
    """

    question: str
    value: str
    text: str
    polarity: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim's own words say about its happening, before any event is known.

    ``kinds`` come from the lexicon of happenings, ``people`` are named persons, ``targets`` categories of what was hit
    and ``groups`` the named bodies hit, ``words`` the lemmas that carry meaning. ``contrast`` marks "another":
    not the happening spoken of before. ``background`` marks habits, long spans and generalities: no single happening.
    ``exact`` is true where ``when`` was stated in the claim's own words or sentence. ``tense`` is "lasting" for a state
    or what is yet to come, "earlier" for what was before the news, "uttered" for an act of speech, else "told".
    """

    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    contrast: bool = False
    background: bool = False
    anaphoric: bool = False
    exact: bool = False
    tense: Tense = "told"


@dataclass(frozen=True, slots=True)
class Count:
    """A number read from a stretch of text, as an interval in a slot; offsets are relative to that text.

    ``high`` null is open upwards. ``stated`` is the number in the words, null for vague words. ``background`` marks a
    total of another, longer happening ("470,000 killed since 2011").
    """

    slot: Slot
    low: int
    high: int | None
    start: int
    end: int
    part: str | None = None
    stated: int | None = None
    superseded: bool = False
    derived: bool = False
    background: bool = False
