"""Known faults, planted in the lists after the truth was counted, and listed for whoever checks.

A fault changes the lists and never the stories. Each has dice of its own, so that a fault is the
same whichever others are planted, as far as they leave the records alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readiness.synthetic.chance import Dice
from readiness.synthetic.faults import layout, logic, values
from readiness.synthetic.faults.planting import Bed, Fault, Planted, write_faults
from readiness.synthetic.files.sheets import Sheet

__all__ = ["FAULTS", "Planted", "plant", "write_faults"]

FAULTS: Mapping[str, Fault] = {
    "contradictions": logic.contradictions,
    "bad-dates": values.bad_dates,
    "mixed-code-years": values.mixed_code_years,
    "dirty-codes": values.dirty_codes,
    "duplicates": logic.duplicates,
    "blank-ids": values.blank_ids,
    "dots-on-ids": values.dots_on_ids,
    "missing-list": layout.missing_list,
    "missing-columns": layout.missing_columns,
    "renamed-headings": layout.renamed_headings,
    "extra-columns": layout.extra_columns,
    "title-rows": layout.title_rows,
}
"""In the order they are planted: sense first, cells next, layout last, for each needs what the one
before it left in place."""


def plant(sheets: list[Sheet], faults: Sequence[str], seed: int) -> list[Planted]:
    """Plants the named faults in the sheets and says where; a missing list is taken out of them."""
    used: dict[str, set[int]] = {}
    return [
        planted
        for name, fault in FAULTS.items()
        if name in faults
        for planted in fault(Bed(sheets, Dice(seed, name), used))
    ]
