"""The whole run: assess once, run the notebooks over what was kept, render, put in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readiness import paths
from readiness.assessment import UNNAMED, Files, as_date, assess, found_of
from readiness.disclosure import publish
from readiness.disclosure.accepted import read_accepted
from readiness.errors import RunError
from readiness.framework import area_title
from readiness.intake.fetched import fetched
from readiness.kernels import PLAIN
from readiness.model import Area, Assessment, Published, Severity
from readiness.printing import Chapter, Made, refuse_unknown
from readiness.report.first_screen import TITLE
from readiness.report.places import area_file
from readiness.runs import folder
from readiness.runs import released as history
from readiness.runs.fresh import made_of
from readiness.runs.front import FIND, INDEX, first_and_papers
from readiness.runs.naming import slug_of
from readiness.runs.notebook import ahead
from readiness.runs.printed import LEADERS
from readiness.runs.rendering import Page, Tell, rendered
from readiness.runs.retention import keep_newest, refuse_to_keep
from readiness.runs.watched import watched
from readiness.runs.written import count_of, write_data

CHANGED = "What was read was changed while the report was made, so that its pages would not agree; run again."


@dataclass(frozen=True)
class Outcome:
    """Where the report is, how many errors in the data it had to report, and which papers were made of it."""

    index: Path
    errors: int
    queries: int
    papers: Made = field(default_factory=Made)


def pages() -> tuple[Page, ...]:
    """What a run renders, in the order the index lists it."""
    areas = tuple(
        Page(area_file(area), area_title(area), "judgement_area", {"area": area}) for area in Area
    )
    return (
        Page("readiness.html", "The leaders' view", "readiness", {}),
        *areas,
        Page("improvement.html", "What is being done about it", "improvement_plan", {}),
        Page("self-assessment.html", "What we say of ourselves", "self_assessment", {}),
        Page("services.html", "Service by service", "services", {}),
        Page("data-quality.html", "Are the data fit to hand over?", "data_quality", {}),
        Page("explore.html", "Every figure, to explore", "explore", {}),
        Page("methods.html", "How the figures are made", "methods", {}),
    )


def _every_page(place: Path) -> tuple[Page, ...]:
    return pages()


@dataclass(frozen=True)
class Plan:
    """What a run makes: its pages, told the folder they will stand in, what kind of run it is, and where under
    the authority's reports that folder is. A page named index.html takes the place of the first page. `beside`
    writes what else belongs in the folder, told the folder and what may be shown. `chapters` are the pages of its
    papers, `title` what those are called."""

    pages: Callable[[Path], Sequence[Page]] = _every_page
    kind: str = "report"
    under: Path = Path()
    beside: Callable[[Path, Published], None] = lambda place, shown: None
    chapters: Sequence[Chapter] = LEADERS
    title: str = TITLE


def run(
    annex_a: str | Path,
    *,
    as_at: str,
    evidence: Files | None = None,
    returns: Files | None = None,
    authority: str | None = None,
    published: str | Path | None = None,
    profile: str = "leadership",
    out: Path | None = None,
    previous: str | None = None,
    accepted: Path | None = None,
    tell: Tell = lambda stage: None,
    workers: int | None = None,
    plan: Plan | None = None,
    keep: int | None = None,
    addresses: Mapping[str, str] | None = None,
    papers: Sequence[str] = (),
    kernels: str = PLAIN,
    known_as: str = "",
) -> Outcome:
    """Makes the report of one authority on one day; the last good one stays until it is whole.

    annex_a, evidence, returns, published: paths, or addresses (`intake.fetched`).
    previous: the folder of a report to hold this one against, or "none"; all that were made of the
        authority for these readers if not given.
    accepted: a file of figures that may be worked out, accepted on the record.
    plan: which pages, where; the whole report if not given.
    keep: how many reports beside it stay, by their day; all if not given.
    addresses: where files that were brought here already came from, as `fetched` says it.
    papers: which papers to make of it beside its pages: pdf, word.
    kernels: plain, or forked where the system can; the pages are the same.
    known_as: by which name its lock and what is kept of it go where nothing names the authority, so that
        two such are not taken for one.

    Raises InputError or RunError, in one sentence, and then leaves everything as it was.
    """
    out = _own_folder(out)
    refuse_unknown(papers)
    as_at = as_date(as_at).isoformat()
    ahead(kernels)
    given = {"annex_a": annex_a, "evidence": evidence, "returns": returns, "published": published}
    with fetched(given) as here:
        how = _How(
            out, previous, accepted, tell, workers, plan or Plan(), keep,
            {**(addresses or {}), **here.addresses}, papers, kernels, known_as,
        )  # fmt: skip
        return _made(dict(here.files), as_at, authority, profile, how)


@dataclass(frozen=True)
class _How:
    """What `run` was asked, but for whose figures and as at when."""

    out: Path | None
    previous: str | None
    accepted: Path | None
    tell: Tell
    workers: int | None
    plan: Plan
    keep: int | None
    addresses: Mapping[str, str]
    papers: Sequence[str]
    kernels: str
    known_as: str


def _made(
    files: dict[str, Any], as_at: str, authority: str | None, profile: str, how: _How
) -> Outcome:
    """Of files that are here."""
    told = {**files, "authority": authority}
    annex_a = told.pop("annex_a")
    mark = made_of_run(annex_a, as_at=as_at, profile=profile, **told)
    assessment = assess(annex_a, as_at=as_at, progress=how.tell, **told)
    name = assessment.authority.name
    if assessment.authority == UNNAMED and how.known_as:
        name = how.known_as
    slug = slug_of(name)
    place = how.out or paths.reports() / slug / how.plan.under / as_at
    if how.keep is not None:
        refuse_to_keep(place, how.keep)
    with watched(how.plan.kind, name, history.place_of(slug), as_at, place) as watch:
        released = publish(
            assessment,
            profile,
            previous=history.before(slug, profile, how.previous),
            accepted=read_accepted(how.accepted) if how.accepted else (),
        )
        words = {name: _paths(name, value) for name, value in files.items()}
        words |= {"as_at": as_at, "profile": profile, "authority": authority or ""}
        with folder.replacing(place) as aside:
            timings = _render(aside, place, words, how)
            # Readers outside need not know where the authority keeps its lists.
            known = how.addresses and profile != "public"
            where = {"addresses": dict(how.addresses)} if known else {}
            record = {
                **where, "made_of": mark, **watch.record(), "kernels": how.kernels,
                "papers": list(how.papers),
            }  # fmt: skip
            write_data(aside, assessment, released, words, timings, record)
            how.plan.beside(aside, released)
            made = _front(aside, place, released, how)
            # By whole paths: the folder worked in may be another by now.
            whole = {name: words[name] or None for name in files}
            now = made_of_run(as_at=as_at, profile=profile, authority=authority, **whole)  # type: ignore[arg-type]
            if now != mark:
                raise RunError(CHANGED)
            history.keep(released, slug)
        if how.keep is not None:
            keep_newest(place, how.keep)
    return _outcome(place, assessment, made)


def _render(aside: Path, place: Path, words: Mapping[str, str], how: _How) -> dict[str, float]:
    todo = how.plan.pages(place)
    find = None if any(page.file == INDEX for page in todo) else FIND
    return rendered(
        aside, todo, words, how.tell, how.workers, home=INDEX, kernels=how.kernels, find=find
    )


def _front(aside: Path, place: Path, released: Published, how: _How) -> Made:
    return first_and_papers(
        aside,
        place,
        released,
        how.plan.pages(place),
        (how.plan.chapters, how.plan.title),
        papers=how.papers,
        previous=how.previous,
        tell=how.tell,
    )


def made_of_run(
    annex_a: str | Path,
    *,
    as_at: str,
    profile: str = "leadership",
    authority: str | None = None,
    evidence: Files | None = None,
    returns: Files | None = None,
    published: str | Path | None = None,
) -> str:
    """The fingerprint of the whole report that `run` would make of these, as its record holds it."""
    files = {"annex_a": annex_a, "evidence": evidence, "returns": returns, "published": published}
    words = {"as_at": as_date(as_at).isoformat(), "profile": profile, "authority": authority or ""}
    return made_of(files, words)


def _own_folder(out: Path | None) -> Path | None:
    """Absolute, because the folder worked in changes while notebooks run."""
    if out is not None:
        folder.refuse_foreign(out.absolute())
    return out and out.absolute()


def _paths(name: str, value: Files | None) -> str:
    """As a notebook parameter: absolute paths, because a kernel starts in another folder."""
    return ";".join(str(path.resolve()) for path in found_of(name, value)) if value else ""


def _outcome(place: Path, assessment: Assessment, made: Made) -> Outcome:
    found = {severity: count_of(assessment, severity) for severity in Severity}
    return Outcome(place / INDEX, found[Severity.ERROR], found[Severity.QUERY], made)
