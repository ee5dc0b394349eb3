"""What this report lacks for what inspectors will ask: lists, evidence, words, positions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from readiness.framework import area_title
from readiness.model import Area, Published, State
from readiness.supplied import list_name, needed, supplied
from readiness.views import score_of, views
from readiness.words import count, listed

if TYPE_CHECKING:
    from collections.abc import Mapping


def lacking(published: Published, need: str) -> str:
    """What is missing of lists | evidence | self_evaluation | plan | positions, as a clause; empty
    where nothing is. What is withheld from these readers is not called missing."""
    return _BY_NEED[need](published)


def _lists(published: Published) -> str:
    rows = published.lists.to_dict("records")
    absent = [list_name(str(row["list"])) for row in rows if not row["supplied"]]
    short = [
        list_name(str(row["list"])) for row in rows if row["supplied"] and row["columns_missing"]
    ]
    said = []
    if not rows:
        said.append("no list was supplied")
    if absent:
        said.append(f"{_named('list', absent)} not supplied")
    if short:
        said.append(f"columns missing of {_named('list', short)}")
    return "; ".join(said)


def _named(word: str, names: list[str]) -> str:
    return f"{word if len(names) == 1 else word + 's'} {listed(names)}"


def _evidence(published: Published) -> str:
    found = views(published)
    absent = [
        v for v in found if v.source == "evidence" and v.local.state is State.NOT_SUPPLIED
    ]  # fmt: skip
    if not absent:
        return ""
    asks = needed(absent, supplied(published))
    return f"{count(len(absent), 'measure')} of local evidence not supplied ({asks})"


def _self_evaluation(published: Published) -> str:
    said = published.said
    return "" if said.claims or not said.supplied else "no claim of a self-evaluation supplied"


def _plan(published: Published) -> str:
    said = published.said
    if not said.supplied:
        return ""
    absent = [] if said.points else ["points of the last report"]
    absent += [] if said.actions else ["actions of a plan"]
    return f"no {listed(absent, 'or')} supplied" if absent else ""


def _positions(published: Published) -> str:
    scores = {area: score_of(published, area) for area in Area}
    absent = [area for area, score in scores.items() if score is None or score.band is None]
    names = listed([f"“{area_title(area)}”" for area in absent])
    return f"no evidence position for {names}" if absent else ""


_BY_NEED: Mapping[str, Callable[[Published], str]] = {
    "lists": _lists,
    "evidence": _evidence,
    "self_evaluation": _self_evaluation,
    "plan": _plan,
    "positions": _positions,
}
