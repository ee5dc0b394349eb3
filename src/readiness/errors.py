"""The errors a person may meet. Each says what is wrong, where, and what to do.

    ReadinessError            shown to the user as one sentence, without a traceback
    ├── InputError            a file or argument the user gave cannot be used (exit code 2)
    │   ├── ColumnNotSupplied a measure asked for a column the list does not have
    │   └── UnknownName       there is nothing of that name; says which are nearest
    ├── ConfigurationError    a data file of ours is wrong: says which file and key
    ├── DisclosureError       something would be published that must not be
    └── RunError              a notebook failed, timed out or lost its kernel (exit code 2)

No message ever holds a value from a child's record: lists, columns and row numbers only.
"""


class ReadinessError(Exception):
    """Base of every error meant for a person to read."""


class InputError(ReadinessError):
    """A file or argument the user gave cannot be used."""


class ColumnNotSupplied(InputError):
    """A list lacks a column that a measure reads; the measure becomes `not_supplied`."""

    def __init__(self, list_name: str, column: str) -> None:
        super().__init__(f"The list '{list_name}' has no column '{column}'.")
        self.list_name = list_name
        self.column = column


class UnknownName(InputError, KeyError, ValueError):
    """Nothing is called that. A KeyError and a ValueError too, as mappings and enumerations raise."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class ConfigurationError(ReadinessError):
    """One of the package's own data files is wrong."""


class DisclosureError(ReadinessError):
    """Publishing would reveal what must stay hidden."""


class RunError(ReadinessError):
    """A notebook could not be run to its end; the last good report is untouched."""
