"""Pairs of real claims of two articles, labelled by reading: ids and offsets only, the text comes from the data folder.

Each row of ``labelled.json`` holds article id, field, start and end of the first claim, the same of the second, and the
label of the pair read forward and backward (0 entails, 1 neutral, 2 contradicts). One reader labelled them in one pass
and read again what entails or contradicts; none comes from an article of the gold draw or repeats a sentence of one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from importlib.resources import files

from corroborate.training.pool import Pair


def labelled_pairs(articles: Mapping[str, Mapping[str, str]], without: Collection[str] = ()) -> list[Pair]:
    """The pairs, both ways, under the dataset news_real; ``articles`` are rows of the data folder by id."""
    rows = json.loads(files("corroborate.training").joinpath("labelled.json").read_text("utf-8"))
    pairs = []
    for first, first_field, start, end, second, second_field, begin, stop, forward, backward in rows:
        if {first, second} & set(without):
            continue
        one, other = articles[first][first_field][start:end], articles[second][second_field][begin:stop]
        pairs += [Pair(one, other, forward, "news_real"), Pair(other, one, backward, "news_real")]
    return pairs
