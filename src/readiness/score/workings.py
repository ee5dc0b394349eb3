"""One measure's line in the arithmetic of its area: the figure, the lenses, the weight."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.score.evidence import Evidence
from readiness.score.lenses import MIDDLE
from readiness.score.scorable import Scorable, peer_z, seen
from readiness.score.settings import Settings

COLUMNS = (
    "measure",
    "value (95%)",
    "reference, tau",
    "goalposts",
    "z",
    "P",
    "T",
    "V",
    "s",
    "w",
    "w(s-2.5)/W",
)


def measure_lines(evidence: Evidence, titles: Mapping[str, str], rules: Settings) -> list[str]:
    """What the columns mean, then a row a measure, parted by bars."""
    total = sum(item.weight for item in evidence.scored)
    rows = [_row(item, titles, total, rules) for item in evidence.items]
    return [*_key(rules), " | ".join(COLUMNS), *(" | ".join(row) for row in rows), f"W = {total:g}"]


def _key(rules: Settings) -> list[str]:
    """The rules the columns follow, so that they can be done again."""
    anchors = " ".join(f"({z:g}, {score:g})" for z, score in rules.peer)
    posts = ", ".join(f"{score:g}" for score in rules.target)
    return [
        "z = (y - y0) / sqrt(v + tau^2 + e^2), + better; of a percentage y = asin(sqrt(p)) and",
        "  v = 1/4n, else the value and its standard error squared; e is the reference's standard",
        "  error. Where m comparators are named, z is the normal deviate as likely as t(m - 1).",
        f"P: straight lines through {anchors}",
        f"T: straight lines from floor, expected and stretch to {posts}",
        f"V: {rules.trend:g} up or down for the chart's variation, and for its assurance",
        "s = the mean of P and T, or the one there is, + V, within 1 and 4",
    ]


def _row(
    item: Scorable, titles: Mapping[str, str], total: float, rules: Settings
) -> tuple[str, ...]:
    name, weight = titles.get(item.measure, item.measure), f"{item.weight:g}"
    head = (name, _value(item), _reference(item), _posts(item))
    if not item.scored:
        return (*head, "-", "-", "-", "-", "-", weight, "-")
    value = item.value or 0.0
    found = seen(item, value, item.denominator, rules)
    score = float(found.score())
    return (
        *head,
        _number(peer_z(item, value, item.denominator)),
        _number(found.peer),
        _number(found.target),
        f"{found.trend:+.2f}" if found.trend else "0",
        _number(score),
        weight,
        f"{item.weight * (score - MIDDLE) / total:+.3f}",
    )


def _value(item: Scorable) -> str:
    if item.value is None:
        return "missing"
    counts = f"{item.numerator}/{item.denominator} = " if item.is_proportion else ""
    ends = "" if item.lower is None else f" ({item.lower:.1f}-{item.upper:.1f})"
    more = f" +{item.unusable} unusable" if item.unusable else ""
    return f"{counts}{item.value:.1f}{ends}{more}"


def _reference(item: Scorable) -> str:
    if item.reference is None or item.tau is None:
        return "-"
    at = f"{(100 if item.is_proportion else 1) * item.reference:.6g}"
    said = f"{at}, {item.tau:.4g}"
    if item.reference_error:
        said += f", e {item.reference_error:.4g}"
    return f"{said}, m {item.comparators}" if item.comparators else said


def _posts(item: Scorable) -> str:
    return "/".join(f"{post:g}" for post in item.goalposts) if item.goalposts else "-"


def _number(value: object) -> str:
    return "-" if value is None else f"{float(value):.3f}"  # type: ignore[arg-type]
