"""One job, as a worker does it: nothing it does can end the batch, and nothing of a child leaves it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from readiness.errors import ReadinessError
from readiness.kernels import PLAIN
from readiness.runs.batch.jobs import Job

DONE, FRESH, FAILED = "done", "fresh", "failed"


@dataclass(frozen=True)
class Made:
    """How a job ended. `why`: our own sentence, if it failed; `positions` by area: the wording and the
    confidence, as the report's own scores have them."""

    name: str
    authority: str
    state: str
    place: str
    seconds: float
    why: str = ""
    errors: int = 0
    queries: int = 0
    positions: Mapping[str, Mapping[str, str]] | None = None


def one(
    job: Mapping[str, str],
    place: str,
    as_at: str,
    profile: str,
    again: bool,
    kernels: str = PLAIN,
    papers: Sequence[str] = (),
    kept: str = "",
) -> dict[str, Any]:
    """Makes the report of a job in `place`, unless the one that is there is fresh. Gives back `Made` as
    plain values, which any scheduler can carry.

    kept: where what is kept between runs lies, if not where this process has it. A report is held against
    the earlier ones its readers have, so that they must be found whichever worker makes it.
    """
    if kept:
        os.environ["READINESS_DATA"] = kept
    return asdict(_one(Job(**job), Path(place), as_at, profile, again, kernels, papers))


def _one(
    job: Job, place: Path, as_at: str, profile: str, again: bool, kernels: str, papers: Sequence[str]
) -> Made:  # fmt: skip
    from readiness.intake.fetched import fetched
    from readiness.runs.fresh import is_fresh
    from readiness.runs.report import made_of_run, run

    begun = time.perf_counter()

    def ended(state: str, why: str = "") -> Made:
        seconds = round(time.perf_counter() - begun, 2)
        return Made(job.name, job.authority or job.name, state, str(place), seconds, why)

    whose = job.authority or None
    given = {
        "annex_a": job.annex_a,
        "evidence": job.evidence or None,
        "returns": job.returns or None,
    }
    try:
        with fetched(given) as here:
            told: dict[str, Any] = {
                **here.files, "as_at": as_at, "authority": whose, "profile": profile,
            }  # fmt: skip
            if not again and is_fresh(place, made_of_run(**told), papers):
                return _told(ended(FRESH), place)
            run(
                **told, out=place, workers=1, kernels=kernels, papers=papers,
                addresses=here.addresses, known_as=job.name,
            )  # fmt: skip
    except ReadinessError as error:
        return ended(FAILED, str(error))
    except Exception as error:  # one bad workbook fails alone, whatever it does
        return ended(FAILED, f"An error of readiness's own stopped it ({type(error).__name__}).")
    return _told(ended(DONE), place)


def _told(made: Made, place: Path) -> Made:
    """With what its report says of itself."""
    from dataclasses import replace

    record = json.loads((place / "run.json").read_text(encoding="utf-8"))
    scores = json.loads((place / "scores.json").read_text(encoding="utf-8"))["scores"]
    positions = {
        score["area"]: {
            "wording": score["wording"] or "not enough evidence",
            "confidence": score["confidence"] or "",
        }
        for score in scores
    }
    return replace(
        made,
        authority=record["authority"],
        errors=record["data_errors"],
        queries=record["data_queries"],
        positions=positions,
    )
