"""Turning what somebody typed into plain words that rules can read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\ufffd": "'"})
_DASHES = re.compile(r"[\u0096\u0097\u2010-\u2015\u2212]")
_OFFICIAL_LETTER = re.compile(r"^[\W_]*(?:[a-z]|zz)(?:\s*\)|\.(?=\s))\s*(?=\S)", re.IGNORECASE)
_LOCAL_NUMBER = re.compile(r"^\W*\d{1,2}\)\s*(?=\S)")
_NOT_MAPPED = re.compile(r"^code\s+'?(.+?)'?\s+is not mapped$", re.IGNORECASE)
_DECORATION = re.compile(
    r"^(?:\W+(?=\w)|\(cs\)\s*|(?:do not use|dnu|obsolete)\b[\s:-]*|zz+(?=[a-z]))", re.IGNORECASE
)
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)'(?=s\b)|(?<=s)'(?=\s)", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^a-z0-9]+")

# Shorthand written with punctuation has to be opened up before punctuation goes.
_SHORTHAND = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\ba\s*(?:&|and|/)\s*e\b|\baande\b", "accident emergency"),
        (r"\bb\s*(?:&|and|/)\s*b\b", "bed and breakfast"),
        (r"\bc\s*(?:&|and)\s*f\s+assess", "child and family assess"),
        (r"\bf/?c'?s?\b(?!\w)|\bf/carers?\b", "foster carer"),
        (r"\bc/minders?\b", "child minder"),
        (r"\bs/c\b", "social care"),
        (
            r"\bp/resp\b|\bparental\.resp\.?|\bparent(?:al)? resp\.?(?!\w)",
            "parental responsibility",
        ),
        (r"\bl/a\b", "la"),
        (r"\bn/a\b", "not applicable"),
        (r"\bb'ground\b|\bbackgroun\b", "background"),
        (r"\bp'ment\b", "placement"),
        (r"\bg'ship\b", "guardianship"),
        (r"\bw/?out\b", "without"),
        (r"\bchildren\?+s\b", "childrens"),
    )
)


@lru_cache(maxsize=4096)
def plain(written: str) -> str:
    """One line, straight quotes, plain dashes, single spaces; case kept."""
    text = unicodedata.normalize("NFKC", written).translate(_QUOTES)
    text = _DASHES.sub("-", text)
    mapped = _NOT_MAPPED.match(" ".join(text.split()))
    return mapped.group(1) if mapped else " ".join(text.split())


def undecorated(text: str) -> str:
    """Without 'a)', '60)', '(CS)', 'DNU' and stray punctuation before the value itself."""
    for _ in range(4):
        shorter = _OFFICIAL_LETTER.sub("", _DECORATION.sub("", text))
        if shorter == text:
            break
        text = shorter
    return text


def unnumbered(text: str) -> str:
    """Without a local menu number such as '60)'; those numbers are nobody's official code."""
    return _LOCAL_NUMBER.sub("", text)


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Lower-case words with single spaces between them; no punctuation left."""
    text = _APOSTROPHE.sub("", text.lower())
    text = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), text)
    for pattern, spelled_out in _SHORTHAND:
        text = pattern.sub(spelled_out, text)
    text = text.replace("&", " and ").replace("+", " and ")
    return _NOT_WORD.sub(" ", text).strip()
