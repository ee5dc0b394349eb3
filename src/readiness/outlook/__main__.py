"""Makes the shipped models and their trial: python -m readiness.outlook --panel FILE --outcomes FILE

The card that tells of them is made by python -m readiness.runs.card, which this does not do.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from readiness import paths
from readiness.intake.reference import TRIAL
from readiness.outlook.company import learn
from readiness.outlook.inputs import read_outcomes, read_panel
from readiness.outlook.model import save
from readiness.outlook.then import MODEL, PAST, past
from readiness.outlook.whole_trial import whole_trial

SOURCE = (
    "DfE local authority interactive tool, values as revised to April 2026; Ofsted, ILACS inspections "
    "begun by 31 March 2025; tried by readiness"
)
LICENCE = "OGL v3.0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--panel", type=Path, required=True)
    parser.add_argument("--outcomes", type=Path, required=True)
    chosen = parser.parse_args()
    panel, outcomes = read_panel(chosen.panel), read_outcomes(chosen.outcomes)
    save(learn(panel, outcomes), paths.reference(MODEL))
    paths.reference(PAST).write_text(past(panel, outcomes), encoding="utf-8", newline="\n")
    found = whole_trial(panel, outcomes).round({"value": 4, "lower": 4, "upper": 4})
    found.assign(source=SOURCE, licence=LICENCE).to_csv(
        paths.reference(TRIAL), index=False, lineterminator="\n"
    )


if __name__ == "__main__":
    main()
