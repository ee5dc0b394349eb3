from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readiness.report.html import OPENS, Html, bullets, element, escape, join, slug


@given(st.text())
def test_no_text_can_open_a_tag_or_leave_an_attribute(text: str) -> None:
    assert "<" not in escape(text)
    assert '"' not in escape(text)
    made = element("p", text, title=text).markup
    assert made.count("<") == 2
    assert made.count('"') == 2


def test_markup_is_kept_and_text_is_escaped() -> None:
    assert join("a < b ", Html("<b>c</b>"), None, ["&", 3]).markup == "a &lt; b <b>c</b>&amp;3"


def test_an_address_loses_its_scheme() -> None:
    assert escape("See https://www.gov.uk/x and HTTP://y") == "See www.gov.uk/x and y"


def test_attributes_are_spelled_as_in_html_and_none_is_left_out() -> None:
    made = element("td", "x", class_="a", data_label="b", attributes={"id": None, "scope": "row"})
    assert made.markup == '<td class="a" data-label="b" scope="row">x</td>'


def test_void_elements_have_no_end() -> None:
    assert element("img", src="x", alt="y").markup == '<img src="x" alt="y">'


def test_no_items_make_no_list() -> None:
    assert not bullets([])
    assert bullets(["a"]).markup == "<ul><li>a</li></ul>"


def test_a_display_is_marked_as_ours_and_its_plain_form_holds_no_figure() -> None:
    value = Html("<p>12</p>")
    assert value._repr_html_() == f"{OPENS}<p>12</p></div>"
    assert "12" not in repr(value)


def test_an_anchor_is_lower_case_words_joined() -> None:
    assert slug("Measures: Help & protection, 30%") == "measures-help-protection-30"
