"""lab and wheelhouse: how the package is worked with, and handed to a machine without a network."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from readiness.cli.told import DONE, Progress, many, say


def add(commands: Any) -> None:
    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    lab.add_argument("--port", metavar="N", type=int, help="the port, where 8888 is not to be used")
    lab.set_defaults(do=_lab)
    house = commands.add_parser(
        "wheelhouse",
        help="everything an installation needs, in a folder to carry to another machine",
    )
    house.add_argument("place", metavar="DIR", type=Path, help="a new folder")
    house.add_argument(
        "--platform", metavar="TAG", help="of the other machine: win_amd64, macosx_14_0_arm64 ..."
    )
    house.add_argument(
        "--python", metavar="VERSION", help="of the other machine: 3.11, 3.12 or 3.13"
    )
    house.add_argument(
        "--everything", action="store_true", help="with what tests and documentation need"
    )
    house.set_defaults(do=_wheelhouse)


def _lab(chosen: argparse.Namespace) -> int:
    from readiness import paths
    from readiness.cli.laboratory import opened, refuse_missing
    from readiness.own_notebooks import copy_notebooks

    refuse_missing()
    if paths.checkout() is None:
        folder = paths.root() / "notebooks"
        made = copy_notebooks(folder)
        copied = len(made.new) + len(made.renewed)
        say(f"Notebooks: {folder} ({copied} copied)")
        if made.kept:
            say(f"Left as you have them: {', '.join(made.kept)}. Rename one to get a fresh copy.")
    return opened(paths.root(), browser=not chosen.no_browser, port=chosen.port)


def _wheelhouse(chosen: argparse.Namespace) -> int:
    from readiness.offline import build, target_of

    target = target_of(chosen.platform, chosen.python)
    with Progress() as progress:
        made = build(chosen.place, target, everything=chosen.everything, tell=progress.tell)
    size = f"{made.bytes / 1e6:,.0f} MB"
    say(
        f"{many(made.wheels, 'wheel', 'wheels')} ({size}) for {target.said}; copy the folder and run"
    )
    say(f"its {made.script} there. README.txt in it says how.")
    say(f"Wheelhouse: {chosen.place}")
    return DONE
