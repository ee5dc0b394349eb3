"""Whether what two reports hide of a measure can have stood still between them."""

from __future__ import annotations

from collections import defaultdict

from readiness.disclosure.bounding import ContradictionError, Equations, bounds


def fit_as_one(one: Equations, other: Equations) -> bool:
    """Whether hidden numbers can be the same in both: records may have changed groups."""
    both = Equations()
    for each in (one, other):
        for cell in each.low:
            both.know(cell, each.low[cell], each.high[cell])
        both.sums += each.sums
    if any(both.low[cell] > both.high[cell] for cell in both.low):
        return False
    try:
        return bool(bounds(both, list(both.low)[:1]))
    except ContradictionError:
        return False


def by_measure(known: Equations, number: int) -> dict[str, Equations]:
    """What one release says of each measure by itself, its cells without the release's number."""
    found: dict[str, Equations] = defaultdict(Equations)
    for cell in known.low:
        if cell[0] == number:
            found[cell[2]].know(cell[1:], known.low[cell], known.high[cell])
    for coefficients, least, most in known.sums:
        of = {(cell[0], cell[2]) for cell in coefficients}
        release, measure = next(iter(of))
        if len(of) == 1 and release == number:
            parts = {cell[1:]: value for cell, value in coefficients.items()}
            found[measure].add(parts, least, most)
    return found
