"""What a command lets out beside its own words, and how it ends when told to."""

import logging
import os
import signal
import warnings

import pytest

from readiness import cli, terminal
from readiness.cli import workbooks

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture
def said_by_libraries(monkeypatch):
    """A command that warns, and logs, a child's value."""

    def do(chosen):
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("cell B7 holds Zebedee", UserWarning, stacklevel=1)
        logging.getLogger("some.library").error("no such child: Zebedee")
        return 0

    monkeypatch.setattr(workbooks, "_measures", do)
    logging.getLogger("some.library").propagate = True


def test_a_warning_and_a_log_record_are_told_without_their_words(
    said_by_libraries, capfd, monkeypatch
):
    monkeypatch.delenv("READINESS_DEBUG", raising=False)
    assert cli.main(["measures"]) == 0
    out, err = capfd.readouterr()
    assert "Zebedee" not in out + err
    assert "UserWarning in test_terminal.py line" in err


def test_who_asks_for_them_gets_the_words(monkeypatch):
    monkeypatch.setenv("READINESS_DEBUG", "1")
    before = warnings.showwarning, list(logging.getLogger().handlers)
    with terminal.orderly():
        assert (warnings.showwarning, logging.getLogger().handlers) == before


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_being_told_to_end_is_as_ctrl_c_is(name, monkeypatch, capfd):
    number = getattr(signal, name)
    monkeypatch.setattr(workbooks, "_measures", lambda chosen: os.kill(os.getpid(), number))
    before = signal.signal(number, signal.SIG_DFL)  # nohup, say, has it ignored
    try:
        assert cli.main(["measures"]) == 2
        assert capfd.readouterr().err == "readiness: Stopped; nothing was changed.\n"
        assert signal.getsignal(number) == signal.SIG_DFL
    finally:
        signal.signal(number, before)


@posix
def test_a_signal_that_is_to_be_ignored_stays_so():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with terminal.orderly():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
