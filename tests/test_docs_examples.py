"""What the pages say the tool says is what it says: every worked example and every table of readings is run."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from conftest import ROOT, SEEDS
from worked import Example, analysed, examples, facts

from corroborate import analyze, records
from corroborate.articles import read
from corroborate.lexicons import lexicon
from corroborate.reports import plain
from corroborate.settings import Settings
from corroborate.weighing import policies

HOW = (ROOT / "docs" / "how.md").read_text("utf-8")
POLICIES = (ROOT / "docs" / "policies.md").read_text("utf-8")
EXAMPLES = tuple(examples(HOW))
WORDS = {
    "Stances": get_args(records.Stance),
    "Kinds": get_args(records.Kind),
    "Standings": get_args(records.Standing),
    "Slots": get_args(records.Slot),
    "Modality": get_args(records.Modality),
    "Form": get_args(records.Form),
}


def section(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n")[1].split("\n## ")[0]


def table(text: str) -> list[list[str]]:
    """The cells of the rows of a section's tables, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    heads = {number - 1 for number, line in enumerate(lines) if re.fullmatch(r"[|\s:-]+", line)}
    return [
        [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        for number, line in enumerate(lines)
        if number not in heads and not re.fullmatch(r"[|\s:-]+", line)
    ]


@pytest.mark.parametrize("title", WORDS)
def test_every_word_of_the_contract_is_explained_once(title: str) -> None:
    rows = table(section(HOW, title))
    assert sorted(row[0] for row in rows) == sorted(WORDS[title])
    assert all(len(row[1].split()) >= 2 for row in rows)
    if title in ("Stances", "Kinds", "Standings"):
        shown = re.findall(r"^### `(\w+)`$", section(HOW, title), re.MULTILINE)
        assert shown == list(dict.fromkeys(row[0] for row in rows)), "one worked example each, in the table's order"


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.heading for example in EXAMPLES])
def test_a_worked_example_gives_what_the_page_says(example: Example) -> None:
    told = facts(example.articles)
    wrong = [line for line in example.said if line not in told]
    assert example.said and not wrong, "the tool says instead:\n" + "\n".join(told)


@pytest.mark.parametrize(
    ("title", "word"), [(title, word) for title in ("Stances", "Kinds", "Standings") for word in WORDS[title]]
)
def test_the_example_under_a_word_shows_that_word(title: str, word: str) -> None:
    (example,) = examples(section(HOW, title).split(f"### `{word}`\n")[1].split("\n### ")[0])
    expected = {
        "Stances": r"toward [\w ]+: nothing on \w+" if word == "unrelated" else rf"toward [\w ]+: {word}, ",
        "Kinds": rf"toward [\w ]+: \w+, {word}, ",
        "Standings": rf"\w+: {word} \|",
    }[title]
    assert re.search(expected, example.said[0])


def test_every_block_of_the_page_belongs_to_an_example() -> None:
    assert HOW.count("```text") == len(EXAMPLES) >= 20
    assert HOW.count("\n> **") == sum(len(example.articles) for example in EXAMPLES)


@pytest.mark.parametrize("row", table(section(HOW, "How two counts compare")), ids=" | ".join)
def test_two_counts_compare_as_the_page_says(row: list[str]) -> None:
    earlier, later, gives = row
    stance, confidence = gives.replace("`", "").split()
    found = facts(
        (
            ("Orchard Post", "2031-05-06", f"A shell hit the market of Homs on 5 May 2031. {_opening(earlier)} were "
             "killed, the civil defence said."),
            ("River Times", "2031-05-07", f"The market of Homs was shelled on Monday, 5 May 2031. {_opening(later)} "
             "were killed, the governor said."),
        )
    )  # fmt: skip
    assert [line.split(" | ")[0] for line in found if ", figure, " in line] == [
        f"River Times toward Orchard Post: {stance}, figure, {confidence}"
    ]


def _opening(words: str) -> str:
    return words[0].upper() + words[1:]


@pytest.mark.parametrize("row", table(section(HOW, "Slots")), ids=lambda row: row[0])
def test_a_slot_is_read_as_the_page_says(row: list[str]) -> None:
    slot, _, words, reading = row
    figures = analysed((("Orchard Post", "2031-05-06", words),)).figures
    told = [
        f"{item.slot}{f'/{item.part}' if item.part else ''} {plain.interval(item.low, item.high)}" for item in figures
    ]
    assert told == [reading] and reading.startswith(slot)


@pytest.mark.parametrize("row", table(section(HOW, "Modality")), ids=lambda row: row[0])
def test_a_modality_is_read_as_the_page_says(row: list[str]) -> None:
    modality, _, words = row
    assert [claim.modality for claim in analysed((("Orchard Post", "2031-05-06", words),)).claims] == [modality]


def test_every_form_is_found_in_the_samples(sample_analysis: records.Analysis) -> None:
    found = {claim.form for claim in sample_analysis.claims}
    assert found >= set(get_args(records.Form)) - {"quote"}, "the samples hold a claim of every form but quote"


def test_what_the_page_quotes_stands_in_its_sample_article() -> None:
    texts = {article.id: f"{article.title}\n{article.text}" for article in read([str(SEEDS)]).articles}
    quoted = re.findall(r'`([\w-]+)`:\s+"([^"]+)"', HOW)
    assert len(quoted) >= 5
    assert not [(name, words) for name, words in quoted if words not in texts[name]]


def test_what_the_first_steps_say_of_the_samples_is_so(sample_analysis: records.Analysis) -> None:
    origins = {article.origin for article in sample_analysis.articles if article.id.endswith("aleppo-blast")}
    assert len(origins) == 1, "three outlets, one origin"
    assert not any("214 shares" in claim.text for claim in sample_analysis.claims), "furniture is no claim"
    event_of = {claim.id: claim.event for claim in sample_analysis.claims}
    war = next(figure for figure in sample_analysis.figures if figure.stated == 320_000)
    assert war.event is None or war.event != event_of[war.claim], "the war's dead are no toll of the attack"
    october = _events(sample_analysis, "harmon-mezzeh-october", "killed seven civilians on Tuesday evening")
    november = _events(sample_analysis, "northlight-mazzeh-aftermath", "Twenty-three people died in Thursday's Israeli")
    assert october and november and not october & november, "two strikes in one district are two events"


def _events(analysis: records.Analysis, article: str, words: str) -> set[str | None]:
    return {claim.event for claim in analysis.claims if claim.article == article and words in claim.text}


def test_every_policy_and_every_key_is_explained() -> None:
    rows = table(POLICIES.split("\n## ")[0])
    assert dict(rows) == {name: policies.named(name).title for name in policies.known()}
    assert [row[0] for row in table(section(POLICIES, "What a policy file holds"))] == _keys()


def _keys() -> list[str]:
    """Every key of the policy files, those of a table with its name before them, in the order they are first met."""
    found: dict[str, None] = {}
    for name in ("default", *policies.known()):
        for key, value in policies._data(name).items():
            found.update(dict.fromkeys([f"{key}.{inner}" for inner in value] if isinstance(value, dict) else [key]))
    return list(found)


def test_the_values_of_every_policy_are_those_of_its_file() -> None:
    text = section(POLICIES, "What a policy file holds")
    names = re.findall(r"`([\w-]+)`", next(line for line in text.splitlines() if line.startswith("| key |")))
    assert sorted(names) == sorted(policies.known())
    for row in table(text):
        for name, cell in zip(names, row[2:], strict=True):
            if row[0] != "title":
                assert cell == _written(row[0], policies.named(name)), f"{row[0]} of {name}"


def _written(key: str, policy: policies.Policy) -> str:
    values: dict[str, Any] = {
        "vague": policy.vague,
        "standing.contested_from": policy.contested_from,
        "standing.corroborated_voices": policy.corroborated_voices,
        "standing.unnamed_corroborate": str(policy.unnamed_corroborate).lower(),
        "range.best": policy.best,
        "range.superseded": str(policy.superseded_widens).lower(),
        "grade.harm": ", ".join(policy.harm),
        "grade.fair_voices": policy.fair_voices if policy.grades else "",
    }
    return str(values[key])


@pytest.mark.parametrize("name", ["default", "cautious", "conflict-data"])
def test_vague_numbers_are_read_as_the_page_says(name: str) -> None:
    text = section(POLICIES, "Vague numbers")
    head = next(line for line in text.splitlines() if line.startswith("| key |"))
    column = [cell.strip(" `") for cell in head.strip("|").split("|")].index(name)
    rows = table(text)
    assert [row[0] for row in rows] == [key for key in lexicon("vague_numbers")["default"] if key != "from"]
    articles = [
        {"id": row[0], "outlet": f"Post {number}", "text": f"{row[1]} were killed in Homs."}
        for number, row in enumerate(rows)
    ]
    figures = analyze(articles, Settings(policy=name)).analysis.figures
    found = {figure.article: plain.interval(figure.low, figure.high) for figure in figures}
    assert found == {row[0]: row[column] for row in rows}
