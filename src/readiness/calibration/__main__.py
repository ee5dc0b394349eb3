"""Makes data/reference/calibration.csv:

python -m readiness.calibration --published FOLDER [--write]
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from readiness import paths
from readiness.calibration.calibrating import COLUMNS, calibrate
from readiness.calibration.panel import VALUES, panel
from readiness.calibration.robustness import robustness
from readiness.intake.reference import CALIBRATION
from readiness.measures import catalogue
from readiness.score.settings import settings

ORDER_ON = date(2026, 4, 1)
"""The day after which the order of authorities is looked at: all of the table is out by then."""

ORDER_NOTE = f"figures out before {ORDER_ON.isoformat()}, of authorities that have them all"
DATED = "2026-04"
"""The month of the values; the outcomes are those of inspections begun by 31 March 2025."""

SOURCE = (
    "DfE local authority interactive tool, values as at April 2026; Ofsted, ILACS inspections begun "
    "by 31 March 2025; scored by readiness"
)
LICENCE = "OGL v3.0"


def made(folder: Path) -> pd.DataFrame:
    """The whole table, a row a statistic and area."""
    known = catalogue()
    found = calibrate(panel(folder, known))
    order = robustness(known, ORDER_ON, folder / VALUES)
    rows = [
        (f"rank correlation with {method}", area, value, np.nan, np.nan, many, ORDER_NOTE)
        for (area, method), (value, many) in order.items()
    ]
    whole = pd.concat([found, pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)
    whole = whole.round({"value": 3, "lower": 3, "upper": 3})
    return whole.assign(goalposts=settings().version, dated=DATED, source=SOURCE, licence=LICENCE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--published", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help=f"into data/reference/{CALIBRATION}")
    chosen = parser.parse_args()
    table = made(chosen.published)
    if chosen.write:
        table.to_csv(paths.data("reference", CALIBRATION), index=False)
    print(table.drop(columns=["source", "licence"]).to_string())  # noqa: T201


if __name__ == "__main__":
    main()
