"""`ecpat plan check --json`: an edited agenda, and which rules it keeps."""

from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.agenda.report.agenda_data import Day
from ecpat_training.commands.public import Public
from ecpat_training.programme.rules.as_data import JudgedRule


class PlanCheckResult(Public[AgendaCheck]):
    """An agenda against its programme's rules; it `holds` where everything that must be kept is."""

    keys = "programme training=planned.agenda.training title=planned.agenda.title holds days=planned.agenda.days rules"
    parts = (Day, JudgedRule)
