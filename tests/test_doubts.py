"""Voices that are possibly one: counted as a range, with the reason, and never corroborating each other."""

from __future__ import annotations

from test_events import analysed, story

from corroborate.records import Article, Attribution, Claim, Figure, Frame
from corroborate.voices import Mouth, name
from corroborate.weighing.doubts import find, gather


def _claim(ident: str, article: str, outlet: str, text: str, speaker: str | None = None) -> Claim:
    said = Attribution(speaker, "said") if speaker else None
    words = frozenset(word.strip(".,").lower() for word in text.split() if len(word) > 3)
    frame = Frame(words=words)
    return Claim(ident, article, outlet, "text", 0, len(text), text, text, "body", attribution=said, frame=frame)


def _figure(claim: Claim, number: int) -> Figure:
    return Figure(
        f"{claim.id}/killed", claim.id, claim.article, claim.outlet, "killed", None, number, number, number, "asserted",
        None, None, False, False, str(number), "text", 0, 1,
    )  # fmt: skip


def _doubts(*told: tuple[Claim, int]) -> list[tuple[tuple[str, ...], str]]:
    claims = [claim for claim, _ in told]
    articles = {
        claim.article: Article(claim.article, claim.outlet, "", claim.text, "", origin=f"outlet:{claim.outlet}")
        for claim in claims
    }
    figures = [_figure(claim, number) for claim, number in told]
    mouths: dict[str, Mouth] = name(claims, articles, figures)
    evidence = gather(tuple(articles.values()), claims, figures, mouths)
    voice_of = {claim.id: mouths[claim.id].id for claim in claims}
    return [(doubt.voices, doubt.reason) for doubt in find(sorted(voice_of), voice_of, evidence)]


WORDS = "Twelve shoppers died when shells struck the covered market beside the old bridge"


def test_the_same_count_in_the_same_words_without_a_speaker() -> None:
    (found,) = _doubts(
        (_claim("a", "one", "North Post", WORDS, "Leyla Darwish"), 12),
        (_claim("b", "two", "South Post", WORDS + " today"), 12),
    )
    assert found[0] == ("body:leyla-darwish", "body:south-post") and "same count and words" in found[1]


def test_another_count_or_other_words_raise_no_doubt() -> None:
    other = "A dozen people lost their lives at the bazaar"
    speaker = _claim("a", "one", "North Post", WORDS, "Leyla Darwish")
    assert not _doubts((speaker, 12), (_claim("b", "two", "South Post", WORDS), 15))
    assert not _doubts((speaker, 12), (_claim("b", "two", "South Post", other), 12))


def test_two_named_speakers_in_the_same_words_are_two() -> None:
    first, second = (
        _claim(at, at, f"{at} Post", WORDS, who) for at, who in (("a", "Leyla Darwish"), ("b", "Karim Haddad"))
    )
    assert not _doubts((first, 12), (second, 12))


def test_bodies_of_one_house_are_possibly_one_unless_they_differ() -> None:
    agency = _claim("a", "one", "North Post", "Twelve people died in the raid", "SANA")
    television = _claim("b", "two", "South Post", "The raid left twelve dead", "Syrian state television")
    (found,) = _doubts((agency, 12), (television, 12))
    assert found[0] == ("body:sana", "body:syrian-state-television")
    assert not _doubts((agency, 12), (television, 9))


def test_a_rewrite_is_betrayed_by_speaker_figure_and_rare_words() -> None:
    tail = "tractor apricots minaret loudspeaker generator orchard awnings clinic"
    told = []
    for number, at in enumerate(("one", "two")):
        told.append((_claim(f"{at}-rest", at, f"{at} Post", f"{at} {tail}"), 20 + number))
        told.append((_claim(f"{at}-said", at, f"{at} Post", f"{at} other words entirely", "Leyla Darwish"), 7))
    assert any("both articles name leyla-darwish" in reason for _, reason in _doubts(*told))


def test_doubt_lowers_the_certain_count_and_holds_back_a_standing() -> None:
    text = "Shells struck the covered market of Idlib on Monday and killed twelve shoppers beside the fountain"
    found = analysed(
        story("north", f"{text}, the Syrian Observatory for Human Rights said.", "2021-06-15", "Market hit"),
        story("south", f"{text}.", "2021-06-15", "Twelve killed in market"),
    )
    for cluster in found.clusters:
        assert cluster.certain <= len(cluster.voices)
        if cluster.certain == 1:
            assert cluster.standing != "corroborated"
