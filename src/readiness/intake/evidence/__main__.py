"""python -m readiness.intake.evidence FILE... --as-at DATE: what is wrong with it, by row.

Scores nothing. Exit codes are those of `readiness`: 0 done, 1 done with errors in the data, 2 could
not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from readiness.errors import InputError, ReadinessError
from readiness.intake.evidence import read_evidence
from readiness.intake.evidence.describe import check_text
from readiness.model import Severity


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m readiness.intake.evidence",
        description="Read a local evidence workbook and say what is wrong with it, by row.",
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="the workbook, or several"
    )
    parser.add_argument("--as-at", metavar="DATE", required=True, help="the day, 2026-09-30")
    chosen = parser.parse_args(words)
    try:
        evidence = read_evidence(chosen.files, _day(chosen.as_at))
    except ReadinessError as error:
        print(f"readiness: {error}", file=sys.stderr)  # noqa: T201
        return 2
    print(check_text(evidence), end="")  # noqa: T201
    return int(any(issue.severity is Severity.ERROR for issue in evidence.issues))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise InputError(
            "The as-at date is not a date; write it as year-month-day, such as 2026-09-30."
        ) from None


if __name__ == "__main__":
    sys.exit(main())
