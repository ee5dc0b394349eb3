"""Tables of the page: a row header, numbers to the right, a label to each cell on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from readiness.pack.certain import Kind
from readiness.report.html import Html, element

KINDS: Mapping[Kind, str] = {
    Kind.HEADING: "Headings",
    Kind.CODE: "Codes",
    Kind.DATE: "Dates",
    Kind.NUMBER: "Numbers",
    Kind.ID: "Identifiers",
}


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Html:
    head = [
        element("th", h, scope="col", class_="number" if is_number(h) else "") for h in headings
    ]
    body = [
        element("tr", element("th", row[0], scope="row"), *(_cell(h, v) for h, v in _pairs(headings, row)))
        for row in rows
    ]  # fmt: skip
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *head)),
        element("tbody", *body),
    )


def _pairs(headings: Sequence[str], row: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    return zip(headings[1:], row[1:], strict=True)


def is_number(name: str) -> bool:
    return name in {"Records", "Errors", "Queries", "All", *KINDS.values()}


def _cell(name: str, value: Any) -> Html:
    kind = "number" if is_number(name) else ""
    if value is None:
        return element("td", "", class_=f"{kind} none".strip(), data_label=name)
    shown = f"{value:,}" if isinstance(value, int) else value
    inner = shown if isinstance(shown, Html) else element("span", shown)
    return element("td", inner, class_=kind, data_label=name)


def many(count: int, one: str, more: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"
