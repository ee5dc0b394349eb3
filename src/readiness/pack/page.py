"""readiness_pack.html: what a director of data needs in three minutes after the call.

Counts, columns and row numbers; no child's value stands on it. It belongs to the pack all the same,
because small counts are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from readiness.model import ListSummary, Severity
from readiness.pack import changes as made
from readiness.pack.asked import OWNER_ORDER, Question, list_title
from readiness.pack.certain import CORRECTIONS
from readiness.pack.changes import Changed
from readiness.pack.lists_folder import CHANGES as _CHANGES
from readiness.pack.marking import OPERATIONAL
from readiness.pack.remaining import remains
from readiness.pack.tables import KINDS, many, table
from readiness.quality import Verdict, registry
from readiness.quality.acceptance import AS_ASKED, NO_DATE, NOT_AS_ASKED, NOT_SUPPLIED, QUERIES
from readiness.report.html import Html, bullets, element, escape, heading, join, paragraph
from readiness.report.style import CSS

FILE = "readiness_pack.html"
_FIRST = 8  # kinds of error on the page; the workbook has all
_EACH = 5  # questions on the page for each who answers
_PLACES = 3  # lists, or columns of a list, named where something was found
_CLASSES = {AS_ASKED: "asked", QUERIES: "queries", NOT_AS_ASKED: "refused", NOT_SUPPLIED: "absent"}


@dataclass(frozen=True)
class Told:
    """What the page is made from. `copy`: the name of the corrected file or folder."""

    file: str
    as_at: date | None
    previous: str | None
    copy: str
    verdicts: Sequence[Verdict]
    summaries: Sequence[ListSummary]
    questions: Sequence[Question]
    changes: Sequence[Changed]


def page(told: Told) -> str:
    """A page of its own: no scripts, no addresses."""
    content = join(
        paragraph(OPERATIONAL, class_="marking"),
        heading(1, join(element("span", told.file, class_="whose"), "Notification-day pack")),
        paragraph(_dateline(told), class_="dateline"),
        _in_short(told),
        heading(2, "Is each list as Ofsted asks?"),
        _verdicts(told),
        heading(2, "Put right first"),
        _errors(told.questions),
        heading(2, "What an Ofsted analyst would ask, and who answers"),
        _by_owner(told.questions),
        heading(2, "What was put right"),
        _corrections(told),
        heading(2, "What remains for a person"),
        bullets(remains(told.questions, told.changes, told.as_at)),
        heading(2, "The files of this pack"),
        _files(told),
    )
    return _frame(f"Notification-day pack: {told.file}", content)


def _frame(title: str, content: Html) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en-GB" class="readiness-page">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{_css()}</style>\n</head>\n"
        '<body class="readiness page">\n<a class="skip" href="#content">Skip to the content</a>\n'
        f'<main id="content" tabindex="-1">\n{content.markup}\n</main>\n'
        f"<footer><p>{escape(OPERATIONAL)}</p></footer>\n</body>\n</html>\n"
    )


@cache
def _css() -> str:
    own = (files("readiness.pack") / "style.css").read_text(encoding="utf-8")
    return f"{CSS}\n{own}"


def _dateline(told: Told) -> str:
    if told.as_at is None:
        said = "No as-at date was given, so nothing that depends on the day was checked."
    else:
        said = f"As at {told.as_at.day} {told.as_at:%B %Y}."
    return f"{said} Compared with '{told.previous}'." if told.previous else said


def _in_short(told: Told) -> Html:
    errors = sum(one.severity is Severity.ERROR for one in told.questions)
    queries = len(told.questions) - errors
    corrected = made.total(made.put_right(told.changes))
    return bullets(
        [
            f"Of the eleven lists, {counted_verdicts(told.verdicts)}.",
            f"{many(errors, 'error')} to put right and {many(queries, 'query', 'queries')} to "
            "look into; each is a row of questions.xlsx, with who answers.",
            f"{many(corrected, 'cell')} put right with certainty in {told.copy}. Nothing was guessed.",
        ]
    )


def counted_verdicts(verdicts: Iterable[Verdict]) -> str:
    """'8 as Ofsted asks, 2 with queries and 1 not supplied'."""
    counts = Counter(one.verdict for one in verdicts)
    said = [f"{counts[name]} {name}" for name in _CLASSES if counts[name]]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _verdicts(told: Told) -> Html:
    summaries = dict(zip((v.list for v in told.verdicts), told.summaries, strict=True))
    rows = [_verdict_row(one, summaries[one.list], told.questions) for one in told.verdicts]
    return table(
        "Each of the eleven lists: verdict, records, and what counts most against it",
        ("List", "Verdict", "Records", "Errors", "Queries", "Most of all"),
        rows,
    )


def _verdict_row(one: Verdict, summary: ListSummary, questions: Sequence[Question]) -> list[Any]:
    mine = [q for q in questions if q.list == one.list]
    errors = sum(q.severity is Severity.ERROR for q in mine)
    verdict = element("span", _capital(one.verdict), class_=f"verdict {_CLASSES[one.verdict]}")
    if one.verdict == NOT_SUPPLIED:
        return [list_title(one.list), verdict, None, None, None, "No sheet has its headings"]
    return [
        list_title(one.list),
        verdict,
        summary.rows_used,
        errors or None,
        len(mine) - errors or None,
        _most_of_all(one, mine),
    ]


def _most_of_all(one: Verdict, mine: Sequence[Question]) -> str | None:
    """The first reason in words: errors come first among them, and what is worse first."""
    if not one.reasons:
        return None
    first = one.reasons[0]
    if first.rule == NO_DATE:
        return "Its months cannot be checked without a date"
    if first.rule in registry():
        return registry()[first.rule].title
    found = [q for q in mine if q.severity is first.severity and q.cohort == first.cohort]
    found.sort(key=lambda q: -len(q.rows))
    if not found:
        return None
    return found[0].title + (f": {found[0].column}" if found[0].column else "")


def _errors(questions: Sequence[Question]) -> Html:
    """What is wrong, once each, with its places.

    First what breaks Ofsted's own rule of a list: whole lists and columns, then by rows.
    """
    errors = _together((q for q in questions if q.severity is Severity.ERROR), "wrong")
    if not errors:
        return paragraph("No errors were found.")
    ranked = sorted(errors.items(), key=lambda item: _rank(item[1]))
    lines = [_line(wrong, found, _owners(found)) for wrong, found in ranked[:_FIRST]]
    return join(
        element("ol", [element("li", line) for line in lines]),
        _more(len(ranked) - _FIRST, "more kind of error", "more kinds of error"),
    )


def _rank(found: Sequence[Question]) -> tuple[bool, bool, int]:
    rows = sum(len(one.rows) for one in found)
    return (not any(one.cohort for one in found), rows > 0, -rows)


def _by_owner(questions: Sequence[Question]) -> Html:
    if not questions:
        return paragraph("No questions arise from the lists.")
    groups = {owner: [q for q in questions if q.owner == owner] for owner in OWNER_ORDER}
    made_of = [_of_owner(owner, asked) for owner, asked in groups.items() if asked]
    return element("div", *made_of, class_="columns")


def _of_owner(owner: str, asked: Sequence[Question]) -> Html:
    """Each question once, with the places that raise it; the rest is in the workbook."""
    places = list(_together(asked, "question").items())
    return element(
        "section",
        heading(3, _capital(owner)),
        bullets([_line(said, found) for said, found in places[:_EACH]], class_="asked-of"),
        _more(len(places) - _EACH, "more question", "more questions"),
    )


def _together(questions: Iterable[Question], by: str) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for one in questions:
        found.setdefault(getattr(one, by), []).append(one)
    return found


def _line(said: str, found: Sequence[Question], who: str | None = None) -> Html:
    where = "; ".join(filter(None, (_places(found), who)))
    return join(said, element("span", where, class_="at"))


def _owners(found: Sequence[Question]) -> str:
    return f"who: {', '.join(dict.fromkeys(one.owner for one in found))}"


def _more(left: int, one: str, several: str) -> Html | None:
    if left <= 0:
        return None
    return paragraph(f"And {many(left, one, several)} in questions.xlsx.", class_="quiet")


def _places(found: Sequence[Question]) -> str:
    """'List 6, Children in need (2 rows): Case Status (3 rows); and in 2 more lists'."""
    lists = {where: _columns(here) for where, here in _together(found, "where").items()}
    said = [where + columns for where, columns in lists.items()]
    more = [f"and in {many(len(said) - _PLACES, 'more list')}"] if len(said) > _PLACES else []
    return "; ".join([*said[:_PLACES], *more])


def _columns(found: Sequence[Question]) -> str:
    rows: Counter[str] = Counter()
    for one in found:
        rows[one.column or ""] += len(one.rows)
    whole = _rows(rows.pop("", 0))
    said = [f"{name}{_rows(count)}" for name, count in rows.items()]
    more = [f"and {many(len(said) - _PLACES, 'more column')}"] if len(said) > _PLACES else []
    return whole + (f": {', '.join([*said[:_PLACES], *more])}" if said else "")


def _rows(count: int) -> str:
    return f" ({many(count, 'row')})" if count else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _corrections(told: Told) -> Html:
    counts = made.by_kind(told.changes)
    if not counts:
        return paragraph(
            "Nothing needed putting right: headings, codes, dates, numbers and identifiers are as "
            "Ofsted's template has them, or cannot be put right with certainty."
        )
    kinds = [kind for kind in CORRECTIONS if any(found[kind] for found in counts.values())]
    rows = [
        [name, *(found[kind] or None for kind in kinds), sum(found.values())]
        for name, found in counts.items()
    ]
    headings = ("List", *(KINDS[kind] for kind in kinds), "All")
    return join(
        paragraph(_listed(told)),
        table("Cells put right, by list", headings, rows),
    )


def _listed(told: Told) -> str:
    if _is_book(told):
        return (
            f"Changed cells are shaded in {told.copy}, and its last tabs list each change, before "
            "and after."
        )
    return (
        f"The lists are too long for a workbook, so the copy is a folder of csv files. {_CHANGES} "
        "lists each change, before and after."
    )


def _is_book(told: Told) -> bool:
    return told.copy.endswith(".xlsx")


def _files(told: Told) -> Html:
    described = [
        ("questions.xlsx", "every question, by who answers, with room for the answer"),
        (told.copy, "the lists in Ofsted's layout, put right where that is certain"),
    ]
    if not _is_book(told):
        described.append((_CHANGES, "each change, before and after"))
    lines = [join(element("a", name, href=name), f": {said}") for name, said in described]
    return bullets(lines, class_="links")
