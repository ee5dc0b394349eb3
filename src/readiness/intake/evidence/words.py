"""How names are compared: by their letters and digits, whatever the case and punctuation."""

from __future__ import annotations

import re
import unicodedata


def folded(text: object) -> str:
    """Letters and digits in lower case, with single underscores between."""
    plain = unicodedata.normalize("NFKC", str(text))
    return re.sub(r"[\W_]+", "_", plain).strip("_").casefold()


def singular(name: str) -> str:
    """A folded name with no word ending in s, and no word that is only a number."""
    words = [word for word in name.split("_") if word and not word.isdigit()]
    return "_".join(word[:-1] if word.endswith("s") else word for word in words)


def alike(one: str, other: str) -> float:
    """How much two folded names are alike, 0 to 100 (all the same letters in the same order)."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
