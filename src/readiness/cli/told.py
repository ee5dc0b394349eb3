"""What the commands say and write, and the codes they end with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from readiness.errors import InputError

DONE, DATA_ERRORS, COULD_NOT_RUN = 0, 1, 2
SAMPLE_AS_AT = "2026-09-30"


def say(text: str) -> None:
    print(text)  # noqa: T201


def many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def write(file: Path, text: str, *, within: Path | None = None) -> None:
    """Writes the file, and makes the folder `within` first if one is named."""
    try:
        if within:
            within.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            f"'{file}' cannot be written ({error.strerror}); choose another."
        ) from None


def this_day() -> date:
    return datetime.now().astimezone().date()


class Progress:
    """A bar on a terminal; nothing elsewhere, so that logs stay readable."""

    def __init__(self, total: int | None = None) -> None:
        from tqdm import tqdm

        size = shutil.get_terminal_size()  # 80 by 24 where a terminal does not say
        self._bar = tqdm(
            total=total,
            disable=None,
            leave=False,
            ncols=size.columns,
            nrows=size.lines,
            bar_format="{l_bar}{bar:20} {n}/{total} {elapsed}" if total else "{desc} {elapsed}",
        )

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *problem: object) -> None:
        self._bar.close()

    @property
    def tell(self) -> Callable[[str], None]:
        def tell(stage: str) -> None:
            self._bar.set_description(stage)
            self._bar.update()

        return tell
