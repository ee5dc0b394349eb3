"""The year of a return: what had happened by its 31 March, and what it still held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from readiness.calendar import return_year_to
from readiness.model import Period


@dataclass(frozen=True)
class ReturnYear:
    """1 April to 31 March. `latest`: no later return is there yet on the as-at date."""

    period: Period
    is_latest: bool

    @classmethod
    def latest(cls, as_at: date) -> ReturnYear:
        return cls(return_year_to(as_at), True)

    def before(self, years: int) -> ReturnYear:
        """So many years earlier."""
        start, end = self.period.start, self.period.end
        earlier = Period(start.replace(year=start.year - years), end.replace(year=end.year - years))
        return ReturnYear(earlier, self.is_latest and not years)

    @property
    def start(self) -> date:
        return self.period.start

    @property
    def end(self) -> date:
        return self.period.end

    @property
    def ends(self) -> int:
        """The year it is named for."""
        return self.period.end.year

    def known(self, day: date | None) -> date | None:
        """The day, unless it had not come by the 31 March."""
        return day if day is not None and day <= self.period.end else None

    def held(self, started: date, ended: date | None) -> bool:
        """Begun by the 31 March and not ended before the year."""
        return started <= self.period.end and (ended is None or ended >= self.period.start)
