"""Where each judgement area's evidence stands, from 1.0 to 4.0 with 4 best.

An evidence position with its uncertainty, never a predicted grade. docs/scoring.md has the model;
goalposts.toml beside this file has every judgement it rests on.
"""

from readiness.score.areas import evidence_of, score
from readiness.score.claims import asks_how_it_knows, gap
from readiness.score.explain import explain
from readiness.score.legacy import legacy_overall
from readiness.score.sensitivity import alternative_means, drop_one

__all__ = [
    "alternative_means",
    "asks_how_it_knows",
    "drop_one",
    "evidence_of",
    "explain",
    "gap",
    "legacy_overall",
    "score",
]
