"""A choice of people to be trained as trainers as a document."""

from collections.abc import Iterator

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.trainers.model.choice import TrainersChoice
from ecpat_training.trainers.report.naming import TrainerNames, reading_tables

_TWO = 2
_WORTH = (
    "A session counts where two people of the training's pool, one of law enforcement and one of care, have the "
    "competences that it needs, are understood and may come under the rules that must hold. No other choice of so many "
    "people has more such sessions, and none with as many lacks fewer people to two of each competence and language. "
    "Trainings that name their trainers aren't counted: nobody new trains there."
)
_DRAWN = (
    "Drawn: another choice is as good without this person. The draw puts everybody into an order by the seed, and "
    "takes the first of it whom some best choice has, then the second whom one has beside the first, and so on."
)


def headline(choice: TrainersChoice) -> str:
    """The result in one line."""
    people = f"{count(len(choice.chosen), 'person', 'people')} chosen of {choice.applicants:,}"
    return f"{people}: {choice.best.sessions:,} of {choice.sessions:,} sessions find a mixed pair."


def choice_document(choice: TrainersChoice, provenance: Provenance, names: TrainerNames) -> doc.Document:
    """The report: who is chosen and what each adds, what there are two of, and how the list was read."""
    blocks: list[doc.Block] = [*_verdict(choice), *_chosen(choice, names), *_first(choice, names)]
    brief_length = len(blocks)
    blocks += [*_two(choice), doc.PageBreak(), doc.Heading("How the list was read"), *reading_tables(choice.pool)]
    return doc.Document(
        "Whom to train as trainers",
        blocks,
        choice.programme,
        notice=names.notice,
        footer=provenance_sentence(provenance),
        brief=brief_length,
    )


def _verdict(choice: TrainersChoice) -> Iterator[doc.Block]:
    is_everything_staffed = choice.best.sessions == choice.sessions and not choice.best.missing
    yield doc.Paragraph(headline(choice), "good" if is_everything_staffed else "attention")
    if not choice.proven:
        yield doc.Paragraph(
            "The time was up before all was proven: that no choice is better, or who else is as good.", "bad"
        )
    yield doc.FactList(
        (
            ("Applicants who can be chosen", f"{choice.applicants:,} of {len(choice.pool.people):,} on the list"),
            ("Seats", f"{choice.seats:,}"),
            (
                "Sessions with a mixed pair",
                f"{choice.before.sessions:,} before, {choice.best.sessions:,} with those chosen, "
                f"of {choice.sessions:,}",
            ),
            (
                "Missing to two of each competence and language",
                f"{choice.before.missing:,} before, {choice.best.missing:,} with those chosen",
            ),
            ("Seed of the draw", f"{choice.seed}" if _is_drawn(choice) else "none needed: one choice is best"),
        )
    )
    yield doc.Paragraph(_WORTH, "quiet")


def _is_drawn(choice: TrainersChoice) -> bool:
    return any(person.drawn for person in choice.chosen)


def _chosen(choice: TrainersChoice, names: TrainerNames) -> Iterator[doc.Block]:
    yield doc.Heading("Who is chosen, and what each adds", 2)
    yield table_of(
        "Chosen",
        choice.chosen,
        [
            Column("Person", lambda person: names.called(person.code), width=1.5),
            Column("Side", lambda person: person.side, width=1.5),
            Column("Country", lambda person: person.country),
            Column("Sessions lost without", lambda person: person.sessions, "count"),
            Column("Missing more without", lambda person: person.missing, "count"),
            Column("Drawn", lambda person: "yes" if person.drawn else "no"),
            Column("Languages", lambda person: " ".join(person.languages), width=1.5, spare=True),
            Column("Competences", lambda person: listing(list(person.competences), 20), width=3, spare=True),
        ],
        caption="Without this person, and with all others who are chosen.",
    )
    if _is_drawn(choice):
        equal_choices_text = f" As good: {names.all(choice.as_good)}." if choice.as_good else ""
        yield doc.Paragraph(f"{_DRAWN}{equal_choices_text}")


def _first(choice: TrainersChoice, names: TrainerNames) -> Iterator[doc.Block]:
    yield doc.Heading("Whom to train first", 2)
    caption = "If only so few can be trained. Others may be as good; the best two need not hold the best one."
    yield table_of(
        "First",
        choice.first,
        [
            Column("People", lambda first_choice: len(first_choice.codes), "count"),
            Column("The best so many", lambda first_choice: names.all(first_choice.codes), width=3),
            Column("Sessions with a mixed pair", lambda first_choice: first_choice.worth.sessions, "count"),
            Column("Missing to two of each", lambda first_choice: first_choice.worth.missing, "count"),
            Column("Proven", lambda first_choice: "yes" if first_choice.proven else "no"),
        ],
        caption=caption,
    )


def _two(choice: TrainersChoice) -> Iterator[doc.Block]:
    yield doc.Heading("Two people for each competence and language", 2)
    columns = (
        doc.ReportColumn("What", width=1.5),
        doc.ReportColumn("Which", width=1.5),
        doc.ReportColumn("Before", "count"),
        doc.ReportColumn("With those chosen", "count"),
    )
    rows = tuple((demand.kind, demand.name, demand.before, demand.after) for demand in choice.two_of_each)
    tones: tuple[doc.Tone, ...] = tuple(
        "attention" if demand.after < _TWO else "plain" for demand in choice.two_of_each
    )
    yield doc.ReportTable("Two of each", columns, rows, tones=tones)
