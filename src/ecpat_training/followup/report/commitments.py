"""Commitments and what became of them as a document, by codes and counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.text import count
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.followup.counting.groups import BY, by_group
from ecpat_training.followup.counting.outcomes import CommitmentOutcome, count_outcomes
from ecpat_training.followup.model.commitment import (
    MOST,
    Commitment,
    CommittedPerson,
    FollowUpReading,
    TrainingCommitments,
)

NOTICE = "Internal, not for publication: it has small numbers."
WITH_TEXTS = "Internal, not for publication: it has what people wrote, and may name somebody."
BY_TRAINING = (
    "Internal: here each training is shown, however few its people are. Who knows them may make out what one did."
)
KEEN = (
    "Those who answer months later are the keen ones. Their answers are what they say of themselves: use, not "
    "learning. They are never put together with the answers at the end of the training."
)


def check_headline(follow_up: FollowUpReading) -> str:
    """The result of a check in one line."""
    people = sum(len(training.people) for training in follow_up.trainings)
    commitment_count = sum(len(training.commitments) for training in follow_up.trainings)
    return (
        f"{count(commitment_count, 'commitment')} of {count(people, 'person', 'people')},"
        f" {_trainings(follow_up.trainings)}."
    )


def check_document(follow_up: FollowUpReading, origin: Provenance) -> Document:
    """What was read of each training: people, commitments, answers by month, rows that weren't used."""
    columns: list[Column[TrainingCommitments]] = [
        Column("Training", lambda training: training.training),
        Column("People", lambda training: len(training.people), "count"),
        Column("Without a commitment", lambda training: len(training.without()), "count"),
        Column("Commitments", lambda training: len(training.commitments), "count"),
        Column(
            "With a date",
            lambda training: sum(commitment.by is not None for commitment in training.commitments),
            "count",
        ),
        Column(
            "With a chapter",
            lambda training: sum(bool(commitment.topic) for commitment in training.commitments),
            "count",
        ),
        *map(_answered_at, follow_up.months),
    ]
    table = table_of("Commitments", follow_up.trainings, columns)
    blocks: list[Block] = [Paragraph(check_headline(follow_up)), table]
    unused_rows = tuple(
        (str(row.location), row.reason) for training in follow_up.trainings for row in training.not_used
    )
    if unused_rows:
        blocks += [Heading("Rows that were not used", 2)]
        blocks += [ReportTable("Not used", (ReportColumn("Where"), ReportColumn("Why", width=2)), unused_rows)]
    return Document("Commitments as they were read", blocks, notice=NOTICE, footer=provenance_sentence(origin))


def _answered_at(month: int) -> Column[TrainingCommitments]:
    def answered_count(training: TrainingCommitments) -> int:
        return sum(commitment.status(month) is not None for commitment in training.commitments)

    return Column(f"Answered at {month} months", answered_count, "count")


def headline(follow_up: FollowUpReading) -> str:
    """The result of the latest month in one sentence."""
    if not follow_up.months:
        return f"{check_headline(follow_up)} Nobody has been asked yet what became of them."
    outcome = count_outcomes(of_trainings(follow_up.asked(follow_up.months[-1])), follow_up.months[-1])
    if outcome.done.low is None or outcome.done.high is None:
        return "There is no commitment to follow up."
    return (
        f"After {outcome.month} months {_percent(outcome.done.low)} to {_percent(outcome.done.high)} of "
        f"{count(outcome.asked, 'commitment')} are done; {outcome.answered:,} were answered."
    )


def report_document(follow_up: FollowUpReading, origin: Provenance, *, texts: bool = False) -> Document:
    """Bounds month by month, the share of those who answered apart, by training, stakeholder and side; with what people
    wrote where that is asked for."""
    blocks: list[Block] = [Paragraph(headline(follow_up))]
    if follow_up.months:
        outcomes = [count_outcomes(of_trainings(follow_up.asked(month)), month) for month in follow_up.months]
        blocks += [*_bounds(outcomes), *_answered(outcomes), *_trainings_apart(follow_up), *_groups(follow_up)]
        blocks += [Heading("How to read this", 2), Bullets(_rules())]
    if texts:
        blocks += [Heading("What people wrote", 2), _texts(follow_up)]
    notice = WITH_TEXTS if texts else NOTICE
    return Document(
        "What became of the commitments", blocks, notice=notice, footer=provenance_sentence(origin), landscape=True
    )


def _bounds(outcomes: Sequence[CommitmentOutcome]) -> Iterator[Block]:
    from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow

    estimated_bounds = [
        (f"{outcome.month} months", value, lower_bound, upper_bound)
        for outcome in outcomes
        if (value := outcome.done.answered.value) is not None
        and (lower_bound := outcome.done.low) is not None
        and (upper_bound := outcome.done.high) is not None
    ]
    if estimated_bounds:
        estimate_rows = tuple(
            EstimateRow(label, 100 * value, 100 * lower_bound, 100 * upper_bound)
            for label, value, lower_bound, upper_bound in estimated_bounds
        )
        alt = "; ".join(
            f"{label}: {_percent(lower_bound)} to {_percent(upper_bound)}"
            for label, _, lower_bound, upper_bound in estimated_bounds
        )
        title = "Commitments that are done: bounds, with the share of those who answered"
        yield EstimateChart(title, estimate_rows, alt, "% of all commitments")
    columns: list[Column[CommitmentOutcome]] = [
        Column("After", _months, width=1.2),
        Column("People asked", lambda outcome: outcome.people, "count"),
        Column("Answered", lambda outcome: outcome.people_answered, "count"),
        Column("Commitments asked", lambda outcome: outcome.asked, "count"),
        Column("Done", lambda outcome: outcome.counts["done"], "count"),
        Column("Partly", lambda outcome: outcome.counts["partly"], "count"),
        Column("No", lambda outcome: outcome.counts["no"], "count"),
        Column("No longer relevant", lambda outcome: outcome.counts["no longer relevant"], "count"),
        Column("No answer", lambda outcome: outcome.asked - outcome.answered, "count"),
    ]
    yield table_of("Answers", outcomes, columns)
    yield Heading("Kept, of all who were asked", 2)
    relevant_title = "Done, without those no longer relevant, bounds"
    bounds_columns: list[Column[CommitmentOutcome]] = [
        Column("After", _months),
        interval_column("Done, bounds", lambda outcome: outcome.done, "percent", width=1.0),
        interval_column("Done or partly, bounds", lambda outcome: outcome.at_least_partly, "percent", width=1.0),
        interval_column(relevant_title, lambda outcome: outcome.done_relevant, "percent", width=1.4),
    ]
    yield table_of("Bounds", outcomes, bounds_columns)


def _months(outcome: CommitmentOutcome) -> str:
    return f"{outcome.month} months"


def _answered(outcomes: Sequence[CommitmentOutcome]) -> Iterator[Block]:
    yield Heading("Of those who answered alone", 2)
    columns: list[Column[CommitmentOutcome]] = [
        Column("After", _months),
        Column("Commitments answered", lambda outcome: outcome.answered, "count"),
        Column("Done", lambda outcome: outcome.done.answered.value, "percent"),
        interval_column("95 % interval", lambda outcome: outcome.done.answered, "percent", width=1.0),
        Column("Done or partly", lambda outcome: outcome.at_least_partly.answered.value, "percent"),
        interval_column("95 % interval ", lambda outcome: outcome.at_least_partly.answered, "percent", width=1.0),
    ]
    yield table_of("Answerers", outcomes, columns)


def _outcomes_table(name: str, title: str, rows: Sequence[tuple[str, CommitmentOutcome]]) -> ReportTable:
    """What became of the commitments of each of several groups of people."""
    columns: list[Column[tuple[str, CommitmentOutcome]]] = [
        Column(title, lambda row: row[0]),
        Column("After", lambda row: _months(row[1])),
        Column("People asked", lambda row: row[1].people, "count"),
        Column("Commitments asked", lambda row: row[1].asked, "count"),
        Column("Answered", lambda row: row[1].answered, "count"),
        interval_column("Done, bounds", lambda row: row[1].done, "percent", width=1.0),
    ]
    return table_of(name, rows, columns)


def _trainings_apart(follow_up: FollowUpReading) -> Iterator[Block]:
    if len(follow_up.trainings) < 2:
        return
    yield Heading("By training", 2)
    yield Paragraph(BY_TRAINING, "attention")
    rows = [
        (training.training, count_outcomes(of_trainings([training]), month))
        for training in follow_up.trainings
        for month in training.months
    ]
    yield _outcomes_table("Trainings", "Training", rows)


def _groups(follow_up: FollowUpReading) -> Iterator[Block]:
    for name, group_person in BY.items():
        rows = [
            (group, outcome)
            for month in follow_up.months
            for group, outcome in by_group(_with_people(follow_up.asked(month)), month, group_person)
        ]
        if rows:
            yield Heading(f"By {name}", 2)
            yield _outcomes_table(f"By {name}", name.capitalize(), rows)


def _rules() -> tuple[str, ...]:
    return (
        KEEN,
        "Bounds hold whatever those would have said who didn't answer: the lower one if none of them kept theirs, the "
        "upper one if all did. They are no interval; chance comes on top.",
        "The interval of those who answered says nothing of the others. A person's commitments count in it as one.",
        "A commitment that is no longer relevant counts as not kept; one column leaves these out of the denominator.",
        f"A person makes {MOST} commitments at most. Who was not asked in a month isn't counted in it.",
    )


def _texts(follow_up: FollowUpReading) -> ReportTable:
    columns = (
        ReportColumn("Training"),
        ReportColumn("Code"),
        ReportColumn("Commitment", width=4),
        ReportColumn("By when", "date"),
        ReportColumn("Chapter", width=1.5),
        *(ReportColumn(f"{month} months") for month in follow_up.months),
    )
    rows = tuple(
        (
            training.training,
            commitment.code,
            commitment.text,
            commitment.by or "",
            commitment.topic,
            *(commitment.status(month) or "" for month in follow_up.months),
        )
        for training in follow_up.trainings
        for commitment in training.commitments
    )
    return ReportTable("Texts", columns, rows)


def of_trainings(trainings: Sequence[TrainingCommitments]) -> list[Commitment]:
    """All commitments; a code of another training is another person."""
    return [commitment for _, commitment in _with_people(trainings)]


def _with_people(trainings: Sequence[TrainingCommitments]) -> list[tuple[CommittedPerson, Commitment]]:
    rows = []
    for training in trainings:
        people = {person.code: person for person in training.people}
        for commitment in training.commitments:
            full_code = f"{training.training}/{commitment.code}"
            rows.append((replace(people[commitment.code], code=full_code), replace(commitment, code=full_code)))
    return rows


def _trainings(trainings: Sequence[TrainingCommitments]) -> str:
    return f"in {count(len(trainings), 'training')}"


def _percent(value: float) -> str:
    return f"{rounded(100 * value, 0)} %"
