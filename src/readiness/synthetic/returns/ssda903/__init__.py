"""The return on children looked after and care leavers: a folder of csv files, one a table."""

from readiness.synthetic.returns.ssda903.writing import write_folder

__all__ = ["write_folder"]
