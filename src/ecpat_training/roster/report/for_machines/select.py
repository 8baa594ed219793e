"""`ecpat roster select --json`: the draw."""

from ecpat_training.roster.report.selection_result import Result, result

__all__ = ["Result", "result"]
