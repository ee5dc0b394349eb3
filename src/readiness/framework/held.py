"""How a fact is held: its shape, how sure we are of it, and where it came from.

The only module, with those that declare shapes, that imports pydantic; nothing imports it until a
fact is asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from readiness.errors import ConfigurationError

DATA = Path(__file__).parent / "data"

Confidence: TypeAlias = Literal["verified", "secondary", "unconfirmed"]
"""verified: read at its source or counted in published reports. secondary: somebody else's account
of it. unconfirmed: working knowledge, not yet checked; say so wherever it is shown."""

Words: TypeAlias = Annotated[str, Field(min_length=1)]
Shape = TypeVar("Shape")


class Shaped(BaseModel):
    """A frozen value of known keys; an unknown key is an error, not an extra."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Held(Shaped):
    """A fact with its confidence and the keys of its sources (see sources.toml)."""

    confidence: Confidence
    sources: tuple[Words, ...] = Field(min_length=1)


def read(name: str, shape: type[Shape], folder: Path = DATA) -> Shape:
    """A data file as values of the shape.

    A `defaults` table in the file gives keys to every entry that does not set them itself. Raises
    ConfigurationError naming the file and every key that is wrong.
    """
    data = _parse(folder / name)
    defaults = data.pop("defaults", {})
    filled = {key: _filled(entry, defaults) for key, entry in data.items()}
    try:
        return TypeAdapter(shape).validate_python(filled)
    except ValidationError as error:
        raise ConfigurationError(_plainly(name, error)) from None


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(
            f"The framework file {path.name} is missing; install the package again."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"The framework file {path.name} is not valid TOML ({error}); correct that line."
        ) from None


def _filled(entry: Any, defaults: Mapping[str, Any]) -> Any:
    """An entry, or each of a list of entries, with the file's defaults under its own keys."""
    if isinstance(entry, list):
        return [_filled(each, defaults) for each in entry]
    return {**defaults, **entry} if isinstance(entry, dict) else entry


def _plainly(name: str, error: ValidationError) -> str:
    wrong = [
        f"'{'.'.join(str(part) for part in each['loc'])}' ({each['msg']})"
        for each in error.errors(include_url=False)
    ]
    return f"The framework file {name} is wrong at {'; '.join(wrong)}; correct it and try again."
