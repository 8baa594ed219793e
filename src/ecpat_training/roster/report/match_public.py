"""What of several lists may leave the house: persons, each once, and participations; no row, no list, no small group.

| what | published where |
| --- | --- |
| persons | there are 10 persons or more |
| participations | also those who came again, and those who missed a list, are nobody, or surely 10 persons and more |
| how many came to two trainings or more | these, and the others, are 10 or more |
| a breakdown | each of its kinds has 10 persons or more, those of whom it isn't known included |
| participations in it | in each kind, nobody came again or 10 and more did |

10 as in `effect.disclosure`. A breakdown is left out whole: of a single hidden kind the total would tell the
number.
"""

from collections.abc import Iterable, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.roster.model.people import kind_of
from ecpat_training.roster.model.same_person import CountBounds, KindCount, PersonCount
from ecpat_training.roster.report.match import cell_of, people, write_headline
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP

TITLE = "Persons and participations"


def public_document(counted: PersonCount, provenance: Provenance) -> Document:
    """The counts that give nobody away. The lists' names stay away as well: they may name a person or a small group."""
    footer = f"Made by ecpat-training {provenance.version} with `{provenance.command}`."
    if counted.persons.low < SMALLEST_PUBLISHED_GROUP:
        withheld_note = Paragraph(
            f"Fewer than {SMALLEST_PUBLISHED_GROUP} persons, or not surely more: nothing is published of them.",
            "attention",
        )
        return Document(TITLE, [withheld_note], footer=footer, published=True)
    return Document(TITLE, [*_blocks(counted)], footer=footer, published=True)


def _blocks(counted: PersonCount) -> Iterable[Block]:
    yield Paragraph(public_headline(counted))
    if not _shows_attendance_counts(counted):
        yield Paragraph(
            "How often they took part isn't shown: together with the persons it would show how many came again, or "
            f"missed a list, and these may be fewer than {SMALLEST_PUBLISHED_GROUP}.",
            "quiet",
        )
    once_bounds = CountBounds(counted.persons.low - counted.several.high, counted.persons.high - counted.several.low)
    if counted.several.low >= SMALLEST_PUBLISHED_GROUP and once_bounds.low >= SMALLEST_PUBLISHED_GROUP:
        yield Paragraph(f"{people(counted.several)} came to two trainings or more.")
    if counted.open:
        yield Paragraph(
            "For some pairs it isn't decided yet whether they are one person, so some numbers are ranges.", "quiet"
        )
    withheld_labels = []
    for attribute in dict.fromkeys(kind_count.of for kind_count in counted.kinds):
        kind_counts = [kind_count for kind_count in counted.kinds if kind_count.of == attribute]
        if all(
            kind_count.persons.low >= SMALLEST_PUBLISHED_GROUP and kind_count.participations >= SMALLEST_PUBLISHED_GROUP
            for kind_count in kind_counts
        ):
            yield _table(attribute, kind_counts, participations=_shows_attendance_counts(counted))
        else:
            withheld_labels.append(kind_of(attribute))
    if withheld_labels:
        withheld_note = (
            f"Not shown by {listing(withheld_labels)}: a group has fewer than "
            f"{SMALLEST_PUBLISHED_GROUP} persons, or not surely more."
        )
        yield Paragraph(withheld_note, "quiet")


def public_headline(counted: PersonCount) -> str:
    """The result in one sentence: participations only where they tell of nobody."""
    if _shows_attendance_counts(counted):
        return write_headline(counted)
    return f"{people(counted.persons)} took part, in {count(len(counted.lists), 'list')}."


def _shows_attendance_counts(counted: PersonCount) -> bool:
    """Whether persons and participations together tell of no few: 20 persons who took part 21 times are one who came
    again, and in 2 lists 20 who took part 39 times are one who missed one."""
    always = next((number for times, number in counted.came if times == len(counted.lists)), CountBounds(0, 0))
    missed_bounds = CountBounds(counted.persons.low - always.high, counted.persons.high - always.low)
    return all(
        bounds.high == 0 or bounds.low >= SMALLEST_PUBLISHED_GROUP for bounds in (counted.several, missed_bounds)
    )


def _table(attribute: str, kind_counts: Sequence[KindCount], *, participations: bool) -> ReportTable:
    """Persons by kind; participations too, where no few are told by it to have come again."""
    is_shown = participations and all(
        kind_count.participations == kind_count.persons.low
        or kind_count.participations - kind_count.persons.high >= SMALLEST_PUBLISHED_GROUP
        for kind_count in kind_counts
    )
    columns = [ReportColumn(kind_of(attribute).capitalize(), width=2), ReportColumn("Persons", "count")]
    columns += [ReportColumn("Participations", "count")] if is_shown else []
    rows = (
        (kind_count.label, cell_of(kind_count.persons), *([kind_count.participations] if is_shown else []))
        for kind_count in kind_counts
    )
    return ReportTable(f"By {kind_of(attribute)}", tuple(columns), tuple(rows))
