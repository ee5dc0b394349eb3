"""The four-point scale as a line: where the evidence lies on it, and how surely."""

from __future__ import annotations

from readiness.model import AreaScore
from readiness.report import narrative
from readiness.report.html import Html, element
from readiness.words import BANDS, number

_LEFT, _LENGTH = 8.0, 344.0
_LABELS = (
    (1.0, "start", ("Inadequate",)),
    (2.0, "middle", ("Requires", "improvement")),
    (3.0, "middle", ("Good",)),
    (4.0, "end", ("Outstanding",)),
)

_EDGES = dict(zip(BANDS, ((1.0, 1.5), (1.5, 2.5), (2.5, 3.5), (3.5, 4.0)), strict=True))


def track(score: AreaScore, *, named: bool = True) -> Html:
    """A line from 1 to 4 with the position and its 90% interval; only the line where neither is.

    Drawn from the rounded figures that are printed, so the drawing says no more than they do.
    named: with the four bands' names under it; where there is no room the caller says the ends.
    """
    marks = [_band_edges(), _interval(score), _dot(score), _names() if named else None]
    return element(
        "svg",
        marks,
        role="img",
        aria_label=_said(score),
        attributes={
            "viewBox": f"0 0 360 {56 if named else 28}",
            "class": "track",
            "focusable": "false",
        },
    )


def _said(score: AreaScore) -> str:
    if score.position is None:
        where = f"{narrative.band(score).lower()}, with no number" if score.band else "not known"
        return f"Scale from inadequate to outstanding. Evidence position: {where}."
    said = f"Evidence position {number(score.position)} on a scale from 1 to 4"
    if score.lower is None or score.upper is None:
        return f"{said}."
    return f"{said}, 90% interval {number(score.lower)} to {number(score.upper)}."


def _x(value: float) -> str:
    return f"{_LEFT + (float(number(value)) - 1) / 3 * _LENGTH:.1f}"


def _line(x1: str, y1: str, x2: str, y2: str, colour: str, width: str) -> Html:
    where = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": colour, "stroke-width": width}
    return element("line", attributes=where)


def _band_edges() -> list[Html]:
    base = _line(_x(1), "14", _x(4), "14", "#767676", "1.5")
    edges = [
        _line(_x(edge), "6", _x(edge), "22", "#767676", "1.5") for edge in (1, 1.5, 2.5, 3.5, 4)
    ]
    return [base, *edges]


def _interval(score: AreaScore) -> Html | None:
    """The interval round the position, or the whole of the band where no number may be shown."""
    ends = (score.lower, score.upper)
    if score.position is None:
        edges = [edge for name in narrative.bands(score) for edge in _EDGES[name]]
        ends = (min(edges), max(edges)) if edges else (None, None)
    if ends[0] is None or ends[1] is None:
        return None
    return _line(_x(ends[0]), "14", _x(ends[1]), "14", "#7188A7", "8")


def _dot(score: AreaScore) -> Html | None:
    if score.position is None:
        return None
    where = {"cx": _x(score.position), "cy": "14", "r": "7.5", "fill": "#12436D"}
    return element("circle", attributes=where | {"stroke": "#FFFFFF", "stroke-width": "2"})


def _names() -> list[Html]:
    return [
        element(
            "text", line, attributes={"x": _x(at), "y": str(38 + 13 * row), "text-anchor": side}
        )
        for at, side, lines in _LABELS
        for row, line in enumerate(lines)
    ]
