"""Known faults, planted in the lists after the truth was counted, and listed for whoever checks.

A fault changes the lists and never the stories. Each has dice of its own, so that a fault is the
same whichever others are planted, as far as they leave the records alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readiness.synthetic.chance import Dice
from readiness.synthetic.faults import cohort, implausible, layout, logic, unreconciled, values
from readiness.synthetic.faults.breaking import Break, broken
from readiness.synthetic.faults.planting import Bed, Fault, Planted, write_faults
from readiness.synthetic.files.sheets import Sheet

__all__ = ["BREAKS", "FAULTS", "Planted", "break_rule", "plant", "write_faults"]

FAULTS: Mapping[str, Fault] = {
    "contradictions": logic.contradictions,
    "bad-dates": values.bad_dates,
    "mixed-code-years": values.mixed_code_years,
    "dirty-codes": values.dirty_codes,
    "duplicates": logic.duplicates,
    "blank-ids": values.blank_ids,
    "dots-on-ids": values.dots_on_ids,
    "broken-cohorts": cohort.broken_cohorts,
    "unreconciled-lists": unreconciled.unreconciled_lists,
    "implausible-records": implausible.implausible_records,
    "missing-list": layout.missing_list,
    "missing-columns": layout.missing_columns,
    "renamed-headings": layout.renamed_headings,
    "extra-columns": layout.extra_columns,
    "title-rows": layout.title_rows,
}
"""In the order they are planted: few records each first, then those that break rule after rule in
what is left, layout last, for each needs what the one before it left in place."""

BREAKS: Mapping[str, Break] = {
    one.rule: one for one in (*cohort.BREAKS, *unreconciled.BREAKS, *implausible.BREAKS)
}
"""One way to break each quality rule that can be broken by itself, by the rule."""


def break_rule(sheets: list[Sheet], rule: str, seed: int) -> Planted | None:
    """Breaks one rule in the sheets; None where they hold no record to break it with."""
    return broken(Bed(sheets, Dice(seed, rule), {}), rule, BREAKS[rule])


def plant(sheets: list[Sheet], faults: Sequence[str], seed: int) -> list[Planted]:
    """Plants the named faults in the sheets and says where; a missing list is taken out of them."""
    used: dict[str, set[int]] = {}
    return [
        planted
        for name, fault in FAULTS.items()
        if name in faults
        for planted in fault(Bed(sheets, Dice(seed, name), used))
    ]
