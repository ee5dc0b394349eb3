"""Identifiers as they would be if everybody wrote them alike."""

import pandas as pd


def one_spelling(identifiers: pd.Series) -> pd.Series:
    """As objects: capitals, no marks or spaces, no leading zeros; blanks left out."""
    known = identifiers.dropna().astype("str")
    plain = known.str.upper().str.replace(r"[^0-9A-Z]", "", regex=True)
    return plain.str.lstrip("0").astype(object)
