"""What was published before: kept figure by figure as it was shown, so that the next report can be
held against it. Nothing exact is kept here.

Of every report a csv of its figures, one of its charts' points, and a note of what made it, by the layout
`kept_results.LAYOUT`; beside them the wholes as a table a day (`kept_results`). What was kept in an earlier
layout is read as it is, and never rewritten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from readiness import paths
from readiness.disclosure.windows import points_of
from readiness.errors import InputError
from readiness.model import POINT_COLUMNS, RESULT_COLUMNS, Published, Released, no_points
from readiness.runs import kept_results
from readiness.runs.folder import MARK

NONE = "none"
RESULTS, POINTS = "results.csv", "trends.csv"
_CHARTS = ".points.csv"
_AUDIENCES = {"leadership": ("leadership", "public"), "public": ("public",)}
"""Whose reports the readers of a report may have as well."""

_KINDS = {
    **dict.fromkeys(("numerator", "denominator", "unusable"), "Int64"),
    **dict.fromkeys(("value", "lower", "upper"), "float64"),
    **dict.fromkeys(("period_start", "period_end"), "datetime64[s]"),
}


def place_of(authority_slug: str) -> Path:
    return paths.data("history", authority_slug)


def before(authority_slug: str, profile: str, previous: str | None = None) -> list[Released]:
    """What the readers of a profile may have of the authority, oldest first; of one day, as made.

    `previous`: "none", or the folder of a report to hold this one against, instead of all that was
    kept. Raises InputError where what was kept, or the folder, cannot be read.
    """
    if previous == NONE:
        return []
    if previous:
        return [of_report(Path(previous))]
    readers = _AUDIENCES.get(profile, ())
    return [one.released() for one in kept(authority_slug) if one.profile in readers]


@dataclass(frozen=True)
class Kept:
    """A report that was kept, before its figures are read. `number`: where it stands in the order of making;
    `package`: the version that made it; `layout`: how it was kept."""

    number: int
    profile: str
    as_at: date
    package: str
    layout: int
    mark: Path

    def released(self) -> Released:
        """Raises InputError where what was kept is damaged."""
        about = {"profile": self.profile, "as_at": self.as_at.isoformat(), "package": self.package}
        return _released(self.mark.with_suffix(".csv"), self.mark.with_suffix(_CHARTS), about)


def kept(authority_slug: str) -> list[Kept]:
    """Every report kept of the authority, oldest first; of one day, as made.

    Raises InputError where one is damaged, or was kept by a later version.
    """
    found = [_kept(mark) for mark in sorted(place_of(authority_slug).glob("*.json"))]
    return sorted(found, key=lambda one: (one.as_at, one.number))


def _kept(mark: Path) -> Kept:
    about = _json(mark)
    try:
        return Kept(
            number=_number(about),
            profile=str(about["profile"]),
            as_at=date.fromisoformat(about["as_at"]),
            package=_package(about),
            layout=kept_results.refuse_later(about, mark),
            mark=mark,
        )
    except (KeyError, ValueError, TypeError):
        raise _damaged(mark) from None


def of_report(folder: Path) -> Released:
    """A finished report's own figures. Raises InputError where it is none."""
    if not (folder / MARK).is_file() or not (folder / RESULTS).is_file():
        raise InputError(
            f"'{folder}' is not the folder of a report; it must hold {MARK} and {RESULTS}."
        )
    about = _json(folder / MARK)
    return _released(folder / RESULTS, folder / POINTS, {**about, "package": _package(about)})


def keep(published: Published, authority_slug: str) -> None:
    """Keeps what a run has published, once whatever it was made from.

    Raises InputError where it cannot be written: a report that nothing can be held against later
    must not go out unnoticed.
    """
    if published.profile not in _AUDIENCES:
        return
    text, points = (
        frame.to_csv(index=False) for frame in (published.results, points_of(published.trends))
    )
    key = _key(text, points)
    name = f"{published.as_at.isoformat()}-{published.profile}-{key[:12]}"
    place = place_of(authority_slug)
    number = 1 + max(map(_number, _readable(place)), default=0)
    about = {
        "layout": kept_results.LAYOUT,
        "number": number,
        "profile": published.profile,
        "as_at": published.as_at.isoformat(),
        "authority": published.authority.name,
        "inputs": dict(published.inputs),
        "versions": dict(published.versions),
    }
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for ending, said in (
            (".csv", text),
            (_CHARTS, points),
            (".json", json.dumps(about, indent=2)),
        ):
            _put(place / f"{name}{ending}", said)
        kept_results.keep(published, place, number)
    except OSError as error:
        raise InputError(
            f"What was published could not be kept in '{place}' ({error.strerror}); make it "
            "writable and run again."
        ) from None


def _put(file: Path, text: str) -> None:
    """Whole or not at all: half of one, on a full disk, would stop every later run."""
    aside = file.with_name(f".{file.name}.new")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def _number(about: Mapping[str, Any]) -> int:
    """Where a report stands in the order of making; nought before that was kept."""
    number = about.get("number")
    return number if isinstance(number, int) else 0


def _package(about: Mapping[str, Any]) -> str:
    """The version of readiness that made a report; empty where that is not said."""
    return str(dict(about.get("versions") or {}).get("readiness", ""))


def _readable(place: Path) -> Iterator[Mapping[str, Any]]:
    """A damaged one is told of when it is read, and no reason not to keep another."""
    for mark in place.glob("*.json"):
        with suppress(InputError):
            yield _json(mark)


def _json(file: Path) -> Mapping[str, Any]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise _damaged(file) from None


def _key(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _released(file: Path, charts: Path, about: Mapping[str, Any]) -> Released:
    """Reports made before the points of charts were kept have none beside them."""
    try:
        kept = [file, charts] if charts.is_file() else [file]
        texts = [one.read_text(encoding="utf-8") for one in kept]
        results = _table(texts[0], RESULT_COLUMNS)
        points = _points(texts[1]) if len(texts) > 1 else no_points()
        day, profile = date.fromisoformat(about["as_at"]), str(about["profile"])
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(file) from None
    return Released(profile, day, results, _key(*texts), points, str(about.get("package", "")))


def _points(text: str) -> pd.DataFrame:
    """POINT_COLUMNS, and the source of each where it was kept."""
    sourced = text.partition("\n")[0].rstrip().endswith(",source")
    return _table(text, [*POINT_COLUMNS, "source"] if sourced else POINT_COLUMNS)


def _table(text: str, columns: Sequence[str]) -> pd.DataFrame:
    """Raises KeyError where a column is not there."""
    kinds = {name: kind for name, kind in _KINDS.items() if name in columns}
    words = {name: "str" for name in columns if name not in kinds}
    frame = pd.read_csv(StringIO(text), dtype=words, keep_default_na=True)
    return frame[list(columns)].astype(kinds)


def _damaged(file: Path) -> InputError:
    return InputError(
        f"'{file.name}', kept of an earlier report, cannot be read; restore it, or say which report "
        "to hold this one against with --previous FOLDER, or --previous none where there was none."
    )
