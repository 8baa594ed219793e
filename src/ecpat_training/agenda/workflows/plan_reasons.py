"""Why the items of an agenda can't stay as they are: what they break, in their own place or beside others."""

from collections import Counter
from collections.abc import Callable, Iterator

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, sort_by_start
from ecpat_training.agenda.workflows.agenda_file import OpenedAgenda
from ecpat_training.core.finding import Finding, errors
from ecpat_training.core.text import listing, sentence
from ecpat_training.words.catalogue.message import phrase


def broken_rules(opened_agenda: OpenedAgenda, context: Context) -> list[Finding]:
    """What must hold and an agenda breaks, by the programme as it is now."""
    results = judge(opened_agenda.rules, opened_agenda.agenda, context)
    return errors(finding for result in results for finding in result.breaks)


def reasons(opened_agenda: OpenedAgenda, context: Context) -> Callable[[AgendaItem], str]:
    """Why an item of the agenda can't stay as it is: what others that it clashes with and it itself break now; where
    that is nothing, beside which of these it stands."""
    findings = broken_rules(opened_agenda, context)
    reasons_by_item: dict[int, str] = {}
    for day in opened_agenda.agenda.days:
        own_reasons = {id(item): " ".join(_reasons(day, item, findings, context)) for item in day.items}
        reasons_by_item |= own_reasons
        for item in day.items:
            if not own_reasons[id(item)]:
                neighbours = [
                    f'"{neighbour.title}"'
                    for neighbour in sort_by_start(day)
                    if own_reasons[id(neighbour)] and _overlap_or_meet(item, neighbour)
                ]
                reasons_by_item[id(item)] = (
                    phrase("Stands beside {titles}, which can't stay as planned.", titles=listing(neighbours))
                    if neighbours
                    else ""
                )
    return lambda item: reasons_by_item[id(item)]


def _reasons(day: AgendaDay, item: AgendaItem, findings: list[Finding], context: Context) -> Iterator[str]:
    pool = {trainer.id for trainer in context.pool}
    if outside_codes := [code for code in item.trainers if code not in pool]:
        yield phrase(
            "{trainers} {count:is|are} not in the pool.", trainers=listing(outside_codes), count=len(outside_codes)
        )
    if item.kind == "session" and item.session is None:
        yield "The programme doesn't have it any more."
    for finding in findings:
        if finding.where != item.where and _clashes(day, item, finding):
            yield sentence(finding.message, context.trainers)
    for finding in findings:
        if finding.where == item.where:
            short_message = finding.message.removeprefix(item_label(day, item)).lstrip(": ")
            yield sentence(short_message, context.trainers)


def _clashes(day: AgendaDay, item: AgendaItem, finding: Finding) -> bool:
    """Whether what another item of the day breaks is told against this one; where several are called alike, that is the
    one that the other touches."""
    breaking = [other_item for other_item in day.items if other_item.where == finding.where]
    has_namesake = Counter(other_item.title for other_item in day.items)[item.title] > 1
    if not breaking or f'"{item.title}"' not in finding.message:
        return False
    return not has_namesake or any(
        _overlap_or_meet(item, other_item) and other_item.title != item.title for other_item in breaking
    )


def _overlap_or_meet(first_item: AgendaItem, second_item: AgendaItem) -> bool:
    """Whether two items overlap, or one begins when the other ends."""
    return first_item is not second_item and first_item.start <= second_item.end and second_item.start <= first_item.end
