"""`ecpat roster replace --json`: the draw."""

from ecpat_training.roster.report.for_machines.select import RosterSelectResult as RosterReplaceResult

__all__ = ["RosterReplaceResult"]
