"""Reserves as a document: who stands by, in which order, what that is worth, and whom to call for whom; and chances in
words, the same in every report on who comes."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.roster.model.attendance import Chance, Replacement, ReservesChosen


def reserves_document(
    answer: ReservesChosen,
    programme: str,
    broken_rules: Sequence[str],
    provenance: Provenance,
    *,
    is_surely_broken: bool = True,
) -> doc.Document:
    """The reserves of a finished selection; `broken_rules` are the rules that it doesn't keep even if everybody comes;
    `is_surely_broken` is false where whoever isn't known might keep them."""
    blocks: list[doc.Block] = []
    if broken_rules:
        so_far_suffix = "" if is_surely_broken else " so far"
        tone: doc.Tone = "bad" if is_surely_broken else "attention"
        text = f"The selection itself doesn't keep every rule{so_far_suffix}, even if everybody comes:"
        blocks.append(doc.Paragraph(text, tone))
        blocks.append(doc.Bullets(tuple(broken_rules)))
    blocks += reserve_blocks(answer)
    return doc.Document("Reserves", blocks, programme, footer=provenance_sentence(provenance))


def reserves_sentence(answer: ReservesChosen) -> str:
    """What reserves are worth, in one line."""
    if not answer.reserves:
        return f"No reserve: the chance that the people who come keep every rule is {chance(answer.without.value)}."
    return (
        f"With {count(len(answer.reserves), 'reserve')} the chance that the people who come keep every rule is "
        f"{chance(answer.with_all.value)}; without, {chance(answer.without.value)}."
    )


def reserve_blocks(answer: ReservesChosen) -> Iterator[doc.Block]:
    """Who stands by and what that is worth, then whom to call for whom; also part of a selection's report."""
    yield doc.Paragraph(reserves_sentence(answer), "good" if answer.reserves else "attention")
    yield doc.Paragraph(
        f"Balanced: {answer.seats} people, and every rule that must hold is kept. Reserves may not come either; of the "
        "reserves who come, those who make the room balanced are called in.",
        "quiet",
    )
    if answer.reserves:
        yield doc.Heading("Reserve list, in the order of calling", 2)
        yield _table(answer)
        yield _chart(answer)
    yield doc.Heading("If one person does not come", 2)
    yield doc.ReportTable(
        "Whom to call",
        (
            doc.ReportColumn("Who does not come", width=2),
            doc.ReportColumn("Who they are", width=4),
            doc.ReportColumn("What to do", width=3),
        ),
        tuple(
            (listing([*replacement.codes], 30), replacement.who, _action_text(replacement))
            for replacement in answer.replaced
        ),
        tones=tuple("attention" if replacement.needed else "plain" for replacement in answer.replaced),
        caption="If all other people are there. If several do not come, check the list of the others again.",
    )
    if answer.reserves:
        yield doc.Paragraph(_method_text(answer), "quiet")
    yield doc.Paragraph(f"{chance_method(answer.with_all)} {INDEPENDENT}", "quiet")


def _table(answer: ReservesChosen) -> doc.ReportTable:
    columns = (
        doc.ReportColumn("Reserve", "count"),
        doc.ReportColumn("Code"),
        doc.ReportColumn("Who they are", width=4),
        doc.ReportColumn("No-show rate"),
        doc.ReportColumn("Balanced room", "chance", width=1.5),
    )
    rows = [
        (number, reserve.code, reserve.who, per_cent(1.0 - reserve.comes), reserve.chance.value)
        for number, reserve in enumerate(answer.reserves, 1)
    ]
    return doc.ReportTable("Reserves", columns, ((0, "", "no reserve", "", answer.without.value), *rows))


def _chart(answer: ReservesChosen) -> doc.HaveWantChart:
    steps = [answer.without, *(reserve.chance for reserve in answer.reserves)]
    bars = tuple(
        doc.BarRow(count(number, "reserve") if number else "no reserve", round(step.value * 100, 1))
        for number, step in enumerate(steps)
    )
    bar_texts = "; ".join(f"{bar.label} {bar.value:g} per cent" for bar in bars)
    return doc.HaveWantChart(
        "Chance of a balanced room, by the number of reserves", bars, f"Bars: {bar_texts}.", unit="per cent"
    )


def _action_text(replacement: Replacement) -> str:
    if replacement.needed:
        return f"Call {replacement.call}." if replacement.call else "No reserve makes the room balanced again."
    return f"No call is needed; {replacement.call} fits." if replacement.call else "No call is needed."


def _method_text(answer: ReservesChosen) -> str:
    best_text = (
        f"Of all ways to choose {count(len(answer.reserves), 'reserve')} among the {count(answer.others, 'applicant')} "
        "without a seat, none is better."
        if answer.best
        else "The best was added to those already chosen, one after the other; then each was exchanged for another as "
        "long as that raised the chance."
    )
    draw_note = f" Among people who are equal under the rules, a draw decided (seed {answer.seed})."
    return f"{best_text}{draw_note if answer.drawn else ''}"


INDEPENDENT = (
    "Counted as if everybody decided alone. Who travels together, or is held back by the same event, stays away "
    "together: then less is certain than this says."
)


def chance(value: float) -> str:
    """A chance inside a sentence: `95.3 %`, `less than 0.1 %`."""
    return value_text(value, "chance").replace("< ", "less than ").replace("> ", "more than ")


def per_cent(share: float) -> str:
    """A rate as people write it: `15 %`, `7.5 %`."""
    return f"{round(share * 100, 4):g} %"


def chance_method(day_chance: Chance) -> str:
    """How a chance was computed, as a sentence."""
    if day_chance.draws is None:
        return "Exact: every way in which people may come or stay away is counted."
    interval = f"{chance(day_chance.low or 0.0)} to {chance(day_chance.high or 0.0)}"
    return (
        f"From {day_chance.draws:,} days drawn at random (seed {day_chance.seed}), since there are too many ways to"
        f" count them all: standard error {value_text(day_chance.error * 100, '0.00')} percentage points, 95 % interval"
        f" {interval}."
    )
