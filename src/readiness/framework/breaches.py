"""The breaches of a duty to a child that a record may name: a list of codes, never free text.

Each is unlawful whatever the reason, so a record of one is a matter for a person and not a share to
be averaged. Lateness is not here: it is measured.
"""

from __future__ import annotations

BREACHES: dict[str, str] = {
    "child in an unregistered home": "Care Standards Act 2000, section 11",
    "child under 16 in unregulated accommodation": "Care Planning, Placement and Case Review "
    "(England) Regulations 2010, regulation 27A",
    "deprived of liberty without authority": "Human Rights Act 1998, article 5; the court's "
    "inherent jurisdiction",
    "accommodated without lawful consent": "Children Act 1989, section 20",
    "placed with carers not approved": "Care Planning, Placement and Case Review (England) "
    "Regulations 2010, regulations 22 to 25",
    "significant harm suspected and no enquiry made": "Children Act 1989, section 47",
    "homeless at 16 or 17 and not offered care": "Children Act 1989, section 20",
    "no qualified social worker allocated": "Working Together to Safeguard Children; Care Planning "
    "Regulations 2010",
    "no independent reviewing officer": "Children Act 1989, section 25A",
    "no pathway plan": "Children Act 1989, sections 23B and 23E",
}
"""What is breached, and by what law; to be checked and signed off by a children's lawyer."""

UNREGISTERED = "child in an unregistered home"
