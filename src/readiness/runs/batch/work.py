"""The jobs of a batch, over Dask: processes of this machine, or a scheduler that is there already."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from readiness import __version__, paths
from readiness.assessment import as_date
from readiness.errors import InputError, RunError
from readiness.kernels import PLAIN, refuse
from readiness.printing import refuse_unknown
from readiness.runs import folder
from readiness.runs.batch.jobs import Job
from readiness.runs.batch.one import DONE, FAILED, FRESH, Made, one

Tell = Callable[[str], None]
RECORD, INDEX = "batch.json", "index.html"
MOST_TIMES = 3
"""A job whose worker died is given to another so often, and then said to have failed."""


@dataclass(frozen=True)
class Batch:
    index: Path
    made: tuple[Made, ...]

    def count(self, state: str) -> int:
        return sum(one.state == state for one in self.made)


def batch(
    jobs: Sequence[Job],
    out: Path,
    *,
    as_at: str,
    profile: str = "leadership",
    workers: int = 2,
    memory: str = "auto",
    scheduler: str = "",
    again: bool = False,
    kernels: str = PLAIN,
    papers: Sequence[str] = (),
    tell: Tell = lambda said: None,
) -> Batch:
    """Makes the report of every job under `out`, and a page about all of them.

    A report that is fresh is left; `again` makes it all the same. workers and memory (of each, "4GiB"):
    of the processes started here; scheduler: the address of one that is there, whose workers must see
    the same files, what is kept between runs (`paths.kept`) among them. kernels: plain, or forked where the system of the workers can. papers: made of each
    report beside its pages: pdf, word; a report made without them is not fresh.

    Raises InputError or RunError where nothing can be made at all; a job that fails is told in the result.
    """
    day = as_date(as_at).isoformat()
    refuse(kernels)
    refuse_unknown(papers)
    if workers < 1:
        raise InputError("A batch needs at least one worker: --workers 1.")
    _refuse_foreign(out)
    out.mkdir(parents=True, exist_ok=True)
    found: dict[str, Made] = {}
    with _client(workers, memory, scheduler) as client:
        how = (day, profile, again, kernels, tuple(papers), str(paths.kept()))
        for made in _each(client, jobs, out.resolve(), how):
            found[made.name] = made
            tell(f"{made.name}: {made.state}")
    ended = tuple(found[job.name] for job in jobs)
    _write(out, ended, day, profile)
    return Batch(out / INDEX, ended)


def _refuse_foreign(out: Path) -> None:
    if out.is_file():
        raise InputError(f"'{out}' is a file; give a folder for the batch.")
    if out.is_dir() and any(out.iterdir()) and not (out / RECORD).is_file():
        known = [one for one in out.iterdir() if not one.name.startswith(".")]
        if not all((one / folder.MARK).is_file() for one in known):
            raise InputError(
                f"The folder '{out}' holds files that are not of a batch; give an empty or new folder."
            )


@contextmanager
def _client(workers: int, memory: str, scheduler: str) -> Iterator[Any]:
    """Raises InputError where Dask is not installed, or nobody answers at the address."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise InputError(
            "A batch needs the package distributed; install it with pip install 'readiness[batch]'."
        ) from None
    # A page about a batch is no reason to serve one, and a worker that was killed is no reason to wait. What a
    # worker notes of its own stacks a hundred times a second it keeps for hours: some 4 MB an authority.
    quiet = {
        "distributed.scheduler.allowed-failures": MOST_TIMES,
        "distributed.worker.daemon": False,
        "distributed.worker.profile.enabled": False,
    }
    with dask.config.set(quiet):
        if scheduler:
            try:
                client = Client(scheduler, timeout=10)
            except (OSError, ValueError):
                raise InputError(
                    f"Nobody answers at '{scheduler}'; start a Dask scheduler there, or leave it out."
                ) from None
            with client:
                if not client.ncores():
                    raise InputError(f"The scheduler at '{scheduler}' has no workers; start some.")
                yield client
            return
        try:
            dask.utils.parse_bytes(memory) if memory != "auto" else None
        except ValueError:
            raise InputError(f"'{memory}' is no amount of memory; write it as 4GiB.") from None
        try:
            cluster = LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, memory_limit=memory,
                dashboard_address=None, silence_logs=50,
            )  # fmt: skip
        except (RuntimeError, OSError):
            raise RunError(
                "The workers of the batch could not be started (often too little memory, or a machine that "
                "does much else); give fewer, or run it again."
            ) from None
        with cluster, Client(cluster) as client:
            yield client


def _each(
    client: Any,
    jobs: Sequence[Job],
    out: Path,
    how: tuple[str, str, bool, str, tuple[str, ...], str],
) -> Iterator[Made]:
    """how: the rest of what `one` takes, the day first."""
    from distributed import as_completed

    futures = {
        client.submit(
            one, asdict(job), str(out / job.name), *how, key=f"{job.name}-{how[0]}", pure=False, retries=0,
        ): job
        for job in jobs
    }  # fmt: skip
    for future in as_completed(list(futures)):
        job = futures[future]
        if future.status == "finished":
            yield Made(**future.result())
        else:
            why = f"Its worker died {MOST_TIMES} times (often too little memory); give each more, or fewer workers."
            yield Made(job.name, job.authority or job.name, FAILED, str(out / job.name), 0.0, why)


def _write(out: Path, made: Sequence[Made], as_at: str, profile: str) -> None:
    from readiness import report

    record = {
        "as_at": as_at,
        "profile": profile,
        "readiness": __version__,
        **{state: sum(one.state == state for one in made) for state in (DONE, FRESH, FAILED)},
        "jobs": [{**asdict(one), "place": Path(one.place).name} for one in made],
    }
    _put(out / RECORD, json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    _put(out / INDEX, report.batch_index([asdict(one) for one in made], as_at))


def _put(file: Path, text: str) -> None:
    """Whole or not at all."""
    aside = file.with_name(f".{file.name}.new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)
