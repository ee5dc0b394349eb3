"""How a value of ours looks when a person asks to see it: text in a terminal, a table in a notebook.

What a value shows of itself is a `Card` of a few plain words and counts; never a row, an id or a
name of a person. The markup is not a report's (`report.html.OPENS`), so that no page takes it for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

OPENS = '<div class="readiness-lab"'
"""What every such display begins with."""

_LINE = 100
_STYLE = "max-width:60em;line-height:1.4"
_CELL = "text-align:left;vertical-align:top;white-space:normal"
_NUMBER = "text-align:right;vertical-align:top"


@dataclass(frozen=True)
class Card:
    """A title, facts as (name, what is known), a table, and what one can do next.

    `caption` says what the table holds; `notes` are sentences; `next` are calls, as one would type
    them, each with what it gives.
    """

    title: str
    facts: Sequence[tuple[str, str]] = ()
    caption: str = ""
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    notes: Sequence[str] = ()
    next: Mapping[str, str] = field(default_factory=dict)


class Shows:
    """Mixed into a value that says of itself what `_card` gives."""

    def _card(self) -> Card:
        raise NotImplementedError

    def __repr__(self) -> str:
        return as_text(self._card())

    def __str__(self) -> str:
        return as_text(self._card())

    def _repr_html_(self) -> str:
        return as_html(self._card())


def as_text(card: Card) -> str:
    """Lines of no more than a screen's width where the words allow it."""
    lines = [card.title]
    width = max((len(name) for name, _ in card.facts), default=0)
    hang = " " * (width + 4)
    for name, said in card.facts:
        first, *more = wrap(said, max(_LINE - len(hang), 40)) or [""]
        lines += [f"  {name:<{width}}  {first}", *(f"{hang}{line}" for line in more)]
    if card.rows:
        lines += ["", *([f"{card.caption}:"] if card.caption else []), *_columns(card)]
    if card.notes:
        lines += ["", *(line for note in card.notes for line in wrap(note, _LINE))]
    if card.next:
        lines += ["", *(f"  {call}\n      {gives}" for call, gives in card.next.items())]
    return "\n".join(lines)


def as_html(card: Card) -> str:
    """A table with a caption and scoped headings; every text is escaped."""
    parts = [f'{OPENS} style="{_STYLE}">', f"<p><strong>{escape(card.title)}</strong></p>"]
    if card.facts:
        said = "".join(
            f"<li><strong>{escape(name)}:</strong> {escape(text)}</li>" for name, text in card.facts
        )
        parts.append(f"<ul>{said}</ul>")
    if card.rows:
        parts.append(_table(card))
    parts += [f"<p>{escape(note)}</p>" for note in card.notes]
    if card.next:
        calls = "".join(
            f"<li><code>{escape(call)}</code> {escape(gives)}</li>"
            for call, gives in card.next.items()
        )
        parts.append(f"<p>Next:</p><ul>{calls}</ul>")
    return "".join([*parts, "</div>"])


def _table(card: Card) -> str:
    sides = [_NUMBER if right else _CELL for right in _numeric(card)]
    head = "".join(
        f'<th scope="col" style="{side}">{escape(name)}</th>'
        for name, side in zip(card.headings, sides, strict=True)
    )
    body = "".join(f"<tr>{_row(row, sides)}</tr>" for row in card.rows)
    name = f"<caption>{escape(card.caption)}</caption>" if card.caption else ""
    return f"<table>{name}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: Sequence[str], sides: Sequence[str]) -> str:
    first = f'<th scope="row" style="{_CELL};font-weight:normal">{escape(row[0])}</th>'
    rest = (
        f'<td style="{side}">{escape(cell)}</td>'
        for cell, side in zip(row[1:], sides[1:], strict=True)
    )
    return first + "".join(rest)


def _columns(card: Card) -> list[str]:
    """The table in columns, the first cut short where a line would be too long."""
    table = [list(card.headings), *(list(row) for row in card.rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(card.headings))]
    room = _LINE - sum(widths[1:]) - 2 * len(widths)
    widths[0] = min(widths[0], max(room, 20))
    right = _numeric(card)
    return ["  " + "  ".join(_fit(*each) for each in zip(row, widths, right, strict=True)).rstrip()
            for row in table]  # fmt: skip


def _fit(text: str, width: int, right: bool) -> str:
    cut = text if len(text) <= width else f"{text[: width - 1]}…"
    return cut.rjust(width) if right else cut.ljust(width)


def _numeric(card: Card) -> list[bool]:
    """Whether a column holds numbers alone (and dashes where there is none)."""
    columns = [[row[i] for row in card.rows] for i in range(len(card.headings))]
    return [i > 0 and all(_is_number(cell) for cell in cells) for i, cells in enumerate(columns)]


def _is_number(text: str) -> bool:
    bare = text.strip("%+-\N{MINUS SIGN}\N{EN DASH}").replace(",", "").replace(".", "", 1)
    return bare.isdigit() or not bare


def plain(name: str) -> str:
    """`help_and_protection` as people write it."""
    return name.replace("_", " ")


def area_name(area: str) -> str:
    """As the glossary has it."""
    name = "impact of leaders" if area == "leaders" else plain(area)
    return name.capitalize()


def many(count: int, one: str, more: str = "") -> str:
    """1 list, 11 lists."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
