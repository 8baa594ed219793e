"""`ecpat roster replace --json`: the draw."""

from ecpat_training.roster.report.for_machines.select import RosterSelectResult, result

__all__ = ["RosterSelectResult", "result"]
