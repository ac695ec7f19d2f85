"""Claims inside another clause: thought, known, doubted, supposed, asked. Is their speaker committed to them?

One claim stands under every kind of frame alike, so that it gives no label away; the frames are data.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from corroborate.training.pool import LABEL_NAMES, Pair

_OPENERS = frozenset(
    "the a an this that these those it there he she they we you his her their its our my some many most all both each "
    "every several few no nobody someone people two three four five six seven eight nine ten men women children in on "
    "at".split()
)
_VERBS = frozenset("is are was were has have had can could will would did does do should must may".split())
_LONGEST_CLAIM = 18


@cache
def frames() -> dict[str, list[str]]:
    """Frames by label, and the names that fill them."""
    loaded: dict[str, list[str]] = json.loads(
        files("corroborate.training").joinpath("embedded.json").read_text("utf-8")
    )
    return loaded


def plain_claim(text: str) -> str | None:
    """The text as it may stand after "that", or None where it is no short plain statement."""
    words = text.split()
    if not 4 <= len(words) <= _LONGEST_CLAIM or words[0].lower() not in _OPENERS:
        return None
    if not _VERBS & {word.lower() for word in words}:
        return None
    inner = text.strip().rstrip(".!").strip()
    if any(sign in inner for sign in '?";:!') or "  " in inner or not inner.isascii():
        return None
    return inner[:1].lower() + inner[1:]


def _framed(claim: str, label: str, rng: random.Random) -> str:
    lists = frames()
    text = rng.choice(lists[label]).format(s=claim, n=rng.choice(lists["names"]))
    return text[:1].upper() + text[1:]


def _set_in(said: str, before: str, rng: random.Random) -> str:
    """What is said, alone, after another sentence, or in a conversation."""
    kind = rng.random()
    if kind < 0.3:
        return said
    if kind < 0.75:
        return f"{before} {said}"
    first, second = rng.sample(["A", "B"], 2)
    return f"{first}: {before} {second}: {rng.choice(['Yeah.', 'Uh, well.', 'Right.', 'Uh-huh.'])} {first}: {said}"


def embedded_pairs(texts: Sequence[str], seed: int, most: int) -> list[Pair]:
    """At most ``most`` pairs (framed claim, claim) from plain statements, under the dataset ``embedded``."""
    rng = random.Random(seed)
    claims = [(text, inner) for text in dict.fromkeys(texts) if (inner := plain_claim(text))]
    rng.shuffle(claims)
    pairs = list(_pairs(claims, rng))
    return pairs[:most]


def _pairs(claims: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[Pair]:
    for place, (text, inner) in enumerate(claims):
        before, other = claims[place - 1][0], claims[place - 1][1]
        before = before if before.endswith((".", "!")) else f"{before}."
        before = before[:1].upper() + before[1:]
        label = rng.choice(("entails", "contradicts", "contradicts", "entails", "neutral"))
        premise = _set_in(_framed(inner, label, rng), before, rng)
        yield Pair(premise, text, LABEL_NAMES.index(label), "embedded")
        if rng.random() < 0.15 and before not in premise:
            yield Pair(premise, other, LABEL_NAMES.index("neutral"), "embedded")
