"""`ecpat plan change --json`: an agenda with a line changed, and what the rules say to it."""

from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.report.agenda_data import Day
from ecpat_training.agenda.report.for_machines.diff import ChangedItem
from ecpat_training.commands.public import Public
from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.as_data import JudgedRule
from ecpat_training.programme.rules.check import RuleResult


class RuleBreak(Public[tuple[RuleResult, Finding]]):
    """A rule that is broken or gives way in one place; `hard` ones must be kept."""

    keys = "rule=0.rule hard=0.hard message=1.message"


class PlanChangeResult(Public[ChangedAgenda]):
    """The agenda as it is after the change; it `holds` where everything that must be kept is. `broken` is what the
    change breaks, `mended` what it mends; `kept_file` says that the YAML file is otherwise as it was written."""

    keys = """
        training=check.planned.agenda.training title=check.planned.agenda.title holds=check.holds kept_file=kept
        changes=diff.changes broken mended days=check.planned.agenda.days rules=check.rules
    """
    parts = (ChangedItem, RuleBreak, Day, JudgedRule)
