"""Where the project keeps its things; the only module that knows the folders by name."""

from __future__ import annotations

import os
from pathlib import Path

from readiness.errors import InputError


def root() -> Path:
    """The project's folder: READINESS_HOME, else the checkout this package is installed from.

    Raises InputError where neither holds the notebooks.
    """
    home = os.environ.get("READINESS_HOME")
    place = Path(home) if home else Path(__file__).resolve().parents[2]
    if not (place / "notebooks").is_dir():
        raise InputError(
            "The readiness project folder was not found; set READINESS_HOME to the folder that "
            "holds 'notebooks' and 'data'."
        )
    return place


def data(*parts: str) -> Path:
    """A path under `data/`, or under READINESS_DATA for what is kept between runs."""
    if (
        parts
        and parts[0] in {"interim", "history", "published"}
        and os.environ.get("READINESS_DATA")
    ):
        return Path(os.environ["READINESS_DATA"], *parts)
    return root() / "data" / Path(*parts)


def reference(name: str) -> Path:
    """A committed table of published figures."""
    return data("reference", name)


def sample() -> Path:
    """The committed invented authority: annex_a.xlsx, evidence.xlsx and answer_key.csv."""
    return data("synthetic")


def notebooks() -> Path:
    return root() / "notebooks"


def reports() -> Path:
    return root() / "reports"
