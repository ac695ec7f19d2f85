"""What travels between the stages: frozen records that only grow.

Every offset counts Unicode code points into one field (``text`` or ``title``) of one article, so
``field[start:end]`` is always the exact wording. Dates are inclusive days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corroborate.readings import Answer as Answer
from corroborate.readings import Attribution as Attribution
from corroborate.readings import Count as Count
from corroborate.readings import Field as Field
from corroborate.readings import Form as Form
from corroborate.readings import Frame as Frame
from corroborate.readings import Kind as Kind
from corroborate.readings import Modality as Modality
from corroborate.readings import Place as Place
from corroborate.readings import PublishedBasis as PublishedBasis
from corroborate.readings import Saying as Saying
from corroborate.readings import Sentence as Sentence
from corroborate.readings import Slot as Slot
from corroborate.readings import Stance as Stance
from corroborate.readings import Standing as Standing
from corroborate.readings import Tense as Tense
from corroborate.readings import When as When
from corroborate.weighing.voicings import Account as Account
from corroborate.weighing.voicings import Doubt as Doubt
from corroborate.weighing.voicings import Entry as Entry
from corroborate.weighing.voicings import Passage as Passage
from corroborate.weighing.voicings import Stale as Stale
from corroborate.weighing.voicings import Without as Without


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
    """One article. ``offset`` is where its text starts in its file; ``origin`` where its words were first set down.

    ``copies`` names the group of copies it belongs to, ``credit`` the agency it credits, ``passages`` what it copies.
    ``origin_tied`` says that its copies are of one day, or undated, so that nothing tells who was first.
    """

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
    copies: str | None = None
    credit: str | None = None
    passages: tuple[Passage, ...] = ()
    origin_tied: bool = False


NO_FRAME = Frame()


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion, tied to a span of its article; ``resolved`` states it alone, without its attribution.

    ``when`` and ``places`` are told by its own words or sentence; ``happened`` and ``where`` add what the rest of its
    article leaves no doubt of. ``told_on`` is the day its speaker said it. ``after`` is what was told before a claim
    that still points back at it ("the two men"): no part of what it asserts. ``deed`` is whoever does by words what an
    unattributed claim tells ("the mayor condemned the raid"): it goes back to the mayor.
    """

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
    frame: Frame = NO_FRAME
    sentence: int = 0
    outside: tuple[tuple[int, int], ...] = ()
    event: str | None = None
    told_on: When | None = None
    happened: When | None = None
    where: tuple[Place, ...] = ()
    after: str = ""
    deed: Attribution | None = None

    @property
    def alone(self) -> str:
        """What a reader who has nothing else is told: beside the claim what it points back at, where it still does."""
        return f"{self.resolved.rstrip('.')} [in context: {self.after}]" if self.after else self.resolved


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
    """One happening in time and place, with the reasons claims were joined to it.

    ``apart`` says of the nearest other events why they are not this one; ``follows`` is the id of the act that a
    funeral, a reprisal or a reaction is about.
    """

    id: str
    kind: str
    label: str
    start: date | None
    end: date | None
    places: tuple[str, ...]
    articles: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    where: tuple[Place, ...] = ()
    apart: tuple[str, ...] = ()
    follows: str | None = None
    grade: str | None = None
    grade_rule: str = ""


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
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent origin of information and the claims of a cluster that go back to it."""

    id: str
    label: str
    claims: tuple[str, ...]
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """The claims that answer one question about one event, with the ledger of who says each.

    ``certain`` is the number of voices where all that are possibly one are one; ``without`` what leaving out each
    voice that matters would change.
    """

    id: str
    event: str
    question: str
    headline_claim: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    standing: Standing = "single_voice"
    voices: tuple[Voice, ...] = ()
    rule: str = ""
    certain: int = 0
    doubts: tuple[Doubt, ...] = ()
    without: tuple[Without, ...] = ()
    ledger: tuple[Entry, ...] = ()
    stale: tuple[Stale, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """What everyone together says for one slot and part of one event, and voice by voice in ``accounts``."""

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
    accounts: tuple[Account, ...] = ()
    certain: int = 0


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
    policy: tuple[tuple[str, str | int | float | bool], ...] = ()
