"""Independent voices: whom each claim goes back to, however many outlets carry it.

A claim without attribution speaks with its article's origin. Named speakers join across spellings and descriptions of
one body. An unnamed speaker counts as the body that relayed it, else as itself inside its origin, marked as unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.copying.credits import is_agency
from corroborate.copying.shingles import unmasked
from corroborate.records import Article, Attribution, Claim, Figure
from corroborate.saying.speakers import anonymous, body, described, known
from corroborate.weighing.beside import adjacent, cited, reread, signed
from corroborate.weighing.characterised import characterised
from corroborate.weighing.closings import closed
from corroborate.weighing.descriptions import (
    can_speak,
    described_body,
    is_description,
    is_pronoun,
    office_in,
    only_words,
    seated_kind,
    spokesman_of,
    words_of,
)
from corroborate.weighing.fullnames import completed, whole_name
from corroborate.weighing.heard import Heard, misread, relayed_once
from corroborate.weighing.holding import held
from corroborate.weighing.localbodies import mouth_of, one_body_of_a_kind
from corroborate.weighing.namings import (
    belongs_to_last,
    has_office,
    is_plain_name,
    meant,
    person,
    points_back,
    sentence_around,
    told_by,
    within,
)
from corroborate.weighing.offices import body_of
from corroborate.weighing.ownwords import named, of_words, passage_of
from corroborate.weighing.ownwords import of_origin as of_origin
from corroborate.weighing.persons import person_in
from corroborate.weighing.posts import one_house
from corroborate.weighing.quoted import one_quotation
from corroborate.weighing.repeats import repeated
from corroborate.weighing.respelled import one_spelling
from corroborate.weighing.roles import named_by_role
from corroborate.weighing.samebody import one_body
from corroborate.weighing.sameperson import one_person
from corroborate.weighing.stateless import whole_of
from corroborate.weighing.stories import neighbours
from corroborate.weighing.voicings import Mouth as Mouth


def name(claims: Sequence[Claim], articles: Mapping[str, Article], figures: Sequence[Figure] = ()) -> dict[str, Mouth]:
    """Return the voice of every claim, by claim id.

    An article's own words that repeat a count it gives with a speaker, such as its headline and lead, speak with that
    speaker; they are no other voice.
    """
    counts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counts[figure.claim].append(figure)
    mouths: dict[str, Mouth] = {}
    heard: dict[str, Heard] = defaultdict(Heard)
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.field != "title", claim.start, claim.id)):
        plain = _unmasked(claim, articles[claim.article].text)
        found = _mouth(plain, articles[claim.article], heard[claim.article])
        mouths[claim.id] = found
        heard[claim.article].note(found, plain.attribution)
    mouths.update(relayed_once(claims, mouths))
    near = neighbours(claims)
    mouths = one_spelling(one_person(named_by_role(mouths, claims, articles, near), claims, articles))
    mouths = one_house(one_body(mouths, claims, near), claims, articles, near)
    mouths = one_body_of_a_kind(mouths, claims, articles, near)
    mouths = one_quotation(mouths, claims, articles, near)
    mouths.update(held(claims, mouths))
    for claim_id, spoken in repeated(claims, articles, counts, dict(mouths)).items():
        found = mouths[spoken]
        mouths[claim_id] = replace(found, basis="headline", reason=f"repeats a count of its text: {found.reason}")
    mouths.update(closed(claims, mouths))
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


def _unmasked(claim: Claim, text: str) -> Claim:
    """Return a claim with its speaker read through look-alike letters; a crowd ("neighbours") is unnamed."""
    said = claim.attribution
    if said is None:
        return claim
    speaker = unmasked(said.speaker)
    nameless = is_description(speaker, text)
    unnamed = said.anonymous or nameless or (speaker != said.speaker and anonymous(speaker))
    return replace(claim, attribution=replace(said, speaker=speaker, anonymous=unnamed))


def _mouth(claim: Claim, article: Article, heard: Heard) -> Mouth:
    """Return the voice of one claim; ``heard`` are the speakers of its article before it, for "he added"."""
    attribution, before = claim.attribution, heard.last
    told = _handed_over(claim, article)
    if told is None and claim.deed is not None and claim.deed.speaker == unmasked(claim.deed.speaker):
        attribution = attribution or claim.deed  # disguised letters are parsed too badly to tell who did what
    if attribution is None:
        if told is None and before is not None and points_back(_sentence(claim, article)):
            return replace(before, reason=f"goes on with {before.label}")
        return told or _posted(claim, article) or _shown(claim, article, heard) or of_words(claim, article)
    attribution = _issuer(_reread(attribution, claim, article))
    if before is not None and misread(attribution, article.text if claim.field == "text" else article.title):
        return replace(before, reason=f"goes on with {before.label}")
    of_kind = mouth_of(attribution.speaker, article.id)
    if of_kind is not None:
        return of_kind
    meant_again = heard.by_words.get(attribution.speaker)
    if meant_again is not None and not attribution.chain and attribution.speaker not in _sentence(claim, article):
        return meant_again
    again = _again(attribution, claim, article, heard)
    if again is not None:
        return again
    if is_pronoun(attribution.speaker) or only_words(attribution.speaker):
        return told or of_words(claim, article)
    return _by_name(attribution, claim, article, told) or _nameless(attribution, claim, article)


def _reread(attribution: Attribution, claim: Claim, article: Article) -> Attribution:
    """Return an attribution with the speaker the words beside its claim name, where what was read is none."""
    sentence = _sentence(claim, article)
    printed = completed(attribution.speaker, sentence) if claim.form != "headline" else attribution.speaker
    speaker = reread(printed, sentence, article.text)
    if claim.field == "text":
        beside = adjacent(article.text, claim.start, claim.end, attribution.speaker not in sentence)
        speaker = beside if beside is not None and known(beside) != known(attribution.speaker) else speaker
    if speaker == attribution.speaker:
        return attribution
    return replace(attribution, speaker=speaker, anonymous=anonymous(speaker))


def _issuer(attribution: Attribution) -> Attribution:
    """Return an attribution to words or to a spokesman as one to whoever issued them or is spoken for, if named."""
    if known(attribution.speaker) is not None:
        return attribution
    issuer = words_of(attribution.speaker) or spokesman_of(attribution.speaker)
    return replace(attribution, speaker=issuer, anonymous=anonymous(issuer)) if issuer else attribution


def _again(attribution: Attribution, claim: Claim, article: Article, heard: Heard) -> Mouth | None:
    """Return the voice a speaker points back at: words and pronouns at the last one, "the group" at such a body."""
    before, seated = heard.last, seated_kind(attribution.speaker, _sentence(claim, article))
    speaker = seated or attribution.speaker
    if known(speaker) is not None:
        return None
    goes_on = speaker.casefold() in ("he", "she", "it", "they")
    if before is not None and (belongs_to_last(speaker) or goes_on or only_words(speaker)):
        return replace(before, reason=f"{speaker}: of {before.label}")
    meant_body = described_body(speaker, heard.named[::-1], article.text)
    if meant_body is not None:
        return replace(named(meant_body), basis="speaker", reason=f"{speaker}: {meant_body}")
    return heard.again(speaker) if attribution.anonymous and not attribution.chain else None


def _by_name(attribution: Attribution, claim: Claim, article: Article, told: Mouth | None) -> Mouth | None:
    """Return the voice of a speaker with a name of his own, or of the body his sentence or a description names."""
    sentence = _sentence(claim, article)
    full = whole_name(attribution.speaker, sentence, article.text)
    if full != attribution.speaker:
        attribution = replace(attribution, anonymous=anonymous(full))
    stray = f"{attribution.speaker}-" in sentence  # "Britain" of "the Britain-based monitor"
    led = full[:1].islower() and within(full) is None  # "injured Omar Haddad"
    human = person(full) if has_office(full) or attribution.anonymous or led else None
    if not stray and (whole := known(full) or (known(within(full) or "") if human is None else None)) is not None:
        return Mouth(f"body:{whole_of(whole, full, article.text)}", full, basis="speaker", reason=_told(attribution))
    spoken_for = body_of(human or full, article.text) if human is not None or is_plain_name(full) else None
    if spoken_for is not None:
        whose = described_body(spoken_for, (), article.text) or spoken_for
        return replace(named(whose), label=full, basis="speaker", reason=f"{full} speaks for {whose}")
    if human is not None:
        return replace(named(human), label=full, basis="speaker", reason=_told(attribution))
    if told is not None and (attribution.anonymous or stray or not is_plain_name(full)):
        return told
    described_as = meant(full, article.text) if not is_plain_name(full) else None
    if described_as is not None:
        return replace(named(described_as), basis="speaker", reason=f"{attribution.speaker}: {described_as}")
    if attribution.anonymous:
        return None
    return replace(named(office_in(full, article.text) or full), basis="speaker", reason=_told(attribution))


def _nameless(attribution: Attribution, claim: Claim, article: Article) -> Mouth:
    """Return the voice of a speaker without a name; what cannot speak is none, and the words are their article's."""
    if not can_speak(attribution.speaker):
        return _posted(claim, article) or of_words(claim, article)
    return _unnamed(attribution, claim, article)


def _posted(claim: Claim, article: Article) -> Mouth | None:
    """Return the account that signs the post a claim stands in."""
    account = signed(article.text, claim.end) if claim.field == "text" else None
    return replace(named(account), basis="speaker", reason=f"posted by {account}") if account is not None else None


def _shown(claim: Claim, article: Article, heard: Heard) -> Mouth | None:
    """Return whom the words of the claim's own sentence show speaking where no attribution was read."""
    who = characterised(_sentence(claim, article))
    if who is None:
        return None
    if is_pronoun(who):
        last = heard.last
        return replace(last, reason=f"{who}: {last.label}") if last is not None and person_in(last.label) else None
    proper = " " in who and who.istitle()  # "Norland Agency", as against "the agency"
    said = Attribution(who, "", not proper and (anonymous(who) or is_description(who, article.text)))
    return mouth_of(who, article.id) or _by_name(said, claim, article, None) or _nameless(said, claim, article)


def _sentence(claim: Claim, article: Article) -> str:
    field = article.text if claim.field == "text" else article.title
    return sentence_around(field, claim.start, claim.end)


def _handed_over(claim: Claim, article: Article) -> Mouth | None:
    """Return the known body to which the claim's own sentence hands its content."""
    said = claim.attribution
    other = said.speaker if said is not None and said.anonymous and can_speak(said.speaker) else None
    told = told_by(_sentence(claim, article), article.text, other)
    if told is None:
        return None
    told = cited(told, _sentence(claim, article)) or told
    return replace(named(told), basis="speaker", reason=f"its sentence says so of {told}")


def _unnamed(attribution: Attribution, claim: Claim, article: Article) -> Mouth:
    """Return the voice of somebody unnamed: the agency that heard it, else itself inside the origin of the words."""
    for relay in reversed(attribution.chain):
        if body(relay) is not None:
            return replace(named(relay), basis="relay", reason=f"{attribution.speaker}, unnamed, heard by {relay}")
    passage = passage_of(claim, article)
    origin = article.origin if passage is None else passage.origin
    via = origin.partition(":")[2]
    if is_agency(via):
        return replace(named(via), basis="relay", reason=f"{attribution.speaker}, unnamed, heard by {via}")
    return Mouth(
        f"unnamed:{origin}:{described(attribution.speaker)}",
        f"{attribution.speaker} (unnamed, via {via})",
        unnamed=True,
        basis="unnamed",
        reason=f"{attribution.speaker}, unnamed, joined only inside one origin",
    )


def _told(attribution: Attribution) -> str:
    through = f" through {', '.join(attribution.chain)}" if attribution.chain else ""
    return f"said by {attribution.speaker}{through}"
