"""`ecpat network form`: the form on paper, the workbook to type it into, or the same as an XLSForm."""

from pathlib import Path
from typing import Literal

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import ContentError
from ecpat_training.core.text import count
from ecpat_training.documents.wording import ENGLISH, untranslated, wording
from ecpat_training.network.model.form import MOST_PEOPLE, NetworkForm, When
from ecpat_training.network.reading.people import people_asked
from ecpat_training.network.report.entry_workbook import render
from ecpat_training.network.report.for_machines import NetworkFormResult
from ecpat_training.network.report.form import form_document
from ecpat_training.network.report.xlsform import xlsform
from ecpat_training.words.catalogue.message import phrase

FormKind = Literal["paper", "xlsform"]
WORKBOOK = ".xlsx"


def network_form(
    participants: Path,
    delivery: Delivery,
    *,
    training: str = "",
    wave: When = "before",
    kind: FormKind = "paper",
    language: str | None = None,
    encoding: str | None = None,
) -> Outcome:
    """Makes the form of a participant list and delivers it; `training` is written on it.

    Raises:
        InputError, RefusedError, ContentError: the list can't be read, or has too many people.
        OutputError: a file can't be written.
    """
    delivery.check([participants])
    people = people_asked(participants, encoding=encoding)
    if len(people.actors) > MOST_PEOPLE:
        message = phrase(
            "{people} people are listed; a form asks each of at most {most}.",
            people=len(people.actors),
            most=MOST_PEOPLE,
        )
        raise ContentError.because("network.many-people", message, hint="Please make a form for each training.")
    form_language = language or ENGLISH
    words, form = wording(form_language), NetworkForm(training, wave, people.actors)
    findings = [*people.findings, *untranslated(form_language)]
    delivery.findings(findings)
    origin = provenance(f"ecpat network form --wave {wave}", [participants])
    renderings = {}
    if delivery.writes(WORKBOOK):
        renderings[WORKBOOK] = xlsform(form, words) if kind == "xlsform" else render(form)
    delivery.document(form_document(form, words, origin), content_by_ending=renderings)
    delivery.data(lambda: NetworkFormResult(form, language=form_language), findings, origin)
    return Outcome(exit_code(findings), f"The form for {count(len(form.people), 'person', 'people')}.")
