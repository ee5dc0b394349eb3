"""Acceptance on the record: whole or refused, and of one figure of one report."""

from __future__ import annotations

from datetime import date

import pytest

from readiness.disclosure.accepted import of_this_run, read_accepted
from readiness.errors import InputError

ENTRY = """
[[accepted]]
measure = "timely"
breakdown = "sex"
group = "Boys"
column = "numerator"
profile = "leadership"
authority = "Harrowmere"
as_at = 2026-09-30
who = "Head of performance"
on = 2026-10-02
reason = "published already in the annual report"
"""


def written(tmp_path, text):
    file = tmp_path / "accepted.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_entry_is_of_one_figure_of_one_report(tmp_path):
    (one,) = read_accepted(written(tmp_path, ENTRY))
    assert one.on == date(2026, 10, 2)
    place = ("timely", "sex", "Boys", "numerator")
    as_at = date(2026, 9, 30)
    assert of_this_run([one], "leadership", "Harrowmere", as_at) == {place: one}
    assert of_this_run([one], "public", "Harrowmere", as_at) == {}
    assert of_this_run([one], "leadership", "Elsewhere", as_at) == {}
    assert of_this_run([one], "leadership", "Harrowmere", date(2026, 10, 31)) == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('who = "Head of performance"', "", "lacks who"),
        ("reason", "because", "lacks reason"),
        ('group = "Boys"', 'group = "*"', "by pattern"),
        ('group = "Boys"', 'group = ""', "'group' must be words"),
        ("on = 2026-10-02", 'on = "2026-10-02"', "'on' must be a date"),
        ("[[accepted]]", "[[allowed]]", "nothing else"),
        ("[[accepted]]", "[accepted]", "nothing else"),
        ("[[accepted]]", "[[accepted", "cannot be read"),
        ("reason =", 'also = "x"\nreason =', "does not take, also"),
    ],
)
def test_anything_else_is_refused(tmp_path, old, new, said):
    with pytest.raises(InputError, match=said):
        read_accepted(written(tmp_path, ENTRY.replace(old, new)))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_accepted(tmp_path / "none.toml")
