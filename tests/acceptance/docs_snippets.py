"""What the pages say is to be typed: found in them, run, or held to the commands' own options."""

from __future__ import annotations

import argparse
import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from readiness.cli import parser

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

NOT_OURS = {
    "conda": "makes an environment from the network",
    "git clone": "needs the address it is cloned from",
    "cd": "goes into the folder just made",
    "python3 -m venv": "makes an environment; tests/acceptance/test_wheel.py installs into one",
    "readiness-env/bin/pip install": "installs into it; as above",
    "pip install": "installs into an environment; as above",
    "sh install.sh": "a wheelhouse's own; tests/unit/offline runs it",
    "install.cmd": "a wheelhouse's own, for Windows",
    "docker": "needs a container engine",
    "podman": "needs a container engine",
    "pre-commit": "changes the repository it is run in",
}
"""Lines that no test runs and that are none of our commands, by how they begin, and why."""

NOT_RUN = {
    "lab": "opens a browser and stays",
    "test": "would run this test",
    "docs": "the site is built by a test of its own",
    "wheelhouse": "fetches two hundred megabytes; tests/unit/offline makes a small one",
}
"""Our commands that no test runs, and why; their words are checked all the same."""

TRANSCRIPTS = {
    "docs/elsewhere.md": "what was typed to Airflow and jupyter-scheduler once, with their versions",
}
"""Pages that tell what was done, with other people's programs, and why nothing on them is run."""

ONCE = ["run", "--sample"]
"""Slow, and on several pages: the tutorial's is run, with what it prints."""

_OURS = re.compile(
    r"(?:(?:python3?|py|\.venv/bin/python) run\.py|(?:python3? -m |readiness-env/bin/)?readiness)(?=\s|$)"
)
_PYTHON = re.compile(r"(?:python3?|py) (?:-m (?P<module>[\w.]+)|(?P<file>[\w/]+\.py))(?=\s|$)")


class Snippet(NamedTuple):
    """A fenced block; `prints` is the block of text directly after it, if there is one."""

    page: str
    line: int
    language: str
    text: str
    prints: str | None

    @property
    def place(self) -> str:
        return f"{self.page} line {self.line}"


def pages() -> list[Path]:
    """README, CONTRIBUTING and every page of the site that is a file of ours."""
    inside = [page for page in DOCS.rglob("*.md") if "_site" not in page.parts]
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(inside)]


def snippets(page: Path) -> list[Snippet]:
    """Fenced blocks of a page, in order; directives of the site (toctree, include) are none."""
    tokens = MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8"))
    name = page.relative_to(ROOT).as_posix()
    found: list[Snippet] = []
    after_one = False
    for token in tokens:
        if token.type != "fence":
            after_one = after_one and token.type.endswith("_close")
            continue
        language = token.info.strip()
        if language == "text" and after_one:
            found[-1] = found[-1]._replace(prints=token.content)
        elif not language.startswith("{"):
            found.append(Snippet(name, (token.map or [0])[0] + 1, language, token.content, None))
        after_one = language in ("sh", "python")
    return found


def commands(text: str) -> list[str]:
    """Lines to be typed: without a prompt, what is said of them after two spaces, or a remark."""
    joined = re.sub(r"\\\n\s*", " ", text)
    lines = [re.sub(r"^\$ ", "", line.strip()) for line in joined.splitlines()]
    cut = [re.split(r" {2,}|\t| # ", line)[0] for line in lines]
    return [line for line in cut if line and not line.startswith(("#", "rem "))]


def is_commands(one: Snippet) -> bool:
    """Whether it is to be typed into a terminal; a block that says no language by its first word."""
    if one.language in ("sh", "console", "bat"):
        return True
    first = (commands(one.text) or [""])[0]
    return one.language == "" and bool(ours(first) or _PYTHON.match(first) or not_ours(first))


def not_ours(line: str) -> str:
    return next((why for start, why in NOT_OURS.items() if f"{line} ".startswith(f"{start} ")), "")


def ours(line: str) -> list[str] | None:
    """The words after `python3 run.py` or `readiness`; None where the line is another program's."""
    found = _OURS.match(line)
    if not found:
        return None
    words = shlex.split(line[found.end() :])
    return words or (["run", "--sample"] if "run.py" in found[0] else ["--help"])


def wrong(line: str) -> str:
    """What is wrong with a line to be typed, as its command's own parser sees it; '' for nothing."""
    words = ours(line)
    if words is None:
        return _wrong_python(line)
    if words[0] in ("test", "docs"):
        paths = [word for word in words[1:] if "/" in word]
        return "" if all((ROOT / one).exists() for one in paths) else f"no such path: {line}"
    if set("[|") & set(line) or "..." in line:
        return _unknown_options(line, words)
    try:
        _quiet(parser()).parse_args(words)
    except (ValueError, SystemExit) as error:
        return "" if str(error) == "0" else f"{line}: {error}"
    return ""


def _wrong_python(line: str) -> str:
    found = _PYTHON.match(line)
    if found and found["module"]:
        there = found["module"] == "pytest" or importlib.util.find_spec(found["module"])
        return "" if there else f"no such module: {line}"
    if found:
        return "" if (ROOT / found["file"]).is_file() else f"no such file: {line}"
    return "" if not_ours(line) else f"neither run nor excused: {line}"


def _unknown_options(line: str, words: list[str]) -> str:
    """Of a line that shows how a command is used: its words and options must be the command's."""
    at = [parser()]
    for word in words:
        inside = [
            a for one in at for a in one._actions if isinstance(a, argparse._SubParsersAction)
        ]
        if not inside:
            break
        named = word.split("|")  # fit|predict; a word in capitals stands for any
        any_of_them = word.isupper()
        at = [
            one for a in inside for name, one in a.choices.items() if any_of_them or name in named
        ]
        if not at:
            return f"no such command: {line}"
    known = {name for one in at for action in one._actions for name in action.option_strings}
    strange = sorted(set(re.findall(r"--[a-z-]+", line)) - known)
    return f"no such option {strange}: {line}" if strange else ""


def _quiet(one: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Raises what it would print."""

    def error(message: str) -> None:
        raise ValueError(message)

    one.error = error  # type: ignore[method-assign,assignment]
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for deeper in action.choices.values():
                _quiet(deeper)
    return one


def mentioned(page: Path) -> Iterator[tuple[str, str]]:
    """Our commands named within sentences and tables, with their place."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
    for token in tokens:
        for inside in token.children or ():
            if inside.type == "code_inline" and " " in inside.content and ours(inside.content):
                yield page.name, inside.content
        if token.type == "code_block":
            for line in commands(token.content):
                if ours(line):
                    yield page.name, line
