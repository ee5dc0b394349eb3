"""When reports are due, and entries that do on a machine what they say."""

from __future__ import annotations

import configparser
import shlex
import stat
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from readiness import cli
from readiness.enquiry.governance.dates import Ahead
from readiness.errors import InputError
from readiness.runs.retention import keep_newest
from readiness.runs.schedule import Command, Due, as_cron, as_systemd, as_windows, due, install_cron
from readiness.runs.schedule.entries import CRON_TAKES
from readiness.runs.schedule.install import merged

AS_AT = date(2026, 9, 30)
AT = time(2, 5)


def ahead(name: str, day: date, papers: date | None = None, basis: str = "planned") -> Ahead:
    return Ahead(name, name.title(), day, basis, "How.", papers=papers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ([ahead("board", date(2026, 10, 7), date(2026, 10, 5))], {date(2026, 10, 5): "papers for Board, 7 October 2026"}),
        ([ahead("board", date(2026, 10, 7), date(2026, 9, 30))], {}),  # papers are out today
        ([ahead("board", date(2027, 12, 7), date(2027, 12, 1))], {}),  # beyond twelve months
        ([ahead("board", date(2026, 10, 7))], {}),  # it gets no report
        (
            [ahead("focused_visit", date(2026, 11, 30))],
            {date(2026, 11, 23): "5 working days before Focused_Visit", date(2026, 11, 29): "the day before Focused_Visit"},
        ),
        ([ahead("inspection", date(2026, 12, 1), basis="window")], {}),  # nobody knows the day
    ],
)  # fmt: skip
def test_a_run_is_due_for_papers_and_before_a_visit(
    given: list[Ahead], days: dict[date, str]
) -> None:
    found = {one.day: "; ".join(one.why) for one in due(given, AS_AT) if one.why != ("the month",)}
    assert found == days


def test_a_report_is_made_each_month_and_once_a_day() -> None:
    both = [ahead("board", date(2026, 11, 4), date(2026, 11, 1)), ahead("panel", date(2026, 11, 5), date(2026, 11, 1))]  # fmt: skip
    found = due(both, AS_AT)
    assert len(found) == 12
    assert found[0].day == date(2026, 10, 1)
    november = found[1]
    assert november.why == ("papers for Board, 4 November 2026", "papers for Panel, 5 November 2026", "the month")  # fmt: skip


def command(tmp_path: Path, *words: str) -> Command:
    folder = tmp_path / "it's 100% here $HOME"
    folder.mkdir(exist_ok=True)
    return Command("harrowmere", words, folder, folder / "log of runs.txt")


def shell_of(line: str) -> str:
    """What cron gives the shell: all after the five fields, its own escapes undone."""
    return line.split(" ", 5)[5].replace(r"\%", "%")


@pytest.mark.parametrize("years", [0, 1])
def test_a_cron_line_runs_in_its_year_alone(tmp_path: Path, years: int) -> None:
    today = datetime.now(UTC).astimezone().date()
    odd = "a 'quoted' % $HOME \\ word"
    made = command(tmp_path, sys.executable, "-c", "import sys; print(sys.argv[1])", odd)
    run = Due(today.replace(year=today.year + years, day=1), ("the month",))
    lines = as_cron([run], AT, made).splitlines()
    assert lines[2].startswith(f"5 2 1 {today.month} * ")
    subprocess.run(["sh", "-c", shell_of(lines[2])], check=False, timeout=30)
    assert (made.log.read_text() if made.log.exists() else "") == (f"{odd}\n" if not years else "")


def test_what_a_day_is_for_cannot_become_an_entry(tmp_path: Path) -> None:
    run = Due(date(2026, 10, 1), ("papers for x\n* * * * * rm -rf /",))
    text = as_cron([run], AT, command(tmp_path, "true"))
    assert not [line for line in text.splitlines() if line.startswith("* * *")]


@pytest.mark.parametrize("bad", ["line\nbreak", "nul\x00"])
def test_a_path_that_would_break_a_line_is_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(InputError, match="control character"):
        command(tmp_path, bad)
    with pytest.raises(InputError, match="small letters"):
        Command("a b", (), tmp_path, tmp_path)


def test_a_timer_has_every_day_and_a_service_the_words(tmp_path: Path) -> None:
    runs = [Due(date(2026, 10, 1), ("the month",)), Due(date(2026, 11, 1), ("the month",))]
    files = as_systemd(runs, AT, command(tmp_path, "/bin/echo", 'a "b" 50% $x'))
    timer = files["readiness-harrowmere.timer"]
    assert [line for line in timer.splitlines() if line.startswith("OnCalendar")] == [
        "OnCalendar=2026-10-01 02:05:00",
        "OnCalendar=2026-11-01 02:05:00",
    ]
    assert "Persistent=true" in timer
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(files["readiness-harrowmere.service"])
    assert parser["Service"]["ExecStart"] == '"/bin/echo" "a \\"b\\" 50%% $$x"'
    assert "100%%" in parser["Service"]["WorkingDirectory"]


def test_windows_has_a_task_a_day(tmp_path: Path) -> None:
    made = Command(
        "harrowmere", ("C:/py.exe", "-m", "readiness"), Path("C:/a b"), Path("C:/log.txt")
    )
    text = as_windows([Due(date(2026, 10, 1), ("100%",))], AT, made)
    assert '/TN "readiness\\harrowmere 2026-10-01" /SD 01/10/2026 /ST 02:05' in text
    assert "rem 100%%" in text
    assert text.endswith("\r\n")


def entries(tmp_path: Path, day: date = date(2026, 10, 1)) -> str:
    return as_cron([Due(day, ("the month",))], AT, command(tmp_path, "true"))


def test_other_entries_stay_and_ours_are_there_once(tmp_path: Path) -> None:
    others = "MAILTO=me\n0 1 * * * backup\n# readiness elsewhere: begin\n1 1 1 1 * x\n# readiness elsewhere: end\n"
    once = merged(others, entries(tmp_path), "harrowmere")
    assert once.startswith(others)
    again = merged(once, entries(tmp_path, date(2026, 12, 1)), "harrowmere")
    assert again.startswith(others)
    assert again.count("# readiness harrowmere: begin") == 1
    assert "5 2 1 12 *" in again
    assert "5 2 1 10 *" not in again
    with pytest.raises(InputError, match="without its end"):
        merged("# readiness harrowmere: begin\n0 1 * * * backup\n", "", "harrowmere")


def test_a_crontab_takes_them_or_the_reason_is_said(tmp_path: Path) -> None:
    held, tool = tmp_path / "held", tmp_path / "crontab"
    held.write_text("0 1 * * * backup\n")
    quoted = shlex.quote(str(held))
    tool.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat {quoted}; else cat > {quoted}; fi\n')
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    install_cron(entries(tmp_path), "harrowmere", str(tool))
    assert held.read_text() == "0 1 * * * backup\n" + entries(tmp_path)
    tool.write_text("#!/bin/sh\n[ \"$1\" = -l ] || { echo 'bad minute' >&2; exit 1; }\n")
    with pytest.raises(InputError, match="did not take the entries: bad minute"):
        install_cron(entries(tmp_path), "harrowmere", str(tool))
    with pytest.raises(InputError, match="There is no crontab"):
        install_cron(entries(tmp_path), "harrowmere", str(tmp_path / "nowhere"))


def test_a_schedule_from_the_command_line_stays_off_a_wrong_time(capsys) -> None:
    words = ["schedule", "--sample", "--for", "systemd", "--install"]
    assert cli.main(words) == 2
    assert "Only a crontab" in capsys.readouterr().err


def reports(place: Path, *days: str) -> Path:
    for day in days:
        (place / day).mkdir(parents=True)
        (place / day / "run.json").write_text("{}")
    return place


def test_the_newest_reports_stay(tmp_path: Path) -> None:
    place = reports(tmp_path, "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30")
    (place / "visits").mkdir()
    (place / "2026-01-01").mkdir()  # no report of ours
    reports(tmp_path / "elsewhere", "2026-05-31")
    (place / "2026-05-31").symlink_to(tmp_path / "elsewhere" / "2026-05-31")
    assert keep_newest(place / "2026-09-30", 2) == ["2026-07-31", "2026-06-30"]
    assert {one.name for one in place.iterdir()} == {
        "2026-09-30", "2026-08-31", "visits", "2026-01-01", "2026-05-31", "elsewhere",
    }  # fmt: skip
    assert (tmp_path / "elsewhere" / "2026-05-31" / "run.json").is_file()


def test_the_one_just_made_stays_though_it_is_of_an_older_day(tmp_path: Path) -> None:
    place = reports(tmp_path, "2026-06-30", "2026-08-31", "2026-09-30")
    assert keep_newest(place / "2026-06-30", 1) == ["2026-08-31"]


def test_what_cannot_be_kept_by_day_is_refused(tmp_path: Path) -> None:
    for place, many, says in ((tmp_path / "latest", 3, "not named by its day"), (tmp_path / "2026-01-01", 0, "At least one")):  # fmt: skip
        with pytest.raises(InputError, match=says):
            keep_newest(place, many)


def test_a_command_that_cron_would_refuse_is_said_before(tmp_path: Path) -> None:
    run = Due(date(2026, 10, 1), ("the month",))
    fits = len(as_cron([run], AT, command(tmp_path, "true")).splitlines()[2].split(" ", 5)[5])
    assert as_cron([run], AT, command(tmp_path, "true" + "x" * (CRON_TAKES - fits)))
    with pytest.raises(InputError, match="too long for cron"):
        as_cron([run], AT, command(tmp_path, "true" + "x" * (CRON_TAKES - fits + 1)))
