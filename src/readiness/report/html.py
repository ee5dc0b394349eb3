"""Markup as a value: every text is escaped when it enters, so nothing else has to remember to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape as _escape
from typing import TypeAlias

OPENS = '<div class="readiness">'
"""What every display of ours begins with; a page shows no other HTML."""

NOTHING = "nothing"
_VOID = frozenset({"br", "col", "hr", "img", "meta", "wbr"})
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, repr=False)
class Html:
    """Markup made by `element` and `join`; shown as it is by Jupyter and by `report.page`."""

    markup: str = ""

    def _repr_html_(self) -> str:
        return f"{OPENS}{self.markup}</div>"

    def __str__(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return "<part of a readiness report>"

    def __bool__(self) -> bool:
        return bool(self.markup)


Content: TypeAlias = "Html | str | int | float | Iterable[Content] | None"


def escape(text: str) -> str:
    """Text as it should look; addresses lose their scheme, because a report links nowhere."""
    return _escape(_SCHEME.sub("", text), quote=True)


def join(*content: Content) -> Html:
    """The pieces one after another; plain text is escaped, None is left out."""
    return Html("".join(_pieces(content)))


def _pieces(content: Iterable[Content]) -> Iterable[str]:
    for piece in content:
        if piece is None:
            continue
        if isinstance(piece, Html):
            yield piece.markup
        elif isinstance(piece, str | int | float):
            yield escape(str(piece))
        else:
            yield from _pieces(piece)


def element(
    name: str, *content: Content, attributes: Mapping[str, str | None] | None = None, **named: str
) -> Html:
    """`<name ...>content</name>`; `class_` stands for class, `aria_label` for aria-label.

    An attribute of None is left out.
    """
    given = {key.rstrip("_").replace("_", "-"): value for key, value in named.items()}
    given |= {key: value for key, value in (attributes or {}).items() if value is not None}
    opening = name + "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    if name in _VOID:
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{join(*content).markup}</{name}>")


def paragraph(*content: Content, class_: str | None = None) -> Html:
    return element("p", *content, attributes={"class": class_})


def nothing(why: str) -> Html:
    """Why there is nothing to show; a section of a page that holds no more than this is left out."""
    return paragraph(why, class_=NOTHING)


def bullets(items: Iterable[Content], class_: str | None = None) -> Html:
    """A list, or nothing at all where there is nothing to list."""
    made = [element("li", item) for item in items]
    return element("ul", *made, attributes={"class": class_}) if made else Html()


def heading(level: int, text: Content, anchor: str | None = None) -> Html:
    return element(f"h{level}", text, attributes={"id": anchor})


def slug(text: str) -> str:
    """A name for an anchor: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
