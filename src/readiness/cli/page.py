"""The commands as the page people read, from the parsers themselves: docs/reference/cli.md."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

_OPENING = """# The command line

Every command and option, as the command itself declares them. This page is made by
`python -m readiness.cli.write_page`; do not edit it.

Each follows `python3 run.py` (on Windows `py run.py`), or `readiness` where the environment is
active. `python3 run.py` alone is `run --sample`; `python3 run.py test` passes every check, and
`python3 run.py docs` builds these pages. Those two are of a checkout and not of the command.

The exit code is 0 when done, 1 when done with errors in the data that the report or check names,
and 2 when it could not run; then one sentence says why.
"""


def as_markdown(parser: argparse.ArgumentParser) -> str:
    """docs/reference/cli.md; `parser` is that of the `readiness` command."""
    commands = [*_commands(parser)]
    listed = [f"- [{' '.join(words)}](#{'-'.join(words)}): {about}" for words, about, _ in commands]
    sections = [line for words, about, one in commands for line in _section(words, about, one)]
    return "\n".join([_OPENING, *listed, "", *sections]).rstrip() + "\n"


def _commands(
    parser: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, argparse.ArgumentParser]]:
    """Each command that can be run, with its words and what it is for, in the order of the help."""
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        about = {choice.dest: choice.help or "" for choice in action._choices_actions}
        for name, one in action.choices.items():
            deeper = [*_commands(one, (*words, name))]
            yield from deeper or [((*words, name), about[name], one)]


def _section(words: tuple[str, ...], about: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from (f"## {' '.join(words)}", "", f"{about[:1].upper()}{about[1:]}.", "")
    yield from ("```text", _usage(words, parser), "```", "")
    told = [action for action in parser._actions if action.dest != "help"]
    if told:
        yield from ("| word or option | takes | what it is |", "|---|---|---|")
        yield from (f"| {_name(one)} | {_given(one)} | {_about(one)} |" for one in told)
        yield ""


def _usage(words: tuple[str, ...], parser: argparse.ArgumentParser) -> str:
    """One line, made here because Python's own differs between versions."""
    either = {
        id(one): group
        for group in parser._mutually_exclusive_groups
        for one in group._group_actions
    }
    parts, seen = ["readiness", *words], set[int]()
    for action in parser._actions:
        group = either.get(id(action))
        if action.dest == "help" or (group and id(group) in seen):
            continue
        if group:
            seen.add(id(group))
            inside = " | ".join(_written(one) for one in group._group_actions)
            parts.append(f"({inside})" if group.required else f"[{inside}]")
        elif action.required or (not action.option_strings and action.nargs != "*"):
            parts.append(_written(action))
        else:
            parts.append(f"[{_written(action)}]")
    return " ".join(parts)


def _written(action: argparse.Action) -> str:
    value = _value(action)
    name = action.option_strings[-1] if action.option_strings else ""
    return " ".join(part for part in (name, value) if part)


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices is not None:
        name = "|".join(str(choice) for choice in action.choices)
    else:
        name = str(action.metavar or action.dest.upper())
    return f"{name}..." if action.nargs in ("+", "*") else name


def _name(action: argparse.Action) -> str:
    return f"`{action.option_strings[-1] if action.option_strings else _value(action)}`"


def _given(action: argparse.Action) -> str:
    value = _value(action) if action.option_strings else ""
    return f"`{value}`".replace("|", "\\|") if value else ""


def _about(action: argparse.Action) -> str:
    said = [action.help or ""]
    if action.option_strings and action.required:
        said.append("needed")
    if (
        action.default not in (None, False, (), "", argparse.SUPPRESS)
        and "not given" not in said[0]
    ):
        default = action.default
        words = " ".join(default) if isinstance(default, list) else str(default)
        said.append(f"`{words}` if not given")
    return "; ".join(part for part in said if part)
