"""The two icons of a chart: is it changing (variation), and is the target met (assurance)?"""

from __future__ import annotations

HIGH, LOW, NEUTRAL = "high", "low", "neutral"
COMMON, IMPROVEMENT, CONCERN, SPECIAL = "common", "improvement", "concern", "special"
PASS, FAIL, INCONSISTENT = "pass", "fail", "inconsistent"


def cause_of(sign: int, direction: str) -> str:
    """What a special cause high (1) or low (-1) means where `direction` is better."""
    if not sign:
        return COMMON
    if direction == NEUTRAL:
        return SPECIAL
    return IMPROVEMENT if (sign > 0) == (direction == HIGH) else CONCERN


def variation(sign: int, direction: str) -> str:
    """The icon's word, of the last point's special cause: improvement_high, neutral_low, common..."""
    cause = cause_of(sign, direction)
    if cause == COMMON:
        return COMMON
    return f"{NEUTRAL if cause == SPECIAL else cause}_{HIGH if sign > 0 else LOW}"


def assurance(target: float | None, lower: float, upper: float, direction: str) -> str | None:
    """Whether chance alone could miss the target: pass never, fail never meets, else inconsistent.

    A target on a limit may be met or missed. None without a target or a better way.
    """
    if target is None or direction == NEUTRAL:
        return None
    if lower <= target <= upper:
        return INCONSISTENT
    return PASS if (target < lower) == (direction == HIGH) else FAIL
