"""The small-number rules of the bodies we follow, as functions on one count.

DfE (children in need statistics 2020, 2021), NHS hospital episode statistics 2018, OpenSAFELY and
the threshold of ACRO: see docs/disclosure.md for each source.
"""

from __future__ import annotations

from collections.abc import Sequence

HIDDEN = "c"
HIDDEN_HES = "*"
REDACTED = "[REDACTED]"


def whole(value: float) -> int:
    """The value as a count. Raises ValueError where it is negative or not a whole number."""
    if value < 0 or value != int(value):
        raise ValueError("A count must be a whole number that is not negative.")
    return int(value)


def nearest(value: int, base: int) -> int:
    """Rounded to the nearest multiple of base; halves go up."""
    return (2 * value + base) // (2 * base) * base


def is_small(value: float, threshold: int) -> bool:
    """From 1 to the threshold: nought says nobody, so nobody can be known from it."""
    return 1 <= value <= threshold


def dfe(value: float, level: str = "la") -> str:
    """DfE: 1 to 5 is c; an authority's counts are exact, a region's or England's to the 10."""
    count = whole(value)
    if is_small(count, 5):
        return HIDDEN
    return str(count if level == "la" else nearest(count, 10))


def hes(value: float) -> str:
    """NHS hospital statistics below the nation: 1 to 7 is *, nought stays, the rest to the 5."""
    count = whole(value)
    return HIDDEN_HES if is_small(count, 7) else str(nearest(count, 5))


def opensafely(value: float) -> int:
    """OpenSAFELY's database rule: 0 to 7 is nought, the rest to the 5."""
    count = whole(value)
    return 0 if count <= 7 else nearest(count, 5)


def midpoint_6(value: float) -> int:
    """OpenSAFELY's other rule: nought stays nought, then the middle of every six (3, 9, 15)."""
    count = whole(value)
    return 0 if count == 0 else (count - 1) // 6 * 6 + 3


def opensafely_table(
    rows: Sequence[Sequence[int]],
) -> tuple[list[list[int | str]], list[int]]:
    """Rows of counts as OpenSAFELY's guidance releases them: 1 to 7 redacted, the rest to the 5,
    and totals made again from the cells released."""
    shown: list[list[int | str]] = [
        [REDACTED if is_small(whole(v), 7) else nearest(v, 5) for v in row] for row in rows
    ]
    columns = zip(*shown, strict=True)
    return shown, [sum(v for v in column if isinstance(v, int)) for column in columns]


def acro_threshold(count: int, threshold: int = 10, zeros_are_disclosive: bool = True) -> bool:
    """ACRO's check of a cell: True where it may be released."""
    if whole(count) == 0:
        return not zeros_are_disclosive
    return count >= threshold
