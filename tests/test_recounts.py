"""Counts an article gives more than once: who gives them, what they replace, and what they account for."""

from __future__ import annotations

from dataclasses import replace

from test_events import Story, analysed, story
from test_wholes import AKRAMA, claim, figure, scoped

from corroborate.comparing.acts import both_deny
from corroborate.comparing.recounts import recounts
from corroborate.records import Analysis, Place

AZAZ = Place("Azaz", "city", ("Aleppo province", "Syria"))


def report(name: str, published: str, *sentences: str) -> Story:
    return story(name, " ".join(sentences), published, f"Tanker blast in Azaz, {name}")


def stances(found: Analysis) -> set[str]:
    return {item.stance for item in found.judgements if item.kind == "figure"}


def test_a_headline_s_count_is_also_of_whoever_gives_it_in_the_text() -> None:
    head = figure(claim("h", "Blast kills 61"), 61)
    said = replace(figure(claim("t", "the toll stands at 61", speaker="SOHR"), 61), speaker="SOHR")
    other = replace(figure(claim("u", "12 were killed", speaker="SANA"), 12), speaker="SANA")
    found = recounts([head, said, other], {"h": "outlet", "t": "sohr", "u": "sana"})
    assert found.givers(head) == {"outlet", "sohr"}
    assert found.givers(other) == {"sana"}


def test_a_count_without_a_speaker_may_be_of_any_named_for_the_event() -> None:
    own, said = figure(claim("h", "Blast kills 7"), 7), replace(figure(claim("t", "9 were killed"), 9), speaker="SOHR")
    found = recounts([own, said], {"h": "outlet", "t": "sohr"})
    assert found.givers(own) == {"outlet", "sohr"}
    assert recounts([own, replace(said, event="e2")], {"h": "outlet", "t": "sohr"}).givers(own) == {"outlet"}


def test_an_article_that_gives_both_numbers_does_not_disagree_with_one_of_them() -> None:
    total, day = figure(claim("a1", "57 dead"), 57), figure(claim("a2", "18 on the day"), 18)
    there = figure(claim("b", "20 were killed", article="b"), 20)
    voices = {"a1": "x", "a2": "x", "b": "y"}
    assert recounts([total, day, there], voices).settled(total, there)
    assert not recounts([total, there], voices).settled(total, there)
    # Two voices of one article that differ are a disagreement, whoever else gives one of the numbers.
    said = [replace(one, speaker=name) for one, name in ((total, "x"), (day, "z"))]
    assert not recounts([*said, there], {"a1": "x", "a2": "z", "b": "y"}).settled(said[0], there)


def test_a_toll_its_successor_calls_the_first_is_no_conflict_with_it() -> None:
    found = analysed(
        report("north", "2022-10-13", "A tanker blew up in Azaz on Wednesday and killed 34 people, Reuters said."),
        report(
            "south",
            "2022-10-14",
            "53 people were killed when a tanker blew up in Azaz on Wednesday, the Red Crescent said.",
            "It had initially given a toll of 34.",
        ),
    )
    assert "contradict" not in stances(found)


def test_a_total_over_two_towns_is_not_held_against_one_of_them() -> None:
    whole = claim("w", "21 people were killed in raids")
    here, there = claim("p", "14 died there", AKRAMA), claim("q", "5 died there", AZAZ)
    counts = [(whole, figure(whole, 21)), (here, figure(here, 14)), (there, figure(there, 5))]
    found = scoped(*counts, voices={"w": "v", "p": "x", "q": "x"})
    assert "w/21" in found.sums
    alone = scoped(counts[0], counts[1], voices={"w": "v", "p": "x"})
    assert "w/21" not in alone.sums
    # What is told for a town as well is that town's.
    placed = claim("r", "21 people were killed in that town", AZAZ)
    named = {"w": "v", "r": "v", "p": "x", "q": "x"}
    assert "w/21" not in scoped(*counts, (placed, figure(placed, 21)), voices=named).sums


def test_what_the_text_says_of_a_total_holds_for_its_headline() -> None:
    head = claim("h", "84 people killed, 17 of them children")
    told = claim("t", "84 people were killed over a four-day stretch of fighting")
    children = figure(head, 17, "children")
    found = scoped((head, figure(head, 84)), (head, children), (told, figure(told, 84)), voices={"h": "v", "t": "v"})
    assert children.id in found.sums


def test_who_tells_of_a_denial_is_not_against_it() -> None:
    denying = replace(claim("d", "it was behind the attack"), modality="denied")
    telling = claim("t", "The army, which denied that its men were behind it, agreed to a truce")
    blaming = claim("b", "The army was behind the attack")
    assert both_deny(denying, telling) is not None
    assert both_deny(denying, blaming) is None


def test_one_voice_that_counts_so_far_counts_on() -> None:
    said = "A tanker blew up in Azaz on Wednesday and killed {} people, the Syrian Observatory for Human Rights said."
    north, south = "2022-10-13", "2022-10-13"
    assert stances(analysed(report("a", north, said.format("58")), report("b", south, said.format("34")))) == {
        "contradict"
    }
    found = analysed(report("a", north, said.format("at least 58")), report("b", south, said.format("at least 34")))
    assert stances(found) == {"update"}


def test_articles_with_many_times_the_dead_and_the_injured_tell_of_two_happenings() -> None:
    few, many = (
        [
            figure(claim(f"{name}1", f"{dead} were killed", article=name), dead),
            replace(figure(claim(f"{name}2", f"{hurt} were hurt", article=name), hurt), slot="injured"),
        ]
        for name, dead, hurt in (("a", 2, 9), ("b", 23, 100))
    )
    voices = dict.fromkeys(("a1", "a2", "b1", "b2"), "x")
    assert recounts([*few, *many], voices).of_two(few[0], many[0])
    assert recounts([*few, *many], voices).of_two(many[1], few[1])
    assert not recounts([*few, many[0]], voices).of_two(few[0], many[0])
