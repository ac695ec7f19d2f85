"""How a run reads vague numbers, weighs voices and grades events: one small data file for each policy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from corroborate.errors import InputError


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy. ``vague`` names a table of the lexicon ``vague_numbers``; see ``docs/policies.md`` for the rest."""

    name: str
    title: str
    vague: str = "default"
    contested_from: float = 0.4
    corroborated_voices: int = 2
    unnamed_corroborate: bool = False
    best: Literal["voices", "lowest"] = "voices"
    superseded_widens: bool = False
    harm: tuple[str, ...] = ()
    fair_voices: int = 2

    @property
    def grades(self) -> bool:
        """Whether events are graded."""
        return bool(self.harm)

    def as_items(self) -> tuple[tuple[str, str | int | float | bool], ...]:
        """Return what decides standings and ranges, for the report: enough to compute them again."""
        return (
            ("best", self.best),
            ("contested_from", self.contested_from),
            ("corroborated_voices", self.corroborated_voices),
            ("name", self.name),
            ("superseded_widens", self.superseded_widens),
            ("unnamed_corroborate", self.unnamed_corroborate),
            ("vague", self.vague),
        )


@cache
def known() -> tuple[str, ...]:
    """Return the names of all policies."""
    folder = files("corroborate.lexicons") / "policies"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@cache
def named(name: str) -> Policy:
    """Return a policy by name; raises :class:`~corroborate.errors.InputError` naming those there are."""
    if name not in known():
        raise InputError(f"There is no policy named {name}. Choose one of: {', '.join(known())}.")
    data = _data(name)
    common = _data("default")
    standing = common["standing"] | data.get("standing", {})
    ranges = common["range"] | data.get("range", {})
    grade = data.get("grade", {})
    return Policy(
        name=name,
        title=data["title"],
        vague=data["vague"],
        contested_from=float(standing["contested_from"]),
        corroborated_voices=int(standing["corroborated_voices"]),
        unnamed_corroborate=bool(standing["unnamed_corroborate"]),
        best=ranges["best"],
        superseded_widens=bool(ranges["superseded"]),
        harm=tuple(grade.get("harm", ())),
        fair_voices=int(grade.get("fair_voices", 2)),
    )


def _data(name: str) -> dict[str, Any]:
    path = files("corroborate.lexicons") / "policies" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
