"""Each published figure beside England, the region and the neighbours, by area and service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from readiness.framework import area_title, services
from readiness.model import Area, Official
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element, heading, join, nothing, paragraph
from readiness.report.official.drawings import strip
from readiness.words import amount, as_day, day, number

Row = Mapping[Any, Any]
HEADINGS = ("Figure", "Here", "Beside it", "Place in England", "Change")
NOTE = (
    "Place: the dot is this authority, the thick line the middle half of England's authorities; the right "
    "end is better, or higher where neither way is better. Change: in brackets England's. “Unusual” means by "
    "more than in nine of ten authorities in the same years. The figures come without their counts, so "
    "no interval can be given: in a small authority a few children move a percentage a long way."
)


def official_areas(official: Official) -> Html:
    """Every figure, an area and a service after another."""
    if official.gone:
        return nothing(official.gone)
    return join(paragraph(NOTE, class_="note"), [_area(official, area) for area in Area])


def _area(official: Official, area: Area) -> Html | None:
    mine = official.standing[official.standing["area"] == area]
    if mine.empty:
        return None
    tables = [
        grid(
            f"{area_title(area)}: {service.title.lower()}",
            HEADINGS,
            [_cells(row, official) for row in found.to_dict("records")],
            class_="grid placed",
        )
        for code, service in services().items()
        if len(found := mine[mine["service"] == code])
    ]
    return join(heading(3, area_title(area)), tables)


def _cells(row: Row, official: Official) -> Sequence[Content]:
    name = join(row["title"], element("span", _when(row), class_="rests"))
    if row["state"] == "none":
        return [name, "none known here", None, None, None]
    beside = _lines(_beside(row, official))
    if row["state"] == "missing":
        return [name, _missing(row), beside, None, None]
    return [name, _told(row["value"], row), beside, _place(row), _lines(_changes(row))]


def _told(value: float, row: Row) -> str:
    unit = str(row["unit"])
    short = "%" if unit.startswith("%") else unit.removesuffix(" aged 0 to 17")
    return amount(float(value), short, int(row["decimals"]))


def _missing(row: Row) -> str:
    last = int(row["last_year"])
    return f"none published; the last is of {last}" if last else "none published"


def _when(row: Row) -> str:
    if row["state"] == "none":
        return ""
    of = str(row["unit"])
    whole = f"{of}; " if of.startswith("% of") else ""
    ends = day(as_day(row["period_end"]))
    return f"{whole}to {ends}, {number(int(row['months']), 0)} months before"


def _beside(row: Row, official: Official) -> list[str]:
    region = official.authority.region or "Region"
    pairs = (
        ("England", row["england"]),
        (region, row["region"]),
        (f"{number(int(row['n_neighbours']), 0)} neighbours", row["neighbours"]),
    )
    return [f"{name} {_number(value, row)}" for name, value in pairs if not pd.isna(value)]


def _number(value: float, row: Row) -> str:
    percent = "%" if str(row["unit"]).startswith("%") else ""
    return f"{number(float(value), int(row['decimals']))}{percent}"


def _place(row: Row) -> Content:
    there = int(row["n"])
    neutral = bool(pd.isna(row["better"]))
    share = float(row["place"] if neutral else row["better"])
    word: str = "Higher than" if neutral else "Better than"
    said = f"{word} {number(share * there, 0)} of {number(there, 0)}"
    return join(strip(share, said), element("span", said, class_="said"))


def _changes(row: Row) -> list[str]:
    said: list[str] = []
    for span, name in ((1, "1 year"), (3, "3 years")):
        change, usual = row[f"change_{span}"], row[f"usual_{span}"]
        if pd.isna(change):
            continue
        all_of = row[f"england_{span}"]
        beside = "" if pd.isna(all_of) else f" ({_signed(all_of, row)})"
        odd = ", unusual" if not pd.isna(usual) and abs(change) > usual else ""
        said.append(f"{name}: {_signed(change, row)}{beside}{odd}")
    return said


def _signed(value: float, row: Row) -> str:
    text = number(abs(float(value)), int(row["decimals"]))
    if float(text.replace(",", "")) == 0:
        return "no change"
    return f"{'+' if value > 0 else '−'}{text}"


def _lines(said: Sequence[str]) -> Html | None:
    return join([element("span", one, class_="line") for one in said]) if said else None
