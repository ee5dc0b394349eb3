"""A bar is for a person who waits: in an open notebook or a shell, and nowhere else."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from readiness import stages
from readiness.assessment import STAGES, assess
from readiness.model.shown import OPENS
from readiness.report import pages


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch):
    """Says what IPython says it runs in; None for plain Python."""
    for name in ("JPY_SESSION_NAME", "VSCODE_PID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delattr(sys, "ps1", raising=False)

    def be(found: object) -> None:
        monkeypatch.setattr(stages, "_ipython", lambda: found)

    return be


KERNEL, TYPED = SimpleNamespace(kernel=object()), SimpleNamespace()


def test_a_script_is_told_nothing(shell, capsys) -> None:
    shell(None)
    with stages.told(2) as tell:
        tell("Reading")
    assert capsys.readouterr() == ("", "")


def test_a_kernel_that_no_server_started_is_told_nothing(shell, capsys) -> None:
    """So papermill's and nbclient's, whose outputs are kept."""
    shell(KERNEL)
    assert not stages.in_notebook()
    assert not stages.in_shell()
    with stages.told(2) as tell:
        tell("Reading")
    assert capsys.readouterr() == ("", "")


def test_a_shell_whose_words_go_to_a_file_is_told_nothing(shell, capsys) -> None:
    shell(TYPED)
    assert not stages.in_shell()
    with stages.told(2) as tell:
        tell("Reading")
    assert capsys.readouterr() == ("", "")


def test_a_shell_at_a_terminal_has_a_bar(shell, monkeypatch, capsys) -> None:
    shell(TYPED)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with stages.told(2) as tell:
        tell("Reading")
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading" in err


def test_an_open_notebook_has_a_bar_that_is_gone_at_the_end(shell, monkeypatch) -> None:
    shown: list[str] = []
    handle = SimpleNamespace(update=lambda html: shown.append(html.data))

    def display(html: object, display_id: bool) -> object:
        shown.append(html.data)  # type: ignore[attr-defined]
        return handle

    monkeypatch.setattr("IPython.display.display", display)
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/first_hour.ipynb")
    shell(KERNEL)
    with stages.told(2) as tell:
        tell("Reading <the lists>")
    assert "step 1 of 2" in shown[1]
    assert "Reading &lt;the lists&gt;" in shown[1]
    assert "<progress" not in shown[-1]
    assert all(one.startswith(OPENS) for one in shown)


def test_no_page_takes_the_bar() -> None:
    output = SimpleNamespace(
        output_type="display_data", get=lambda name, _: {"text/html": f"{OPENS}></div>", "text/plain": "x"}
    )  # fmt: skip
    assert pages.shown(output) == ""


def test_every_stage_is_told_of(tmp_path, monkeypatch) -> None:
    """The bar ends full: as many stages are told of as it is made for."""
    from datetime import date

    from readiness import synthetic

    monkeypatch.setenv("READINESS_DATA", str(tmp_path))
    synthetic.write(tmp_path, children=60, seed=2, as_at=date(2026, 9, 30))
    told: list[str] = []
    assess(tmp_path / "annex_a.xlsx", as_at="2026-09-30", cache=False, progress=told.append)
    assert len(told) == STAGES == len(set(told))
