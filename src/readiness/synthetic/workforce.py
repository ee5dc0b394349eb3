"""Teams and workers of the invented authority: invented names, uneven caseloads, uneven practice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice

from readiness.synthetic.chance import Choice, Dice

FORENAMES = (
    "Aisha", "Alan", "Amara", "Beth", "Callum", "Carys", "Dana", "Dev", "Eilidh", "Ewan",
    "Farah", "Finn", "Gita", "Glenn", "Hana", "Harvey", "Imogen", "Ivor", "Jamal", "Jess",
    "Kofi", "Kit", "Leila", "Lewis", "Maeve", "Milan", "Nadia", "Nuala", "Omar", "Orla", "Pia",
    "Quentin", "Rhys", "Rosa", "Sana", "Seth", "Tamsin", "Theo", "Uma", "Zac",
)  # fmt: skip
SURNAMES = (
    "Ablewhite", "Ashgrove", "Barrowby", "Birchdale", "Brackenridge", "Calderbank",
    "Carrowmore", "Coldwater", "Dunmoor", "Eastcliffe", "Elmhirst", "Fairholt", "Fernsby",
    "Garthwaite", "Greenhalf", "Hartwood", "Hollinrake", "Ivoryside", "Kestrelby", "Lambwell",
    "Larkholme", "Longmead", "Marlfield", "Meadowcroft", "Nettleship", "Oakhollow",
    "Otterbourne", "Pebbleton", "Quarrington", "Ravensett", "Redfearn", "Rookwood",
    "Saltersford", "Sandiway", "Silverdene", "Stonebeck", "Summerlee", "Thornlea", "Tillerton",
    "Umberfield", "Vineyside", "Wainfleet", "Westerdale", "Whinmoor", "Wexmoor", "Willowbank",
    "Winterslow", "Yarrowdale",
)  # fmt: skip

CASES_EACH = 17
WORKERS_EACH = 7
MOST_TEAMS = 150


@dataclass(frozen=True)
class Service:
    """A kind of team: its share of open children, and how teams of the kind are told apart."""

    name: str
    share: float
    fewest: int = 1


SERVICES: dict[str, Service] = {
    "front_door": Service("Multi-agency front door", 0.06),
    "assessment": Service("Duty and assessment", 0.25),
    "safeguarding": Service("Family safeguarding", 0.45),
    "disability": Service("Disabled children's team", 0.07),
    "care": Service("Children in our care", 0.20),
    "leaving": Service("Leaving care", 0.14),
}
_PLACES = (
    "North", "South", "East", "West", "Harbour", "Moorside", "Riverside", "Castle", "Lakeside",
    "Hillfoot", "Meadows", "Quayside",
)  # fmt: skip

_STEADY, _BEST, _WEAKEST = 0.0, 0.06, -0.16
"""How far a team is from the authority's usual timeliness, as a share of its work."""


@dataclass(frozen=True, eq=False)
class Team:
    name: str
    workers: Choice[str]
    offset: float

    def worker(self, dice: Dice) -> str:
        return dice.pick(self.workers)


class Workforce:
    """Every team by service. `holder` draws the team and worker for a case."""

    def __init__(self, children: int, dice: Dice) -> None:
        self._dice = dice
        self._hired = 0
        self.teams = {key: self._service(children, kind) for key, kind in SERVICES.items()}
        self._choices = {
            key: Choice({team: dice.between(8, 14) / 10 for team in teams})
            for key, teams in self.teams.items()
        }

    def holder(self, service: str, dice: Dice) -> tuple[Team, str]:
        team = dice.pick(self._choices[service])
        return team, team.worker(dice)

    def _service(self, children: int, kind: Service) -> list[Team]:
        workers = max(2, round(children * kind.share / CASES_EACH))
        count = min(max(kind.fewest, round(workers / WORKERS_EACH)), MOST_TEAMS)
        offsets = islice(cycle((_STEADY, _BEST, _WEAKEST, _STEADY, _STEADY)), count)
        size = max(2, round(workers / count))
        return [
            Team(_team_name(kind.name, place, count), self._hire(size), offset)
            for place, offset in enumerate(offsets)
        ]

    def _hire(self, count: int) -> Choice[str]:
        names = [_worker_name(self._hired + number) for number in range(count)]
        self._hired += count
        return Choice({name: self._dice.between(5, 16) / 10 for name in names})


def _team_name(service: str, place: int, count: int) -> str:
    if count == 1:
        return service
    round_, which = divmod(place, len(_PLACES))
    return f"{service} {_PLACES[which]}" + (f" {round_ + 1}" if round_ else "")


def _worker_name(number: int) -> str:
    """A name of its own for each number: first and last name change together, then drift apart."""
    first = number % len(FORENAMES)
    round_, last = divmod(number, len(FORENAMES) * len(SURNAMES))
    surname = SURNAMES[(last + last // len(FORENAMES)) % len(SURNAMES)]
    return f"{FORENAMES[first]} {surname}" + (f" {round_ + 1}" if round_ else "")
