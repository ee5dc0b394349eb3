"""Charts as values: a headline that states the finding, a picture, and what the picture says.

Drawn from published figures only, by seaborn on figures of our own (no pyplot state, so nothing is
drawn twice), with our own intervals and fixed bytes: the same figures give the same picture.
"""

from __future__ import annotations

import base64
import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from readiness.report.drawing import seaborn
from readiness.report.html import Content, Html, element, paragraph
from readiness.words import number, signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from readiness.views import View

NAVY, TEAL, PLUM, ORANGE, INK, LILAC, GREY = (
    "#12436D",
    "#28A197",
    "#801650",
    "#F46A25",
    "#3D3D3D",
    "#A285D1",
    "#BFBFBF",
)
"""The Government Analysis Function's categorical colours and its focus pair's grey."""
DPI = 160
ALT_LIMIT = 150
_WIDTH = 4.5  # inches: names stand above their lines, so that a phone can show it whole
_LEFT, _RIGHT = 0.025, 0.155  # shares of the width, the right for the values
_LINE = 0.17  # inches a line of a name takes
_TRACK = 0.38  # inches for the marks below a name
_AXIS, _TOP, _BARE = (
    0.62,
    0.45,
    0.1,
)  # inches below a panel; above the first, with and without a key
_SHORT = 40.0  # percentages that all lie below this are drawn on a shorter scale
_EDGE = 0.92  # share of a scale to either side past which a number below it would be cut off
_NAME = 54  # letters of a name on one line


@dataclass(frozen=True)
class Words:
    """What goes round a picture. `alt` is at most 150 characters; `description` may be longer."""

    headline: str
    alt: str
    description: str
    source: str
    method: str
    table: str  # the anchor of the same figures as a table, on the same page


def show(figure: Figure, words: Words, level: int = 3, beneath: Content = None) -> Html:
    """The picture in its words: headline (and what stands `beneath` it), image with alt text,
    description, source and method.

    Raises ValueError where the alt text is missing or too long to be listened to.
    """
    if not words.alt.strip() or len(words.alt) > ALT_LIMIT:
        raise ValueError(
            f"Alt text must have 1 to {ALT_LIMIT} characters; it has {len(words.alt)}."
        )
    width = round(figure.get_figwidth() * DPI)
    height = round(figure.get_figheight() * DPI)
    image = element("img", src=_png(figure), alt=words.alt, width=str(width), height=str(height))
    link = element("a", "The same figures are in a table on this page.", href=f"#{words.table}")
    caption = element(
        "figcaption",
        paragraph(words.description),
        paragraph("Source: ", words.source, " ", words.method, " ", link, class_="note"),
    )
    picture = element("div", image, class_="picture")
    return element("figure", element(f"h{level}", words.headline), beneath, picture, caption)


def alt_text(text: str) -> str:
    """Cut at a word to the length a screen reader's user will sit through."""
    return textwrap.shorten(" ".join(text.split()), ALT_LIMIT, placeholder=" …")


def _png(figure: Figure) -> str:
    """A data address of the picture in at most 128 colours."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    figure.set_dpi(DPI)
    _own_fonts(figure)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    picture = Image.fromarray(_opaque(canvas.buffer_rgba())).quantize(128, dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")


def _own_fonts(figure: Figure) -> None:
    """The font that comes with matplotlib, by file: a machine's own would change the bytes."""
    from matplotlib import get_data_path
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        properties = text.get_fontproperties().copy()
        properties.set_file(f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf")
        text.set_fontproperties(properties)


def _opaque(buffer: Any) -> Any:
    import numpy as np

    return np.ascontiguousarray(np.asarray(buffer)[:, :, :3])


def beside_neighbours(views: Sequence[View]) -> Figure:
    """One line a measure: the local figure with its interval, the neighbours and England.

    A panel a unit, each on its own scale. `views` must be shown figures, in drawing order.
    """
    units = list(dict.fromkeys(view.unit for view in views))
    panels = [[view for view in views if view.unit == unit] for unit in units]
    figure, axes = _panels([[view.title for view in panel] for panel in panels])
    for panel, axis, unit in zip(panels, axes, units, strict=True):
        _dumbbells(axis, panel)
        _dress(axis, unit)
        _values(axis, [_short(view) for view in panel], NAVY)
    _key(figure)
    return figure


def _panels(names: Sequence[Sequence[str]], above: float = _TOP) -> tuple[Figure, list[Axes]]:
    """A figure with a panel for each group of names, a row for each name, the first on top."""
    from matplotlib.figure import Figure

    wrapped = [[textwrap.wrap(name, _NAME) or [""] for name in group] for group in names]
    pitch = _TRACK + _LINE * max(len(lines) for group in wrapped for lines in group)
    total = above + sum(pitch * len(group) + _AXIS for group in wrapped)
    figure = Figure(figsize=(_WIDTH, total), facecolor="white")
    axes, top = [], total - above
    for group in wrapped:
        height = pitch * len(group)
        where = (_LEFT, (top - height) / total, 1 - _LEFT - _RIGHT, height / total)
        axes.append(figure.add_axes(where))
        _name(axes[-1], group, pitch)
        top -= height + _AXIS
    return figure, axes


def _name(axis: Axes, names: Sequence[Sequence[str]], pitch: float) -> None:
    """Each name above its row's marks; the marks lie in the lower part of the row."""
    below = _TRACK / 2 / pitch
    axis.set_ylim(len(names) - 1 + below, below - 1)
    over = axis.get_yaxis_transform()
    plain = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    for row, lines in enumerate(names):
        axis.text(
            0, row - below + 0.03, "\n".join(lines), transform=over, va="bottom", fontsize=9.5,
            color="#1A1A1A", linespacing=1.15, bbox=plain, zorder=1.5,
        )  # fmt: skip


def _values(axis: Axes, values: Sequence[str], colour: str) -> None:
    """The figure itself at the right of its row."""
    over = axis.get_yaxis_transform()
    for row, value in enumerate(values):
        axis.text(1.025, row, value, transform=over, va="center", fontsize=10.5, color=colour)


def _dumbbells(axis: Axes, views: Sequence[View]) -> None:
    sns = seaborn()
    frame = pd.DataFrame(_points(views))
    both = frame.groupby("row")["value"].agg(["min", "max"])
    axis.hlines(both.index, both["min"], both["max"], color=GREY, linewidth=2, zorder=1)
    known = frame.dropna(subset=["lower", "upper"])
    axis.hlines(
        known["row"], known["lower"], known["upper"], color=NAVY, linewidth=5, alpha=0.55, zorder=2
    )
    england = frame[frame["whose"] == "england"]
    axis.vlines(
        england["value"], england["row"] - 0.24, england["row"] + 0.24, color=INK, linewidth=2.5
    )
    sns.scatterplot(
        frame[frame["whose"] != "england"], x="value", y="row", hue="whose", style="whose",
        palette={"local": NAVY, "neighbours": TEAL}, markers={"local": "o", "neighbours": "D"},
        s=70, edgecolor="white", linewidth=1, legend=False, zorder=3, ax=axis,
    )  # fmt: skip


def _points(views: Sequence[View]) -> list[dict[str, Any]]:
    """A point a figure: England's, the neighbours' and the local one, which has an interval."""
    made: list[dict[str, Any]] = []
    for row, view in enumerate(views):
        own = view.local
        for whose in ("england", "neighbours"):
            if whose in view.comparators:
                value = view.comparators[whose].value
                made.append({"row": row, "whose": whose, "value": value})
        interval = {"lower": own.lower, "upper": own.upper}
        made.append({"row": row, "whose": "local", "value": own.value} | interval)
    return made


def _short(view: View) -> str:
    return _with(view.local.value or 0.0, view.unit)


def _with(value: float, unit: str) -> str:
    return f"{number(value)}%" if unit == "%" else number(value)


def _dress(axis: Axes, unit: str) -> None:
    """A quiet grid and the unit below; percentages always on the whole scale."""
    if unit == "%":
        axis.set_xlim(-2, 102)
    elif axis.get_xlim()[0] > 0:
        axis.set_xlim(0, axis.get_xlim()[1])
    axis.set_yticks([])
    axis.set_ylabel("")
    axis.set_xlabel(unit, fontsize=9, color=INK)
    axis.tick_params(axis="x", labelsize=9, colors=INK, length=0)
    axis.grid(axis="x", color="#E3E3E3", linewidth=0.8)
    axis.set_axisbelow(True)
    for side in axis.spines.values():
        side.set_visible(False)


def _key(figure: Figure) -> None:
    from matplotlib.lines import Line2D

    common: dict[str, Any] = {
        "marker": "o",
        "color": NAVY,
        "markersize": 8,
        "markeredgecolor": "white",
    }
    marks = [
        Line2D([], [], linewidth=5, alpha=0.8, **common),
        Line2D([], [], linestyle="none", **common | {"marker": "D", "color": TEAL}),
        Line2D([], [], marker="|", color=INK, markersize=12, markeredgewidth=2.5, linestyle="none"),
    ]
    _legend(figure, marks, ["This authority, 95% interval", "Neighbours", "England"])


def _legend(figure: Figure, handles: Sequence[Any], labels: Sequence[str]) -> None:
    figure.legend(
        handles, labels, loc="upper left", bbox_to_anchor=(0, 1), ncols=len(labels), frameon=False,
        fontsize=8.5, handletextpad=0.4, columnspacing=1.0, handlelength=1.6, borderaxespad=0.2,
    )  # fmt: skip


def contributions(names: Sequence[str], values: Sequence[float]) -> Figure:
    """How far each measure moves the area's data score, down to the left and up to the right."""
    sns = seaborn()
    figure, (axis,) = _panels([names])
    limits = axis.get_ylim()
    frame = pd.DataFrame({"row": range(len(names)), "value": list(values)})
    sns.barplot(
        frame, x="value", y="row", hue=frame["value"] >= 0, palette={True: NAVY, False: ORANGE},
        orient="h", errorbar=None, legend=False, dodge=False, width=0.34, saturation=1,
        edgecolor=INK, linewidth=0.6, ax=axis,
    )  # fmt: skip
    for bar in axis.patches:
        bar.set_hatch("" if bar.get_width() >= 0 else "////")  # type: ignore[attr-defined]
    reach = max((abs(value) for value in values), default=0.0) * 1.1
    reach = max(reach, 0.1)
    axis.set(xlim=(-reach, reach), ylim=limits)
    axis.axvline(0, color=INK, linewidth=1, zorder=1)  # under the names
    axis.locator_params(axis="x", nbins=5, steps=[1, 2, 5, 10])
    axis.set_xticks([tick for tick in axis.get_xticks() if abs(tick) < _EDGE * reach])
    _dress(axis, "change in the area's data score")
    _values(axis, [signed(value) for value in values], INK)
    _ends(figure)
    return figure


def _ends(figure: Figure) -> None:
    """Which way is which, above the bars."""
    middle, height = _LEFT + (1 - _LEFT - _RIGHT) / 2, 1 - 0.25 / figure.get_figheight()
    figure.text(middle - 0.03, height, "← holds it back", ha="right", fontsize=9, color=INK)
    figure.text(middle + 0.03, height, "raises it →", ha="left", fontsize=9, color=INK)


def groups(
    names: Sequence[str], rows: Sequence[tuple[float, float | None, float | None]], unit: str
) -> Figure:
    """One measure by group: each group's figure (value, lower, upper) with its interval."""
    import numpy as np

    sns = seaborn()
    figure, (axis,) = _panels([names], _BARE)
    limits = axis.get_ylim()
    frame = pd.DataFrame(rows, columns=["value", "lower", "upper"], dtype="float64")
    frame["row"] = range(len(names))
    known = frame.dropna()
    axis.hlines(known["row"], known["lower"], known["upper"], color=NAVY, linewidth=5, alpha=0.55)
    sns.scatterplot(
        frame, x="value", y="row", s=70, color=NAVY, edgecolor="white", zorder=3, ax=axis
    )
    axis.set_ylim(limits)
    _dress(axis, unit)
    reach = float(np.nanmax(frame[["value", "upper"]].to_numpy()))
    if unit == "%" and reach < _SHORT:
        axis.set_xlim(-0.02 * reach, max(1.0, 1.05 * reach))  # from nought, but not mostly empty
    _values(axis, [_with(value, unit) for value in frame["value"]], NAVY)
    return figure


def states(frame: pd.DataFrame) -> Figure:
    """How many measures of each area could be shown; `frame` is area x state, counts."""
    sns = seaborn()
    figure, (axis,) = _panels([[str(name) for name in frame.index]])
    limits = axis.get_ylim()
    left = pd.Series(0, index=frame.index)
    for state, (colour, hatch) in zip(frame.columns, _STATE_LOOKS, strict=True):
        rows = pd.DataFrame({"row": range(len(frame)), "value": frame[state].to_numpy()})
        sns.barplot(
            rows, x="value", y="row", orient="h", errorbar=None, color=colour, width=0.34,
            saturation=1, left=left.to_numpy(), edgecolor=INK, linewidth=0.6, hatch=hatch,
            label=str(state), legend=False, ax=axis,
        )  # fmt: skip
        left = left + frame[state]
    axis.set_ylim(limits)
    _dress(axis, "measures")
    axis.set_xlim(0, max(1, int(left.max())) * 1.05)
    _values(axis, [str(many) for many in left], INK)
    handles, labels = axis.get_legend_handles_labels()
    _legend(figure, handles, labels)
    return figure


_STATE_LOOKS = ((NAVY, ""), (LILAC, "////"), (GREY, ""), ("#FFFFFF", ".."))


def judged(shares: Mapping[str, Sequence[float]]) -> Figure:
    """A bar a band, its parts the share judged each grade, inadequate first; per cent."""
    sns = seaborn()
    names = list(shares)
    figure, (axis,) = _panels([names])
    limits = axis.get_ylim()
    left = pd.Series(0.0, index=range(len(names)))
    for grade, (colour, hatch) in enumerate(_GRADE_LOOKS):
        values = [row[grade] for row in shares.values()]
        rows = pd.DataFrame({"row": range(len(names)), "value": values})
        sns.barplot(
            rows, x="value", y="row", orient="h", errorbar=None, color=colour, width=0.34,
            saturation=1, left=left.to_numpy(), edgecolor=INK, linewidth=0.6, hatch=hatch,
            label=_GRADE_NAMES[grade], legend=False, ax=axis,
        )  # fmt: skip
        left = left + values
    axis.set_ylim(limits)
    _dress(axis, "% of the areas in the band")
    axis.set_xlim(0, 100)
    handles, labels = axis.get_legend_handles_labels()
    _legend(figure, handles, labels)
    return figure


_GRADE_NAMES = ("inadequate", "requires improvement", "good", "outstanding")
_GRADE_LOOKS = ((ORANGE, "////"), (LILAC, ".."), ("#FFFFFF", ""), (NAVY, ""))
