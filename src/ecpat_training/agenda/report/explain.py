"""Why a session stands where it stands, as a document."""

from collections.abc import Iterator, Sequence

from ecpat_training.agenda.explain.plain_reasons import Lacks, MustBeHeld, NoRoom, PlainReason
from ecpat_training.agenda.model.plan import Explanation, PlanOption
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import wording
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.quantity import clock
from ecpat_training.words.catalogue.message import Option, phrase


def explain_document(explanation: Explanation, provenance: Provenance) -> doc.Document:
    """Where the session stands, what that is worth, and every other place and trainer with its price."""
    blocks: list[doc.Block] = [doc.FactList(tuple(_facts(explanation))), doc.Paragraph(write_headline(explanation))]
    blocks += [doc.Heading("Elsewhere", 2), _table("Elsewhere", "Where", explanation.places)]
    if explanation.leads:
        blocks += [doc.Heading("Other leads", 2), _table("Other leads", "Lead", explanation.leads)]
    if explanation.seconds:
        blocks += [
            doc.Heading("Other second trainers", 2),
            _table("Other second trainers", "Second", explanation.seconds),
        ]
    blocks += [doc.Paragraph(_reading(explanation), "quiet")]
    training = explanation.plan.training
    title = f'Why "{explanation.session.title}" has its time'
    return doc.Document(title, blocks, f"{training.title} ({training.id})", footer=provenance_sentence(provenance))


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    for day, item in explanation.stands:
        yield "Stands", f"{day_name(day, wording())}, {clock(item.start)}-{clock(item.end)}"
        if item.trainers:
            yield "Trainers", f"{item.trainers[0]} leads, {listing(list(item.trainers[1:])) or 'nobody'} is second"
    if not explanation.stands:
        yield "Stands", "nowhere: it is left out"
    plan = explanation.plan
    proof = "proven the least" if plan.optimal else f"the least may be {plan.bound}"
    yield "The whole agenda costs", f"{plan.objective}, {proof}"


def write_headline(explanation: Explanation) -> str:
    """What moving the session would mean, in a sentence."""
    alternatives = [option for option in explanation.places if not option.is_current]
    cheaper = [option for option in alternatives if option.extra_cost is not None and option.extra_cost < 0]
    free_options = [option for option in alternatives if option.extra_cost == 0]
    dear = [option for option in alternatives if option.extra_cost is not None and option.extra_cost > 0]
    shut_options = [option for option in alternatives if option.extra_cost is None and option.is_cost_known]
    sentences: list[str] = []
    if cheaper:
        cheaper_text = (
            f"An agenda that costs less was found with it on {'; '.join(option.description for option in cheaper)}."
        )
        sentences.append(
            phrase(
                "{cheaper} The agenda as planned isn't the best: please allow more time with {limit_option}.",
                cheaper=cheaper_text,
                limit_option=Option("--time-limit"),
            )
        )
    if free_options:
        sentences.append(f"It could move at no cost: {'; '.join(option.description for option in free_options)}.")
    if dear:
        least_surcharge = min(option.least or 0 for option in dear)
        verb = "costs" if len(dear) == 1 else "cost"
        surcharge = f"at least {least_surcharge} more" if least_surcharge else "more in the agendas that were found"
        sentences.append(f"{count(len(dear), 'other place')} {verb} {surcharge}.")
    if shut_options:
        sentences.append(
            f"{count(len(shut_options), 'place')} {'is' if len(shut_options) == 1 else 'are'} not possible."
        )
    return " ".join(sentences)


def _reading(explanation: Explanation) -> str:
    options = (*explanation.places, *explanation.leads, *explanation.seconds)
    unproven = any(option.extra_cost != option.least for option in options)
    text = "Each price is that of the best agenda with this one change, over the price of the agenda as planned"
    ended_sentence = "Where there are two numbers or `at most`, the search ended before the least was known."
    return f"{text}. {ended_sentence}" if unproven else f"{text}."


def _table(name: str, header: str, options: Sequence[PlanOption]) -> doc.ReportTable:
    columns = (
        doc.ReportColumn(header, width=2.2),
        doc.ReportColumn("Costs more", width=0.9),
        doc.ReportColumn("What gives way instead, or why not", width=5),
    )
    rows = tuple((option.description, _price(option), _capital(option.reason)) for option in options)
    return doc.ReportTable(name, columns, rows, tones=tuple(_tone(option) for option in options))


def _price(option: PlanOption) -> str:
    if option.is_current:
        return "as planned"
    if option.extra_cost is None:
        return "not possible" if option.is_cost_known else "not known"
    if option.extra_cost < 0:
        return f"at least {-option.extra_cost} less"
    if option.extra_cost == option.least:
        return str(option.extra_cost)
    return f"{option.least} to {option.extra_cost}" if option.least else f"at most {option.extra_cost}"


def _tone(option: PlanOption) -> doc.Tone:
    if option.is_current:
        return "good"
    return "quiet" if option.extra_cost is None else "plain" if option.extra_cost == 0 else "attention"


def cost_differences(results: Sequence[RuleResult], rule_results: Sequence[RuleResult]) -> str:
    """What costs more in one agenda than in another, the most of it first and the little together; and what costs
    less."""
    differences = [
        (result.cost - result_before.cost, result, result_before)
        for result, result_before in zip(results, rule_results, strict=True)
    ]
    dearer = sorted((triple for triple in differences if triple[0] > 0), key=lambda triple: -triple[0])
    savings = sorted((triple for triple in differences if triple[0] < 0), key=lambda triple: triple[0])
    clauses = [_describe_extra_cost(*triple) for triple in dearer[:_EACH]]
    clauses += _summed_rule_costs([difference for difference, _, _ in dearer[_EACH:]], "more")
    if len(savings) > _EACH:
        clauses += _summed_rule_costs([-difference for difference, _, _ in savings], "less")
    else:
        clauses += [f"`{result.rule}` costs {-difference} less" for difference, result, _ in savings]
    return "; ".join(clauses) + "." if clauses else ""


_EACH = 2


def _describe_extra_cost(difference: int, result: RuleResult, result_before: RuleResult) -> str:
    new_messages = [message for message in result.messages if message not in result_before.messages]
    return f"`{result.rule}` costs {difference} more" + (f": {new_messages[0].rstrip('.')}" if new_messages else "")


def _summed_rule_costs(amounts: Sequence[int], than: str) -> list[str]:
    verb = "costs" if len(amounts) == 1 else "cost"
    return [f"{count(len(amounts), 'other rule')} {verb} {sum(amounts)} {than}"] if amounts else []


NOT_LOOKED_FOR = "no agenda has it so; the search ended before it was known which rules forbid it."
_MAX_TITLES_NAMED = 5


def describe_plain_reason(reason: PlainReason) -> str:
    """What people think of first, in a sentence or two."""
    match reason:
        case NoRoom(side, sessions, minutes):
            return phrase(
                "{titles} {sessions:has|have} to come {side} it: {minutes} minutes at least. Beside "
                "{sessions:it|them}, there is no room for it {extent}.",
                titles=listing([f'"{session.title}"' for session in sessions], _MAX_TITLES_NAMED),
                sessions=len(sessions),
                side=side,
                minutes=minutes,
                extent="up to there" if side == "before" else "from there on",
            )
        case MustBeHeld(rule):
            return phrase("not under `{rule}`: its chapter is `cover: must`.", rule=rule.name)
        case Lacks(rule, competence, trainer, post_name):
            return phrase(
                "not under `{rule}`: it needs `{competence}` of {post}. {trainer} doesn't have `{competence}`.",
                rule=rule.name,
                competence=competence,
                post="its lead" if post_name == "lead" else "its second trainer",
                trainer=trainer,
            )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
