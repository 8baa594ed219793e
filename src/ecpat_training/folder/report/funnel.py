"""The way of people as a document: where most are lost in one sentence and one picture, then every step by kind of
people, then each training."""

from collections.abc import Iterator
from itertools import pairwise

from ecpat_training.core.text import count, listing, sentence
from ecpat_training.documents.document import (
    BarRow,
    Block,
    Bullets,
    Document,
    HaveWantChart,
    Heading,
    Paragraph,
    ReportColumn,
    ReportTable,
    Tone,
)
from ecpat_training.documents.numbers import shown
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.folder.counting.funnel import LEAST_ASKED, LEAST_LOST, LEAST_SHARE, most_lost
from ecpat_training.folder.model.way import NOT_KNOWN, WAY, Of, ProgrammeFunnel, StepCount, TrainingWay

_NOTICE = "Internal: it holds no names, but counts of few people."
_NOT_SAID = "not said"
_MOST = 20  # trainings that are named in one sentence
_SIDES = ("law enforcement", "care", "other")


def funnel_document(funnel: ProgrammeFunnel, provenance: Provenance) -> Document:
    """What was found first, then the picture, then all figures."""
    blocks: list[Block] = [Paragraph(headline(funnel), "plain"), *_claims(funnel), *_picture(funnel)]
    blocks += [*_steps(funnel), *_trainings(funnel), *_remarks(funnel)]
    return Document(
        "From registration to completion", blocks, funnel.programme, notice=_NOTICE, footer=made_by(provenance)
    )


def headline(funnel: ProgrammeFunnel) -> str:
    """How many took part in how many trainings."""
    there = [way for way in funnel.trainings if way.people]
    number = sum(len(way.people) for way in there)
    where = count(len(there), "training")
    return f"{count(number, 'participation')} in {where} with a list: a person who was in two counts twice."


def _claims(funnel: ProgrammeFunnel) -> Iterator[Block]:
    """A sentence for each side and for everybody, where a step loses enough people to speak of."""
    said = []
    kinds: list[tuple[Of, str]] = [("", "everybody"), *(("side", side) for side in _SIDES)]
    for of, label in kinds:
        if (step := most_lost(funnel, of, label)) is not None:
            said.append(_loses(step))
    if said:
        yield Bullets(tuple(said))
    elif funnel.steps:
        least = f"{LEAST_LOST} people and {LEAST_SHARE:.0%} of at least {LEAST_ASKED}"
        yield Paragraph(f"No step stands out: none lost {least}, and more than the others.", "quiet")


def _loses(step: StepCount) -> str:
    who = "Of all participants" if not step.of else f"Of {_who(step.of, step.label).lower()}"
    share = shown(step.share_lost, "percent")
    return f"{who} most are lost between {step.before} and {step.after}: {step.lost} of {step.reached} ({share})."


def _who(of: Of, label: str) -> str:
    if not of:
        return "Everybody"
    if label == NOT_KNOWN:
        return "Stakeholder not known" if of == "stakeholder" else "Side not known"
    return label if of == "stakeholder" else sentence(label)


def _picture(funnel: ProgrammeFunnel) -> Iterator[Block]:
    """The stages of each side below each other, in the trainings that say every stage."""
    if not funnel.whole:
        if funnel.steps:
            yield Paragraph("No training has files that say three stages, so there is no picture of the way.", "quiet")
        return
    bars: list[BarRow] = []
    for of, label in funnel.kinds:
        reached = funnel.whole[of, label]
        if (of == "side" or not of) and label != NOT_KNOWN and reached[0]:
            losses = [before - after for before, after in pairwise(reached)]
            worst = losses.index(max(losses)) + 1 if max(losses) > 0 else 0
            for at, (stage, number) in enumerate(zip(funnel.whole_stages, reached, strict=True)):
                tone: Tone = "bad" if at and at == worst else "plain"
                bars.append(BarRow(f"{_who(of, label)}: {stage}", number, tone=tone))
    said = "; ".join(f"{bar.label} {bar.value:g}" for bar in bars)
    where = count(len(funnel.whole_trainings), "training")
    title = f"Who reached each stage, in {where} whose files say all of these"
    yield HaveWantChart(title, tuple(bars), f"Bars: {said}.")
    yield Paragraph("Hatched: the stage before which most people of that side were lost.", "quiet")


def _steps(funnel: ProgrammeFunnel) -> Iterator[Block]:
    if not funnel.steps:
        return
    yield Heading("Every step, by stakeholder and side", 2)
    columns = (
        ReportColumn("Who", width=2), ReportColumn("Step", width=2.4), ReportColumn("Of", "count"),
        ReportColumn("Went on", "count"), ReportColumn("Lost", "count"), ReportColumn("Share lost", "percent"),
        ReportColumn("Not said", "count"), ReportColumn("Trainings", "count"),
    )  # fmt: skip
    rows, tones = [], list[Tone]()
    for step in funnel.steps:
        if not step.reached and not step.not_said:
            continue
        who = _who(step.of, step.label)
        figures = (step.reached, step.went_on, step.lost, step.share_lost, step.not_said, step.trainings)
        rows.append((who, f"{step.before} to {step.after}", *figures))
        tones.append("attention" if most_lost(funnel, step.of, step.label) == step else "plain")
    caption = (
        "A step leads to the next stage that a training's files speak of. People of whom nobody knows whether they "
        "went on are under Not said and in no other number. Coloured: where most of a kind are lost."
    )
    yield ReportTable("Steps", columns, tuple(rows), caption=caption, tones=tuple(tones))


def _trainings(funnel: ProgrammeFunnel) -> Iterator[Block]:
    there = [way for way in funnel.trainings if way.people]
    if not there:
        return
    yield Heading("Training by training", 2)
    columns = (
        ReportColumn("Training", width=1.4), *(ReportColumn(sentence(stage), "count") for stage in WAY),
        ReportColumn("On no list", "count"),
    )  # fmt: skip
    rows = tuple((way.training, *_counts(way), way.walked_in) for way in there)
    yield ReportTable("Trainings", columns, rows)


def _counts(way: TrainingWay) -> Iterator[int | str]:
    for stage in WAY:
        yield sum(one.reached[stage] is True for one in way.people) if stage in way.known else _NOT_SAID


def _remarks(funnel: ProgrammeFunnel) -> Iterator[Block]:
    """What isn't in the figures."""
    without = [way.training for way in funnel.trainings if not way.people and not way.unread]
    unread = [
        f"{way.training}/{name} (`ecpat help {code}` explains)" for way in funnel.trainings for name, code in way.unread
    ]
    if unread:
        yield Paragraph(f"Files that can't be read, and say nothing here: {listing(unread, _MOST)}.", "attention")
    if without:
        yield Paragraph(f"No list yet: {listing(without, _MOST)}.", "quiet")
    yield Paragraph(
        "A person is known again within a training by code, e-mail address or the words of the name. Who signed and "
        "stands on no list is counted in every stage that the files speak of. Completed: by the programme's rule.",
        "quiet",
    )
