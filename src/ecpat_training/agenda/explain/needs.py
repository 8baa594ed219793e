"""What can be seen without a solver: more minutes than the days have, a competence that nobody brings."""

from collections.abc import Mapping, Sequence

from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.explain.facts import held_facts, other_facts
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Shortcut
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location

"""Facts that are told of the sessions concerned only."""


def plainly_impossible(
    context: Context, rules: Sequence[AgendaRule], places: Mapping[str, Location] | None = None
) -> list[Finding]:
    """Findings for what no agenda of this training can keep, in numbers and names; empty where the solver must say.
    `places` are where the programme writes its sessions, by their ids."""
    found = _shortcuts(AgendaRequirements(context, rules, places or {}))
    return [finding for one in found for finding in (one.finding, *one.parts)]


def _shortcuts(asked: AgendaRequirements) -> list[Shortcut]:
    """What the rules see; where none asks that sessions be held, an empty agenda is one."""
    if not any("held" in rule.READS for rule in asked.rules):
        return []
    return sorted((one for rule in asked.rules for one in rule.shortcuts(asked)), key=lambda one: one.turn)


def plain_members(
    context: Context, rules: Sequence[AgendaRule], findings: Sequence[Finding]
) -> list[AgendaRule | Fact]:
    """The rules and facts that the findings of `plainly_impossible` are about."""
    codes = {one.code for one in findings}
    seen = [one for one in _shortcuts(AgendaRequirements(context, rules)) if one.finding.code in codes]
    kinds = {kind for one in seen for kind in one.facts}
    facts = [one for one in (*held_facts(context), *other_facts(context)) if one.kind in kinds]
    if all(one.sessions is not None for one in seen):
        concerned = {id_ for one in seen for id_ in one.sessions or ()} | {
            one.of
            for one in facts
            if one.kind in ("lead", "second") and not any(trainer.competent(one.what) for trainer in context.pool)
        }
        facts = [one for one in facts if one.of not in context.sessions or one.of in concerned]
    return [*(rule for rule in rules if any(one.about(rule) for one in seen)), *facts]
