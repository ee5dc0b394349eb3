"""What must hold for every code however its text is dressed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readiness.intake.annex_a.codes import classify, code_set, official

NAMES = (
    "sex", "ethnicity", "source", "yes_no", "yes_no_unknown", "need", "closure_reason",
    "case_status", "abuse", "legal_status", "permanence", "cease_reason", "placement_type",
    "placement_provider", "placement_location", "placement_authority", "eligibility", "in_touch",
    "accommodation", "suitability", "activity", "reversal_reason", "leaving_reason",
)  # fmt: skip
CODES = [(name, code) for name in NAMES for code in code_set(name).codes]
DRESSED = (
    str.upper,
    str.lower,
    lambda text: f"  {text}\t",
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("'", "’"),
    lambda text: text.replace("’", "'"),
    lambda text: text.replace(" - ", " – "),
    lambda text: f"{text}.",
    lambda text: f"‘{text}’",
)


@given(st.sampled_from(CODES), st.lists(st.sampled_from(DRESSED), max_size=4))
def test_dress_does_not_change_the_code(pair, dresses) -> None:
    name, code = pair
    written = official(name, code.key)
    for dress in dresses:
        written = dress(written)
    assert classify(name, written).code == code.key


@given(st.sampled_from([p for p in CODES if p[1].official[1:3] == ") "]), st.sampled_from("aBkZ"))
def test_the_letter_before_an_official_text_is_not_the_code(pair, letter) -> None:
    name, code = pair
    assert classify(name, f"{letter}) {code.official[3:]}").code == code.key


@given(st.sampled_from(NAMES), st.text(max_size=40))
def test_any_text_is_read_without_fail_and_again_the_same(name: str, written: str) -> None:
    match = classify(name, written)
    assert match == classify(name, written)
    assert match.code is None or match.code in code_set(name).by_key
    assert match.how in {"exact", "code", "words", "fuzzy", "none"}
    assert (match.how == "none") <= (match.group is None)


@given(st.sampled_from(NAMES), st.text(alphabet="abcdefghij klmnop-:()19N", max_size=25))
def test_writing_the_answer_and_reading_it_again_changes_nothing(name: str, written: str) -> None:
    match = classify(name, written)
    if match.code is not None:
        again = classify(name, official(name, match.code))
        assert (again.code, again.group) == (match.code, match.group)
    if match.group in code_set(name).groups:
        assert classify(name, match.group).group == match.group
