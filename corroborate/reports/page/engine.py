"""Templates to text. Everything an article says is escaped here, once, whatever template prints it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from corroborate.reports import plain
from corroborate.reports.escaping import address, visible
from corroborate.reports.lookup import STATES
from corroborate.reports.markdown_questions import STANCES

SIGNS = {
    STATES: "◆",
    "support": "✓",
    "detail": "+",
    "contradict": "✗",
    "update": "↻",
    "unrelated": "○",
    "": "–",
}
"""A sign for each stance, so that a cell is understood without colour."""
STANDING_SIGNS = {"contested": "✗", "updated": "↻", "corroborated": "✓", "single_voice": "•"}


def template(name: str) -> Template:
    """Return one of the package's templates."""
    return _environment().get_template(name)


@cache
def style() -> tuple[str, str]:
    """Return the style sheet and the content security policy that allows it and nothing else."""
    css = _squeezed(_load("style.css"))
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return css, f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    found = Environment(
        autoescape=True,
        loader=FunctionLoader(_load),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css, policy = style()
    found.globals |= {
        "STYLE": Markup(css),
        "POLICY": policy,
        "STANCES": STANCES,
        "SIGNS": SIGNS,
        "STANDINGS": plain.STANDINGS,
        "STANDING_SIGNS": STANDING_SIGNS,
    }
    found.filters |= {"address": address, "counted": plain.counted, "rule": _without_standing}
    return found


def _load(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


def _shown(value: object) -> object:
    """Show what cannot be seen as codes, in every value a template prints; markup of our own stays as it is."""
    if isinstance(value, Markup) or not isinstance(value, str) or value.isprintable():
        return value
    return visible(value)


def _without_standing(rule: str) -> str:
    """Return the words after the standing a rule names, since a badge beside it names it."""
    standing, _, words = rule.partition(": ")
    return words if words and standing in plain.STANDINGS.values() else rule


def _squeezed(css: str) -> str:
    """Leave comments and needless space out: the sheet stands in every page."""
    bare = re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", "", css)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", bare)).strip()
