"""A child's story as it happened: the truth from which Annex A lists are an extract.

Only invented children have stories. The synthetic authority writes them, the lists are extracted
from them, and each measure says in its own file what the story means for it, so that the measure
over the lists can be held against the truth. Imports nothing of ours. Dates are what happened, all
on or before the as-at date unless said; nothing here is sorted for your convenience but the lists,
which are in date order.

Annex A shows the latest of much; the statutory returns show a year of it. What only a return asks
is here too, for the year to 31 March that the latest return covers (`calendar.return_year_to`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Contact:
    on: date
    source: str  # official code key, 1A to 10


@dataclass(slots=True)
class EarlyHelp:
    started: date
    completed: date | None
    organisation: str


@dataclass(slots=True)
class Referral:
    on: date
    source: str
    no_further_action: bool
    team: str
    worker: str
    case_open: bool = False  # an episode of need was open already: no new referral for a return


@dataclass(slots=True)
class Assessment:
    started: date
    authorised: date | None  # None: still open
    seen: str  # yes | no | unknown; meaningless while open
    needs_support: bool | None
    team: str
    worker: str
    factors: tuple[str, ...] = ()  # what it found, codes of the census: 1A to 24A, 21 for none


@dataclass(slots=True)
class Section47:
    strategy_discussion: date
    conference_unnecessary: bool | None  # None: undecided
    conference: date | None
    plan_made: bool | None
    team: str
    worker: str


@dataclass(slots=True)
class NeedEpisode:
    started: date
    ended: date | None
    closure_reason: str | None  # RC1 to RC9
    need: str  # N0 to N9
    last_seen: date | None
    team: str
    worker: str
    plans: list[tuple[date, date | None]] = field(default_factory=list)  # child in need plans


@dataclass(slots=True)
class ProtectionPlan:
    started: date
    ended: date | None
    initial_category: str
    latest_category: str
    visits: list[tuple[date, str]] = field(default_factory=list)  # (day, seen alone yes|no|unknown)
    reviews: list[date] = field(default_factory=list)
    emergency_protection: bool = False  # EPO or police protection in the last six months
    team: str = ""
    worker: str = ""


@dataclass(slots=True)
class Placement:
    started: date
    ended: date | None
    kind: str  # U1 ... Z1
    provider: str  # PR0 ... PR5
    postcode: str
    urn: str | None
    inside: bool
    authority: str
    distance: float | None = None  # miles from home in a straight line; None: home is not known
    left_because: str | None = None  # why it ended in a move: CARPL to OTHER; None: in none


@dataclass(slots=True)
class CarePeriod:
    started: date
    ended: date | None
    end_reason: str | None  # E11 ...
    need: str  # N1 to N8
    legal_statuses: list[tuple[date, str]] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    reviews: list[date] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)
    iro_contacts: list[date] = field(default_factory=list)
    health_assessments: list[date] = field(default_factory=list)
    dental_checks: list[date] = field(default_factory=list)
    permanence_plan: str | None = None
    missing: list[date] = field(default_factory=list)
    absent: list[date] = field(default_factory=list)
    return_interview_offered: str | None = None  # after the last missing episode
    return_interview_accepted: str | None = None
    unaccompanied: bool = False
    team: str = ""
    worker: str = ""
    home_postcode: str | None = None
    review_codes: list[str] = field(default_factory=list)  # PN0 to PN7, one for each of `reviews`
    missing_ends: list[date | None] = field(default_factory=list)
    """One for each of `missing`, and `absent_ends` of `absent`; None: not back yet."""
    absent_ends: list[date | None] = field(default_factory=list)
    workers: list[tuple[date, str]] = field(default_factory=list)
    """The social workers one after another, each with the day it began; the last is `worker`."""
    worker_reasons: list[str] = field(default_factory=list)  # why each began: FCONTA, LEFTRL, ...
    previous_permanence: str = "Z1"  # P1 to P4: adopted or under an order before; Z1: neither
    previous_permanence_on: date | None = None


@dataclass(slots=True)
class HealthYear:
    """What the return asks of a child who on its 31 March had been looked after for a year."""

    sdq_score: int | None = None  # 0 to 40; None: not of the age, or not completed
    sdq_reason: str | None = None  # SDQ1 to SDQ5: why a child of the age has no score
    convicted: bool = False
    development_checked: bool | None = None  # under fives only
    immunised: bool = False
    teeth_checked: bool = False
    health_assessed: bool = False
    substance_misuse: bool = False
    intervention_received: bool | None = None  # of those who misuse substances
    intervention_offered: bool | None = None  # of those who did not receive it


@dataclass(slots=True)
class Birthday:
    """How somebody who has left care lived on their 17th to 21st birthday in the return's year."""

    age: int
    in_touch: str  # as LeavingCare
    accommodation: str | None = None  # None unless in touch
    suitable: bool | None = None
    activity: str | None = None


@dataclass(slots=True)
class LeavingCare:
    eligibility: str  # relevant | former_relevant | qualifying | eligible
    pathway_reviews: list[date] = field(default_factory=list)
    in_touch: str = "yes"  # yes | no | died | refused | not_required | returned_home
    last_contact: date | None = None
    accommodation: str | None = None
    suitable: bool | None = None
    activity: str | None = None  # F1 ... G6
    unaccompanied: bool = False
    adviser: str | None = None
    team: str = ""
    worker: str = ""
    birthday: Birthday | None = None  # None: no birthday from 17 to 21 out of care in the year


@dataclass(slots=True)
class AdoptionPlan:
    family: str | None
    entered_care: date
    decision: date
    placement_order: date | None
    matched: date | None
    placed: date | None
    order: date | None
    reversed: date | None
    reversal_reason: str | None
    fostering_for_adoption: date | None
    adopters: str | None = None  # M1 | F1 | MM | FF | MF, once adopted
    adopter_status: str | None = None  # L0 to L4, once adopted
    foster_carer: bool = False  # adopted by who fostered the child


@dataclass(slots=True)
class Child:
    """One invented child: who they are, then everything that happened, each in date order."""

    id: str
    sex: str  # male | female | not_stated | neither
    ethnicity: str  # WBRI ... NOBT
    disability: str  # yes | no | unknown
    born: date | None  # None: not recorded. After the as-at date: unborn, expected then
    contacts: list[Contact] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    section_47: list[Section47] = field(default_factory=list)
    need: list[NeedEpisode] = field(default_factory=list)
    protection: list[ProtectionPlan] = field(default_factory=list)
    earlier_plans: int = 0  # child protection plans of this authority before those in `protection`
    earlier_plan_ends: list[date] = field(default_factory=list)
    """When each of the `earlier_plans` ended: always more than two years before the first in
    `protection` began, so that no plan of the census began within two years of one of these."""
    care: list[CarePeriod] = field(default_factory=list)
    leaving_care: LeavingCare | None = None
    adoption: list[AdoptionPlan] = field(default_factory=list)
    health: HealthYear | None = None
    child_born: date | None = None  # a mother's own first child


@dataclass(slots=True)
class Adopter:
    """One invented (prospective) adopter; two of a couple share a `family`.

    An adopters measure's oracle is told an Adopter where another's is told a Child.
    """

    id: str
    family: str | None
    sex: str
    ethnicity: str
    disability: str  # yes | no | unknown
    fostering_for_adoption: bool
    enquiry: date
    stage_1_started: date | None = None
    stage_1_ended: date | None = None
    stage_2_started: date | None = None
    stage_2_ended: date | None = None
    application_submitted: date | None = None
    application_approved: date | None = None
    matched: date | None = None
    placed: date | None = None
    children_placed: int | None = None
    order: date | None = None
    left_process: date | None = None
    leaving_reason: str | None = None  # withdrew | on_hold | refused
