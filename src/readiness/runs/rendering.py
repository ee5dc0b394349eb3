"""Runs notebooks side by side and writes each as a page."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from readiness import paths
from readiness.errors import RunError
from readiness.kernels import PLAIN
from readiness.runs import stopping
from readiness.runs.notebook import execute, refuse_wrong

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Page:
    """One rendered page: which notebook, with what, under which name."""

    file: str
    title: str
    notebook: str
    extra: Mapping[str, str]


def rendered(
    place: Path,
    todo: Sequence[Page],
    words: Mapping[str, str],
    tell: Tell,
    workers: int | None = None,
    home: str | None = None,
    kernels: str = PLAIN,
    find: str | None = None,
) -> dict[str, float]:
    """Writes each page into the folder; gives back the seconds each took, by file.

    words: parameters of every notebook, beside the page's own. home: the file pages link back to.
    kernels: plain or forked. find: the file that lists everything by its first letter, if there is one.

    Raises InputError or RunError where a notebook cannot be run or fails; the others are then stopped.
    """
    for page in todo:
        refuse_wrong(_notebook(page), {**words, **page.extra})
    before = stopping.kernels()
    # One more than there are cores for: a third of a second of each is waiting for its kernel to answer.
    with ThreadPoolExecutor((workers or _workers()) + 1) as pool:
        made = [
            pool.submit(_one_page, place, page, words, tell, (home, find), kernels) for page in todo
        ]
        try:
            return {page.file: one.result() for page, one in zip(todo, made, strict=True)}
        except BaseException:
            stopping.stop(made, before)
            raise


def _workers() -> int:
    """A kernel a core, of the cores this process may use; past four the memory is not worth it."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on Windows or macOS
    return min(4, len(allowed(0)) if allowed else os.cpu_count() or 1)


def _notebook(page: Page) -> Path:
    return paths.notebooks() / f"{page.notebook}.ipynb"


def _one_page(
    place: Path,
    page: Page,
    words: Mapping[str, str],
    tell: Tell,
    links: tuple[str | None, str | None],
    kernels: str,
) -> float:
    from readiness import report

    start = time.perf_counter()
    try:
        executed = execute(_notebook(page), {**words, **page.extra}, kernels=kernels)
    except RunError as error:
        raise RunError(f"{page.title}: {error}") from None
    home, find = (None, None) if page.file == links[0] else links
    (place / page.file).write_text(report.page(executed, page.title, home, find), encoding="utf-8")
    tell(page.title)
    return round(time.perf_counter() - start, 2)
