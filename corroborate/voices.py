"""Independent voices: whom each claim goes back to, however many outlets carry it.

A claim without attribution speaks with its article's origin. Named speakers join across spellings and descriptions of
one body. An unnamed speaker counts as the body that relayed it, else as itself inside its origin, marked as unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corroborate.copying.credits import is_agency
from corroborate.copying.shingles import unmasked
from corroborate.records import Article, Attribution, Claim, Figure, Passage
from corroborate.saying.speakers import anonymous, body, described, key, known
from corroborate.weighing.namings import (
    based,
    belongs_to_last,
    canonical,
    has_office,
    introduced,
    is_plain_name,
    meant,
    names_words,
    person,
    points_back,
    sentence_around,
    speaking,
    spelled_out,
    told_by,
    within,
)
from corroborate.weighing.voicings import Basis

IN_PASSAGE = 0.6
"""Share of a claim's characters that lie in a passage for it to go back to the passage's origin."""


@dataclass(frozen=True, slots=True)
class Mouth:
    """Whom a claim goes back to: a voice's id and label, whether that speaker is unnamed, and how it was found.

    ``keys`` are what else ties words without a named speaker: their outlet and the group of copies they are in.
    """

    id: str
    label: str
    unnamed: bool = False
    basis: Basis = "own"
    reason: str = ""
    keys: tuple[str, ...] = ()


def name(claims: Sequence[Claim], articles: Mapping[str, Article], figures: Sequence[Figure] = ()) -> dict[str, Mouth]:
    """Return the voice of every claim, by claim id.

    An article's own words that repeat a count it gives with a speaker, such as its headline and lead, speak with that
    speaker; they are no other voice.
    """
    counts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counts[figure.claim].append(figure)
    mouths: dict[str, Mouth] = {}
    before: dict[str, Mouth] = {}
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.field != "title", claim.start, claim.id)):
        found = _mouth(_unmasked(claim), articles[claim.article], before.get(claim.article))
        mouths[claim.id] = found
        if found.basis in _SPOKEN:
            before[claim.article] = found
    for claim_id, spoken in _repeated(claims, articles, counts, mouths).items():
        found = mouths[spoken]
        mouths[claim_id] = replace(found, basis="headline", reason=f"repeats a count of its text: {found.reason}")
    return _tied(mouths, claims, articles)


def _tied(mouths: Mapping[str, Mouth], claims: Sequence[Claim], articles: Mapping[str, Article]) -> dict[str, Mouth]:
    """Return the voices with what makes two texts one where they meet: their outlets, and being copies."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in articles.values():
        if article.copies is not None and article.outlet is not None and article.credit is None:
            outlets[article.copies].add(article.outlet)
    found = dict(mouths)
    for claim in claims:
        mouth, article = mouths[claim.id], articles[claim.article]
        if mouth.basis not in ("own", "copy", "credit", "unnamed"):
            continue
        names = {article.outlet} if article.outlet is not None and article.credit is None else set()
        ties = [f"outlet {name}" for name in sorted(names | outlets.get(article.copies or "", set()))]
        ties += [f"copies {article.copies}"] if article.copies is not None else []
        who = f": {mouth.id.rpartition(':')[2]}" if mouth.unnamed else ""
        found[claim.id] = replace(mouth, keys=tuple(f"{tie}{who}" for tie in ties))
    return found


def _unmasked(claim: Claim) -> Claim:
    """Return a claim with its speaker read through look-alike letters; a crowd ("neighbours") is unnamed."""
    said = claim.attribution
    if said is None:
        return claim
    speaker = unmasked(said.speaker)
    crowd = speaker.islower() and speaker.endswith("s") and known(speaker) is None
    unnamed = said.anonymous or crowd or (speaker != said.speaker and anonymous(speaker))
    return replace(claim, attribution=replace(said, speaker=speaker, anonymous=unnamed))


_SPOKEN = ("speaker", "relay", "unnamed")
_OWN = ("own", "copy", "credit", "passage")
"""How a claim without a speaker came to its voice."""


def _repeated(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    counts: Mapping[str, Sequence[Figure]],
    mouths: Mapping[str, Mouth],
) -> dict[str, str]:
    """Return, for each claim in an article's own words, the claim with a speaker whose count it repeats.

    The count is looked for in the claim's article first, then in its copies: an early version may name the speaker.
    """
    spoken: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id))
    for claim in ordered:
        if mouths[claim.id].basis in _OWN or claim.form == "headline":
            continue
        for figure in counts.get(claim.id, ()):
            for text in _texts(articles[claim.article]):
                spoken[(text, *_count_of(figure))].append(figure)
    found = {}
    for claim in ordered:
        if mouths[claim.id].basis not in _OWN:
            continue
        keys = (
            (count, (text, *_count_of(count)))
            for text in _texts(articles[claim.article])
            for count in counts.get(claim.id, ())
        )
        told = next((other.claim for count, one in keys for other in spoken.get(one, ()) if _same(count, other)), None)
        if told is not None:
            found[claim.id] = told
    return found


SMALL = 10
"""Counts below it recur by chance in one article; they need the same event and people to be one count."""


def _same(count: Figure, other: Figure) -> bool:
    """Say whether equal numbers are one count: not of other events or people, and if small, plainly of the same."""
    if count.event != other.event and (count.low < SMALL or None not in (count.event, other.event)):
        return False
    return count.part == other.part or (None in (count.part, other.part) and count.low >= SMALL) or _whole(count, other)


def _whole(count: Figure, other: Figure) -> bool:
    """Say whether one count names its people and the other says the same of everybody ("four civilians", "four")."""
    return {count.part, other.part} == {None, "civilians"}


def _texts(article: Article) -> tuple[tuple[str, str | None], ...]:
    own = ("article", article.id)
    return (own,) if article.copies is None else (own, ("copies", article.copies))


def _count_of(figure: Figure) -> tuple[object, ...]:
    return figure.slot, figure.stated if figure.stated is not None else (figure.low, figure.high)


def _mouth(claim: Claim, article: Article, before: Mouth | None) -> Mouth:
    """Return the voice of one claim; ``before`` is the last named speaker of its article, for "he added"."""
    attribution = claim.attribution
    told = _handed_over(claim, article)
    if attribution is None:
        if told is None and before is not None and points_back(_sentence(claim, article)):
            return replace(before, reason=f"goes on with {before.label}")
        return told or _speaking(claim, article) or _of_words(claim, article)
    if before is None and names_words(attribution.speaker):
        return told or _of_words(claim, article)
    if before is not None and belongs_to_last(attribution.speaker) and known(attribution.speaker) is None:
        return replace(before, reason=f"{attribution.speaker}: of {before.label}")
    full = introduced(attribution.speaker, _sentence(claim, article)) or spelled_out(attribution.speaker, article.text)
    seated = based(full, _sentence(claim, article))
    if seated is not None:
        full, attribution = seated, replace(attribution, speaker=seated, anonymous=anonymous(seated))
    stray = f"{attribution.speaker}-" in _sentence(claim, article)  # "Britain" of "the Britain-based monitor"
    human = person(full) if has_office(full) or attribution.anonymous else None
    if not stray and (whole := known(full) or (known(within(full) or "") if human is None else None)) is not None:
        return Mouth(f"body:{whole}", full, basis="speaker", reason=_told(attribution))
    if human is not None:
        return replace(_named(human), label=full, basis="speaker", reason=_told(attribution))
    if told is not None and (attribution.anonymous or stray or not is_plain_name(full)):
        return told
    described_body = meant(full, article.text) if not is_plain_name(full) else None
    if described_body is not None:
        return replace(_named(described_body), basis="speaker", reason=f"{attribution.speaker}: {described_body}")
    if not attribution.anonymous:
        return replace(_named(full), basis="speaker", reason=_told(attribution))
    return _unnamed(attribution, claim, article)


def _speaking(claim: Claim, article: Article) -> Mouth | None:
    """Return whom the claim's own sentence shows speaking, by a name or as a crowd, where no attribution was read."""
    found = speaking(_sentence(claim, article))
    if found is None:
        return None
    who, unnamed = found
    if unnamed:
        return _unnamed(Attribution(who, "said", True), claim, article)
    return replace(_named(who), basis="speaker", reason=f"its sentence says so of {who}")


def _sentence(claim: Claim, article: Article) -> str:
    field = article.text if claim.field == "text" else article.title
    return sentence_around(field, claim.start, claim.end)


def _handed_over(claim: Claim, article: Article) -> Mouth | None:
    """Return the known body to which the claim's own sentence hands its content."""
    told = told_by(_sentence(claim, article), article.text)
    if told is None:
        return None
    return replace(_named(told), basis="speaker", reason=f"its sentence says so of {told}")


def _unnamed(attribution: Attribution, claim: Claim, article: Article) -> Mouth:
    """Return the voice of somebody unnamed: the agency that heard it, else itself inside the origin of the words."""
    for relay in reversed(attribution.chain):
        if body(relay) is not None:
            return replace(_named(relay), basis="relay", reason=f"{attribution.speaker}, unnamed, heard by {relay}")
    passage = passage_of(claim, article)
    origin = article.origin if passage is None else passage.origin
    via = origin.partition(":")[2]
    if is_agency(via):
        return replace(_named(via), basis="relay", reason=f"{attribution.speaker}, unnamed, heard by {via}")
    return Mouth(
        f"unnamed:{origin}:{described(attribution.speaker)}",
        f"{attribution.speaker} (unnamed, via {via})",
        unnamed=True,
        basis="unnamed",
        reason=f"{attribution.speaker}, unnamed, joined only inside one origin",
    )


def _of_words(claim: Claim, article: Article) -> Mouth:
    """Return the voice of words without a speaker: of the passage they lie in, else of the article."""
    passage = passage_of(claim, article)
    if passage is None or passage.origin == article.origin:
        return of_origin(article)
    kind, _, label = passage.origin.partition(":")
    if kind == "article":
        return Mouth(f"article:{label}", f"unknown outlet ({label})", basis="passage", reason=passage.reason)
    return replace(_named(label), basis="passage", reason=passage.reason)


def passage_of(claim: Claim, article: Article) -> Passage | None:
    """Return the likeliest passage most of a claim lies in."""
    if claim.field != "text":
        return None
    for passage in article.passages:
        inside = min(claim.end, passage.end) - max(claim.start, passage.start)
        if inside >= IN_PASSAGE * (claim.end - claim.start):
            return passage
    return None


def _told(attribution: Attribution) -> str:
    through = f" through {', '.join(attribution.chain)}" if attribution.chain else ""
    return f"said by {attribution.speaker}{through}"


def of_origin(article: Article) -> Mouth:
    """Return the voice of an article's own words: the wire or outlet they were first set down by."""
    kind, _, label = article.origin.partition(":")
    if kind not in ("wire", "outlet"):
        own = label == article.id
        reason = "own words of an unknown outlet" if own else f"copies {label}"
        return Mouth(f"article:{label}", f"unknown outlet ({label})", basis="own" if own else "copy", reason=reason)
    if kind == "wire" and (article.credit == label or article.copies is None):
        return replace(_named(label), basis="credit", reason=f"credits {label}")
    if kind == "wire" or label != article.outlet:
        return replace(_named(label), basis="copy", reason=f"copies words of {label}")
    return replace(_named(label), basis="own", reason=f"own words of {label}")


def _named(speaker: str) -> Mouth:
    found = known(speaker) or body(canonical(speaker))
    if found is not None:
        return Mouth(f"body:{found}", speaker)
    return Mouth(f"body:{key(speaker).replace(' ', '-')}", speaker)
