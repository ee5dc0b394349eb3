"""What published figures and the judgement before say of the next one: four probabilities, no grade.

It learns only from what was published before each inspection, and says nothing of who an authority is.
"""

from readiness.outlook.fitting import fit
from readiness.outlook.model import Outlook
from readiness.outlook.predicting import predict

__all__ = ["Outlook", "fit", "predict"]
