"""What changed between waves, of one training or of many, as a document by codes and counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.core.text import count
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import rounded, value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.network.measures.comparison import ChangedTies
from ecpat_training.network.measures.over_countries import ChangeOverCountries
from ecpat_training.network.report.pictures import change_pictures
from ecpat_training.network.report.words import NOTICE, RULES, tie_told, value_of
from ecpat_training.stats.estimate import TestResult

_MORE_RULES = (
    "A change is of the people who answered both times, and of pairs known both times.",
    "Jaccard: kept ties of all that were there once or twice. Ties of one person belong together, so tests deal out "
    "people and not ties: QAP gives the people of one wave other places; the test of the E-I index deals the sectors "
    "out anew, in both waves together.",
)


@dataclass(frozen=True, slots=True)
class TrainingNetworkChange:
    """What changed in a training between two waves; `country` is empty where no programme says it."""

    training: str
    country: str
    change: ChangedTies

    @property
    def waves(self) -> str:
        """Which waves are compared."""
        return f"{self.change.before.network.wave.name} to {self.change.after.network.wave.name}"


@dataclass(frozen=True, slots=True)
class NetworkChange:
    """Everything that was compared: training by training, and over countries by the waves. `left_out` are trainings
    that have one wave only."""

    trainings: tuple[TrainingNetworkChange, ...]
    over: tuple[tuple[str, tuple[ChangeOverCountries, ...]], ...] = ()
    left_out: tuple[str, ...] = ()


def headline(comparison: NetworkChange) -> str:
    """The result in one sentence."""
    if len({change.training for change in comparison.trainings}) > 1:
        return f"{count(len({change.training for change in comparison.trainings}), 'training')} compared."
    training_change = comparison.trainings[0]
    tie_change, reason = training_change.change.ties, training_change.change.why_nothing
    if reason is not None:
        return reason
    people_phrase = f"among {count(len(training_change.change.people), 'person', 'people')} who answered both times."
    if tie_change is None:  # of figures that are published
        return f"{_training_waves_label(training_change)}: measured {people_phrase}"
    return (
        f"{_training_waves_label(training_change)}: {tie_change.kept:,} ties kept, {tie_change.lost:,} lost, "
        f"{tie_change.new:,} new,"
        f" {people_phrase}"
    )


def change_document(comparison: NetworkChange, provenance: Provenance, *, seed: int, draws: int) -> Document:
    """What changed; of many trainings first all together, then each in a row."""
    blocks: list[Block] = [Paragraph(headline(comparison))]
    has_several = len({change.training for change in comparison.trainings}) > 1
    for waves, measures in comparison.over:
        blocks += over_blocks(waves, measures)
    if has_several:
        blocks += [Heading("Training by training"), _in_rows(comparison.trainings)]
        blocks += [
            Paragraph(f"{change.training}, {change.waves}: {change.change.why_nothing}", "attention")
            for change in comparison.trainings
            if change.change.why_nothing
        ]
    else:
        for training_change in comparison.trainings:
            blocks += [Heading(training_change.waves.capitalize()), *_tie_change_blocks(training_change.change)]
    if comparison.left_out:
        blocks.append(Paragraph(f"With one wave only, not compared: {', '.join(comparison.left_out)}.", "quiet"))
    draws_sentence = f"Tests draw {draws:,} times, seed {seed}: the same seed gives the same p."
    blocks += [Heading("How to read this"), Bullets((*_MORE_RULES, *RULES, draws_sentence))]
    return Document(
        "How the network changed", blocks, notice=NOTICE, footer=provenance_sentence(provenance), landscape=has_several
    )


def over_blocks(waves: str, measures: Sequence[ChangeOverCountries]) -> Iterator[Block]:
    """The change of each measure over countries."""
    yield Heading(f"Over countries, {waves}")
    yield table_of(
        "Over countries",
        measures,
        [
            Column("Measure", lambda change: change.measure, width=1.6),
            Column("Trainings", lambda change: change.trainings, "count"),
            Column("Countries", lambda change: change.countries, "count"),
            Column("Mean change", lambda change: change.mean, "0.00"),
            Column("Least to most", lambda change: (change.least, change.most), "0.00", interval=True, width=1.2),
            Column(
                "p, signs flipped", lambda change: change.p if change.p is not None else change.why_no_p, "p", width=1.6
            ),
        ],
        "The mean of countries, each the mean of its trainings.",
    )


def _training_waves_label(training_change: TrainingNetworkChange) -> str:
    return (
        f"{training_change.training}, {training_change.waves}"
        if training_change.training
        else training_change.waves.capitalize()
    )


def _tie_change_blocks(change: ChangedTies) -> Iterator[Block]:
    if change.why_nothing or change.ties is None:
        yield Paragraph(change.why_nothing or "", "attention")
        return
    tie_change = change.ties
    yield Paragraph(
        f"{count(len(change.people), 'person', 'people')} answered both times. Question: {change.question}. "
        f"{tie_told(change.after)}"
    )
    columns = (
        ReportColumn("Ties kept", "count"),
        ReportColumn("Lost", "count"),
        ReportColumn("New", "count"),
        ReportColumn("Never", "count"),
        ReportColumn("Pairs not known", "count"),
        ReportColumn("Jaccard", "0.00"),
    )
    row = (tie_change.kept, tie_change.lost, tie_change.new, tie_change.never, tie_change.unknown, tie_change.jaccard)
    yield ReportTable("Ties", columns, (row,))
    for permutation_test in (change.alike, change.across):
        if permutation_test is not None:
            yield Paragraph(_tested(permutation_test))
    measure_columns = (
        ReportColumn("Measure", width=1.6),
        ReportColumn("Before", "0.00"),
        ReportColumn("After", "0.00"),
        ReportColumn("Change", "0.00"),
    )
    rows = tuple(
        (before.name, value_of(before), value_of(after), change.change(before.name)) for before, after in change.pairs
    )
    yield ReportTable("Measures", measure_columns, rows, "Of those who answered both times.")
    yield from change_pictures(change)


def _tested(permutation_test: TestResult) -> str:
    name = permutation_test.name[:1].upper() + permutation_test.name[1:]
    if permutation_test.statistic is None or permutation_test.p is None:
        return f"{name}: none, {permutation_test.undefined}."
    return (
        f"{name}: {rounded(permutation_test.statistic, 2)}, p: {value_text(permutation_test.p, 'p')} "
        f"({permutation_test.method})."
    )


def _in_rows(trainings: Sequence[TrainingNetworkChange]) -> ReportTable:
    names = list(
        dict.fromkeys(before.name for training_change in trainings for before, _ in training_change.change.pairs)
    )
    columns = (
        ReportColumn("Training"),
        ReportColumn("Country", width=0.7),
        ReportColumn("Waves", width=1.4),
        ReportColumn("People", "count", width=0.7),
        *(ReportColumn(title, "count", width=0.6) for title in ("Kept", "Lost", "New")),
        ReportColumn("Jaccard", "0.00", width=0.8),
        *(ReportColumn(f"Change of {name}", "0.00", width=1.1) for name in names),
    )
    rows = tuple(
        (
            training_change.training,
            training_change.country,
            training_change.waves,
            len(training_change.change.people),
            *(
                (tie_change.kept, tie_change.lost, tie_change.new, tie_change.jaccard)
                if (tie_change := training_change.change.ties)
                else (None,) * 4
            ),
            *(training_change.change.change(name) for name in names),
        )
        for training_change in trainings
    )
    return ReportTable("Trainings", columns, rows)
