"""What differs between two dated Annex A files of one authority, child by child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from readiness import keeping
from readiness.assessment import as_date, located
from readiness.errors import InputError
from readiness.intake import annex_a as lists_of
from readiness.model import LIST_NAMES, Lists
from readiness.worklists.kept_back import Rows
from readiness.worklists.records import MATCHED, Records, counts_back, has_aged_out, records
from readiness.worklists.slipped import slipped

NEW, LATE, LEFT, GONE, CHANGED = "new", "entered late", "left", "gone", "changed"
NOT_SUPPLIED, UNNAMED = "not supplied", "cannot be matched"
COLUMNS: tuple[str, ...] = (
    "child_id",
    "change",
    "what",
    "before",
    "after",
    "team",
    "worker",
    "list",
    "row_before",
    "row_after",
)
"""`change` is new | entered late (not in the earlier file, though dated by its day) | left (its end is
filled in, or it left a list without ends) | gone (no longer there, and time does not explain it) |
changed (`what` is the column) | slipped, put right (`what` is a measure: in time before and late now,
or the other way) | not supplied, cannot be matched (of a whole list, in words, with no child)."""


def differences(
    before: str | Path, after: str | Path, *, before_as_at: str | date, after_as_at: str | date
) -> pd.DataFrame:
    """COLUMNS, a row a difference, list by list. Operational: it names children.

    A record is found again by its child and the day it began (a referral by its date, a plan by its
    start), never by its row. What the mere passing of time does is no difference: age, what falls out
    of a list because it is over six months old (of adoption, twelve), or twelve months' counts that
    fall. Lists 1 to 10; adopters are no children. A list that one of the files lacks is said to be
    lacking, and nobody to have left it.

    Raises InputError where a file cannot be used, both are the same, the earlier is not the earlier,
    or they have no child in common.
    """
    first, then = as_date(before_as_at), as_date(after_as_at)
    if first >= then:
        raise InputError(f"The earlier file is as at {first}, which must be before {then}.")
    places = located(before)[0], located(after)[0]
    if keeping.digest(places[0]) == keeping.digest(places[1]):
        raise InputError("The two files are the same; give an earlier extract and a later one.")
    old, new = (lists_of.read(place, day) for place, day in zip(places, (first, then), strict=True))
    _refuse_strangers(old.lists, new.lists)
    parts = [part for part in _each(old.lists, new.lists, first, then) if len(part)]
    parts += [*_unread(old, "earlier"), *_unread(new, "later")]
    every = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))
    order = {name: place for place, name in enumerate(LIST_NAMES)}
    every = every.assign(_order=every["list"].map(order))
    by = ["_order", "child_id", "change", "what", "row_after", "row_before"]
    sorted_ = every.sort_values(by, kind="stable")[list(COLUMNS)]
    return Rows(sorted_.reset_index(drop=True))


def _refuse_strangers(old: Lists, new: Lists) -> None:
    there = [
        {str(one).strip().casefold() for rows in lists.values() if "child_id" in rows
         for one in rows["child_id"].dropna().unique()}
        for lists in (old, new)
    ]  # fmt: skip
    if all(there) and not there[0] & there[1]:
        raise InputError(
            "The two files have no child in common; check that both are of one authority and write "
            "its identifiers alike."
        )


def _each(old: Lists, new: Lists, first: date, then: date) -> Iterator[pd.DataFrame]:
    for name in MATCHED:
        lacking = [
            when
            for when, lists in (("earlier", old), ("later", new))
            if name not in lists or "child_id" not in lists[name]
        ]
        if lacking:
            if len(lacking) == 1:
                said = f"the {lacking[0]} file lacks the list or its identifiers"
                yield _of_list(name, NOT_SUPPLIED, said)
            continue
        was, now = records(old[name]), records(new[name])
        yield _arrived(was, now, first)
        yield _departed(was, now, then)
        yield from _columns(was, now)
    yield from slipped(old, new, first, then, rows_of)


def _of_list(name: str, change: str, said: str) -> pd.DataFrame:
    row = dict.fromkeys(COLUMNS) | {"change": change, "what": said, "list": name}
    return pd.DataFrame([row], columns=list(COLUMNS)).astype(object)


def _unread(reading: lists_of.Reading, which: str) -> Iterator[pd.DataFrame]:
    """Rows that name no child are reported when a file is read, and in no list."""
    for one in reading.summaries:
        name = LIST_NAMES[int(one.list.removeprefix("list_")) - 1]
        if one.rows_reported and name in MATCHED:
            rows = "1 row" if one.rows_reported == 1 else f"{one.rows_reported:,} rows"
            yield _of_list(name, UNNAMED, f"{rows} of the {which} file that could not be read")


def _arrived(was: Records, now: Records, first: date) -> pd.DataFrame:
    """In the later file alone: new, or dated by the earlier file's day and not in it."""
    day, _ = MATCHED[now.name]
    frame = now.frame[~now.frame.index.isin(was.frame.index)]
    if day is None or day not in frame:
        change = np.full(len(frame), NEW, dtype=object)
    else:
        late = frame[day].to_numpy(dtype="datetime64[s]") <= np.datetime64(first)
        change = np.where(late, LATE, NEW).astype(object)
    said = None if day is None else day.replace("_", " ")
    dates = _texts(frame[day]) if day is not None and day in frame else None
    return rows_of(now.name, None, frame, change=change, what=said, after=dates)


def _departed(was: Records, now: Records, then: date) -> pd.DataFrame:
    """In the earlier file alone, though time does not explain it."""
    day, _ = MATCHED[was.name]
    frame = was.frame[~was.frame.index.isin(now.frame.index) & ~has_aged_out(was, then)]
    change = LEFT if was.name == "care_leavers" else GONE
    said = None if day is None else day.replace("_", " ")
    dates = _texts(frame[day]) if day is not None and day in frame else None
    return rows_of(was.name, frame, None, change=change, what=said, before=dates)


def _columns(was: Records, now: Records) -> Iterator[pd.DataFrame]:
    """Column by column, of the records in both."""
    both = was.frame.index.intersection(now.frame.index)
    old, new = was.frame.loc[both], now.frame.loc[both]
    _, ended = MATCHED[was.name]
    for column in (one for one in was.columns if one in now.columns):
        a, b = _texts(old[column]), _texts(new[column])
        differ = a != b
        if counts_back(column) and pd.api.types.is_float_dtype(new[column]):
            differ &= (new[column].fillna(0) > old[column].fillna(0)).to_numpy()
        change = np.where((column == ended) & (a == ""), LEFT, CHANGED).astype(object)
        if differ.any():
            yield rows_of(
                was.name, old[differ], new[differ], change=change[differ],
                what=column.replace("_", " "), before=a[differ], after=b[differ],
            )  # fmt: skip


def _texts(column: pd.Series) -> np.ndarray:
    """As it is read by people; empty where nothing is there."""
    if pd.api.types.is_datetime64_any_dtype(column):
        text = column.dt.strftime("%Y-%m-%d")
    elif pd.api.types.is_float_dtype(column):
        text = column.map(lambda value: f"{value:g}", na_action="ignore")
    else:
        text = column.astype("object").map(lambda value: str(value).strip(), na_action="ignore")
    return text.astype("object").fillna("").to_numpy(dtype=object)


def rows_of(
    name: str, old: pd.DataFrame | None, new: pd.DataFrame | None, **told: object
) -> pd.DataFrame:
    """Rows of COLUMNS of the same records in one file or both: `told` are change, what, before and
    after. The team and the worker are the later file's."""
    latest = old if new is None else new
    assert latest is not None
    made = pd.DataFrame({"child_id": latest["child_id"].astype("object").to_numpy()})
    for column in ("change", "what", "before", "after"):
        made[column] = pd.Series(told.get(column), index=made.index, dtype="object")
    for column in ("team", "worker"):
        there = column in latest
        made[column] = latest[column].astype("object").to_numpy() if there else None
    made["list"] = name
    for column, frame in (("row_before", old), ("row_after", new)):
        made[column] = None if frame is None else frame["source_row"].to_numpy()
    return made[list(COLUMNS)].astype(object).where(lambda frame: frame.notna(), None)
