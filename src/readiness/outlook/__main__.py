"""Makes the shipped model, its trial and its card: python -m readiness.outlook --panel FILE --outcomes FILE

Without files, the card alone, from what is shipped.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from readiness import paths
from readiness.outlook.card import CARD, MODEL, TRIAL, as_markdown
from readiness.outlook.fitting import fit
from readiness.outlook.inputs import read_outcomes, read_panel
from readiness.outlook.model import save
from readiness.outlook.whole_trial import whole_trial

SOURCE = (
    "DfE local authority interactive tool, values as revised to April 2026; Ofsted, ILACS inspections "
    "begun by 31 March 2025; tried by readiness"
)
LICENCE = "OGL v3.0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--panel", type=Path)
    parser.add_argument("--outcomes", type=Path)
    chosen = parser.parse_args()
    if chosen.panel and chosen.outcomes:
        panel, outcomes = read_panel(chosen.panel), read_outcomes(chosen.outcomes)
        save(fit(panel, outcomes), paths.data("reference", MODEL))
        found = whole_trial(panel, outcomes).round({"value": 4, "lower": 4, "upper": 4})
        found.assign(source=SOURCE, licence=LICENCE).to_csv(
            paths.data("reference", TRIAL), index=False, lineterminator="\n"
        )
    (paths.root() / "docs" / CARD).write_text(as_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
