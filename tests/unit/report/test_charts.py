from __future__ import annotations

import base64
import io
import re
from dataclasses import replace

import matplotlib.pyplot as plt
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from readiness.model import Published
from readiness.report import charts, icons, style
from readiness.views import views

WORDS = charts.Words("H", "A chart of something", "D", "S", "M", "t")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str = "#FFFFFF") -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", ["#12436D", "#1A1A1A", "#3D3D3D", "#505A5F", "#801650"])
def test_words_stand_out_from_the_page(colour: str) -> None:
    assert contrast(colour) >= 4.5


@pytest.mark.parametrize("name", ["NAVY", "TEAL", "ORANGE", "INK", "LILAC", "PLUM"])
def test_marks_stand_out_from_the_page(name: str) -> None:
    assert contrast(getattr(charts, name)) >= 3.0


def test_the_styles_use_no_other_colour_for_words() -> None:
    found = {c.upper() for c in re.findall(r"(?<![-\w])color:\s*(#[0-9a-fA-F]{6})", style.CSS)}
    assert found <= {"#12436D", "#1A1A1A", "#3D3D3D", "#505A5F"}


@pytest.mark.parametrize("alt", ["", "   ", "x" * 151])
def test_a_picture_needs_words_of_a_bearable_length(alt: str, published: Published) -> None:
    figure = charts.contributions(["a"], [0.1])
    with pytest.raises(ValueError, match="Alt text"):
        charts.show(figure, replace(WORDS, alt=alt))


def test_long_alt_text_is_cut_at_a_word() -> None:
    cut = charts.alt_text("word " * 60)
    assert len(cut) <= charts.ALT_LIMIT
    assert cut.endswith("word …")


def picture(figure: object) -> Image.Image:
    shown = str(charts.show(figure, WORDS))  # type: ignore[arg-type]
    data = shown.split("base64,")[1].split('"')[0]
    return Image.open(io.BytesIO(base64.b64decode(data)))


def test_a_picture_is_small_and_holds_nothing_but_itself(published: Published) -> None:
    found = picture(charts.beside_neighbours([v for v in views(published) if v.shown][:5]))
    assert found.mode == "P"
    assert len(found.getcolors() or []) <= 128
    assert found.info == {}
    assert found.width == 720


def test_the_same_figures_draw_the_same_bytes(published: Published) -> None:
    shown = [v for v in views(published) if v.shown]
    assert (
        picture(charts.beside_neighbours(shown)).tobytes()
        == picture(charts.beside_neighbours(shown)).tobytes()
    )


def test_nothing_is_left_for_jupyter_to_draw_again(published: Published) -> None:
    charts.beside_neighbours([v for v in views(published) if v.shown])
    charts.groups(["a", "b"], [(10.0, 8.0, 12.0), (11.0, None, None)], "%")
    assert plt.get_fignums() == []


def test_percentages_are_drawn_on_the_whole_scale() -> None:
    figure = charts.groups(["a", "b"], [(50.0, 45.0, 55.0), (52.0, 47.0, 57.0)], "%")
    assert figure.axes[0].get_xlim() == (-2, 102)


def test_other_units_are_drawn_from_nought() -> None:
    figure = charts.groups(["a", "b"], [(500.0, 450.0, 550.0), (520.0, 470.0, 570.0)], "days")
    assert figure.axes[0].get_xlim()[0] == 0


def test_a_panel_a_unit(published: Published) -> None:
    shown = [v for v in views(published) if v.shown]
    assert len(charts.beside_neighbours(shown).axes) == len({v.unit for v in shown})


def test_bars_differ_by_more_than_colour() -> None:
    axis = charts.contributions(["down", "up"], [-0.2, 0.1]).axes[0]
    assert [bar.get_hatch() for bar in axis.patches] == ["////", ""]  # type: ignore[attr-defined]
    assert [bar.get_width() for bar in axis.patches] == pytest.approx([-0.2, 0.1])  # type: ignore[attr-defined]


def test_the_points_drawn_are_the_published_figures(published: Published) -> None:
    one = next(v for v in views(published) if v.neighbours and v.shown)
    axis = charts.beside_neighbours([one]).axes[0]
    drawn = {float(x) for c in axis.collections for x, _ in c.get_offsets().tolist()}  # type: ignore[union-attr, misc]
    assert {one.local.value, one.neighbours.value} <= drawn  # type: ignore[union-attr]


def test_an_icon_says_the_same_in_one_ink() -> None:
    every = [icons.variation(name) for name in icons.VARIATION]
    every += [icons.assurance(name) for name in icons.ASSURANCE]
    shapes = set()
    for one in every:
        drawn = BeautifulSoup(str(one), "html.parser").svg
        del drawn["aria-label"]
        shapes.add(re.sub("#[0-9A-Fa-f]{6}", "ink", str(drawn)))
    assert len(shapes) == len(every)
