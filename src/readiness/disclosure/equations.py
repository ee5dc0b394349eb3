"""What was published, as an outsider would write it down: numbers that are known, and their sums.

Built from published tables, the profile's rule and what measures' definitions say (related.toml);
with them what was published before. `examine` bounds every hidden number by all of it at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from readiness.disclosure import related
from readiness.disclosure.bounding import ANY, Equations, Range, bounds
from readiness.disclosure.profiles import Profile
from readiness.disclosure.standing import by_measure, fit_as_one
from readiness.disclosure.teams import OTHER_TEAMS

if TYPE_CHECKING:
    from readiness.model import Released

COLUMNS = {"k": "numerator", "n": "denominator", "u": "unusable"}
NAMES = {"k": "numerator", "n": "denominator", "m": "complement", "u": "unusable"}
WHAT = {name: what for what, name in NAMES.items()}
ALL = ("all", "all")

Row = Mapping[str, Any]
Key = tuple[str, str, str]
"""Measure, breakdown and group."""

Cell = tuple[int, str, str, str, str]
"""Which release (0 is this one), what (k, n, m or u), and the Key."""

HALF_A_TENTH = 0.05 + 1e-9
CELL_COLUMNS = ("measure", "breakdown", "group", "column", "least", "most", "told")


@dataclass(frozen=True, eq=False)
class Audit:
    """Every number that was hidden, and what it can be. `cells`: CELL_COLUMNS."""

    cells: pd.DataFrame

    @property
    def told(self) -> pd.DataFrame:
        return self.cells[self.cells["told"].astype(bool)]

    @property
    def narrowest(self) -> int | None:
        """How many values are left of the number of which fewest are; None if nothing is hidden."""
        if self.cells.empty:
            return None
        return int((self.cells["most"] - self.cells["least"]).min()) + 1


def examine(
    results: pd.DataFrame,
    lists: Mapping[str, str],
    profile: Profile,
    earlier: Sequence[Released] = (),
    exact: pd.DataFrame | None = None,
    shares: Collection[str] = (),
    withheld: Collection[str] = (),
    quick: bool = False,
) -> Audit:
    """The range of every hidden number of this release, given all that was and is published.

    Args:
        results: RESULT_COLUMNS as published.
        lists: measure -> the list whose records it counts.
        profile: by whose rule they were published.
        earlier: what was published before, of the same authority.
        exact: RESULT_COLUMNS as found. With them, measures that count the same records in truth are
            taken to be known to, and definitions that the records break are left out; without, the
            definitions are taken to hold.
        shares: measures that are one count out of another, which a table that shows neither of them
            does not say of itself.
        withheld: measures of which every number was taken out, noughts and all.
        quick: with `exact`, find out only whether a number that is small has one value; the ranges
            of the others are then those that each sum by itself leaves.

    Raises ContradictionError where what was published contradicts itself.
    """
    if profile.exact or results.empty:
        return Audit(pd.DataFrame(columns=list(CELL_COLUMNS)))
    truth = None if exact is None else truth_of(exact)
    made = _Written(results, profile, 0, shares, truth, withheld)
    known = made.equations
    _definitions(known, made)
    if made.truth:
        _same_records(known, made, results, lists)
    for number, one in enumerate(earlier, start=1):
        _before(known, made, _Written(one.results, _rule_of(one, profile), number, shares))
    small = {c for c in made.hidden if profile.small(made.truth.get((c[1], c[2:]), 0))}
    return Audit(_table(_ranges(known, made.hidden, small if quick else None)))


def _ranges(
    known: Equations, hidden: Sequence[Cell], secret: Collection[Cell] | None
) -> dict[Cell, Range]:
    """The ranges, where what is left of a known number mirrors the other part of it."""
    mirrored = {cell: other for cell in hidden if (other := _mirror(known, cell))}
    if secret is not None:  # a mirror is as secret as what it mirrors
        secret = {*secret, *(mirrored[cell][0] for cell in secret if cell in mirrored)}
    found = bounds(known, [cell for cell in hidden if cell not in mirrored], secret)
    for cell, (part, total) in mirrored.items():
        one = found[part]
        ends = total - one.most, total - one.least
        found[cell] = Range(max(ends[0], known.low[cell]), ends[1])
    return {cell: found[cell] for cell in hidden}


def _mirror(known: Equations, cell: Cell) -> tuple[Cell, int] | None:
    """For a complement of a known denominator, the hidden numerator and that denominator."""
    number, what, *key = cell
    k, n = (number, "k", *key), (number, "n", *key)
    if what == "m" and not known.free(n) and known.free(k):
        return k, known.low[n]  # type: ignore[return-value]
    return None


def _rule_of(one: Released, profile: Profile) -> Profile:
    from readiness.disclosure.profiles import PROFILES

    return PROFILES.get(one.profile, profile)


class _Written:
    """One release as equations of its own: rows, complements, percentages and breakdowns."""

    def __init__(
        self,
        results: pd.DataFrame,
        profile: Profile,
        number: int,
        shares: Collection[str],
        truth: Mapping[tuple[str, Key], int] | None = None,
        withheld: Collection[str] = (),
    ) -> None:
        self.number, self.profile, self.truth = number, profile, truth or {}
        self.shares, self.withheld = frozenset(shares), frozenset(withheld)
        self.equations = Equations()
        self.hidden: list[Cell] = []
        there = results[results["state"] != "not_supplied"]
        self.rows: dict[Key, Any] = {
            (str(row["measure"]), str(row["breakdown"]), str(row["group"])): row
            for row in there.to_dict("records")
        }
        self.columns: dict[str, set[str]] = defaultdict(set)
        for what, (measure, _, _) in self.truth:
            self.columns[measure] |= {what} & set("kn")
        shapes: dict[str, set[str]] = defaultdict(set)
        for key, row in self.rows.items():
            shapes[key[0]] |= {w for w, name in COLUMNS.items() if not pd.isna(row[name])}
        self.shapes = {name: self._shape(name, found) for name, found in shapes.items()}
        for key, row in self.rows.items():
            self._write(key, row)
        self._breakdowns()

    def cell(self, what: str, key: Key) -> Cell:
        return (self.number, what, *key)

    def _shape(self, measure: str, shown: set[str]) -> str:
        """The columns a measure has: by the exact figures, or by any row that shows one."""
        columns = self.columns.get(measure)
        if columns is None:
            columns = set("kn") if measure in self.shares else shown & set("kn")
        return "".join(sorted(columns))

    def _write(self, key: Key, row: Row) -> None:
        shape = self.shapes[key[0]]
        for what in shape + "u":
            self._know(what, key, row[COLUMNS[what]])
        if shape != "kn":
            return
        k, n, m = (self.cell(what, key) for what in "knm")
        both = not (pd.isna(row["numerator"]) or pd.isna(row["denominator"]))
        self.equations.know(m, 0, ANY)
        if not both:
            self.hidden.append(m)
        self.equations.add({k: 1, m: 1, n: -1})
        if not pd.isna(row["value"]) and self._is_a_percentage(key, row):
            self._percentage(k, n, float(row["value"]))

    def _is_a_percentage(self, key: Key, row: Row) -> bool:
        """Whether the value is of the counts as they are: that of amounts (posts, hours) is of the
        exact ones, and that of rounded counts of the rounded."""
        if self.profile.base > 1 or not self.truth:
            return self.profile.base == 1 and key[0] in self.shares
        k, n = (self.truth.get((what, key)) for what in "kn")
        if not n or k is None:
            return False
        return abs(100 * k / n - float(row["value"])) <= HALF_A_TENTH

    def _know(self, what: str, key: Key, value: Any) -> None:
        """A hidden number is at least 1, as nought is never hidden but of what was unusable."""
        cell = self.cell(what, key)
        if pd.isna(value):
            least = 0 if what == "u" or key[0] in self.withheld else 1
            self.equations.know(cell, least, ANY)
            self.hidden.append(cell)
        else:
            self.equations.know(cell, *self.profile.span(int(value)))

    def _percentage(self, k: Cell, n: Cell, value: float) -> None:
        """k is within half a tenth of the percentage of n, whichever of the two is known."""
        for way in (1, -1):
            share = (value + way * HALF_A_TENTH) / 100
            self.equations.add(
                {k: 1, n: -share}, -ANY * 2 if way > 0 else 0, 0 if way > 0 else ANY * 2
            )

    def _breakdowns(self) -> None:
        """Groups come to the whole, by every breakdown, in every column."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for measure, breakdown, group in self.rows:
            if breakdown != "all":
                groups[measure, breakdown].append(group)
        for (measure, breakdown), names in groups.items():
            if (measure, *ALL) not in self.rows:
                continue
            for what in (
                *self.shapes[measure],
                *("m" if self.shapes[measure] == "kn" else ""),
                "u",
            ):
                parts = {self.cell(what, (measure, breakdown, name)): 1.0 for name in names}
                self.equations.add(parts | {self.cell(what, (measure, *ALL)): -1.0})


def truth_of(exact: pd.DataFrame) -> dict[tuple[str, Key], int]:
    found: dict[tuple[str, Key], int] = {}
    for row in exact.to_dict("records"):
        key = (str(row["measure"]), str(row["breakdown"]), str(row["group"]))
        counts = {w: int(row[name]) for w, name in COLUMNS.items() if not pd.isna(row[name])}
        found |= {(what, key): value for what, value in counts.items()}
        if {"k", "n"} <= set(counts):
            found["m", key] = counts["n"] - counts["k"]
    return found


def _groups(made: _Written, measures: Iterable[str]) -> set[tuple[str, str]]:
    wanted = set(measures)
    found = {key[1:] for key in made.rows if key[0] in wanted}
    return {group for group in found if group[1] != OTHER_TEAMS}


def _definitions(known: Equations, made: _Written) -> None:
    """related.toml: counts within others, kinds that are the whole, wholes that are one group."""
    for one in related.together():
        names = [(WHAT[column], measure) for measure, column in one.parts]
        of = WHAT[one.within[1]], one.within[0]
        groups = _groups(made, [of[1], *(measure for _, measure in names)])
        gaps = [_gap(made, names, of, group) for group in groups]
        if any(gap > 0 for gap in gaps):
            continue  # the records break the definition: what could not be used differs
        every = one.every and not any(gaps)
        for group in groups:
            parts = [made.cell(w, (m, *group)) for w, m in names if (m, *group) in made.rows]
            whole = len(parts) == len(names)
            least = 0 if every and whole else -ANY * 9
            known.add(dict.fromkeys(parts, 1.0) | {made.cell(of[0], (of[1], *group)): -1.0}, least)
    for told in related.groups():
        whole_key = (told.whole[0], *ALL)
        first = made.cell(WHAT[told.whole[1]], whole_key)
        for measure, column in told.among:
            key = (measure, told.breakdown, told.group)
            what = WHAT[column]
            if _same(made, (WHAT[told.whole[1]], whole_key), (what, key)):
                known.add({first: 1, made.cell(what, key): -1})


def _gap(
    made: _Written, names: Sequence[tuple[str, str]], of: tuple[str, str], group: tuple[str, str]
) -> int:
    """How many more the parts are than what they are part of, in truth; 0 where that is not told."""
    if not made.truth:
        return 0
    return sum(made.truth.get((w, (m, *group)), 0) for w, m in names) - made.truth.get(
        (of[0], (of[1], *group)), 0
    )


def _same(made: _Written, one: tuple[str, Key], other: tuple[str, Key]) -> bool:
    return not made.truth or made.truth.get(one) == made.truth.get(other)


def _same_records(
    known: Equations, made: _Written, results: pd.DataFrame, lists: Mapping[str, str]
) -> None:
    """Measures of one list and time that rest on the same records, or on some of another's."""
    starts = dict(zip(results["measure"].astype(str), results["period_start"], strict=True))
    together: dict[Any, list[str]] = defaultdict(list)
    for measure in made.shapes:
        if made.shapes[measure]:
            name = related.list_of(lists.get(measure, measure))
            together[name, starts[measure]].append(measure)
    for measures in together.values():
        records = {m: _records(made, m, ("u",)) for m in measures}
        used = {m: _records(made, m, ()) for m in measures}
        order = sorted(measures, key=lambda m: (sum(used[m].values()), m))
        for i, one in enumerate(order):
            for other in order[i + 1 :]:
                if records[one] == records[other]:
                    _tie(known, made, one, other)
                    break
            for other in order[i + 1 :]:
                if _within(used[one], used[other]):
                    _inside(known, made, one, other)
                    break


def _base(made: _Written, measure: str) -> str:
    return "n" if "n" in made.shapes[measure] else "k"


def _records(made: _Written, measure: str, more: Sequence[str]) -> dict[tuple[str, str], int]:
    """The records of each group of a measure: used, and with those that could not be."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    wanted = {_base(made, measure), *more}
    for (what, key), value in made.truth.items():
        if key[0] == measure and what in wanted and key[2] != OTHER_TEAMS:
            found[key[1:]] += value
    return {group: value for group, value in found.items() if value}


def _within(some: Mapping[tuple[str, str], int], many: Mapping[tuple[str, str], int]) -> bool:
    return bool(some) and all(value <= many.get(group, 0) for group, value in some.items())


def _tie(known: Equations, made: _Written, one: str, other: str) -> None:
    for group in _groups(made, [one]) & _groups(made, [other]):
        sides = ((one, 1.0), (other, -1.0))
        known.add({
            made.cell(what, (measure, *group)): sign
            for measure, sign in sides
            for what in (_base(made, measure), "u")
        })  # fmt: skip


def _inside(known: Equations, made: _Written, one: str, other: str) -> None:
    for group in _groups(made, [one]) & _groups(made, [other]):
        small = made.cell(_base(made, one), (one, *group))
        known.add({small: 1, made.cell(_base(made, other), (other, *group)): -1}, -ANY * 9)


def _before(known: Equations, made: _Written, old: _Written) -> None:
    """What was published before. Where a measure's period is the same and no number that both show
    has changed, its records are taken not to have: then each number is the same in both."""
    own = old.equations
    for cell in own.low:
        known.know(cell, own.low[cell], own.high[cell])
    known.sums += own.sums
    now, then = (by_measure(known, one.number) for one in (made, old))
    for measure in made.shapes.keys() & old.shapes.keys():
        keys = [key for key in made.rows if key[0] == measure and key in old.rows]
        if _stood_still(made, old, keys) and fit_as_one(now[measure], then[measure]):
            for cell in _cells(made, keys):
                known.add({cell: 1, (old.number, *cell[1:]): -1})


def _stood_still(made: _Written, old: _Written, keys: Sequence[Key]) -> bool:
    """Whether both show some number of a measure, and none that both show has changed."""
    pairs = ((made.rows[k][name], old.rows[k][name]) for k in keys for name in COLUMNS.values())
    shown = any(not pd.isna(now) and not pd.isna(then) for now, then in pairs)
    return shown and all(_unchanged(made, old, key) for key in keys)


def _cells(made: _Written, keys: Sequence[Key]) -> Iterator[Cell]:
    for key in keys:
        if key[2] != OTHER_TEAMS:
            for what in NAMES:
                yield made.cell(what, key)


def _unchanged(made: _Written, old: _Written, key: Key) -> bool:
    now, then = made.rows[key], old.rows[key]
    if (now["period_start"], now["period_end"]) != (then["period_start"], then["period_end"]):
        return False
    return all(
        made.equations.low[a] <= old.equations.high[b]
        and old.equations.low[b] <= made.equations.high[a]
        for what in COLUMNS
        if (a := made.cell(what, key)) in made.equations.low
        and (b := old.cell(what, key)) in old.equations.low
    )


def _table(found: Mapping[Cell, Range]) -> pd.DataFrame:
    rows = [
        (*cell[2:], NAMES[cell[1]], one.least, one.most, one.disclosed)
        for cell, one in found.items()
    ]
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS))
