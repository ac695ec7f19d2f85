"""Pairs from ``topics/``: questions about invented happenings, each with answers that exclude one another.

Wordings of one answer entail each other, wordings of two answers contradict, facts are neutral to every answer and to
each other, and a detailed sentence entails its short form and not the reverse. ``near`` pairs look alike and are
neutral both ways; ``clash`` pairs are long sentences that contradict each other in one point.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from corroborate.training.edits import words
from corroborate.training.pool import Pair

ENTAILS, NEUTRAL, CONTRADICTS = 0, 1, 2
_EXTRA_PLACES = "Oldport Karvina Nimroz Sidon Osaka Kharkiv Lagos Medellin Gori Narvik Bamako Aden".split()


def _slots(rng: random.Random) -> dict[str, str]:
    """One filling of the slots: place, day, two nationalities, a target and a number."""
    lists = words()["exclusive"]
    places = [group[0] for group in lists["town"]] + _EXTRA_PLACES
    nations = rng.sample([group[0] for group in lists["nation"]], 2)
    target = rng.choice([group[0] for group in lists["target"]])
    day = rng.choice(lists["day"])[0]
    slots = {"p": rng.choice(places), "d": day, "t": target, "n": str(rng.randint(3, 60))}
    return slots | {"c": nations[0], "e": nations[1]}


def _question(answers: Sequence[Sequence[str]], rng: random.Random) -> Iterator[tuple[str, str, int]]:
    for number, answer in enumerate(answers):
        for first in answer:
            same = rng.choice([text for text in answer if text != first])
            yield first, same, ENTAILS
            other = rng.choice([other for index, other in enumerate(answers) if index != number])
            yield first, rng.choice(other), CONTRADICTS


def _neutral(topic: dict[str, Any], rng: random.Random) -> Iterator[tuple[str, str, int]]:
    questions, facts = topic["questions"], topic["facts"]
    for question in questions:
        own = rng.choice(rng.choice(question))
        yield own, rng.choice(facts), NEUTRAL
        yield rng.choice(facts), rng.choice(rng.choice(question)), NEUTRAL
        if rng.random() < 0.4:
            yield rng.choice(facts), rng.choice(topic["details"])[0], NEUTRAL
    first, second = rng.sample(facts, 2)
    yield first, second, NEUTRAL
    for long, short in topic["details"]:
        yield long, short, ENTAILS
        yield short, long, NEUTRAL
        yield long, rng.choice(facts), NEUTRAL


def _likenesses(topic: dict[str, Any], rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """Each pair of like sentences in a drawn order: the look-alikes neutral, the clashes contradicting."""
    for label, name in ((NEUTRAL, "near"), (CONTRADICTS, "clash")):
        for pair in topic.get(name, ()):
            first, second = rng.sample(pair, 2)
            yield first, second, label


@cache
def _topics() -> tuple[dict[str, Any], ...]:
    folder = files("corroborate.training").joinpath("topics")
    named = sorted((path for path in folder.iterdir() if path.name.endswith(".json")), key=lambda path: path.name)
    return tuple(topic for path in named for topic in json.loads(path.read_text("utf-8")))


def scenario_pairs(rounds: int, seed: int) -> list[Pair]:
    """Pairs of every topic, ``rounds`` times over with other slots and other partners, under the dataset scenario."""
    rng = random.Random(seed)
    pairs = []
    for _ in range(rounds):
        for topic in _topics():
            drawn = [item for question in topic["questions"] for item in _question(question, rng)]
            for premise, hypothesis, label in [*drawn, *_neutral(topic, rng), *_likenesses(topic, rng)]:
                slots = _slots(rng)
                left, right = premise.format(**slots), hypothesis.format(**slots)
                if label == CONTRADICTS and rng.random() < 0.15:
                    fact = rng.choice(topic["facts"]).format(**slots)
                    left = f"{fact} {left}" if rng.random() < 0.5 else f"{left} {fact}"
                pairs.append(Pair(left, right, label, "scenario"))
    return pairs
