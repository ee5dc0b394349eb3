"""The pack's folder appears whole or not at all, where no report and no git repository takes it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from readiness import aside, keeping
from readiness.errors import InputError
from readiness.pack.marking import OPERATIONAL
from readiness.private_places import refuse_shared

MARK = "pack.json"
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


@contextmanager
def replacing(place: Path, about: Mapping[str, Any]) -> Iterator[Path]:
    """Gives a new folder to fill; on leaving cleanly it takes `place`, on an error it vanishes.

    `about`: what the mark says beside the files, which it lists with their digests. Until it is in
    place nobody but its owner can read the folder. `refuse` is to be asked first.
    """
    with ExitStack() as leaving:
        try:
            made = leaving.enter_context(aside.making(place))
            # Wherever the pack lies, git passes it over.
            (made / ".gitignore").write_text("*\n", encoding="utf-8")
        except OSError as error:
            raise _not_written(place, error) from None
        yield made
        _mark(made, about)
        try:
            aside.swap(made, place)
        except OSError as error:
            raise _not_written(place, error) from None


def refuse(place: Path, sources: Sequence[Path] = ()) -> None:
    """InputError where a pack may not be put: over other people's files or work, or among reports.

    `sources`: what the pack is made from, which must not lie in the folder it replaces.
    """
    refuse_shared(place, "A pack", hidden_from_git=True)
    if place.is_file():
        raise InputError(f"'{place}' is a file; give a folder for the pack.")
    if any(one.resolve().is_relative_to(place.resolve()) for one in sources):
        raise InputError(
            f"The folder '{place}' holds a file that the pack is made from and would be replaced "
            "with it; give another folder, or move the file out first."
        )
    if place.is_dir() and any(place.iterdir()):
        _refuse_foreign(place)


def _refuse_foreign(place: Path) -> None:
    """An earlier pack may be replaced, unless somebody has worked in it."""
    files = _marked(place)
    if files is None:
        raise InputError(
            f"The folder '{place}' holds files that are not a pack; give an empty or new folder."
        )
    for file in sorted(place.rglob("*")):
        name = file.relative_to(place).as_posix()
        if not file.is_file() or name == MARK or name.casefold() in _OF_THE_SYSTEM:
            continue
        if files.get(name) != keeping.digest(file):
            raise InputError(
                f"'{name}' in the folder '{place}' was changed or added since the pack was made, "
                "and a new pack would replace it; move it out, or give another folder."
            )


def _marked(place: Path) -> Mapping[str, str] | None:
    """The files of an earlier pack by digest; None where the folder is none."""
    try:
        said = json.loads((place / MARK).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in said["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _mark(made: Path, about: Mapping[str, Any]) -> None:
    files = {
        file.relative_to(made).as_posix(): keeping.digest(file)
        for file in sorted(made.rglob("*"))
        if file.is_file()
    }
    said = {"marking": OPERATIONAL, **about, "files": files}
    text = json.dumps(said, indent=2, ensure_ascii=False) + "\n"
    (made / MARK).write_text(text, encoding="utf-8")


def _not_written(place: Path, error: OSError) -> InputError:
    return InputError(
        f"The folder '{place}' cannot be written ({os.strerror(error.errno or 0)}); close its files in other "
        "programs, or choose another."
    )
