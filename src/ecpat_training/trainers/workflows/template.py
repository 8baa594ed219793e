"""The workbook of trainers to fill in."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit
from ecpat_training.core.text import count
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.trainers.report.for_machines import TrainersTemplateResult
from ecpat_training.trainers.report.form import form_document, pool_form
from ecpat_training.trainers.report.form_workbook import render
from ecpat_training.trainers.workflows.gathering import competences_of

EXCEL = ".xlsx"


def pool_workbook(programme: Programme) -> bytes:
    """The workbook as a file."""
    return render(pool_form(programme, competences_of(programme)))


def trainers_template(programme: Path, delivery: Delivery) -> Outcome:
    """`ecpat trainers template`: the workbook with a column for each competence, and a row for each trainer whom the
    programme's file knows; how to fill it in as a document in other formats.

    Raises:
        InputError, RefusedError, ContentError: the programme can't be read, or doesn't fit.
        OutputError: a file can't be written there.
    """
    inputs = [programme_file(programme)]
    delivery.check(inputs)
    loaded_programme, source = read_programme(programme)
    form = pool_form(loaded_programme, competences_of(loaded_programme))
    delivery.findings(source.findings)
    origin = provenance("ecpat trainers template", inputs)
    renderings = {EXCEL: render(form)} if delivery.writes(EXCEL) else {}
    delivery.document(form_document(form, origin), content_by_ending=renderings)
    delivery.data(lambda: TrainersTemplateResult(form), source.findings, origin)
    return Outcome(Exit.CLEAN, f"The workbook of trainers, with {count(len(form.rows), 'row')} filled.")
