"""Small pictures of published figures: a place in England, chances of four grades, said beside came.

Every picture says in words what it shows, for those who hear the page, and stands beside its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from readiness.report.html import Html, element
from readiness.words import BANDS, percent

NAVY, MIDDLE, HALF, PALE, PALEST, INK, GREY = (
    "#12436D",
    "#587796",
    "#7188A7",
    "#B4C4D6",
    "#E4EAF1",
    "#3D3D3D",
    "#767676",
)
_GRADES = ((PALEST, INK), (PALE, INK), (MIDDLE, "#FFFFFF"), (NAVY, "#FFFFFF"))
"""Fill and letters of inadequate to outstanding: from pale to dark, told by order and by number."""
_WIDTH, _HIGH = 360.0, 26.0
_TOP = 22.0  # above the square, for what its upright axis is
_ROOM = 0.075  # the least share whose number has room in its part of the bar


def strip(place: float, said: str) -> Html:
    """A line from the worst (or lowest) place in England to the best, the middle half drawn thick."""
    base = _line(2, 98, "1.5", GREY)
    half = _line(26.0, 74.0, "6", HALF)
    dot = element(
        "circle",
        attributes={"cx": f"{2 + place * 96:.1f}", "cy": "8", "r": "5", "fill": NAVY}
        | {"stroke": "#FFFFFF", "stroke-width": "1.5"},
    )
    given = {"viewBox": "0 0 100 16", "class": "strip", "focusable": "false"}
    return element("svg", base, half, dot, role="img", aria_label=said, attributes=given)


def _line(x1: float, x2: float, width: str, colour: str) -> Html:
    where = {"x1": f"{x1:g}", "x2": f"{x2:g}", "y1": "8", "y2": "8", "stroke": colour}
    return element("line", attributes=where | {"stroke-width": width})


def chances_bar(chances: Sequence[float], of_what: str) -> Html:
    """Four chances as one bar, inadequate at the left."""
    parts, at = [], 0.0
    for chance, (fill, ink) in zip(chances, _GRADES, strict=True):
        wide = chance * _WIDTH
        parts.append(_box(at, wide, fill))
        if chance >= _ROOM:
            parts.append(_letters(at + wide / 2, percent(chance), ink))
        at += wide
    said = ", ".join(
        f"{name} {percent(chance)}" for name, chance in zip(BANDS, chances, strict=True)
    )
    given = {"viewBox": f"0 0 {_WIDTH:g} {_HIGH:g}", "class": "chances", "focusable": "false"}
    return element("svg", parts, role="img", aria_label=f"{of_what}: {said}", attributes=given)


def _box(x: float, wide: float, fill: str) -> Html:
    where = {"x": f"{x:.1f}", "y": "1", "width": f"{max(wide, 0):.1f}", "height": f"{_HIGH - 2:g}"}
    return element("rect", attributes=where | {"fill": fill, "stroke": "#FFFFFF"})


def _letters(x: float, text: str, colour: str) -> Html:
    where = {"x": f"{x:.1f}", "y": "17.5", "text-anchor": "middle", "fill": colour}
    return element("text", text, attributes=where)


def grades_key() -> Html:
    """Which part of a bar is which grade."""
    names = ("Inadequate", "Requires improvement", "Good", "Outstanding")
    items = [
        element(
            "span",
            element(
                "svg",
                element(
                    "rect",
                    attributes={"x": "0.5", "y": "0.5", "width": "13", "height": "13", "fill": fill}
                    | {"stroke": GREY},
                ),
                attributes={"viewBox": "0 0 14 14", "class": "swatch", "aria-hidden": "true"},
            ),
            name,
            class_="sign",
        )
        for (fill, _), name in zip(_GRADES, names, strict=True)
    ]
    return element("p", *items, class_="signs")


def pull(adds: float, most: float, said: str) -> Html:
    """A bar from the middle to the right where a figure speaks for a better grade, else to the left."""
    wide = min(abs(adds) / most, 1.0) * 48 if most else 0.0
    at = 50.0 if adds >= 0 else 50.0 - wide
    bar = element(
        "rect",
        attributes={"x": f"{at:.1f}", "y": "3", "width": f"{wide:.1f}", "height": "10"}
        | {"fill": NAVY if adds >= 0 else MIDDLE},
    )
    middle = element(
        "line", attributes={"x1": "50", "x2": "50", "y1": "0", "y2": "16", "stroke": GREY}
    )
    given = {"viewBox": "0 0 100 16", "class": "strip", "focusable": "false"}
    return element("svg", bar, middle, role="img", aria_label=said, attributes=given)


def said_and_came(points: Sequence[tuple[float, float, float, float]], said: str) -> Html:
    """What was said of good or better (across) and what came with its interval (up); on the line both
    are the same. `points`: said, came, lower, upper, each a share."""
    size, left = 260.0, 44.0
    parts = [*_frame(size, left), _diagonal(size, left)]
    for x, y, low, high in points:
        across = left + x * size
        up, down, at = (_TOP + (1 - value) * size for value in (high, low, y))
        stem = {
            "x1": f"{across:.1f}",
            "x2": f"{across:.1f}",
            "y1": f"{up:.1f}",
            "y2": f"{down:.1f}",
        }
        parts.append(element("line", attributes=stem | {"stroke": MIDDLE, "stroke-width": "3"}))
        dot = {"cx": f"{across:.1f}", "cy": f"{at:.1f}", "r": "5.5", "fill": NAVY}
        parts.append(element("circle", attributes=dot | {"stroke": "#FFFFFF"}))
    given = {"viewBox": f"0 0 {left + size + 22:g} {_TOP + size + 40:g}", "class": "square"}
    return element(
        "svg", parts, role="img", aria_label=said, attributes=given | {"focusable": "false"}
    )


def _frame(size: float, left: float) -> list[Html]:
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = left + share * size, _TOP + (1 - share) * size
        grid = {"stroke": "#D9D9D9", "stroke-width": "1"}
        ends = {"x1": f"{left:g}", "x2": f"{left + size:g}", "y1": f"{y:g}", "y2": f"{y:g}"}
        parts.append(element("line", attributes=grid | ends))
        parts.append(_axis_text(left - 6, y + 4, percent(share), "end"))
        parts.append(_axis_text(x, _TOP + size + 16, percent(share), "middle"))
    parts.append(_axis_text(left + size / 2, _TOP + size + 34, "said: good or better", "middle"))
    parts.append(_axis_text(left, 12, "came", "middle"))
    return parts


def _diagonal(size: float, left: float) -> Html:
    ends = {
        "x1": f"{left:g}",
        "x2": f"{left + size:g}",
        "y1": f"{_TOP + size:g}",
        "y2": f"{_TOP:g}",
    }
    return element("line", attributes=ends | {"stroke": GREY, "stroke-dasharray": "5 4"})


def _axis_text(x: float, y: float, text: str, anchor: str) -> Html:
    where = {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor, "fill": INK}
    return element("text", text, attributes=where)
