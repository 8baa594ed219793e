"""Commitments and what became of them as a document, by codes and counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.followup.counting.groups import BY, by_group
from ecpat_training.followup.counting.kept import Kept, kept
from ecpat_training.followup.model.commitment import MOST, Commitment, Committed, TrainingCommitments
from ecpat_training.followup.model.follow_up import FollowUp

NOTICE = "Internal, not for publication: it has small numbers."
WITH_TEXTS = "Internal, not for publication: it has what people wrote, and may name somebody."
BY_TRAINING = (
    "Internal: here each training is shown, however few its people are. Who knows them may make out what one did."
)
KEEN = (
    "Those who answer months later are the keen ones. Their answers are what they say of themselves: use, not "
    "learning. They are never put together with the answers at the end of the training."
)


def check_headline(found: FollowUp) -> str:
    """The result of a check in one line."""
    people = sum(len(one.people) for one in found.trainings)
    said = sum(len(one.commitments) for one in found.trainings)
    return f"{count(said, 'commitment')} of {count(people, 'person', 'people')}, {_trainings(found.trainings)}."


def check_document(found: FollowUp, made: Provenance) -> Document:
    """What was read of each training: people, commitments, answers by month, rows that weren't used."""
    columns = (
        ReportColumn("Training"),
        ReportColumn("People", "count"),
        ReportColumn("Without a commitment", "count"),
        ReportColumn("Commitments", "count"),
        ReportColumn("With a date", "count"),
        ReportColumn("With a chapter", "count"),
        *(ReportColumn(f"Answered at {month} months", "count") for month in found.months),
    )
    rows = tuple(
        (
            one.training,
            len(one.people),
            len(one.without()),
            len(one.commitments),
            sum(said.by is not None for said in one.commitments),
            sum(bool(said.topic) for said in one.commitments),
            *(sum(said.status(month) is not None for said in one.commitments) for month in found.months),
        )
        for one in found.trainings
    )
    blocks: list[Block] = [Paragraph(check_headline(found)), ReportTable("Commitments", columns, rows)]
    unused = tuple((str(row.where), row.why) for one in found.trainings for row in one.not_used)
    if unused:
        blocks += [Heading("Rows that were not used", 2)]
        blocks += [ReportTable("Not used", (ReportColumn("Where"), ReportColumn("Why", width=2)), unused)]
    return Document("Commitments as they were read", blocks, notice=NOTICE, footer=made_by(made))


def headline(found: FollowUp) -> str:
    """The result of the latest month in one sentence."""
    if not found.months:
        return f"{check_headline(found)} Nobody has been asked yet what became of them."
    one = kept(of_trainings(found.asked(found.months[-1])), found.months[-1])
    if one.done.low is None or one.done.high is None:
        return "There is no commitment to follow up."
    return (
        f"After {one.month} months {_percent(one.done.low)} to {_percent(one.done.high)} of "
        f"{count(one.asked, 'commitment')} are done; {one.answered:,} were answered."
    )


def report_document(found: FollowUp, made: Provenance, *, texts: bool = False) -> Document:
    """Bounds month by month, the share of those who answered apart, by training, stakeholder and side; with what people
    wrote where that is asked for."""
    blocks: list[Block] = [Paragraph(headline(found))]
    if found.months:
        each = [kept(of_trainings(found.asked(month)), month) for month in found.months]
        blocks += [*_bounds(each), *_answered(each), *_trainings_apart(found), *_groups(found)]
        blocks += [Heading("How to read this", 2), Bullets(_rules())]
    if texts:
        blocks += [Heading("What people wrote", 2), _texts(found)]
    notice = WITH_TEXTS if texts else NOTICE
    return Document("What became of the commitments", blocks, notice=notice, footer=made_by(made), landscape=True)


def _bounds(each: Sequence[Kept]) -> Iterator[Block]:
    from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow

    known = [
        (f"{one.month} months", value, low, high)
        for one in each
        if (value := one.done.answered.value) is not None
        and (low := one.done.low) is not None
        and (high := one.done.high) is not None
    ]
    if known:
        drawn = tuple(EstimateRow(label, 100 * value, 100 * low, 100 * high) for label, value, low, high in known)
        alt = "; ".join(f"{label}: {_percent(low)} to {_percent(high)}" for label, _, low, high in known)
        title = "Commitments that are done: bounds, with the share of those who answered"
        yield EstimateChart(title, drawn, alt, "% of all commitments")
    columns = (
        ReportColumn("After", width=1.2),
        ReportColumn("People asked", "count"),
        ReportColumn("Answered", "count"),
        ReportColumn("Commitments asked", "count"),
        ReportColumn("Done", "count"),
        ReportColumn("Partly", "count"),
        ReportColumn("No", "count"),
        ReportColumn("No longer relevant", "count"),
        ReportColumn("No answer", "count"),
    )
    rows = tuple(
        (
            f"{one.month} months",
            one.people,
            one.people_answered,
            one.asked,
            *one.counts.values(),
            one.asked - one.answered,
        )
        for one in each
    )
    yield ReportTable("Answers", columns, rows)
    yield Heading("Kept, of all who were asked", 2)
    of_bounds = (
        ReportColumn("After"),
        ReportColumn("Done, bounds", "percent", interval=True),
        ReportColumn("Done or partly, bounds", "percent", interval=True),
        ReportColumn("Done, without those no longer relevant, bounds", "percent", interval=True, width=1.4),
    )
    shares = tuple(
        (f"{one.month} months", *((it.low, it.high) for it in (one.done, one.at_least_partly, one.done_relevant)))
        for one in each
    )
    yield ReportTable("Bounds", of_bounds, shares)


def _answered(each: Sequence[Kept]) -> Iterator[Block]:
    yield Heading("Of those who answered alone", 2)
    columns = (
        ReportColumn("After"),
        ReportColumn("Commitments answered", "count"),
        ReportColumn("Done", "percent"),
        ReportColumn("95 % interval", "percent", interval=True),
        ReportColumn("Done or partly", "percent"),
        ReportColumn("95 % interval ", "percent", interval=True),
    )
    rows = []
    for one in each:
        done, some = one.done.answered, one.at_least_partly.answered
        cells = [cell for it in (done, some) for cell in (it.value, (it.low, it.high))]
        rows.append((f"{one.month} months", one.answered, *cells))
    yield ReportTable("Answerers", columns, tuple(rows))


_OF_GROUP = (
    ReportColumn("After"),
    ReportColumn("People asked", "count"),
    ReportColumn("Commitments asked", "count"),
    ReportColumn("Answered", "count"),
    ReportColumn("Done, bounds", "percent", interval=True),
)


def _of_group(one: Kept) -> tuple[object, ...]:
    return f"{one.month} months", one.people, one.asked, one.answered, (one.done.low, one.done.high)


def _trainings_apart(found: FollowUp) -> Iterator[Block]:
    if len(found.trainings) < 2:
        return
    yield Heading("By training", 2)
    yield Paragraph(BY_TRAINING, "attention")
    rows = tuple(
        (one.training, *_of_group(kept(of_trainings([one]), month))) for one in found.trainings for month in one.months
    )
    yield ReportTable("Trainings", (ReportColumn("Training"), *_OF_GROUP), rows)


def _groups(found: FollowUp) -> Iterator[Block]:
    for name, of in BY.items():
        rows = tuple(
            (group, *_of_group(one))
            for month in found.months
            for group, one in by_group(_with_people(found.asked(month)), month, of)
        )
        if rows:
            yield Heading(f"By {name}", 2)
            yield ReportTable(f"By {name}", (ReportColumn(name.capitalize()), *_OF_GROUP), rows)


def _rules() -> tuple[str, ...]:
    return (
        KEEN,
        "Bounds hold whatever those would have said who didn't answer: the lower one if none of them kept theirs, the "
        "upper one if all did. They are no interval; chance comes on top.",
        "The interval of those who answered says nothing of the others. A person's commitments count in it as one.",
        "A commitment that is no longer relevant counts as not kept; one column leaves these out of the denominator.",
        f"A person makes {MOST} commitments at most. Who was not asked in a month isn't counted in it.",
    )


def _texts(found: FollowUp) -> ReportTable:
    columns = (
        ReportColumn("Training"),
        ReportColumn("Code"),
        ReportColumn("Commitment", width=4),
        ReportColumn("By when", "date"),
        ReportColumn("Chapter", width=1.5),
        *(ReportColumn(f"{month} months") for month in found.months),
    )
    rows = tuple(
        (one.training, said.code, said.text, said.by or "", said.topic, *(said.status(m) or "" for m in found.months))
        for one in found.trainings
        for said in one.commitments
    )
    return ReportTable("Texts", columns, rows)


def of_trainings(trainings: Sequence[TrainingCommitments]) -> list[Commitment]:
    """All commitments; a code of another training is another person."""
    return [said for _, said in _with_people(trainings)]


def _with_people(trainings: Sequence[TrainingCommitments]) -> list[tuple[Committed, Commitment]]:
    rows = []
    for one in trainings:
        people = {person.code: person for person in one.people}
        for said in one.commitments:
            whole = f"{one.training}/{said.code}"
            rows.append((replace(people[said.code], code=whole), replace(said, code=whole)))
    return rows


def _trainings(trainings: Sequence[TrainingCommitments]) -> str:
    return f"in {count(len(trainings), 'training')}"


def _percent(value: float) -> str:
    return f"{rounded(100 * value, 0)} %"
