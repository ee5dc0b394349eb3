"""How the score run over published figures agrees with the judgement that followed.

Nothing is tuned to it: it is done once, whatever it shows, and printed in the methods annex
(docs/calibration.md).
"""

from readiness.calibration.calibrating import calibrate
from readiness.calibration.panel import panel

__all__ = ["calibrate", "panel"]
