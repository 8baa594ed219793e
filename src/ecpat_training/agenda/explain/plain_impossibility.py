"""What can be seen without a solver: more minutes than the days have, a competence that nobody brings."""

from collections.abc import Mapping, Sequence

from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.explain.facts import held_facts, list_other_facts
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location

"""Facts that are told of the sessions concerned only."""


def plainly_impossible(
    context: Context, rules: Sequence[AgendaRule], places: Mapping[str, Location] | None = None
) -> list[Finding]:
    """Findings for what no agenda of this training can keep, in numbers and names; empty where the solver must say.
    `places` are where the programme writes its sessions, by their ids."""
    shortcuts = _shortcuts(AgendaRequirements(context, rules, places or {}))
    return [finding for shortcut in shortcuts for finding in (shortcut.finding, *shortcut.parts)]


def _shortcuts(requirements: AgendaRequirements) -> list[Impossibility]:
    """What the rules see; where none asks that sessions be held, an empty agenda is one."""
    if not any("held" in rule.READS for rule in requirements.rules):
        return []
    return sorted(
        (shortcut for rule in requirements.rules for shortcut in rule.shortcuts(requirements)),
        key=lambda shortcut: shortcut.turn,
    )


def find_plain_members(
    context: Context, rules: Sequence[AgendaRule], findings: Sequence[Finding]
) -> list[AgendaRule | Fact]:
    """The rules and facts that the findings of `plainly_impossible` are about."""
    codes = {finding.code for finding in findings}
    shortcuts = [
        shortcut for shortcut in _shortcuts(AgendaRequirements(context, rules)) if shortcut.finding.code in codes
    ]
    fact_kinds = {fact_kind for shortcut in shortcuts for fact_kind in shortcut.facts}
    facts = [fact for fact in (*held_facts(context), *list_other_facts(context)) if fact.kind in fact_kinds]
    if all(shortcut.sessions is not None for shortcut in shortcuts):
        concerned_ids = {id_ for shortcut in shortcuts for id_ in shortcut.sessions or ()} | {
            fact.of
            for fact in facts
            if fact.kind in ("lead", "second") and not any(trainer.competent(fact.what) for trainer in context.pool)
        }
        facts = [fact for fact in facts if fact.of not in context.sessions or fact.of in concerned_ids]
    return [*(rule for rule in rules if any(shortcut.about(rule) for shortcut in shortcuts)), *facts]
