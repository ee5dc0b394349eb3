"""List 1: what came to the front door."""

from readiness.intake.annex_a.declaration import CHILD, ListSpec, code, day

SPEC = ListSpec(
    "contacts",
    1,
    "Contacts",
    "All contacts received in the six months before; a child may have several rows.",
    (
        *CHILD,
        day("date_of_contact", "Date of Contact", "Contact Date", pattern=r"date.*\bcontact"),
        code("contact_source", "Contact Source", "source", pattern=r"contact.*\bsource"),
    ),
    names=("contact", "contacts"),
)
