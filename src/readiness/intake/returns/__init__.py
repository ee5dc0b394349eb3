"""The statutory returns: the children in need census (XML) and SSDA903 (csv)."""

from readiness.intake.returns.declaration import TableSpec

RETURN_TABLES: tuple[TableSpec, ...] = ()


def table_spec(name: str) -> TableSpec:
    """The declaration of a return's table; KeyError where there is none."""
    return {table.name: table for table in RETURN_TABLES}[name]
