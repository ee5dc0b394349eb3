"""Finds an authority from what a person writes: its name, ONS code or DfE number."""

from __future__ import annotations

import re
from functools import cache

from readiness.errors import InputError
from readiness.intake import reference
from readiness.model import Authority

_STYLES = re.compile(
    r"\b(the|council|city|borough|county|metropolitan|district|unitary|authority|london|royal|of|"
    r"mbc|cc|childrens? (services|social care))\b"
)
_LONDON = {"inner london": "london inner", "outer london": "london outer"}


def find_authority(text: str) -> Authority:
    """The authority meant, whatever the case, punctuation or style ("London Borough of Barnet").

    Population and neighbours are left empty: they depend on the as-at date. Raises InputError,
    with the nearest name where there is one, for a text that names no authority.
    """
    number = _number(text.strip())
    if number is None:
        raise InputError(_unknown(text.strip()))
    row = _rows()[number]
    return Authority(
        name=str(row["name"]),
        code=str(row["code"]),
        la_number=number,
        region=str(row["region"]),
    )


def authority_number(authority: Authority) -> int | None:
    """DfE's number of an authority, by number, code or exact name; None for one not known."""
    rows = _rows()
    if authority.la_number in rows:
        return authority.la_number
    if authority.code and authority.code.upper() in _codes():
        return _codes()[authority.code.upper()]
    return _names().get(_plain(authority.name))


def region_number(name: str | None) -> int | None:
    """DfE's number of a region from its name (980 North East to 990 South West)."""
    wanted = _plain(name or "")
    return _regions().get(_LONDON.get(wanted, wanted))


def names() -> dict[int, str]:
    """Every area's name by DfE number: authorities, regions and England."""
    table = reference.authorities()
    return dict(zip(table["number"], table["name"], strict=True))


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text) if int(text) in _rows() else None
    if code := _codes().get(text.upper()):
        return code
    return _names().get(_plain(text)) or _names().get(_bare(text))


def _unknown(text: str) -> str:
    from rapidfuzz import fuzz, process

    near = process.extractOne(_plain(text), list(_names()), scorer=fuzz.WRatio, score_cutoff=75)
    ask = "give its name, ONS code or DfE number, such as Tameside, E08000008 or 357."
    if near is None:
        return f"No English authority is called or numbered '{text}'; {ask}"
    meant = _rows()[_names()[near[0]]]["name"]
    return f"No English authority is called or numbered '{text}'; did you mean '{meant}'?"


def _plain(text: str) -> str:
    words = re.sub(r"[^a-z0-9 ]+", " ", text.casefold().replace("&", " and ").replace("'", ""))
    return " ".join(words.split())


def _bare(text: str) -> str:
    """Without the style of the council; nothing where the style was all there was."""
    return " ".join(_STYLES.sub(" ", _plain(text)).split())


@cache
def _rows() -> dict[int, dict[str, object]]:
    table = reference.authorities()
    table = table[table["area_type"] == "authority"]
    return {int(row["number"]): row for row in table.to_dict("records")}  # type: ignore[misc]


@cache
def _codes() -> dict[str, int]:
    return {
        code: number
        for number, row in _rows().items()
        for code in (str(row["code"]), *_split(row["former_codes"]))
    }


@cache
def _names() -> dict[str, int]:
    """Plain names, then other names, then names without style; the first meaning stands."""
    found: dict[str, int] = {}
    current = sorted(_rows().items(), key=lambda item: item[1]["valid_to"] != "")
    for number, row in current:
        found.setdefault(_plain(str(row["name"])), number)
    for number, row in current:
        for alias in _split(row["aliases"]):
            found.setdefault(_plain(alias), number)
    for number, row in current:
        found.setdefault(_bare(str(row["name"])), number)
    found.pop("", None)
    return found


@cache
def _regions() -> dict[str, int]:
    table = reference.authorities()
    table = table[table["area_type"] == "region"]
    pairs = zip(table["name"], table["number"], strict=True)
    return {_plain(str(name)): int(number) for name, number in pairs}


def _split(names_: object) -> list[str]:
    return [name for name in str(names_).split(";") if name]
