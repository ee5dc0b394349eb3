"""A reader with a pencil: every equation that a published table gives away, over whole numbers.

Written apart from `readiness.disclosure`, and knowing more than it does: which measures count the
same records, or some of another's; which measures make up a list; and which teams were joined.

A cell is (what, measure, breakdown, group), what being k (numerator or count), n (denominator),
m (the complement) or u (unusable).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

Cell = tuple[str, str, str, str]
BIG = 10**5
COLUMNS = {"k": "numerator", "n": "denominator", "u": "unusable"}
OTHER_TEAMS = "Other teams"
WHOLE = ("all", "all")

WITHIN = (  # the first is some of the second
    ("rereferrals", "n", "referrals_received", "k"),
    ("repeat_section_47", "n", "section_47_enquiries", "k"),
    ("protection_seen_alone", "n", "protection_plans", "k"),
    ("health_assessments_in_date", "n", "care_population", "k"),
    ("suitable_accommodation", "n", "not_in_touch", "n"),
    ("in_higher_education", "k", "in_education_or_work", "k"),
    ("enquiries_to_conference", "k", "conferences_in_15_days", "n"),
    ("conferences_in_15_days", "n", "conferences_to_plan", "n"),
    ("disabled_need_visits_in_date", "n", "disabled_children", "k"),
    ("disabled_need_visits_in_date", "k", "need_visits_in_date", "k"),
    ("disabled_need_visits_in_date", "m", "need_visits_in_date", "m"),
    ("disabled_protection_visits_in_date", "k", "protection_visits_in_date", "k"),
    ("disabled_protection_visits_in_date", "m", "protection_visits_in_date", "m"),
    ("children_missing_often", "k", "children_missing", "k"),
    ("children_missing", "k", "times_missing", "k"),
    ("missing_often", "k", "missing_from_care", "k"),
    ("return_interviews_accepted", "k", "return_interviews_offered", "k"),
    ("missing_interviews_accepted", "k", "missing_interviews_offered", "k"),
    ("long_term_stability", "k", "three_placements", "m"),
    ("homes_without_urn", "k", "family_homes", "m"),
    ("permanence_plans", "k", "plan_adoption", "n"),
    ("visitor_offered", "n", "advocate_offered", "n"),
    ("waiting_over_18_months", "k", "waiting_for_adoption", "k"),
)
TOGETHER = (  # what the counts of the first are together in the second, and whether they are all
    (("k", "referrals_from_health", "referrals_from_police", "referrals_from_schools"),
     ("n", "referrals_from_health"), False),
    (("k", "protection_plans_2_years", "protection_plans_3_months"),
     ("n", "protection_plans_2_years"), False),
    (("k", "foster_homes", "with_parents_over_a_year"), ("k", "family_homes"), False),
    (("k", "family_homes", "childrens_homes", "supported_accommodation"),
     ("n", "family_homes"), False),
    (("k", "plan_adoption", "plan_guardianship", "plan_long_term_fostering", "plan_return_home"),
     ("n", "plan_adoption"), False),
    (("k", "plan_adoption", "plan_guardianship", "plan_return_home"),
     ("n", "permanence_wait"), True),
    (("k", "left_adopted", "left_for_guardianship", "left_home_planned"),
     ("k", "left_for_permanence"), True),
    (("k", "left_for_permanence", "left_home_unplanned"), ("n", "left_for_permanence"), False),
    (("k", "not_in_touch", "suitable_accommodation"), ("n", "not_in_touch"), False),
    (("k", "not_in_touch", "in_education_or_work", "not_in_education_or_work"),
     ("n", "not_in_touch"), False),
    (("k", "missing_from_care"), ("n", "return_interviews_offered"), True),
    (("k", "missing_from_care"), ("n", "return_interviews_accepted"), True),
    (("k", "missing_interviews_offered"), ("n", "missing_interviews_accepted"), True),
    (("m", "adoption_plans_reversed"), ("n", "entry_to_placed"), True),
    (("k", "waiting_for_adoption"), ("n", "waiting_over_18_months"), True),
    (("k", "sdq_completed"), ("n", "sdq_of_concern"), True),
    (("k", "sdq_completed"), ("n", "sdq_average"), True),
)  # fmt: skip
GROUPS = (  # the whole of the first is one group of the second
    (("k", "disabled_children"), ("k", "need_population", "disability", "Yes")),
    (("k", "disabled_children"), ("n", "need_2_years", "disability", "Yes")),
    *((( what, "disabled_need_visits_in_date"), (what, "need_visits_in_date", "disability", "Yes"))
      for what in "knm"),
    *(((what, "disabled_protection_visits_in_date"),
       (what, "protection_visits_in_date", "disability", "Yes")) for what in "knm"),
)  # fmt: skip
PARTS_OF_LISTS = {
    "list_3": (("k", "referrals_received"),),
    "list_4": (("n", "assessments_in_45_days"), ("n", "assessments_overdue")),
    "list_5": (("k", "section_47_enquiries"),),
    "list_7": (("k", "protection_plans"), ("n", "protection_plans_2_years")),
}


class Reader:
    """What may be known of every cell: `low`, `high`, and sums (coefficients, least, most)."""

    def __init__(self, assessment, published, profile):
        self.profile = profile
        self.truth = _truth(assessment.results)
        self.low: dict[Cell, int] = {}
        self.high: dict[Cell, int] = {}
        self.sums: list[tuple[dict[Cell, int], int, int]] = []
        self.rows = {
            (r["measure"], r["breakdown"], r["group"]): r
            for r in published.results.to_dict("records")
            if r["state"] != "not_supplied"
        }
        for key, row in self.rows.items():
            self._read(key, row)
        self._what_is_not_there()
        self._groups_add_up()
        self._teams_were_joined()
        self._same_records(assessment)
        self._some_of_anothers()
        self._kinds_together()
        self._groups_that_are_measures()
        self._lists_rows(assessment, published)

    def _read(self, key, row):
        for what, column in COLUMNS.items():
            cell = (what, *key)
            if (what, key[0], *WHOLE) in self.truth:
                self._know(cell, row[column])
        if ("k", *key) in self.low and ("n", *key) in self.low:
            self._may_be(("m", *key), 0, BIG)
            self._add({("k", *key): 1, ("m", *key): 1, ("n", *key): -1})

    def _what_is_not_there(self):
        """Rows that were kept back, of breakdowns that others have: they may hold anything, and
        be of any group that others have."""
        by = {key[1:] for key in self.rows if key[1] != "all"}
        have = {key[:2] for key in self.rows}
        kept_back = {key[1:3] for key in self.truth} - have
        for measure, breakdown in kept_back:
            columns = [what for what in "knum" if (what, measure, *WHOLE) in self.truth]
            for key in [(measure, *place) for place in by if place[0] == breakdown]:
                for what in columns:
                    self._may_be((what, *key), 0, BIG)
                self._add({("k", *key): 1, ("m", *key): 1, ("n", *key): -1})

    def _know(self, cell, value):
        """Nought is never hidden, but for records that could not be used."""
        if pd.isna(value):
            self._may_be(cell, 0 if cell[0] == "u" else 1, BIG)
        else:
            self._may_be(cell, *self.profile.span(int(value)))

    def _may_be(self, cell, low, high):
        self.low[cell], self.high[cell] = low, high

    def _add(self, coefficients, least=0, most=0):
        if all(cell in self.low for cell in coefficients):
            self.sums.append((coefficients, least, most))

    def _groups_add_up(self):
        groups = defaultdict(set)
        for _, measure, breakdown, group in self.low:
            if breakdown != "all":
                groups[measure, breakdown].add(group)
        for (measure, breakdown), names in groups.items():
            for what in "knum":
                whole = {(what, measure, *WHOLE): -1}
                self._add({(what, measure, breakdown, name): 1 for name in names} | whole)

    def _teams_were_joined(self):
        """Every team of a joined group, as if the reader knew which they are."""
        for measure, breakdown, group in list(self.rows):
            if group != OTHER_TEAMS:
                continue
            inside = {
                cell: 1
                for cell in self.truth
                if cell[1:3] == (measure, breakdown) and cell[1:] not in self.rows
            }
            for cell in inside:
                self._may_be(cell, 0, BIG)
            for what in "knum":
                parts = {cell: 1 for cell in inside if cell[0] == what}
                self._add(parts | {(what, measure, breakdown, group): -1})
            for key in {cell[1:] for cell in inside}:
                self._add({("k", *key): 1, ("m", *key): 1, ("n", *key): -1})

    def _same_records(self, assessment):
        lists = {one["id"]: one["lists"][0] for one in assessment.catalogue}
        starts = assessment.results.drop_duplicates("measure").set_index("measure")["period_start"]
        for one, two in itertools.combinations(starts.index, 2):
            if lists[one] == lists[two] and starts[one] == starts[two]:
                self._tie(one, two)

    def _tie(self, one, two):
        """Where used and unusable together are the same in every group, they are so by definition."""
        first, second = self._records(one), self._records(two)
        if not first or any(first.get(g, 0) != second.get(g, 0) for g in {*first, *second}):
            return
        for group in {*first, *second} - {("team", OTHER_TEAMS)}:
            a, b = self._base(one), self._base(two)
            self._add({
                (a, one, *group): 1, ("u", one, *group): 1,
                (b, two, *group): -1, ("u", two, *group): -1,
            })  # fmt: skip

    def _base(self, measure):
        return "n" if ("n", measure, *WHOLE) in self.truth else "k"

    def _records(self, measure):
        return {
            cell[2:]: value + self.truth[("u", *cell[1:])]
            for cell, value in self._true_of[self._base(measure), measure]
        }

    @cached_property
    def _true_of(self):
        """The true cells with their values, by what and measure."""
        found = defaultdict(list)
        for cell, value in self.truth.items():
            found[cell[:2]].append((cell, value))
        return found

    def _some_of_anothers(self):
        for one, what, two, of in WITHIN:
            for breakdown, group in {cell[2:] for cell in self.low if cell[1] == one}:
                small, large = (what, one, breakdown, group), (of, two, breakdown, group)
                if group != OTHER_TEAMS and self.truth.get(small, 1) <= self.truth.get(large, 0):
                    self._add({small: 1, large: -1}, -BIG, 0)

    def _kinds_together(self):
        """Where it is so in truth in every group: what could not be used may differ."""
        for (part, *measures), (of, whole), every in TOGETHER:
            groups = {c[2:] for c in self.truth if c[:2] in {(part, m) for m in measures}}
            groups |= {c[2:] for c in self.truth if c[:2] == (of, whole)}
            sums = {
                g: sum(self.truth.get((part, m, *g), 0) for m in measures)
                - self.truth.get((of, whole, *g), 0)
                for g in groups
            }
            if any(gap > 0 for gap in sums.values()):
                continue
            every = every and not any(sums.values())
            for group in groups - {("team", OTHER_TEAMS)}:
                cells = [c for m in measures if (c := (part, m, *group)) in self.low]
                exact = every and len(cells) == len(
                    [m for m in measures if (part, m, *group) in self.truth]
                )
                least = 0 if exact else -BIG
                self._add(dict.fromkeys(cells, 1) | {(of, whole, *group): -1}, least, 0)

    def _groups_that_are_measures(self):
        for (one, measure), other in GROUPS:
            cell = (one, measure, *WHOLE)
            if self.truth.get(cell) == self.truth.get(other):
                self._add({cell: 1, other: -1})

    def _lists_rows(self, assessment, published):
        shown = dict(zip(published.lists["list"], published.lists["rows"], strict=True))
        for one in assessment.lists:
            parts = {
                (what, measure, *WHOLE): 1 for what, measure in PARTS_OF_LISTS.get(one.list, ())
            }
            if not parts or sum(self.truth.get(cell, 0) for cell in parts) != one.rows_in:
                continue
            text = shown[one.list].replace(",", "")
            if text.isdigit():
                near = 0 if int(text) == one.rows_in and int(text) % 10 else 5
                self._add(parts, int(text) - near, int(text) + max(near - 1, 0))

    def certain(self) -> Iterator[Cell]:
        """The cells that are 1 to the profile's threshold and can be nothing else."""
        yield from (c for c in self.low if self.low[c] == self.high[c] and self._secret(c))
        for cells, sums in self._components():
            yield from self._certain_of(cells, sums)

    def secrets(self) -> int:
        return sum(self._secret(cell) for cell in self.low)

    def _secret(self, cell):
        return self.profile.small(self.truth.get(cell, 0))

    def _free(self, coefficients) -> list[Cell]:
        return [cell for cell in coefficients if self.low[cell] != self.high[cell]]

    def _components(self) -> Iterator[tuple[list[Cell], list]]:
        """Unknown cells in sets that no sum joins, with their sums less what is known."""
        parent = {cell: cell for cell in self.low}

        def root(cell):
            while parent[cell] != cell:
                parent[cell] = parent[parent[cell]]
                cell = parent[cell]
            return cell

        for coefficients, _, _ in self.sums:
            free = self._free(coefficients)
            for cell in free[1:]:
                parent[root(cell)] = root(free[0])
        cells, sums = defaultdict(list), defaultdict(list)
        for cell in self._free(self.low):
            cells[root(cell)].append(cell)
        for coefficients, least, most in self.sums:
            if free := self._free(coefficients):
                known = sum(v * self.low[c] for c, v in coefficients.items() if c not in set(free))
                part = {cell: coefficients[cell] for cell in free}
                sums[root(free[0])].append((part, least - known, most - known))
        yield from ((cells[name], sums[name]) for name in cells)

    def _certain_of(self, cells, sums) -> list[Cell]:
        """Looks for another solution of every secret cell; one solution may serve many."""
        left = [cell for cell in cells if self._secret(cell)]
        if not left:
            return []
        solve = _solver(cells, sums, self.low, self.high)
        certain = []
        for way in (1, -1):
            left = self._unmet(solve(dict.fromkeys(left, way)), left)
        while left:
            cell = left[0]
            both = [solve({cell: way}) for way in (1, -1)]
            before = left
            for solution in both:
                left = self._unmet(solution, left)
            if cell in left:
                certain.append(cell)
                left = [one for one in before if one in left and one != cell]
        return certain

    def _unmet(self, solution: Mapping[Cell, int], cells: list[Cell]) -> list[Cell]:
        return [cell for cell in cells if solution[cell] == self.truth[cell]]


def _solver(cells, sums, low, high):
    place = {cell: i for i, cell in enumerate(cells)}
    matrix = np.zeros((len(sums), len(cells)))
    for row, (coefficients, _, _) in enumerate(sums):
        for cell, value in coefficients.items():
            matrix[row, place[cell]] = value
    bounds = Bounds([low[c] for c in cells], [high[c] for c in cells])
    known = LinearConstraint(matrix, [s[1] for s in sums], [s[2] for s in sums]) if sums else None

    def solve(wanted: Mapping[Cell, int]) -> dict[Cell, int]:
        goal = np.zeros(len(cells))
        for cell, way in wanted.items():
            goal[place[cell]] = way
        found = milp(goal, integrality=np.ones(len(cells)), bounds=bounds, constraints=known)
        assert found.success, "what was published contradicts itself"
        return {cell: round(found.x[i]) for cell, i in place.items()}

    return solve


def _truth(results: pd.DataFrame) -> dict[Cell, int]:
    found: dict[Cell, int] = {}
    for row in results.to_dict("records"):
        key = (row["measure"], row["breakdown"], row["group"])
        there = {what: row[name] for what, name in COLUMNS.items() if not pd.isna(row[name])}
        found |= {(what, *key): int(value) for what, value in there.items()}
        if {"k", "n"} <= set(there):
            found["m", *key] = int(there["n"] - there["k"])
    return found
