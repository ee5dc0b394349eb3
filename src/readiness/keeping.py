"""Keeps an assessment, and what a profile may show of it, under `data/interim/`, so that each is made once and
read many times.

The key is the content of what was read, the choices made, and the code and reference data that
made it: change any of them and the assessment is made anew. Nothing kept is a child's row, but
small counts are exact, so the folder is as private as the rest of `data/interim/`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from readiness import aside, paths
from readiness.model import Assessment, LookAhead, Published, Trend

Kept = TypeVar("Kept", Assessment, Published, LookAhead)

_FRAMES: Mapping[type, tuple[str, ...]] = {
    Assessment: ("results", "comparisons", "audits"),
    Published: ("results", "comparisons", "lists", "issues", "audits", "past"),
    LookAhead: ("rows",),
}

_SUM = "sum.txt"
"""Of everything kept beside it: a parquet file with a changed byte may be read as other figures."""
_TREND, _POINTS = "trend", "trends.parquet"
"""The points of all trends are one frame, with the number of the trend beside each."""


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, or of a folder's file names and bytes in name order."""
    total = hashlib.sha256()
    for file in _files(path):
        if path.is_dir():
            total.update(file.name.encode())
        with file.open("rb") as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                total.update(block)
    return total.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    return sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]


@cache
def fingerprint() -> str:
    """Of the package's own code and data and the reference tables."""
    package = Path(__file__).parent
    kinds = {".py", ".toml", ".csv"}
    apart = {"report", paths.CARRIED.name}
    ours = [
        p
        for p in package.rglob("*")
        if p.suffix in kinds and not apart & {*p.relative_to(package).parts}
    ]
    total = hashlib.sha256()
    for file in sorted([*ours, *paths.data("reference").glob("*.csv")]):
        total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()


def key(inputs: Mapping[str, str], choices: Mapping[str, Any]) -> str:
    """Names one assessment: what was read, how, and by which code."""
    said = json.dumps([dict(inputs), dict(choices), fingerprint()], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _folder(name: str) -> Path:
    return paths.data("interim", "assessments", name)


def recall(kind: type[Kept], name: str) -> Kept | None:
    """What was kept under that name, or None where there is nothing that can be read."""
    place = _folder(name)
    try:
        if (place / _SUM).read_text(encoding="ascii") != _sum(place):
            return None
        plain = json.loads((place / "plain.json").read_text(encoding="utf-8"))
        held: dict[str, Any] = _adapter(kind.__name__).validate_python(plain)
        held |= {frame: _frame(place / f"{frame}.parquet") for frame in _FRAMES[kind]}
        if "trends" in held:
            held["trends"] = _trends(held["trends"], place)
    except (OSError, ValueError):
        return None
    return kind(**held)


def _sum(place: Path) -> str:
    total = hashlib.sha256()
    for file in _files(place):
        if file.name != _SUM:
            total.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _frame(file: Path) -> pd.DataFrame:
    """Parquet holds no dates in whole seconds, which is what ours are in."""
    kept = pd.read_parquet(file)
    dates = kept.select_dtypes("datetime").columns
    return kept.astype(dict.fromkeys(dates, "datetime64[s]"))


def _trends(plain: Sequence[Mapping[str, Any]], place: Path) -> tuple[Trend, ...]:
    """Each trend with its points again."""
    if not plain:
        return ()
    every = _frame(place / _POINTS)
    ends = every.pop(_TREND).searchsorted(range(len(plain) + 1)).tolist()  # written in their order
    return tuple(
        Trend(**one, points=every.iloc[start:end].reset_index(drop=True))
        for one, start, end in zip(plain, ends, ends[1:], strict=False)
    )


def keep(name: str, made: Assessment | Published | LookAhead) -> None:
    """Keeps it whole or not at all; a folder that cannot be written is no reason to fail."""
    place = _folder(name)
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _hide_from_git()
        with aside.making(place) as made_aside:
            _write(made_aside, made)
            shutil.rmtree(place, ignore_errors=True)
            made_aside.replace(place)


def _hide_from_git() -> None:
    """A checkout tells git to pass over what is kept; anywhere else its folders do so themselves."""
    if paths.root() == paths.checkout():
        return
    for folder in (paths.data("interim"), paths.data("history")):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _write(place: Path, made: Assessment | Published | LookAhead) -> None:
    kind = type(made)
    for frame in _FRAMES[kind]:
        getattr(made, frame).to_parquet(place / f"{frame}.parquet", index=False)
    plain = {f.name: getattr(made, f.name) for f in fields(made) if f.name not in _FRAMES[kind]}
    if not isinstance(made, LookAhead):
        plain["trends"] = _written_trends(place, made.trends)
    (place / "plain.json").write_bytes(_adapter(kind.__name__).dump_json(plain))
    (place / _SUM).write_text(_sum(place), encoding="ascii")


def _written_trends(place: Path, trends: Sequence[Trend]) -> tuple[dict[str, Any], ...]:
    if trends:
        points = [one.points.assign(**{_TREND: at}) for at, one in enumerate(trends)]
        pd.concat(points, ignore_index=True).to_parquet(place / _POINTS, index=False)
    return tuple(
        {f.name: getattr(one, f.name) for f in fields(one) if f.name != "points"} for one in trends
    )


@cache
def _adapter(name: str) -> Any:
    """Reads and writes every field but the frames, by the types the model declares."""
    from typing import get_type_hints

    from pydantic import TypeAdapter
    from typing_extensions import TypedDict

    kind = next(kind for kind in _FRAMES if kind.__name__ == name)
    plain = {n: t for n, t in get_type_hints(kind).items() if n not in _FRAMES[kind]}
    one = {n: t for n, t in get_type_hints(Trend).items() if n != "points"}
    if "trends" in plain:
        plain["trends"] = tuple[TypedDict("PlainTrend", one), ...]  # type: ignore[operator, misc]
    return TypeAdapter(TypedDict("Plain", plain))  # type: ignore[operator]
