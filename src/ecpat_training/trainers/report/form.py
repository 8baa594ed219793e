"""What the workbook of trainers asks, and what the programme's file says of each already."""

from collections.abc import Sequence
from typing import get_args

from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.model.form import PoolColumn, PoolForm
from ecpat_training.trainers.model.pool import LEVELS, Result
from ecpat_training.values.participant import Role, StakeholderType

FORM_INSTRUCTIONS = (
    "A row for each trainer. Code is what stands for the person everywhere else; names stay in this workbook. Several "
    "dates or absences in one cell: put ; between them."
)
_YES_NO_CHOICES = ("yes", "no")
_LEVELS = tuple(map(str, range(1, LEVELS + 1)))
_DATE_INSTRUCTION = "The date, several with ; between them, or x where the date isn't known."


def pool_form(programme: Programme, competences: Sequence[str]) -> PoolForm:
    """The workbook for a programme, with a column for each of its competences."""
    first_columns = (
        PoolColumn("Code", "A short code, such as AL-1: Latin letters and digits.", "AL-1", wide=9),
        PoolColumn("Name", "Stays in this workbook; reports show codes.", "", wide=22),
        PoolColumn("Country", "The country, or its two letters.", "Albania", wide=10),
        PoolColumn("Stakeholder type", "GO, IGO or NGO.", "NGO", tuple(StakeholderType), 12),
        PoolColumn("Side", "Law enforcement, care or other.", "care", tuple(Role), 16),
        PoolColumn("Organisation", "Where the person works.", "", wide=24),
        PoolColumn("Languages", "Those in which the person can train.", "Albanian, English", wide=18),
    )
    ticks = tuple(
        PoolColumn(competence.capitalize(), f"x for whoever can train {competence}.", "x", ("x",), 7)
        for competence in competences
    )
    last_columns = (
        PoolColumn("External expert", "yes for somebody from outside who helps where it is "
        "welcome.", "no", _YES_NO_CHOICES, 9),
        PoolColumn("Confirmed", "yes for whoever has agreed to train.", "yes", _YES_NO_CHOICES, 11),
        PoolColumn("Away", "When the person can't come.", "2026-05-12; 2026-06-01 to 2026-06-14", wide=22),
        PoolColumn("Most minutes a day", "Only where the person wants a limit.", "240", wide=10),
        PoolColumn("Sessions led", "How many, in all.", "4", wide=9),
        PoolColumn("Last led", "When the person last led or assisted.", "2026-03-04", wide=11),
        PoolColumn("Observed", f"Trainings observed. {_DATE_INSTRUCTION}", "2026-01-14", wide=11),
        PoolColumn("Co-trained", f"Trainings as the second trainer. {_DATE_INSTRUCTION}", "2026-02-11", wide=11),
        PoolColumn("Taught back", f"Sessions taught back before assessors. {_DATE_INSTRUCTION}", "2026-02-12", wide=11),
        PoolColumn("Result", "How the last one ended.", "passed", get_args(Result), 10),
        PoolColumn("Assessor 1", "The level that the first assessor gives, 1 to 4.", "3", _LEVELS, 9),
        PoolColumn("Assessor 2", "The same of the second.", "3", _LEVELS, 9),
        PoolColumn("Certified", "The date of the certificate.", "2026-03-01", wide=11),
        PoolColumn("Certified in", "The languages that it is for.", "Albanian", wide=12),
        PoolColumn("Remarks", "For yourself; nobody reads it by program.", wide=24),
    )  # fmt: skip
    columns = (*first_columns, *ticks, *last_columns)
    rows = tuple(_row(trainer, columns, competences) for trainer in programme.trainers)
    return PoolForm(programme.programme, columns, rows)


def _row(trainer: Trainer, columns: Sequence[PoolColumn], competences: Sequence[str]) -> tuple[str, ...]:
    text_by_title = {
        "Code": trainer.id,
        "Name": trainer.name or "",
        "Country": trainer.country,
        "Stakeholder type": str(trainer.stakeholder),
        "Side": str(trainer.role),
        "Organisation": trainer.organisation or "",
        "Languages": ", ".join(trainer.speaks),
        **{name.capitalize(): "x" if name in trainer.competences else "" for name in competences},
        "External expert": "yes" if trainer.external_expert else "",
        "Confirmed": "yes" if trainer.confirmed else "no",
        "Away": "; ".join(map(str, trainer.away)),
        "Most minutes a day": str(trainer.most_minutes_a_day or ""),
    }
    return tuple(text_by_title.get(column.title, "") for column in columns)


def form_document(form: PoolForm, provenance: Provenance) -> Document:
    """How to fill the workbook in, as a document."""
    columns = (
        ReportColumn("Column", width=1.5),
        ReportColumn("What to write", width=4),
        ReportColumn("Example", width=2),
    )
    rows = tuple((column.title, column.instruction, column.example) for column in form.columns)
    blocks: list[Block] = [
        Paragraph(FORM_INSTRUCTIONS),
        Heading("The columns", 2),
        ReportTable("Columns", columns, rows),
    ]
    return Document("The workbook of trainers", blocks, form.programme, footer=provenance_sentence(provenance))
