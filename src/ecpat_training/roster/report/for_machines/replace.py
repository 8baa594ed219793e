"""`ecpat roster replace --json`: the draw."""

from ecpat_training.roster.report.selection_result import RosterSelectResult, result

__all__ = ["RosterSelectResult", "result"]
