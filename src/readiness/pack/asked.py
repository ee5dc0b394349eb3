"""The questions: what an analyst of Ofsted's would raise, where, and who in the authority answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.intake.annex_a import list_spec, messages
from readiness.model import Issue, Lists, Severity
from readiness.pack.certain import Doubt
from readiness.pack.corrected import Corrected
from readiness.pack.touching import touched
from readiness.quality import rule_of
from readiness.quality.rule import OWNERS

DATA_TEAM = "data team"
OWNER_ORDER: tuple[str, ...] = (DATA_TEAM, *dict.fromkeys(OWNERS.values()))
"""Who answers, in the order of the lists; the data team first, for it can begin at once."""


@dataclass(frozen=True)
class Question:
    """One question about one place. rows: as in the source sheet; none where it is of the whole."""

    list: str | None
    column: str | None
    title: str
    wrong: str
    question: str
    owner: str
    severity: Severity
    rows: tuple[int, ...]
    measures: tuple[str, ...]
    cohort: bool = False

    @property
    def where(self) -> str:
        """'List 3, Referrals', or 'The file'."""
        return list_title(self.list)


def list_title(name: str | None) -> str:
    if name is None:
        return "The file"
    spec = list_spec(name)
    return f"List {spec.number}, {spec.title}"


@dataclass(frozen=True)
class _Kind:
    """How something that no rule of quality found is put as a question. owner None: by list."""

    title: str
    question: str
    owner: str | None = None


_DAY = _Kind("The as-at date is before the extract", "When were these lists made?", DATA_TEAM)
_SHEET = _Kind(
    "Sheet that is none of the lists",
    "Does it hold records that the inspectors asked for?",
    DATA_TEAM,
)
_NO_LIST = _Kind(
    "List not supplied", "Is there nothing to list, or was the list left out?", DATA_TEAM
)
_NO_COLUMN = _Kind(
    "Column not supplied", "Is this recorded, and can the extract hold it?", DATA_TEAM
)
_SPARE_COLUMN = _Kind(
    "Column that is not used",
    "Is this one of Ofsted's columns under another name, or one too many?",
    DATA_TEAM,
)
_LAYOUT = _Kind(
    "Not laid out as Ofsted asks", "Is the list whole, and does it stand here alone?", DATA_TEAM
)
_LOST_ROWS = _Kind("Rows that could not be used", "Whose records are these?")
_LEFT = _Kind("Rows or cells set aside", "Is anything lost with these?")
_UNREADABLE = _Kind("Cells that cannot be read", "What does the record say?")
_BLANK = _Kind("Blank cells", "Is this not known, or known and not in the extract?")

_OF_FORM = (_NO_LIST, _NO_COLUMN, _LAYOUT, _LOST_ROWS)
"""What makes a list not as Ofsted asks (see `quality.accept`)."""

_DOUBTS: dict[Doubt, tuple[_Kind, Severity, str]] = {
    Doubt.LIKENESS: (
        _Kind("Wording that is only like a code", "Is this the code that was meant?"),
        Severity.QUERY,
        "the wording is not one of Ofsted's and was read as the code it is most like, and left as "
        "it was written; write the code.",
    ),
    Doubt.GROUP_ONLY: (
        _Kind("Wording that tells only the group of codes", "Which of the codes was recorded?"),
        Severity.QUERY,
        "the wording tells which group of Ofsted's codes is meant and not which code, and was left "
        "as it was written; write the code.",
    ),
    Doubt.MONTH_FIRST: (
        _Kind("Dates that may be month first", "Which is the day and which the month?", DATA_TEAM),
        Severity.ERROR,
        "other dates in the column are month first, so these may be too; they were read day first "
        "and left as they were written; export the column as real dates.",
    ),
}


def questions(
    issues: Iterable[Issue], lists: Lists, copies: Iterable[Corrected]
) -> tuple[Question, ...]:
    """A question for each issue, and for what was read and is not certain; sorted by owner.

    `lists` are those the issues are of, `copies` the same as they were put right. For each owner
    errors come first, then the lists in their order.
    """
    made = [_of_issue(issue, lists) for issue in issues]
    for one in copies:
        made += [_of_doubt(one.spec.name, *doubt) for doubt in one.doubts()]
    return tuple(sorted(made, key=_order))


def _order(one: Question) -> tuple[int, bool, int, str, str]:
    number = list_spec(one.list).number if one.list else 0
    is_query = one.severity is not Severity.ERROR
    return (OWNER_ORDER.index(one.owner), is_query, number, one.column or "", one.title)


def _of_issue(issue: Issue, lists: Lists) -> Question:
    words = _words(issue)
    rule = rule_of(issue)
    if rule:
        kind = _Kind(rule.title, rule.question, rule.owner_of(issue.list))
    else:
        kind = _of_cells(issue, words) if issue.rows else _of_layout(issue, lists)
    return _asked(issue, kind, words, cohort=rule.cohort if rule else kind in _OF_FORM)


def _of_layout(issue: Issue, lists: Lists) -> _Kind:
    """What was found of the file, or of a list or column as a whole."""
    if issue.list is None:
        return _DAY if issue == messages.as_at_before_extract() else _SHEET
    if issue.list not in lists:
        return _NO_LIST
    if issue.column is None:
        return _LAYOUT
    ids = [c.id for c in list_spec(issue.list).columns if c.heading == issue.column]
    return _NO_COLUMN if ids and ids[0] not in lists[issue.list] else _SPARE_COLUMN


def _of_cells(issue: Issue, words: str) -> _Kind:
    if issue.severity is Severity.ERROR:
        return _LOST_ROWS if words.startswith("rows without") else _UNREADABLE
    return _BLANK if words.startswith("blank where") else _LEFT


def _of_doubt(name: str, doubt: Doubt, column: str, rows: tuple[int, ...]) -> Question:
    kind, severity, words = _DOUBTS[doubt]
    return _asked(Issue(severity, name, column, rows, words), kind, words)


def _asked(issue: Issue, kind: _Kind, words: str, cohort: bool = False) -> Question:
    by_list = OWNERS[issue.list] if issue.list else DATA_TEAM
    return Question(
        issue.list,
        issue.column,
        kind.title,
        words[:1].upper() + words[1:],
        kind.question,
        kind.owner or by_list,
        issue.severity,
        issue.rows,
        touched(issue),
        cohort,
    )


def _words(issue: Issue) -> str:
    """What is wrong, without the place that the sentence begins with."""
    if issue.list is None:
        return issue.message
    spec = list_spec(issue.list)
    place = f"List {spec.number} ({spec.title})" + (f", '{issue.column}'" if issue.column else "")
    return issue.message.removeprefix(f"{place}: ")
