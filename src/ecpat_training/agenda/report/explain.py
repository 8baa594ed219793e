"""Why a session stands where it stands, as a document."""

from collections.abc import Iterator, Sequence

from ecpat_training.agenda.explain.plain_reasons import Lacks, MustBeHeld, NoRoom, PlainReason
from ecpat_training.agenda.model.plan import Explanation, PlanOption
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import (
    Block,
    Document,
    FactList,
    Heading,
    Paragraph,
    ReportColumn,
    ReportTable,
    Tone,
)
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.documents.wording import wording
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.quantity import clock


def explain_document(explained: Explanation, provenance: Provenance) -> Document:
    """Where the session stands, what that is worth, and every other place and trainer with its price."""
    blocks: list[Block] = [FactList(tuple(_facts(explained))), Paragraph(headline(explained))]
    blocks += [Heading("Elsewhere", 2), _table("Elsewhere", "Where", explained.places)]
    if explained.leads:
        blocks += [Heading("Other leads", 2), _table("Other leads", "Lead", explained.leads)]
    if explained.seconds:
        blocks += [Heading("Other second trainers", 2), _table("Other second trainers", "Second", explained.seconds)]
    blocks += [Paragraph(_reading(explained), "quiet")]
    training = explained.plan.training
    title = f'Why "{explained.session.title}" has its time'
    return Document(title, blocks, f"{training.title} ({training.id})", footer=made_by(provenance))


def _facts(explained: Explanation) -> Iterator[tuple[str, str]]:
    for day, item in explained.stands:
        yield "Stands", f"{day_name(day, wording())}, {clock(item.start)}-{clock(item.end)}"
        if item.trainers:
            yield "Trainers", f"{item.trainers[0]} leads, {listing(list(item.trainers[1:])) or 'nobody'} is second"
    if not explained.stands:
        yield "Stands", "nowhere: it is left out"
    plan = explained.plan
    proof = "proven the least" if plan.optimal else f"the least may be {plan.bound}"
    yield "The whole agenda costs", f"{plan.objective}, {proof}"


def headline(explained: Explanation) -> str:
    """What moving the session would mean, in a sentence."""
    others = [one for one in explained.places if not one.here]
    cheaper = [one for one in others if one.more is not None and one.more < 0]
    free = [one for one in others if one.more == 0]
    dear = [one for one in others if one.more is not None and one.more > 0]
    shut = [one for one in others if one.more is None and one.known]
    sentences = []
    if cheaper:
        found = f"An agenda that costs less was found with it on {'; '.join(one.what for one in cheaper)}."
        sentences.append(f"{found} The agenda as planned isn't the best: please allow more time with --time-limit.")
    if free:
        sentences.append(f"It could move at no cost: {'; '.join(one.what for one in free)}.")
    if dear:
        least = min(one.least or 0 for one in dear)
        verb = "costs" if len(dear) == 1 else "cost"
        more = f"at least {least} more" if least else "more in the agendas that were found"
        sentences.append(f"{count(len(dear), 'other place')} {verb} {more}.")
    if shut:
        sentences.append(f"{count(len(shut), 'place')} {'is' if len(shut) == 1 else 'are'} not possible.")
    return " ".join(sentences)


def _reading(explained: Explanation) -> str:
    options = (*explained.places, *explained.leads, *explained.seconds)
    unproven = any(one.more != one.least for one in options)
    text = "Each price is that of the best agenda with this one change, over the price of the agenda as planned"
    ended = "Where there are two numbers or `at most`, the search ended before the least was known."
    return f"{text}. {ended}" if unproven else f"{text}."


def _table(name: str, what: str, options: Sequence[PlanOption]) -> ReportTable:
    columns = (
        ReportColumn(what, width=2.2),
        ReportColumn("Costs more", width=0.9),
        ReportColumn("What gives way instead, or why not", width=5),
    )
    rows = tuple((one.what, _price(one), _capital(one.why)) for one in options)
    return ReportTable(name, columns, rows, tones=tuple(_tone(one) for one in options))


def _price(one: PlanOption) -> str:
    if one.here:
        return "as planned"
    if one.more is None:
        return "not possible" if one.known else "not known"
    if one.more < 0:
        return f"at least {-one.more} less"
    if one.more == one.least:
        return str(one.more)
    return f"{one.least} to {one.more}" if one.least else f"at most {one.more}"


def _tone(one: PlanOption) -> Tone:
    if one.here:
        return "good"
    return "quiet" if one.more is None else "plain" if one.more == 0 else "attention"


def cost_differences(results: Sequence[RuleResult], planned: Sequence[RuleResult]) -> str:
    """What costs more in one agenda than in another, the most of it first and the little together; and what costs
    less."""
    both = [(result.cost - before.cost, result, before) for result, before in zip(results, planned, strict=True)]
    more = sorted((one for one in both if one[0] > 0), key=lambda one: -one[0])
    less = sorted((one for one in both if one[0] < 0), key=lambda one: one[0])
    parts = [_costs_more(*one) for one in more[:_EACH]]
    parts += _together([one for one, _, _ in more[_EACH:]], "more")
    if len(less) > _EACH:
        parts += _together([-one for one, _, _ in less], "less")
    else:
        parts += [f"`{result.rule}` costs {-difference} less" for difference, result, _ in less]
    return "; ".join(parts) + "." if parts else ""


_EACH = 2


def _costs_more(difference: int, result: RuleResult, before: RuleResult) -> str:
    new = [one for one in result.messages if one not in before.messages]
    return f"`{result.rule}` costs {difference} more" + (f": {new[0].rstrip('.')}" if new else "")


def _together(amounts: Sequence[int], than: str) -> list[str]:
    verb = "costs" if len(amounts) == 1 else "cost"
    return [f"{count(len(amounts), 'other rule')} {verb} {sum(amounts)} {than}"] if amounts else []


NOT_LOOKED_FOR = "no agenda has it so; the search ended before it was known which rules forbid it."
_NAMED = 5


def plain_reason(reason: PlainReason) -> str:
    """What people think of first, in a sentence or two."""
    match reason:
        case NoRoom(side, sessions, minutes):
            titles = listing([f'"{one.title}"' for one in sessions], _NAMED)
            there = "up to there" if side == "before" else "from there on"
            verb, them = ("has", "it") if len(sessions) == 1 else ("have", "them")
            takes = f"{minutes} minutes at least"
            return f"{titles} {verb} to come {side} it: {takes}. Beside {them}, there is no room for it {there}."
        case MustBeHeld(rule):
            return f"not under `{rule.name}`: its chapter is `cover: must`."
        case Lacks(rule, competence, trainer, post):
            of = "its lead" if post == "lead" else "its second trainer"
            needs = f"not under `{rule.name}`: it needs `{competence}` of {of}"
            return f"{needs}. {trainer} doesn't have `{competence}`."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
