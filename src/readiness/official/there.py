"""Which authorities there are, and were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from readiness.intake import reference
from readiness.model import Authority


def authorities_on(day: date) -> list[Authority]:
    """Every authority there is, and those there were on the day, in order of name: of one that was not yet
    there on it, a report says so."""
    table = reference.authorities()
    table = table[table["area_type"] == "authority"]
    iso = day.isoformat()
    begun = (table["valid_from"] == "") | (table["valid_from"] <= iso)
    going = (table["valid_to"] == "") | (table["valid_to"] >= iso)
    kept = table[(begun & going) | (table["valid_to"] == "")].sort_values("name")
    return [
        Authority(name=name, code=code, la_number=int(number), region=region)
        for name, code, number, region in zip(
            kept["name"], kept["code"], kept["number"], kept["region"], strict=True
        )
    ]


def gone(number: int, day: date) -> str:
    """Why nothing is said of an authority that was not there on the day; nothing where it was."""
    table = reference.authorities()
    row: Mapping[Any, Any] = table[table["number"] == number].iloc[0].to_dict()
    note = str(row["note"])
    if row["valid_from"] and day.isoformat() < row["valid_from"]:
        return f"{row['name']} did not exist yet on this day. {note}."
    if row["valid_to"] and day.isoformat() > row["valid_to"]:
        return f"{row['name']} did not exist any more on this day. {note}."
    return ""
