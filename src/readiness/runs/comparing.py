"""What differs between two reports of an authority: positions, figures, lines of enquiry, and what they were
made from. Only what both show is compared; that a figure is hidden in one is said, and not which it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.errors import InputError
from readiness.framework import area_title
from readiness.model import Area
from readiness.runs.folder import MARK
from readiness.words import amount

KEY = ["measure", "breakdown", "group"]
ALL = "all"
SHOWN = "shown"


@dataclass(frozen=True)
class Moved:
    """Of an area: the position in words and number, before and now; `apart`: their intervals do not touch."""

    area: str
    before: str
    now: str
    apart: bool


@dataclass(frozen=True)
class Figure:
    """Of a measure (or a group of it): before and now, as shown, or its state; `apart` as above."""

    measure: str
    group: str
    before: str
    now: str
    apart: bool


@dataclass(frozen=True)
class Comparison:
    """`raised` and `settled`: lines of enquiry that are raised now and were not, and the reverse; `made`: what
    differs of what the reports were made from."""

    before: str
    now: str
    positions: tuple[Moved, ...]
    figures: tuple[Figure, ...]
    raised: tuple[str, ...]
    settled: tuple[str, ...]
    made: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        return asdict(self)


def compare(before: Path, now: Path, units: Mapping[str, str] | None = None) -> Comparison:
    """units: of measures by id, to say figures with; bare numbers without.

    Raises InputError where one is no report of ours, or they are of two authorities."""
    old, new = _record(before), _record(now)
    if old.get("authority") != new.get("authority"):
        raise InputError("The two reports are of two authorities; compare two of one.")
    recorded = all(_records_lines(place) for place in (before, now))
    raised_before, raised_now = _raised(before), _raised(now)
    return Comparison(
        before=str(old.get("as_at")),
        now=str(new.get("as_at")),
        positions=_positions(before, now),
        figures=_figures(before, now, units or {}),
        raised=tuple(sorted(raised_now - raised_before)) if recorded else (),
        settled=tuple(sorted(raised_before - raised_now)) if recorded else (),
        made=(*_made(old, new), *(() if recorded else (UNRECORDED,))),
    )


def _record(place: Path) -> Mapping[str, Any]:
    return _json(place, MARK)


def _json(place: Path, name: str) -> Mapping[str, Any]:
    try:
        return dict(json.loads((place / name).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise InputError(f"'{place}' is not the folder of a report; it must hold {name}.") from None


def _positions(before: Path, now: Path) -> tuple[Moved, ...]:
    old, new = (
        {one["area"]: one for one in _json(place, "scores.json")["scores"]}
        for place in (before, now)
    )
    return tuple(
        Moved(
            area_title(area),
            _position(old.get(area)),
            _position(new.get(area)),
            _apart(old.get(area), new.get(area)),
        )
        for area in Area
        if _position(old.get(area)) != _position(new.get(area))
    )


def _position(score: Mapping[str, Any] | None) -> str:
    if not score or score.get("position") is None:
        return str((score or {}).get("wording") or "not enough evidence")
    return f"{score['position']:.1f}, {score['wording']}"


def _apart(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> bool:
    first, second = ((one or {}).get("interval") for one in (old, new))
    return bool(first and second and (first[1] < second[0] or second[1] < first[0]))


def _figures(before: Path, now: Path, units: Mapping[str, str]) -> tuple[Figure, ...]:
    old, new = (_results(place) for place in (before, now))
    both = old.merge(new, on=KEY, how="outer", suffixes=("_before", "_now"))
    found = []
    for row in both.to_dict("records"):
        first, second = (_figure(row, end, units) for end in ("_before", "_now"))
        if first != second:
            ends = [
                row[f"{name}{end}"] for end in ("_before", "_now") for name in ("lower", "upper")
            ]
            known = not any(pd.isna(one) for one in ends)
            apart = known and (ends[1] < ends[2] or ends[3] < ends[0])
            group = "" if row["group"] == ALL else str(row["group"])
            found.append(Figure(str(row["measure"]), group, first, second, bool(apart)))
    return tuple(sorted(found, key=lambda one: (not one.apart, one.measure, one.group)))


def _results(place: Path) -> pd.DataFrame:
    try:
        frame = pd.read_csv(place / "results.csv")
        return frame[[*KEY, "value", "lower", "upper", "state"]]
    except (OSError, ValueError, KeyError):
        raise InputError(
            f"'{place}' is not the folder of a report; it must hold results.csv."
        ) from None


def _figure(row: Mapping[Any, Any], end: str, units: Mapping[str, str]) -> str:
    state, unit = row[f"state{end}"], units.get(str(row["measure"]))
    if pd.isna(state):
        return "not measured"
    if state != SHOWN:
        return str(state).replace("_", " ")
    value = row[f"value{end}"]
    if pd.isna(value):  # counted, and no population to make a rate of
        return "no rate"
    return amount(value, unit) if unit else f"{value:,.1f}"


UNRECORDED = "lines of enquiry: not recorded by an earlier version, so not compared"


def _records_lines(place: Path) -> bool:
    """A report of an early version has none on record, which is not to raise none."""
    return "enquiries" in _json(place, "scores.json")


def _raised(place: Path) -> set[str]:
    """The lines of enquiry a report raises."""
    lines = _json(place, "scores.json").get("enquiries", ())
    return {f"{line['topic']} ({area_title(Area(line['area']))})" for line in lines}


def _made(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    said = [
        f"{name.replace('_', ' ')}: {'other content' if old['inputs'].get(name) and new['inputs'].get(name) else 'in one alone'}"
        for name in sorted({*old["inputs"], *new["inputs"]})
        if old["inputs"].get(name) != new["inputs"].get(name)
    ]
    said += [
        f"{name}: {old['versions'].get(name)} and {new['versions'].get(name)}"
        for name in sorted({*old["versions"], *new["versions"]})
        if old["versions"].get(name) != new["versions"].get(name)
    ]
    if old.get("profile") != new.get("profile"):
        said.append(f"made for: {old.get('profile')} and {new.get('profile')}")
    return said


def text(found: Comparison, titles: Mapping[str, str], most: int = 40) -> str:
    """For a person; `titles` by measure. Changes beyond their intervals come first, and are all told."""
    lines = [f"From {found.before} to {found.now}"]
    lines += _part(
        "Positions", [f"{m.area}: {m.before} -> {m.now}{_mark(m.apart)}" for m in found.positions]
    )
    figures = [
        f"{titles.get(f.measure, f.measure)}{f' ({f.group})' if f.group else ''}: {f.before} -> {f.now}{_mark(f.apart)}"
        for f in found.figures
    ]
    told = max(most, sum(f.apart for f in found.figures))
    lines += _part("Figures", figures[:told])
    if len(figures) > told:
        lines.append(
            f"  and {len(figures) - told:,} more, all within their intervals (--format json has them)"
        )
    lines += _part("Raised now", list(found.raised))
    lines += _part("No longer raised", list(found.settled))
    lines += _part("Made from", list(found.made))
    return "\n".join(lines)


def _mark(apart: bool) -> str:
    return ", beyond their intervals" if apart else ""


def _part(name: str, said: list[str]) -> list[str]:
    return [
        f"{name}: {len(said)}" if said else f"{name}: no difference",
        *(f"  {one}" for one in said),
    ]
