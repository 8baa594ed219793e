"""`ecpat roster select --json`: the draw."""

from ecpat_training.roster.report.selection_result import RosterSelectResult, result

__all__ = ["RosterSelectResult", "result"]
