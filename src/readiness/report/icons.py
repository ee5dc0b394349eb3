"""Variation and assurance as small pictures: shapes and letters as the NHS's Making Data Count team
uses them, drawn anew. What they say is told by shape and letter, beside words, and never by colour
alone; each colour has at least 4.5 to 1 with white, as its letters are small.
"""

from __future__ import annotations

from readiness.report.html import Content, Html, element

BLUE, ORANGE, PURPLE, DARK = "#2073BC", "#BD5209", "#490092", "#505A5F"

VARIATION = {
    "improvement_high": ("H", BLUE, "Improving: higher than it was"),
    "improvement_low": ("L", BLUE, "Improving: lower than it was"),
    "concern_high": ("H", ORANGE, "Of concern: higher than it was"),
    "concern_low": ("L", ORANGE, "Of concern: lower than it was"),
    "neutral_high": ("↑", PURPLE, "Changed: higher than it was"),
    "neutral_low": ("↓", PURPLE, "Changed: lower than it was"),
    "common": ("", DARK, "No special cause"),
}
ASSURANCE = {
    "pass": ("P", BLUE, "Expected level met, whatever chance does"),
    "fail": ("F", ORANGE, "Expected level missed, whatever chance does"),
    "inconsistent": ("?", DARK, "Expected level met or missed by chance"),
}
_RISING = ((11, 38), (17, 35), (23, 36), (29, 30), (35, 24))
_FALLING = ((11, 16), (17, 19), (23, 18), (29, 24), (35, 31))
_LEVEL = ((10, 25), (16, 19), (22, 28), (28, 21), (34, 27), (40, 23))


def variation(name: str | None, beside: str | None = None) -> Html:
    """The icon with its words, or others `beside` it; nothing where there is no verdict."""
    if name not in VARIATION:
        return Html()
    letter, colour, words = VARIATION[name]
    dots = _LEVEL if not letter else _RISING if name.endswith("high") else _FALLING
    edge = _octagon(colour) if name.startswith("concern") else _circle(colour)
    low = name.endswith("high") or not letter
    mark = _letter(letter, colour, "17" if low else "34", "24" if low else "42")
    return _beside(words, beside, edge, [_dot(x, y, colour) for x, y in dots], mark)


def assurance(name: str | None, beside: str | None = None) -> Html:
    """The same for a target: the line is the target, the letter says whether it is met."""
    if name not in ASSURANCE:
        return Html()
    letter, colour, words = ASSURANCE[name]
    edge = _octagon(colour) if name == "fail" else _circle(colour)
    at = {"pass": "38", "fail": "15", "inconsistent": "26"}[name]
    line = {"x1": "8", "x2": "42", "y1": at, "y2": at, "stroke": colour, "stroke-width": "2.5"}
    dashed = element("line", attributes=line | {"stroke-dasharray": "4 3"})
    gap = element("circle", attributes={"cx": "25", "cy": "26", "r": "11", "fill": "#FFFFFF"})
    middle = {"pass": "29", "fail": "38", "inconsistent": "33"}[name]
    between = [gap] if name == "inconsistent" else []
    mark = _letter(letter, colour, "25", middle, "20")
    return _beside(words, beside, edge, [dashed, *between], mark)


def _beside(words: str, other: str | None, *parts: Content) -> Html:
    picture = element(
        "svg", *parts, role="img", aria_label=words,
        attributes={"viewBox": "0 0 50 50", "class": "icon", "focusable": "false"},
    )  # fmt: skip
    said = element("span", other or words, attributes={"aria-hidden": None if other else "true"})
    return element("span", picture, said, class_="sign")


def _circle(colour: str) -> Html:
    given = {"cx": "25", "cy": "25", "r": "22.5", "fill": "#FFFFFF"}
    return element("circle", attributes=given | {"stroke": colour, "stroke-width": "4"})


def _octagon(colour: str) -> Html:
    """Eight corners, as a sign to stop has: told from a circle without its colour."""
    corners = "16,3 34,3 47,16 47,34 34,47 16,47 3,34 3,16"
    given = {"points": corners, "fill": "#FFFFFF", "stroke": colour, "stroke-width": "4"}
    return element("polygon", attributes=given)


def _dot(x: int, y: int, colour: str) -> Html:
    return element("circle", attributes={"cx": str(x), "cy": str(y), "r": "2.6", "fill": colour})


def _letter(text: str, colour: str, x: str, y: str, size: str = "21") -> Html:
    given = {"x": x, "y": y, "fill": colour, "text-anchor": "middle"}
    given |= {"font-size": size, "font-weight": "700"}
    return element("text", text, attributes=given) if text else Html()
