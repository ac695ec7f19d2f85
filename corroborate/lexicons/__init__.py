"""Word lists as data: one TOML or JSON file each, read once."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon ``name``, a file of this folder without its suffix; ``FileNotFoundError`` if there is none."""
    folder = files(__package__)
    toml = folder / f"{name}.toml"
    if toml.is_file():
        return tomllib.loads(toml.read_text(encoding="utf-8"))
    data: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return data
