"""The way of people as a document: where most are lost in one sentence and one picture, then every step by kind of
people, then each training."""

from collections.abc import Iterator

from ecpat_training.core.text import count, listing, sentence
from ecpat_training.documents import document as doc
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.folder.counting.funnel import MIN_LOST_SHARE, MIN_PEOPLE_ASKED, MIN_PEOPLE_LOST, find_greatest_loss
from ecpat_training.folder.model.flow import NOT_KNOWN, Of, ProgrammeFunnel, StepCount, TrainingFlow
from ecpat_training.roster.model.stages import STAGE_ORDER
from ecpat_training.words.catalogue.message import Command, phrase

_NOTICE = "Internal: it holds no names, but counts of few people."
_NOT_SAID = "not said"
_MOST = 20  # trainings that are named in one sentence
_SIDES = ("law enforcement", "care", "other")


def funnel_document(funnel: ProgrammeFunnel, provenance: Provenance) -> doc.Document:
    """What was found first, then the picture, then all figures."""
    blocks: list[doc.Block] = [doc.Paragraph(headline(funnel), "plain"), *_claims(funnel), *_picture(funnel)]
    blocks += [*_steps(funnel), *_trainings(funnel), *_remarks(funnel)]
    return doc.Document(
        "From registration to completion",
        blocks,
        funnel.programme,
        notice=_NOTICE,
        footer=provenance_sentence(provenance),
    )


def headline(funnel: ProgrammeFunnel) -> str:
    """How many took part in how many trainings."""
    flows = [flow for flow in funnel.trainings if flow.people]
    number = sum(len(flow.people) for flow in flows)
    scope = count(len(flows), "training")
    return f"{count(number, 'participation')} in {scope} with a list: a person who was in two counts twice."


def _claims(funnel: ProgrammeFunnel) -> Iterator[doc.Block]:
    """A sentence for each side and for everybody, where a step loses enough people to speak of."""
    claims = []
    groups: list[tuple[Of, str]] = [("", "everybody"), *(("side", side) for side in _SIDES)]
    for grouping, label in groups:
        if (step := find_greatest_loss(funnel, grouping, label)) is not None:
            claims.append(_loses(step))
    if claims:
        yield doc.Bullets(tuple(claims))
    elif funnel.steps:
        threshold_text = f"{MIN_PEOPLE_LOST} people and {MIN_LOST_SHARE:.0%} of at least {MIN_PEOPLE_ASKED}"
        yield doc.Paragraph(f"No step stands out: none lost {threshold_text}, and more than the others.", "quiet")


def _loses(step: StepCount) -> str:
    subject = "Of all participants" if not step.of else f"Of {_group_label(step.of, step.label).lower()}"
    share = value_text(step.share_lost, "percent")
    return f"{subject} most are lost between {step.before} and {step.after}: {step.lost} of {step.reached} ({share})."


def _group_label(grouping: Of, label: str) -> str:
    if not grouping:
        return "Everybody"
    if label == NOT_KNOWN:
        return "Stakeholder not known" if grouping == "stakeholder" else "Side not known"
    return label if grouping == "stakeholder" else sentence(label)


def _picture(funnel: ProgrammeFunnel) -> Iterator[doc.Block]:
    """The stages of each side below each other, in the trainings that say every stage."""
    if not funnel.whole:
        if funnel.steps:
            yield doc.Paragraph(
                "No training has files that say three stages, so there is no picture of the way.", "quiet"
            )
        return
    bar_rows: list[doc.BarRow] = []
    for grouping, label in funnel.kinds:
        reached_counts = funnel.whole[grouping, label]
        if (grouping == "side" or not grouping) and label != NOT_KNOWN and reached_counts[0]:
            worst_step = find_greatest_loss(funnel, grouping, label)
            for stage, number, before in zip(funnel.whole_stages, reached_counts, (0, *reached_counts), strict=False):
                tone: doc.Tone = (
                    "bad" if worst_step is not None and stage == worst_step.after and number < before else "plain"
                )
                bar_rows.append(doc.BarRow(f"{_group_label(grouping, label)}: {stage}", number, tone=tone))
    bars_text = "; ".join(f"{bar.label} {bar.value:g}" for bar in bar_rows)
    scope = count(len(funnel.whole_trainings), "training")
    title = f"Who reached each stage, in {scope} whose files say all of these"
    yield doc.HaveWantChart(title, tuple(bar_rows), f"Bars: {bars_text}.")
    text = "Hatched: the stage before which most people of that side were lost, as the table of steps colours it."
    if unknown_count := sum(step.not_said for step in funnel.of("", "everybody")):
        text += (
            f" Of {count(unknown_count, 'person', 'people')} nobody knows whether they went on: no later bar has them."
        )
    yield doc.Paragraph(text, "quiet")


def _steps(funnel: ProgrammeFunnel) -> Iterator[doc.Block]:
    if not funnel.steps:
        return
    yield doc.Heading("Every step, by stakeholder and side", 2)
    columns = (
        doc.ReportColumn("Who", width=2), doc.ReportColumn("Step", width=2.4),
        *(doc.ReportColumn(title, "count") for title in ("Of", "Went on", "Lost")),
        doc.ReportColumn("Share lost", "percent"),
        doc.ReportColumn("Not said", "count"), doc.ReportColumn("Trainings", "count"),
    )  # fmt: skip
    rows, tones = [], list[doc.Tone]()
    for step in funnel.steps:
        if not step.reached and not step.not_said:
            continue
        group = _group_label(step.of, step.label)
        figures = (step.reached, step.went_on, step.lost, step.share_lost, step.not_said, step.trainings)
        rows.append((group, f"{step.before} to {step.after}", *figures))
        tones.append("attention" if find_greatest_loss(funnel, step.of, step.label) == step else "plain")
    caption = (
        "A step leads to the next stage that a training's files speak of. People of whom nobody knows whether they "
        "went on are under Not said and in no other number. Coloured: where most of a kind are lost."
    )
    yield doc.ReportTable("Steps", columns, tuple(rows), caption=caption, tones=tuple(tones))


def _trainings(funnel: ProgrammeFunnel) -> Iterator[doc.Block]:
    flows = [flow for flow in funnel.trainings if flow.people]
    if not flows:
        return
    yield doc.Heading("Training by training", 2)
    columns = (
        doc.ReportColumn("Training", width=1.4), *(doc.ReportColumn(sentence(stage), "count") for stage in STAGE_ORDER),
        doc.ReportColumn("On no list", "count"),
    )  # fmt: skip
    rows = tuple((flow.training, *_counts(flow), flow.counted.walked_in) for flow in flows)
    yield doc.ReportTable("Trainings", columns, rows)


def _counts(flow: TrainingFlow) -> Iterator[int | str]:
    for stage in STAGE_ORDER:
        reached_count = flow.counted.reached(stage)
        yield _NOT_SAID if reached_count is None else reached_count


def _remarks(funnel: ProgrammeFunnel) -> Iterator[doc.Block]:
    """What isn't in the figures."""
    unknown_trainings = [flow.training for flow in funnel.trainings if not flow.people and not flow.unread]
    unread_texts: list[str] = [
        phrase(
            "{training}/{file} ({command} explains)",
            training=flow.training,
            file=name,
            command=Command("help", code),
        )
        for flow in funnel.trainings
        for name, code in flow.unread
    ]
    if unread_texts:
        yield doc.Paragraph(
            f"Files that can't be read, and say nothing here: {listing(unread_texts, _MOST)}.", "attention"
        )
    questions: list[str] = [
        phrase("{command}", command=Command("event attendance", f"{flow.training} --check"))
        for flow in funnel.trainings
        if flow.asked
    ]
    if questions:
        text = f"Questions about who came are open: {listing(questions, _MOST)}. What is doubtful counts for nobody."
        yield doc.Paragraph(text, "attention")
    if unknown_trainings:
        yield doc.Paragraph(f"No list yet: {listing(unknown_trainings, _MOST)}.", "quiet")
    yield doc.Paragraph(
        "A person is known again within a training by code, e-mail address or the words of the name. Who signed and "
        "stands on no list is counted in every stage that the files speak of. Completed: by the programme's rule.",
        "quiet",
    )
