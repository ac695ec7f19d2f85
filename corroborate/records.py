"""What travels between the stages: frozen records that only grow.

Every offset counts Unicode code points into one field (``text`` or ``title``) of one article, so
``field[start:end]`` is always the exact wording. Dates are inclusive days.
"""

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
Standing = Literal["contested", "updated", "corroborated", "single_voice"]
PublishedBasis = Literal["metadata", "dateline", "url", "none"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing left out: which record, at which stage, and why."""

    record: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file as read: its path as given and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``offset`` is where its text starts in its file; ``origin`` is where its words were first set down."""

    id: str
    outlet: str | None
    title: str
    text: str
    text_sha256: str
    published: date | None = None
    published_basis: PublishedBasis = "none"
    url: str | None = None
    language: str | None = None
    offset: int = 0
    origin: str = ""


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
    attribution and are left out when the content is stated alone.
    """

    sentence: int
    start: int
    end: int
    attribution: Attribution | None = None
    outside: tuple[tuple[int, int], ...] = ()
    modality: Modality = "asserted"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a claim answers to a typed question other than a figure: ``target``, ``responsible``, ``place``, ``time``, ...

    ``value`` is the canonical wording that is compared, ``text`` the words as printed.
    """

    question: str
    value: str
    text: str
    polarity: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim's own words say about its happening, before any event is known.

    ``kinds`` come from the lexicon of happenings, ``people`` are named persons, ``targets`` categories of what was hit and
    ``groups`` the named bodies hit, ``words`` the lemmas that carry meaning. ``contrast`` marks "another", "the previous":
    not the happening spoken of before. ``background`` marks habits, long spans and generalities: no single happening.
    ``exact`` is true where ``when`` was stated in the claim's own words or sentence.
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


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion, tied to a span of its article; ``resolved`` states it alone, without its attribution."""

    id: str
    article: str
    outlet: str | None
    field: Field
    start: int
    end: int
    text: str
    resolved: str
    form: Form
    modality: Modality = "asserted"
    attribution: Attribution | None = None
    when: When | None = None
    places: tuple[Place, ...] = ()
    answers: tuple[Answer, ...] = ()
    frame: Frame = Frame()
    sentence: int = 0
    outside: tuple[tuple[int, int], ...] = ()
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number read from a stretch of text, as an interval in a slot; offsets are relative to that text.

    ``high`` null means open upwards. ``stated`` is the number in the words, null for vague words. ``background`` marks a
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


@dataclass(frozen=True, slots=True)
class Figure:
    """A count asserted by a claim, with the event it counts (null when unsure) and the day the count speaks of."""

    id: str
    claim: str
    article: str
    outlet: str | None
    slot: Slot
    part: str | None
    low: int
    high: int | None
    stated: int | None
    modality: Modality
    speaker: str | None
    as_of: date | None
    superseded: bool
    derived: bool
    text: str
    field: Field
    start: int
    end: int
    background: bool = False
    when: When | None = None
    places: tuple[Place, ...] = ()
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in time and place, with the reasons claims were joined to it."""

    id: str
    kind: str
    label: str
    start: date | None
    end: date | None
    places: tuple[str, ...]
    articles: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The stance of the later claim toward the earlier one, with its kind, confidence in 0..1 and a one-line reason."""

    claim: str
    toward: str
    stance: Stance
    kind: Kind
    confidence: float
    reason: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent origin of information and the claims of a cluster that go back to it."""

    id: str
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The claims that answer one question about one event."""

    id: str
    event: str
    question: str
    headline_claim: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    standing: Standing = "single_voice"
    voices: tuple[Voice, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """What everyone together says for one slot and part of one event."""

    event: str
    slot: Slot
    part: str | None
    low: int
    best: int
    high: int
    open: bool
    standing: Standing
    voices: int
    figures: tuple[str, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything one run found; ``corroborate.Report`` is its public face."""

    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    clusters: tuple[Cluster, ...]
    judgements: tuple[Judgement, ...]
    ranges: tuple[Range, ...]
    skipped: tuple[Skipped, ...]
    inputs: tuple[InputFile, ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, str | int | float | bool], ...] = ()
    arguments: tuple[str, ...] = ()
