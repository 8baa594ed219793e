"""Whether an explanation is right and as small as it says, by the rules' checks."""

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.conflict import Conflict, Member, restricted_to
from ecpat_training.agenda.explain.facts import held_facts, list_other_facts
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import errors
from ecpat_training.programme.rules.book import Rule

WORK = 60.0


def broken(case: Case, agenda: Agenda) -> list[str]:
    """What in a case an agenda breaks, by the checks alone."""
    context = _with_optional(case)
    unplaced = agenda.model_copy(
        update={
            "days": tuple(
                day.model_copy(
                    update={
                        "items": tuple(
                            one for one in day.items if one.session is None or one.session.id not in case.unplaced
                        )
                    }
                )
                for day in agenda.days
            )
        }
    )
    results = [
        result for rule in case.rules for result in judge([rule], unplaced if rule.name == "frame" else agenda, context)
    ]
    return [str(one) for one in errors(one for result in results for one in result.breaks)]


def _with_optional(case: Case) -> Context:
    """The context in which optional sessions stand in chapters that a training may hold."""
    chapters = [
        chapter.model_copy(
            update={"sessions": (session,), "cover": "may" if session.id in case.optional else chapter.cover}
        )
        for chapter in case.context.programme.manual
        for session in chapter.sessions
    ]
    return case.programme(manual=tuple(chapters)).context


def explained(context: Context, rules: list[Rule], conflict: Conflict) -> Case:
    """The case of which an explanation says that it has no agenda: nothing but its rules and facts."""
    everything: list[Member] = [*rules, *held_facts(context), *list_other_facts(context)]
    return restricted_to(Case.of(context, rules), everything, [*conflict.rules, *conflict.facts])


def faults(context: Context, rules: list[Rule], conflict: Conflict) -> list[str]:
    """What is wrong with an explanation: an agenda exists after all, or something could be left out of it."""
    members: list[Member] = [*conflict.rules, *conflict.facts]
    everything: list[Member] = [*rules, *held_facts(context), *list_other_facts(context)]
    whole = Case.of(context, rules)
    asking = FeasibilityOracle(WORK)
    found = [] if conflict.certain else ["not certain"]
    if not asking.impossible(explained(context, rules, conflict)):
        found.append("together they leave an agenda")
    for member in members:
        rest = restricted_to(whole, everything, [one for one in members if one is not member])
        agenda = asking.agenda(rest)
        name = member.name if isinstance(member, Rule) else member.says
        if agenda is None:
            found.append(f"not needed: {name}")
        elif problems := broken(rest, agenda):
            found.append(f"without {name} the agenda breaks: {'; '.join(problems)}")
    return found
