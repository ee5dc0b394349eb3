"""Each claim beside what is known today: its grade, its age, its measures, its audits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from readiness.calendar import add_months
from readiness.enquiry.claims.about import About, about, speaks_of
from readiness.enquiry.claims.statements import clauses, statements
from readiness.enquiry.claims.testing import Tested, tested
from readiness.model import Area
from readiness.views import score_of, views
from readiness.words import BANDS

if TYPE_CHECKING:
    from readiness.model import AreaScore, Published
    from readiness.model.said import Claim

OLD_AFTER = 12
"""Months after which a claim is old: the self-evaluation is brought up to date every year."""
EDGES = (1.5, 2.5, 3.5)
"""Between the four words, where a published report does not say its own."""
SURE, COULD, NO_GAP, NOT_KNOWN = "a gap", "could be a gap", "no gap", "not known"


@dataclass(frozen=True)
class Gap:
    """How a grade of one's own stands to the position. word: a gap (a band or more apart, and both
    ends of the interval beyond the claimed band's edge) | could be a gap (a band or more apart and
    an end within it, or nearer and both ends beyond) | no gap | not known. `better`: whether the
    claim is the better of the two."""

    word: str
    better: bool = False


@dataclass(frozen=True)
class Held:
    """One claim. `lacks`: evidence, date, grade, area; `old`: dated over a year before."""

    claim: Claim
    about: About
    tested: tuple[Tested, ...]
    gap: Gap
    old: bool
    lacks: tuple[str, ...]


def held(published: Published) -> tuple[Held, ...]:
    """Every claim, in the authority's order."""
    return tuple(_held(published, claim) for claim in published.said.claims)


def unclaimed(published: Published) -> tuple[Area, ...]:
    """Areas of which nothing is claimed."""
    spoken = {claim.area for claim in published.said.claims}
    return tuple(area for area in Area if area not in spoken)


def _held(published: Published, claim: Claim) -> Held:
    found = about(claim, views(published))
    score = score_of(published, claim.area) if claim.area else None
    points = None if claim.grade is None else 5.0 - claim.grade
    given = {
        "area": claim.area,
        "grade": claim.grade,
        "evidence": claim.evidence.strip(),
        "date": claim.day,
    }
    return Held(
        claim,
        found,
        _tested(published, claim, found),
        gap(points, score, edges(published)),
        is_old(claim.day, published.as_at),
        tuple(name for name, value in given.items() if not value),
    )


def _tested(published: Published, claim: Claim, found: About) -> tuple[Tested, ...]:
    """A claim of one clause is taken to be of the measure it names; of several, each clause only
    of one it shares a word with."""
    alone = len(clauses(claim.text)) == 1
    return tuple(
        tested(
            published,
            said,
            claim.area,
            [v for v in found.named if alone or speaks_of(said.words, v.title)],
        )
        for said in statements(claim.text)
    )


def is_old(day: date | None, as_at: date) -> bool:
    return day is not None and day < add_months(as_at, -OLD_AFTER)


def edges(published: Published) -> tuple[float, ...]:
    return tuple(published.methods.get("edges", EDGES))


def gap(points: float | None, score: AreaScore | None, at: tuple[float, ...]) -> Gap:
    """`points`: the grade claimed, 4 best; it may be a mean of several. Of the published position."""
    if points is None or score is None or score.band not in BANDS or score.position is None:
        return Gap(NOT_KNOWN)
    apart = points - score.position
    better = apart > 0
    beyond = _beyond(band_of(points, at), score, at, better)
    wide = abs(apart) >= 1 - 1e-9
    if beyond is None:
        return Gap(NOT_KNOWN)
    if wide and beyond:
        return Gap(SURE, better)
    return Gap(COULD, better) if wide or beyond else Gap(NO_GAP, better)


def band_of(points: float, at: tuple[float, ...]) -> int:
    """0 inadequate to 3 outstanding; an edge belongs to the band above."""
    return sum(points >= edge for edge in at)


def _beyond(band: int, score: AreaScore, at: tuple[float, ...], better: bool) -> bool | None:
    """Whether the whole interval lies on the far side of the claimed band's edge."""
    if score.lower is None or score.upper is None:
        return None
    if better:
        return band > 0 and score.upper < at[band - 1]
    return band < len(at) and score.lower >= at[band]
