"""Where children in care live, one placement after another without a gap."""

from __future__ import annotations

from readiness.story import CarePeriod, Placement
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.maker import Case, Maker

OWN_AUTHORITY = "357"
"""Annex A asks for a real authority, and the invented one has no number: this is the number of the
one whose comparison group it borrows."""

_ELSEWHERE = Choice({
    "372": 14, "390": 10, "354": 22, "370": 9, "384": 10, "332": 6, "894": 8, "879": 3, "394": 6,
    "880": 2, "WAL": 4, "SCO": 3, "CON": 1.5, "NIR": 0.3, "NUK": 0.2,
})  # fmt: skip

_INFANT = Choice({"U6": 57, "U3": 17, "U1": 5, "U5": 4, "U4": 3, "P1": 9, "R3": 5})
_YOUNG = Choice({"U6": 42, "U4": 24, "U3": 10, "U1": 9, "P1": 9, "K2": 4.5, "S1": 0.7, "Z1": 0.3})
_TEENAGE = Choice({
    "U6": 31, "U4": 24, "U1": 7, "U3": 6, "P1": 7, "K2": 21, "K1": 0.7, "S1": 1.6, "R2": 0.4,
    "Z1": 1,
})  # fmt: skip
_NEARLY_ADULT = Choice({
    "U6": 20, "U4": 18, "U1": 5, "U3": 3, "P1": 6, "K2": 19, "K3": 25, "R5": 0.8, "K1": 0.6,
    "Z1": 2.4, "R1": 0.6,
})  # fmt: skip
_ALONE = Choice({"U6": 34, "U4": 8, "K2": 6, "K3": 50, "Z1": 2})

_OWN_FOSTERING = Choice({"PR1": 62, "PR4": 32, "PR5": 5, "PR2": 1})
_HOMES = Choice({"PR4": 80, "PR1": 14, "PR5": 5, "PR3": 1})
_PROVIDERS = {
    "P1": Choice({"PR0": 1}), "U1": Choice({"PR1": 1}), "U3": Choice({"PR1": 1}),
    "R2": Choice({"PR3": 1}), "R5": Choice({"PR3": 1}), "K1": Choice({"PR2": 70, "PR1": 30}),
}  # fmt: skip
_INSIDE = {"PR0": 0.86, "PR1": 0.84, "PR2": 0.05, "PR3": 0.15, "PR4": 0.41, "PR5": 0.45}
_WITH_FAMILIES = frozenset({"U1", "U2", "U3", "U4", "U5", "U6"})
_NEVER_REGISTERED = frozenset({"P1", "Z1", "A3", "A4", "A5", "A6", "R1", "R2", "R5"})
_UNREGISTERED_HOME = 0.03

_MOVES = Choice({0: 69, 1: 22, 2: 6, 3: 2.6, 4: 1.2, 5: 0.5, 6: 0.2})
_STAYED_LONG = 0.78
_SHORTEST = 4


def history(make: Maker, case: Case, period: CarePeriod, started: int, until: int) -> None:
    """Placements from the start of the period to its end, most of the telling in the last year."""
    starts = _starts(make, started, until)
    for number, begun in enumerate(starts):
        last = number == len(starts) - 1
        ended = (until if period.ended else None) if last else starts[number + 1]
        kind = _kind(make.dice, case.age_on(begun), period.unaccompanied)
        period.placements.append(placement(make, kind, begun, ended))


def placement(make: Maker, kind: str, started: int, ended: int | None) -> Placement:
    dice = make.dice
    provider = dice.pick(_providers_of(kind))
    inside = dice.yes(_INSIDE[provider])
    return Placement(
        make.day(started),
        None if ended is None else make.day(ended),
        kind,
        provider,
        invented_postcode(dice, inside),
        _urn(dice, kind),
        inside,
        OWN_AUTHORITY if inside else dice.pick(_ELSEWHERE),
    )


def _starts(make: Maker, started: int, until: int) -> list[int]:
    """The day each placement began: the first with the period, then moves, mostly recent ones."""
    dice, year_ago = make.dice, max(started, until - 364)
    room = (until - year_ago) // _SHORTEST
    moves = min(dice.pick(_MOVES), max(0, room - 1))
    days = {year_ago + _SHORTEST + dice.between(0, until - year_ago - 2 * _SHORTEST)
            for _ in range(moves)} if moves else set()  # fmt: skip
    days.update(_earlier_moves(dice, started, year_ago))
    return [started, *sorted(day for day in days if day > started)]


def _earlier_moves(dice: Dice, started: int, year_ago: int) -> set[int]:
    """The last move before the year: two years or more before it for most who stay put."""
    settled = year_ago - started
    if settled < 60:
        return set()
    if settled > 500 and dice.yes(_STAYED_LONG):
        return {started + dice.skewed(20, settled - 380)}
    return {started + dice.between(20, settled)} if dice.yes(0.6) else set()


def _kind(dice: Dice, age: int, unaccompanied: bool) -> str:
    if unaccompanied:
        return dice.pick(_ALONE)
    if age < 5:
        return dice.pick(_INFANT)
    if age < 11:
        return dice.pick(_YOUNG)
    return dice.pick(_TEENAGE if age < 16 else _NEARLY_ADULT)


def _providers_of(kind: str) -> Choice[str]:
    if kind in _PROVIDERS:
        return _PROVIDERS[kind]
    return _OWN_FOSTERING if kind in _WITH_FAMILIES or kind[0] == "A" else _HOMES


def invented_postcode(dice: Dice, inside: bool) -> str:
    """No postcode area is called HW or ZQ."""
    district = f"HW{dice.between(1, 19)}" if inside else f"ZQ{dice.between(1, 60)}"
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    pair = letters[dice.between(0, 19)] + letters[dice.between(0, 19)]
    return f"{district} {dice.between(1, 9)}{pair}"


def _urn(dice: Dice, kind: str) -> str | None:
    """Only registered provision has one; now and then a home that should be registered is not."""
    if kind in _NEVER_REGISTERED or dice.yes(_UNREGISTERED_HOME):
        return None
    return f"SC9{dice.between(0, 99_999):05d}"
