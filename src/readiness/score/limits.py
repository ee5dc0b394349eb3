"""Limiting rules: what no average may hide. They only ever lower, and each names its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from readiness.errors import InputError
from readiness.framework.breaches import BREACHES
from readiness.score.evidence import Evidence
from readiness.score.lenses import kind
from readiness.score.scorable import Scorable, point_score
from readiness.score.settings import Settings

INADEQUATE, REQUIRES_IMPROVEMENT, GOOD, OUTSTANDING = range(4)


@dataclass(frozen=True)
class Rule:
    """A ceiling on an area's band and what it rests on."""

    band: int
    because: str


def rules_held(evidence: Evidence, titles: Mapping[str, str], settings: Settings) -> list[Rule]:
    """L1, L2 and L4 as they stand on what is scored and recorded."""
    items = evidence.scored
    return [
        *critical_rules(items, titles, settings),
        *theme_rules(items, settings),
        *breach_rules(evidence.breaches, settings),
    ]


def breach_rules(breaches: Sequence[str], settings: Settings) -> list[Rule]:
    """L4: a recorded breach of a duty holds the area below good, until a person says otherwise."""
    if not breaches:
        return []
    band = settings.bands[REQUIRES_IMPROVEMENT]
    return [Rule(REQUIRES_IMPROVEMENT, f"At most {band}: {breach_words(breaches)}")]


def known_breaches(breaches: Sequence[str]) -> tuple[str, ...]:
    """The breaches, each once in the list's order. Raises InputError on one that the list of kinds
    does not have: what a person wrote freely may name a child."""
    if not set(breaches) <= BREACHES.keys():
        raise InputError(
            "A breach of duty must be one of the kinds of the evidence workbook's list."
        )
    return tuple(kind for kind in BREACHES if kind in breaches)


def breach_words(breaches: Sequence[str]) -> str:
    """What is recorded, and that a person must confirm it."""
    return f"a breach of duty is recorded ({'; '.join(breaches)}), which a person must confirm."


def critical_rules(
    items: Sequence[Scorable], titles: Mapping[str, str], settings: Settings
) -> list[Rule]:
    """L1: a critical measure that is very low holds the area below good; two, below that."""
    low = [item for item in items if item.critical and item.scored and _very_low(item, settings)]
    if not low:
        return []
    names = " and ".join(f"'{titles.get(i.measure, i.measure)}'" for i in low)
    band = REQUIRES_IMPROVEMENT if len(low) == 1 else INADEQUATE
    said = "a critical measure is" if len(low) == 1 else "critical measures are"
    return [Rule(band, f"At most {settings.bands[band]}: {said} very low ({names}).")]


def _very_low(item: Scorable, settings: Settings) -> bool:
    if point_score(item, settings) < settings.gates["critical_score"]:
        return True
    floor = item.goalposts[0] if item.goalposts else None
    end = item.upper if item.sign > 0 else item.lower
    return floor is not None and end is not None and item.sign * (end - floor) < 0


def theme_rules(items: Sequence[Scorable], settings: Settings) -> list[Rule]:
    """L2: a theme that is inadequate holds the area below good, a weak one below outstanding."""
    themes: dict[str, list[Scorable]] = defaultdict(list)
    for item in items:
        if item.scored and item.theme:
            themes[item.theme].append(item)
    enough = int(settings.gates["theme_measures"])
    found = [_theme(n, t, settings) for n, t in sorted(themes.items()) if len(t) >= enough]
    return [rule for rule in found if rule]


def _theme(name: str, items: Sequence[Scorable], settings: Settings) -> Rule | None:
    scores = [point_score(item, settings) for item in items]
    level = float(np.average(scores, weights=[item.weight for item in items]))
    if level >= settings.edges[GOOD - 1]:
        return None
    band = REQUIRES_IMPROVEMENT if level < settings.edges[0] else GOOD
    words = settings.bands[INADEQUATE if band == REQUIRES_IMPROVEMENT else REQUIRES_IMPROVEMENT]
    theme = name.replace("_", " ")
    return Rule(band, f"At most {settings.bands[band]}: the theme '{theme}' alone is {words}.")


def outstanding_lacks(
    items: Sequence[Scorable], coverage: float, audits: bool, settings: Settings
) -> list[str]:
    """L3: what the evidence lacks before the area could be called outstanding."""
    lacks = []
    if coverage < settings.gates["outstanding_coverage"]:
        lacks.append(f"coverage is below {settings.gates['outstanding_coverage']:.0%}")
    if not audits:
        lacks.append("there are no moderated audits of practice")
    if any(item.critical and kind(item.variation) == "concern" for item in items):
        lacks.append("a critical measure is getting worse")
    return lacks


def outstanding_unlikely(chances: Mapping[str, float], settings: Settings) -> list[str]:
    """L3's last condition: outstanding must be likely, not only where the point falls."""
    if chances[settings.bands[OUTSTANDING]] >= settings.gates["outstanding_probability"]:
        return []
    return ["the chance of outstanding is too small"]


def outstanding_rule(lacks: Sequence[str], settings: Settings) -> Rule:
    """L3 as a rule, once it is known to bite."""
    return Rule(GOOD, f"At most {settings.bands[GOOD]}: {' and '.join(lacks)}.")
