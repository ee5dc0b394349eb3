"""What DfE publishes, as the user downloads it, kept in a store of their own: what was known on which day.

A store is a folder: `imports.json` says which file was read when, and each import's rows stand beside
it as parquet. Nothing imported is ever changed; a later file's figures stand beside the earlier ones.
"""

from readiness.intake.official.kinds import Kind
from readiness.intake.official.known import Known, known_on
from readiness.intake.official.ledger import Import, imports
from readiness.intake.official.store import add

__all__ = ["Import", "Kind", "Known", "add", "imports", "known_on"]
