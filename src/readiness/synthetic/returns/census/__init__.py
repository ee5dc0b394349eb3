"""The children in need census of one year, as the XML that is sent to DfE."""

from readiness.synthetic.returns.census.writing import write_census

__all__ = ["write_census"]
