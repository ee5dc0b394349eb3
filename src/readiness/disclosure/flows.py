"""Whether a hidden number can be worked out from sums that are known.

Counts that add up are a flow: what a group holds runs into its total and back. A hidden number is
certain unless some other flow keeps every known number as it is and changes this one, that is,
unless it lies on a cycle with room to move (Gusfield 1988, on cell suppression in tables).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

ANY = 10**9


@dataclass(frozen=True)
class Edge:
    """A count that is not exactly known, running between two sums. From outside it is known to be
    from `low` to `high`; `secret` if it must stay unknown; `cell` says which count it is."""

    source: Hashable
    target: Hashable
    flow: int
    low: int
    high: int
    secret: bool
    cell: tuple[str, int]


def certain(edges: Sequence[Edge]) -> list[Edge]:
    """The secret edges that have but one possible value. Edges that are known are left out."""
    moves = _moves(edges)
    return [edge for edge in edges if edge.secret and not _can_move(edge, moves)]


Moves = dict[Hashable, list[tuple[Hashable, Edge]]]


def _moves(edges: Sequence[Edge]) -> Moves:
    """From each sum, the sums to which one can be passed on: along with room, or back."""
    moves: Moves = defaultdict(list)
    for edge in edges:
        if edge.flow < edge.high:
            moves[edge.source].append((edge.target, edge))
        if edge.flow > edge.low:
            moves[edge.target].append((edge.source, edge))
    return moves


def _can_move(edge: Edge, moves: Moves) -> bool:
    more = edge.flow < edge.high and _reaches(edge.target, edge.source, edge, moves)
    return more or (edge.flow > edge.low and _reaches(edge.source, edge.target, edge, moves))


def _reaches(start: Hashable, end: Hashable, without: Edge, moves: Moves) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for there, edge in moves[waiting.pop()]:
            if edge is not without and there not in seen:
                if there == end:
                    return True
                seen.add(there)
                waiting.append(there)
    return False


def can_shift(edges: Sequence[Edge], whole: Edge, by: int) -> bool:
    """Whether the whole could be one more (`by` 1) or one less (-1), all else known unchanged."""
    moves = _moves(edges)
    if by > 0:
        return whole.flow < whole.high and _reaches(whole.target, whole.source, whole, moves)
    return whole.flow > whole.low and _reaches(whole.source, whole.target, whole, moves)
