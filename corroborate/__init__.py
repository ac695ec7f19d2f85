"""Corroborate: who reports what, on whose word, and what disagrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corroborate.report import Report, analyze

    __version__: str

__all__ = ["Report", "__version__", "analyze"]


def __getattr__(name: str) -> object:
    """Load the public face when it is first asked for, so that importing a single stage stays cheap."""
    if name in ("Report", "analyze"):
        from corroborate import report

        return getattr(report, name)
    if name == "__version__":
        from corroborate.reports.json import package_version

        return package_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
