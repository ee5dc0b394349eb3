"""Where things are found and where they are kept; the only module that knows the folders by name.

What comes with the package and is only read (notebooks, `data/reference`, `data/synthetic`) lies in the
checkout, or, of an installed wheel, in the package itself. What is written (`reports`, the rest of `data`)
lies in the project's folder: READINESS_HOME, else the checkout, else the folder one works in. Nothing is
ever written beside an installed package.
"""

from __future__ import annotations

import os
from pathlib import Path

from readiness.errors import InputError

CARRIED = Path(__file__).with_name("_carried")
"""Where a wheel carries what a checkout has at its top; setup.py puts it there, and no checkout has it."""

COPIED = ".readiness.json"
"""The file by which a folder of notebooks that `readiness lab` copied is known."""

_SHIPPED = {"reference", "synthetic"}
_KEPT = {"interim", "history", "published"}
_TOLD = ("READINESS_HOME", "READINESS_DATA")


def checkout() -> Path | None:
    """The checkout worked with: READINESS_HOME where that is one, else the one this package runs from.

    None where the package was installed from a wheel.
    """
    home = os.environ.get("READINESS_HOME")
    own = None if CARRIED.is_dir() else Path(__file__).resolve().parents[2]
    return next(
        (one for one in (Path(home) if home else None, own) if one and _is_whole(one)), None
    )


def _is_whole(place: Path) -> bool:
    return all((place / one).is_dir() for one in ("notebooks", "data/reference"))


def shipped() -> Path:
    """The folder that holds what comes with the package: `notebooks` and `data`.

    Raises InputError where the package was put somewhere without them.
    """
    place = checkout() or CARRIED
    if not _is_whole(place):
        raise InputError(
            "The notebooks and reference data of readiness were not found; install it again, or set "
            "READINESS_HOME to a checkout that holds 'notebooks' and 'data'."
        )
    return place


def root() -> Path:
    """The project's folder, absolute: READINESS_HOME, else the checkout, else where one works.

    One works beside a folder of notebooks that `readiness lab` copied, not in it.

    Raises InputError where READINESS_HOME names no folder.
    """
    home = os.environ.get("READINESS_HOME")
    if home:
        if not Path(home).is_dir():
            raise InputError(
                f"READINESS_HOME is '{home}', and there is no such folder; make it, or unset it."
            )
        return Path(home).absolute()
    here = Path.cwd()
    return checkout() or (here.parent if (here / COPIED).is_file() else here)


def settle() -> None:
    """Says the folders to every process this one starts, as absolute paths: it may start elsewhere."""
    for name in _TOLD:
        if os.environ.get(name):
            os.environ[name] = str(Path(os.environ[name]).absolute())
    if checkout() is None:
        os.environ["READINESS_HOME"] = str(root())


def data(*parts: str) -> Path:
    """A path under `data/`: what is shipped, or under READINESS_DATA for what is kept between runs."""
    first = parts[0] if parts else ""
    if first in _SHIPPED:
        return shipped() / "data" / Path(*parts)
    if first in _KEPT:
        return kept() / Path(*parts)
    return root() / "data" / Path(*parts)


def kept() -> Path:
    """The folder of what is kept between runs: READINESS_DATA, or `data` in the project's folder."""
    return Path(os.environ.get("READINESS_DATA") or root() / "data").absolute()


def reference(name: str) -> Path:
    """A committed table of published figures."""
    return data("reference", name)


def sample() -> Path:
    """The committed invented authority: annex_a.xlsx, evidence.xlsx and answer_key.csv."""
    return data("synthetic")


def notebooks() -> Path:
    """The notebooks that come with the package, which a run renders."""
    return shipped() / "notebooks"


def reports() -> Path:
    return root() / "reports"
