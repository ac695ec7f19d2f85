"""Draw the articles of the gold set by seed: ids, groups, halves, double marks, batches. No article text is written.

    python tests/gold/draw.py [DATA]                write tests/gold/draw.json
    python tests/gold/draw.py [DATA] --again        add the articles of a new unseen half to it
    python tests/gold/draw.py [DATA] --candidates   list candidate groups on the terminal, for reading by eye

DATA is the articles file or a folder that holds ``articles/syria_war.jsonl.gz``; without it CORROBORATE_DATA is used.
``--again`` after that adds an unseen half to ``draw.json`` once the one before was opened.
How the draw is made, and why: README.md beside this file.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import random
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).resolve().parent
SEED = 20161114
AGAIN = 20261122  # seed of the second draw
AGAIN_GROUPED, AGAIN_SINGLE, AGAIN_DOUBLE, AGAIN_BATCH = 20, 20, 3, 5  # doubles: so many of groups and of singles
WINDOW_DAYS = 2
LINK = 0.25  # mean cosine of capitalised words and numbers at which two clusters of candidates are joined
NEAR = 0.2  # cosine from which an article of the same days is taken to be about a drawn incident
COPY = 0.45  # cosine from which it is taken so whatever the dates, which can be weeks off
GROUPED, SINGLE, DOUBLE_GROUPED, DOUBLE_SINGLE, BATCHES = 60, 60, 8, 7, 4
LARGE_GROUPS = 12
SAME_INCIDENT = {"1924058064": "g14"}  # single found on reading to be about a drawn group's incident: goes to its half
LINKED_DAYS = 5  # incidents this near in time tell of one another, so they share a half


class Article(TypedDict):
    id: str
    outlet: str
    published: str
    title: str
    text: str


class Row(TypedDict):
    id: str
    group: str | None
    kind: str | None
    split: str
    double: bool
    batch: int
    second_batch: int | None


def data_file(argument: str | None) -> Path:
    """The articles file named by the argument or CORROBORATE_DATA; exits with code 2 and a hint if there is none."""
    named = argument or os.environ.get("CORROBORATE_DATA")
    if not named:
        sys.exit("name the articles file, or set CORROBORATE_DATA to the data folder")
    path = Path(named)
    return path / "articles" / "syria_war.jsonl.gz" if path.is_dir() else path


def read(path: Path) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted((json.loads(line) for line in lines), key=lambda article: str(article["id"]))


def vectors(articles: list[Article]) -> list[dict[str, float]]:
    """Unit rows over capitalised words and numbers of title (twice) and opening; words of over 12 % of texts drop."""
    bags = []
    for article in articles:
        title = article["title"]
        bags.append(Counter(re.findall(r"\b[A-Z][a-z]{1,40}|\d{1,9}", f"{title} {title} {article['text'][:1500]}")))
    spread = Counter(word for bag in bags for word in bag)
    rows = []
    for bag in bags:
        row = {
            word: (1 + math.log(count)) * (1 + math.log(len(bags) / spread[word]))
            for word, count in bag.items()
            if 2 <= spread[word] <= 0.12 * len(bags)
        }
        norm = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
        rows.append({word: weight / norm for word, weight in row.items()})
    return rows


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def days_apart(one: Article, other: Article) -> int:
    return abs((date.fromisoformat(one["published"][:10]) - date.fromisoformat(other["published"][:10])).days)


def candidates(articles: list[Article], rows: list[dict[str, float]]) -> list[list[int]]:
    """Clusters by average linkage within the window of days, of two outlets at least, in order of date."""
    sums: dict[tuple[int, int], float] = {}
    for i in range(len(articles)):
        for j in range(i + 1, len(articles)):
            if days_apart(articles[i], articles[j]) <= WINDOW_DAYS:
                sums[i, j] = cosine(rows[i], rows[j])
    members = {i: [i] for i in range(len(articles))}
    while sums:
        pair, total = max(
            sums.items(), key=lambda item: (item[1] / len(members[item[0][0]]) / len(members[item[0][1]]), item[0])
        )
        if total < LINK * len(members[pair[0]]) * len(members[pair[1]]):
            break
        keep, gone = pair
        members[keep] += members.pop(gone)
        for (i, j), value in [item for item in sums.items() if gone in item[0]]:
            del sums[i, j]
            other = i if j == gone else j
            if other != keep:
                joined = (min(keep, other), max(keep, other))
                sums[joined] = sums.get(joined, 0.0) + value
    found = [m for m in members.values() if len({articles[i]["outlet"] for i in m}) > 1]
    return sorted(found, key=lambda m: (min(articles[i]["published"] for i in m), m))


def pick_groups(
    reviewed: list[dict[str, object]], by_id: dict[str, Article], rng: random.Random
) -> list[dict[str, object]]:
    """The first seeded shuffle whose groups count 60 articles and spread over kinds, years and outlets."""
    while True:
        large = [g for g in reviewed if len(ids(g)) > 2]
        small = [g for g in reviewed if len(ids(g)) == 2]
        rng.shuffle(large)
        rng.shuffle(small)
        chosen = large[:LARGE_GROUPS]
        rest = GROUPED - sum(len(ids(g)) for g in chosen)
        if rest % 2:
            continue
        chosen += small[: rest // 2]
        kinds = Counter(g["kind"] for g in chosen)
        years = Counter(by_id[ids(g)[0]]["published"][:4] for g in chosen)
        outlets = {by_id[i]["outlet"] for g in chosen for i in ids(g)}
        spread = len(kinds) == 5 and min(kinds.values()) >= 2 and min(years[str(y)] for y in range(2013, 2018)) >= 2
        if 18 <= len(chosen) <= 22 and spread and max(kinds.values()) <= 8 and len(outlets) >= 13:
            return sorted(chosen, key=lambda g: (by_id[ids(g)[0]]["published"], ids(g)))


def ids(group: dict[str, object]) -> list[str]:
    value = group["ids"]
    assert isinstance(value, list)
    return [str(i) for i in value]


def split_groups(groups: list[dict[str, object]], by_id: dict[str, Article], rng: random.Random) -> list[str]:
    """Half of the articles each way, each kind within one of even, groups within two; neighbours in time together."""
    first = [by_id[ids(group)[0]] for group in groups]
    while True:
        sides = ["work" if rng.random() < 0.5 else "opened" for _ in groups]
        for i in range(1, len(groups)):
            if days_apart(first[i - 1], first[i]) <= LINKED_DAYS:
                sides[i] = sides[i - 1]
        work = [g for g, side in zip(groups, sides, strict=True) if side == "work"]
        kinds = {g["kind"] for g in groups}
        lean = [sum((g in work) - (g not in work) for g in groups if g["kind"] == k) for k in kinds]
        if (
            sum(len(ids(g)) for g in work) == GROUPED // 2
            and abs(2 * len(work) - len(groups)) <= 2
            and max(map(abs, lean)) <= 1
        ):
            return sides


def pick_singles(
    articles: list[Article], rows: list[dict[str, float]], taken: set[str], rng: random.Random, many: int = SINGLE
) -> list[Article]:
    """So many at random of the rest, none about a drawn incident or about the same one as an earlier single."""
    position = {article["id"]: i for i, article in enumerate(articles)}
    used = [position[i] for i in sorted(taken)]
    order = [i for i in range(len(articles)) if articles[i]["id"] not in taken]
    rng.shuffle(order)
    chosen: list[Article] = []
    for i in order:
        near = any(
            (score := cosine(rows[i], rows[j])) >= COPY
            or (score >= NEAR and days_apart(articles[i], articles[j]) <= WINDOW_DAYS + 1)
            for j in used
        )
        if not near:
            used.append(i)
            chosen.append(articles[i])
        if len(chosen) == many:
            break
    return sorted(chosen, key=lambda article: (article["published"][:4], len(article["text"]), article["id"]))


def assign_batches(rows: list[Row], length: dict[str, int]) -> None:
    """Longest unit first to the lightest batch; second annotations go to the lightest other batch, counted in."""
    load = dict.fromkeys(range(1, BATCHES + 1), 0)
    units: dict[str, list[Row]] = {}
    for row in rows:
        units.setdefault(row["group"] or row["id"], []).append(row)
    for unit in sorted(units.values(), key=lambda unit: (-sum(length[r["id"]] for r in unit), unit[0]["id"])):
        batch = min(load, key=lambda b: (load[b], b))
        for row in unit:
            row["batch"] = batch
            load[batch] += length[row["id"]]
    for row in sorted((r for r in rows if r["double"]), key=lambda r: (-length[r["id"]], r["id"])):
        batch = min((b for b in load if b != row["batch"]), key=lambda b: (load[b], b))
        row["second_batch"] = batch
        load[batch] += length[row["id"]]


def draw(articles: list[Article]) -> list[Row]:
    rng = random.Random(SEED)
    by_id = {article["id"]: article for article in articles}
    groups = pick_groups(json.loads((HERE / "groups.json").read_text(encoding="utf-8"))["groups"], by_id, rng)
    result: list[Row] = []
    for number, (group, side) in enumerate(zip(groups, split_groups(groups, by_id, rng), strict=True), 1):
        for article_id in ids(group):
            row: Row = {
                "id": article_id, "group": f"g{number:02d}", "kind": str(group["kind"]), "split": side,
                "double": False, "batch": 0, "second_batch": None,
            }  # fmt: skip
            result.append(row)
    singles = pick_singles(articles, vectors(articles), {row["id"] for row in result}, rng)
    for one, two in zip(singles[::2], singles[1::2], strict=True):
        sides = rng.sample(["work", "opened"], 2)
        for article, side in zip((one, two), sides, strict=True):
            single: Row = {
                "id": article["id"], "group": None, "kind": None, "split": side,
                "double": False, "batch": 0, "second_batch": None,
            }  # fmt: skip
            result.append(single)
    for grouped, count in ((True, DOUBLE_GROUPED), (False, DOUBLE_SINGLE)):
        for side, share in (("work", count // 2), ("opened", count - count // 2)):
            pool = [row for row in result if (row["group"] is not None) == grouped and row["split"] == side]
            for row in rng.sample(pool, share):
                row["double"] = True
    half = {row["group"]: row["split"] for row in result}
    for row in result:  # after the doubles, so that the rest of the draw stays as it was
        if row["id"] in SAME_INCIDENT:
            row["split"] = half[SAME_INCIDENT[row["id"]]]
    assign_batches(result, {article["id"]: len(article["text"]) for article in articles})
    return result


def draw_again(articles: list[Article], before: list[Row]) -> list[Row]:
    """A new unseen half: reviewed groups that were not drawn, and singles, apart in time or in words from all drawn."""
    rng = random.Random(AGAIN)
    by_id = {article["id"]: article for article in articles}
    position = {article["id"]: i for i, article in enumerate(articles)}
    near = vectors(articles)
    drawn = {row["id"] for row in before}

    def apart(group: dict[str, object]) -> bool:
        pairs = [(by_id[i], by_id[j]) for i in ids(group) for j in sorted(drawn)]
        return not any(
            days_apart(one, other) <= LINKED_DAYS
            and cosine(near[position[one["id"]]], near[position[other["id"]]]) >= NEAR
            for one, other in pairs
        )

    reviewed = json.loads((HERE / "groups.json").read_text(encoding="utf-8"))["groups"]
    pool = [g for g in reviewed if not drawn & set(ids(g)) and apart(g)]
    rng.shuffle(pool)
    result: list[Row] = []
    number = max(int(row["group"][1:]) for row in before if row["group"])
    for group in sorted(pool, key=lambda g: -len(ids(g))):
        if len(result) + len(ids(group)) > AGAIN_GROUPED:
            continue
        number += 1
        result += [again(i, f"g{number:02d}", str(group["kind"])) for i in ids(group)]
    taken = drawn | {row["id"] for row in result}
    result += [again(a["id"], None, None) for a in pick_singles(articles, near, taken, rng, AGAIN_SINGLE)]
    for grouped in (True, False):
        for row in rng.sample([row for row in result if (row["group"] is not None) == grouped], AGAIN_DOUBLE):
            row["double"], row["second_batch"] = True, AGAIN_BATCH + 2
    return result


def again(article_id: str, group: str | None, kind: str | None) -> Row:
    """A row of the new unseen half, in a batch of its own."""
    return {
        "id": article_id, "group": group, "kind": kind, "split": "unseen",
        "double": False, "batch": AGAIN_BATCH + (group is None), "second_batch": None,
    }  # fmt: skip


def write(rows: list[Row]) -> None:
    body = ",\n".join(json.dumps(row) for row in rows)
    (HERE / "draw.json").write_text(f'{{"seed": {SEED}, "articles": [\n{body}\n]}}\n', encoding="utf-8")


def main(arguments: list[str]) -> None:
    named = [a for a in arguments if not a.startswith("--")]
    articles = read(data_file(named[0] if named else None))
    if "--candidates" in arguments:
        for cluster in candidates(articles, vectors(articles)):
            print("--")
            for i in cluster:
                print(
                    articles[i]["id"], articles[i]["outlet"], articles[i]["published"], articles[i]["title"], sep=" | "
                )
        return
    if "--again" in arguments:
        before = json.loads((HERE / "draw.json").read_text(encoding="utf-8"))["articles"]
        write(before + draw_again(articles, before))
        return
    rows = draw(articles)
    write(rows)
    length = {article["id"]: len(article["text"]) for article in articles}
    for batch in range(1, BATCHES + 1):
        first = [row["id"] for row in rows if row["batch"] == batch]
        second = [row["id"] for row in rows if row["second_batch"] == batch]
        print(f"batch {batch}: {len(first)} articles, {sum(length[i] for i in first)} characters;", end=" ")
        print(f"second annotation of {len(second)}, {sum(length[i] for i in second)} characters")


if __name__ == "__main__":
    main(sys.argv[1:])
