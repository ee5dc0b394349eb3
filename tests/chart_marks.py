"""What a chart's key and words look like once drawn: shapes, colours, pixels under letters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from tests import colours

Rgb = tuple[float, float, float]
APART = 3.0
"""Contrast between marks of one shape that must be told apart (WCAG 1.4.11)."""


@dataclass(frozen=True)
class Mark:
    """An entry of a key. shape: what is left of it in one ink; edge: the colour round it."""

    name: str
    shape: tuple[str, ...]
    colour: Rgb
    edge: Rgb


def key(figure: Figure) -> list[Mark]:
    """The marks a chart explains, as they are drawn."""
    return [
        _mark(handle, text.get_text())
        for legend in figure.legends
        for handle, text in zip(legend.legend_handles, legend.get_texts(), strict=True)
    ]


def _mark(handle: Any, name: str) -> Mark:
    if isinstance(handle, BarContainer):
        handle = handle.patches[0]
    if isinstance(handle, Line2D):
        none = handle.get_linestyle() == "None"
        dashes = "none" if none else str(handle._unscaled_dash_pattern)  # no public way to ask
        shape = (str(handle.get_marker()), dashes, str(handle.get_linewidth() > 3))
        edge = handle.get_markeredgecolor()
        return Mark(name, shape, _rgb(handle.get_color()), _rgb(edge))
    shape = ("bar", str(handle.get_hatch() or ""))
    return Mark(name, shape, _rgb(handle.get_facecolor()), _rgb(handle.get_edgecolor()))


def _rgb(colour: Any) -> Rgb:
    red, green, blue = (255 * part for part in to_rgb(colour))
    return red, green, blue


def alike(figure: Figure, deficiency: str) -> list[str]:
    """Marks of one shape whose lightness does not tell them apart for such an eye."""
    return [
        f"{one.name} | {other.name}"
        for one, other in combinations(key(figure), 2)
        if one.shape == other.shape
        and colours.contrast(
            colours.simulated(one.colour, deficiency), colours.simulated(other.colour, deficiency)
        )
        < APART
    ]


def faint_marks(figure: Figure) -> list[str]:
    """Marks that neither by their colour nor by their edge stand out from white."""
    white = (255, 255, 255)
    return [
        one.name
        for one in key(figure)
        if max(colours.contrast(one.colour, white), colours.contrast(one.edge, white)) < APART
    ]


def words(figure: Figure) -> list[Text]:
    """Every text that is drawn; of the ticks those within the view."""
    found = [*figure.texts, *(text for legend in figure.legends for text in legend.get_texts())]
    for axes in figure.axes:
        found += [*axes.texts, axes.xaxis.label, axes.yaxis.label]
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            ticks = axis.get_major_ticks()
            found += [tick.label1 for tick in ticks if low <= tick.get_loc() <= high]
    return [one for one in found if one.get_text().strip() and one.get_visible()]


def faint_words(figure: Figure) -> list[str]:
    """Words whose colour has less than 4.5 to 1 with what was drawn under their letters.

    A fiftieth of the letters' pixels may be fainter: the soft edges of lines that end beside them.
    """
    said = words(figure)
    whole = _drawn(figure)
    for one in said:
        one.set_alpha(0)
    under = _drawn(figure)
    for one in said:
        one.set_alpha(None)
    letters = np.abs(whole - under).max(axis=2) > 60
    lights = colours.luminances(under)
    found = []
    for one in said:
        box = one.get_window_extent()
        high = whole.shape[0]
        there = (
            slice(max(0, int(high - box.y1)), int(high - box.y0) + 1),
            slice(max(0, int(box.x0)), int(box.x1) + 1),
        )
        seen = lights[there][letters[there]]
        own = colours.luminance(_rgb(one.get_color()))
        ratio = (np.maximum(seen, own) + 0.05) / (np.minimum(seen, own) + 0.05)
        if not len(seen) or (ratio < 4.5).sum() > len(seen) / 50:
            found.append(one.get_text())
    return found


def _drawn(figure: Figure) -> np.ndarray:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3].astype(int)


def colliding(figure: Figure) -> list[str]:
    """Words that run into one another or over the edge of the picture, by more than a pixel."""
    boxes = [(one.get_text(), one.get_window_extent()) for one in words(figure)]
    wide, high = figure.bbox.width, figure.bbox.height
    found = [
        f"{said} is cut"
        for said, box in boxes
        if box.x0 < -1 or box.y0 < -1 or box.x1 > wide + 1 or box.y1 > high + 1
    ]
    for (said, one), (other_said, other) in combinations(boxes, 2):
        across = min(one.x1, other.x1) - max(one.x0, other.x0)
        down = min(one.y1, other.y1) - max(one.y0, other.y0)
        if across > 1 and down > 1:
            found.append(f"{said} | {other_said}")
    return found
