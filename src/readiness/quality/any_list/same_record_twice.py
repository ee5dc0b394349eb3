from readiness.model import ChildList, Severity
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule

SOURCE = ["source_sheet", "source_row"]


@rule(
    title="The same record twice",
    severity=Severity.QUERY,
    message="the row says the same in every column as a row above it; remove it if it is a copy.",
    question="Are these entered again, or did the same happen again?",
    lists=("contacts", "early_help", "referrals", "assessments", "section_47", "adoption"),
    dimension="uniqueness",
    doubts=(WHOLE_ROW,),
    examples=(
        Example(
            "a child may have several rows, but not the same one; the first stands",
            {
                "contacts": """
                    child_id | date_of_contact | contact_source | fails
                    A        | 2026-08-02      | 6              | no
                    A        | 2026-08-03      | 6              | no
                    A        | 2026-08-02      | 2A             | no
                    A        | 2026-08-02      | 6              | yes
                    B        | 2026-08-02      | 6              | no
                             | 2026-08-02      | 6              | no
                             | 2026-08-02      | 6              | no
                """
            },
        ),
    ),
)
def same_record_twice(rows: ChildList) -> Mask:
    """Rows of a child that repeat an earlier one. Ofsted allows these lists several rows a child."""
    child = rows["child_id"]
    again = child.duplicated(keep=False) & child.notna()
    said = rows.frame.loc[again].drop(columns=SOURCE, errors="ignore")
    return said.duplicated().reindex(rows.frame.index, fill_value=False).to_numpy(dtype=bool)
