"""The cascade as a document: trained, delivered, reached, by generation."""

from collections.abc import Iterator

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.trainers.model.cascade import Cascade, CountBounds, TrainerGeneration

_HOW = (
    "Generation 0 are trainers whom no training of trainers of this ledger has trained; those whom they trained as "
    "trainers are generation 1, and so on. A training counts for the generation of whoever led it. Persons are counted "
    "once each, by their codes. Where a training says only how many were there, the fewest persons are those of the "
    "largest training or those with codes, the most are all of them as different people."
)


def headline(cascade: Cascade) -> str:
    """The result in one line."""
    training_count = sum(not event.tot for event in cascade.ledger.events)
    return f"{cascade.persons} persons in {count(training_count, 'training')}, {cascade.participations} participations."


def cascade_document(cascade: Cascade, provenance: Provenance, programme: str = "") -> doc.Document:
    """The report: each generation, everybody together, the trainings, and rows that weren't used."""
    blocks: list[doc.Block] = [
        doc.Paragraph(headline(cascade)),
        _table(cascade),
        *_chart(cascade),
        doc.Paragraph(_HOW, "quiet"),
    ]
    brief_length = len(blocks)
    blocks += [*_events(cascade)]
    return doc.Document(
        "The cascade of trainers", blocks, programme, footer=provenance_sentence(provenance), brief=brief_length
    )


def _table(cascade: Cascade) -> doc.ReportTable:
    columns = (
        doc.ReportColumn("Generation"),
        doc.ReportColumn("Trained as trainers", width=1.4),
        doc.ReportColumn("Delivered", width=1.4),
        doc.ReportColumn("Share that delivered", width=1.4),
        doc.ReportColumn("Trainings", "count"),
        doc.ReportColumn("Persons reached", width=1.4),
        doc.ReportColumn("Participations", width=1.4),
    )
    rows = [
        (
            "not known" if generation.number is None else str(generation.number),
            str(generation.trained) if generation.trained else "not of this ledger",
            _bounds_text(generation.delivered),
            _share(generation),
            generation.trainings,
            _bounds_text(generation.persons),
            _bounds_text(generation.participations),
        )
        for generation in cascade.generations
    ]
    training_count = sum(generation.trainings for generation in cascade.generations)
    rows.append(
        ("all", "", "", "", training_count, _bounds_text(cascade.persons), _bounds_text(cascade.participations))
    )
    caption = "A person reached by two generations stands in both, and once among all."
    return doc.ReportTable("Generations", columns, tuple(rows), caption=caption)


def _bounds_text(bounds: CountBounds) -> str:
    return "not known" if (bounds.low, bounds.high) == (0, None) else str(bounds)


def _share(generation: TrainerGeneration) -> str:
    """The share of those trained who delivered, where both are known."""
    if generation.trained is None or not generation.trained.low:
        return ""
    if not (generation.trained.exact and generation.delivered.exact):
        return "not known"
    return f"{generation.delivered.low} of {generation.trained.low}"


def _chart(cascade: Cascade) -> Iterator[doc.Block]:
    chart_bars = tuple(
        doc.BarRow(f"Generation {generation.number}", generation.persons.low)
        for generation in cascade.generations
        if generation.number is not None
    )
    if len(chart_bars) > 1:
        alternative_text = "; ".join(f"{chart_bar.label} {chart_bar.value:g}" for chart_bar in chart_bars)
        yield doc.HaveWantChart("Persons reached by each generation, at the fewest", chart_bars, alternative_text)


def _events(cascade: Cascade) -> Iterator[doc.Block]:
    ledger = cascade.ledger
    yield doc.Heading("The trainings", 2)
    yield table_of(
        "Trainings",
        ledger.events,
        [
            Column("Training", lambda event: event.id, width=1.5),
            Column("Date", lambda event: event.date, "date"),
            Column("Of trainers", lambda event: "yes" if event.tot else "no"),
            Column("Trainers", lambda event: len(event.trainers), "count"),
            Column("With codes", lambda event: len(event.people), "count"),
            Column("Were there", lambda event: _bounds_text(event.participations), width=1.4),
        ],
    )
    yield doc.FactList((("Rows of the ledger", f"{ledger.rows:,}"), ("Rows not used", f"{len(ledger.not_used):,}")))
    if ledger.not_used:
        unused_rows = tuple((unused_row.location.place_in_file, unused_row.reason) for unused_row in ledger.not_used)
        yield doc.ReportTable("Not used", (doc.ReportColumn("Row"), doc.ReportColumn("Why", width=3)), unused_rows)
