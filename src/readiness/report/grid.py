"""An accessible table: caption, scoped headings, no empty cells, and cards on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any

import pandas as pd

from readiness.report.html import Content, Html, element, join, nothing, paragraph, slug
from readiness.words import day, number


def grid(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Content]],
    *,
    note: Content = None,
    numeric: Sequence[str] = (),
    class_: str = "grid",
) -> Html:
    """A table whose first column names the row; `numeric` headings are set to the right.

    The roles are written out because a narrow screen shows each row as a card, and browsers then
    forget that it was a table. Returns a sentence where there are no rows.
    """
    if not rows:
        return nothing(f"{caption}: nothing to show.")
    sides = ["number" if heading in numeric else None for heading in headings]
    head = element("thead", _head(headings, sides), role="rowgroup")
    body = element("tbody", [_row(row, headings, sides) for row in rows], role="rowgroup")
    name = element("caption", caption)
    made = element("table", name, head, body, class_=class_, role="table", id=anchor(caption))
    return join(made, paragraph(note, class_="note") if note else None)


def anchor(caption: str) -> str:
    """Where a table may be linked to."""
    return f"table-{slug(caption)}"


def table(frame: pd.DataFrame, caption: str, note: str | None = None) -> Html:
    """Any frame of published figures as a table; a missing value is a dash with its meaning said.

    Args:
        frame: what to show; the index is left out and the first column names the row.
        caption: what the table holds, in a few words.
        note: a sentence below it.
    """
    headings = [str(column).replace("_", " ").capitalize() for column in frame.columns]
    numeric = [
        heading
        for heading, column in zip(headings, frame.columns, strict=True)
        if pd.api.types.is_numeric_dtype(frame[column])
        and not pd.api.types.is_bool_dtype(frame[column])
    ]
    rows = [[_cell(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    made = grid(caption, headings, rows, note=note, numeric=numeric)
    reach = {"role": "region", "aria-label": caption, "tabindex": "0"}
    return element("div", made, class_="scroll", attributes=reach)


def _head(headings: Sequence[str], sides: Sequence[str | None]) -> Html:
    cells = [
        element("th", heading, scope="col", role="columnheader", attributes={"class": side})
        for heading, side in zip(headings, sides, strict=True)
    ]
    return element("tr", cells, role="row")


def _row(row: Sequence[Content], headings: Sequence[str], sides: Sequence[str | None]) -> Html:
    first = element("th", _filled(row[0]), scope="row", role="rowheader")
    rest = [
        element("td", _filled(cell), role="cell", data_label=heading, attributes=_class(cell, side))
        for cell, heading, side in zip(row[1:], headings[1:], sides[1:], strict=True)
    ]
    return element("tr", first, rest, role="row")


def _class(cell: Content, side: str | None) -> dict[str, str | None]:
    """An empty cell says so, because a card on a narrow screen leaves it out."""
    names = [name for name in (side, "none" if _empty(cell) else None) if name]
    return {"class": " ".join(names) or None}


def _empty(cell: Content) -> bool:
    return cell is None or (isinstance(cell, str | Html) and not cell)


def _filled(cell: Content) -> Content:
    """A dash a screen reader can say, instead of an empty cell."""
    if _empty(cell):
        return element("span", "–", attributes={"aria-label": "none"}, role="img")
    return cell


def _cell(value: Any) -> Content:
    if isinstance(value, datetime | date) and not pd.isna(value):
        return day(pd.Timestamp(value).date())
    if not isinstance(value, tuple | list) and pd.isna(value):
        return None
    if isinstance(value, tuple | list):
        return ", ".join(str(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Real):
        return number(float(value), 0 if isinstance(value, Integral) else 1)
    return str(value)
