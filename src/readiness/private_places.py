"""Where child-level files may not lie: in a report, among the reports, or in what git keeps."""

from __future__ import annotations

from pathlib import Path

from readiness import paths
from readiness.errors import InputError

REPORT_MARK = "run.json"
"""The file by which a report's folder is known."""

_PRIVATE = ("raw", "interim", "history")  # of data/, what git leaves alone


def refuse_shared(place: Path, what: str, *, hidden_from_git: bool = False) -> None:
    """InputError where `place`, a file or folder that need not be there yet, would be shown to others.

    Args:
        what: begins the sentence, such as "A pack".
        hidden_from_git: it keeps itself out of git, so that only `data/` is closed to it, of which
            git was told what to keep; without it, the whole project's folder.
    """
    within = place.resolve()
    if any((one / REPORT_MARK).is_file() for one in within.parents):
        raise InputError(
            f"{what} holds child-level data and cannot lie in a report's folder; "
            "give another folder."
        )
    if within.is_relative_to(paths.reports().resolve()):
        raise InputError(
            f"{what} holds child-level data and cannot lie among the reports; give another folder."
        )
    checkout = paths.checkout()
    if checkout is None:
        return  # git keeps nothing of ours
    root, data = checkout.resolve(), checkout / "data"
    private = any(within.is_relative_to((data / name).resolve()) for name in _PRIVATE)
    if within.is_relative_to(data.resolve() if hidden_from_git else root) and not private:
        raise InputError(
            f"{what} holds child-level data and git keeps this folder; give a folder outside the "
            "project or under 'data/raw'."
        )
