"""What every rule over agendas is: checked over a finished agenda, and asked of one in the making where it can be."""

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.programme.rules.book import Rule
from ecpat_training.programme.rules.check import RuleResult


class AgendaRule(Rule):
    """A rule over an agenda. Each says what it `states` and how it `check`s; the rest as far as it has something to
    say."""

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Whether the agenda keeps the rule, what breaks it, and what that costs."""
        raise NotImplementedError

    def constrain(self, draft: Draft) -> None:
        """Asks the same of an agenda in the making, through `draft.add` and `draft.charge`. A rule without this method
        is only checked: see `steers`."""

    @property
    def steers(self) -> bool:
        """Whether the rule has a say in a draft."""
        return type(self).constrain is not AgendaRule.constrain
