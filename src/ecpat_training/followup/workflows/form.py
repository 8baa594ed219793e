"""`ecpat follow-up form`: the form of a training, and the workbook to type it into."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.text import count
from ecpat_training.documents.wording import untranslated, wording
from ecpat_training.followup.model.form import CommitmentForm
from ecpat_training.followup.report.for_machines import FollowUpFormResult
from ecpat_training.followup.report.form import form_document
from ecpat_training.followup.report.form_workbook import render
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.model.translated_programme import in_language
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.training_named import find_training, titled

WORKBOOK = ".xlsx"


def follow_up_form(training: str, programme: Path, delivery: Delivery, *, language: str | None = None) -> Outcome:
    """Makes the form and the workbook for a training, in the language given, else in that of the training, and
    delivers them.

    Raises:
        UsageError: the programme has no such training.
        InputError, RefusedError, ContentError: the programme can't be read.
        OutputError: a file can't be written.
    """
    path = programme_file(programme)
    delivery.check([path])
    loaded_programme, source = read_programme(path)
    form_language = language or find_training(loaded_programme, training).language
    words, findings = wording(form_language), [*source.findings, *untranslated(form_language)]
    texts = (
        in_language(loaded_programme, form_language)[0]
        if form_language in loaded_programme.translations
        else loaded_programme
    )
    titled_training = titled(words, find_training(texts, training))
    form = CommitmentForm(
        titled_training.id, titled_training.title, titled_training.participants, _chapters(texts, titled_training)
    )
    delivery.findings(findings)
    origin = provenance(f"ecpat follow-up form {titled_training.id}", [path])
    workbook_by_ending = {WORKBOOK: render(form)} if delivery.writes(WORKBOOK) else {}
    delivery.document(form_document(form, words, origin), content_by_ending=workbook_by_ending)
    delivery.data(lambda: FollowUpFormResult(form, language=form_language), findings, origin)
    return Outcome(
        exit_code(findings),
        f"The form of {titled_training.id}, for {count(titled_training.participants, 'person', 'people')}.",
    )


def _chapters(programme: Programme, training: Training) -> tuple[str, ...]:
    """The chapters that a training of this kind teaches, by their numbers; its frame, such as the opening, is none."""
    taught_chapters = [
        chapter.chapter
        for chapter in programme.manual
        if training.kind in chapter.used_in and any(session.place == "anywhere" for session in chapter.sessions)
    ]
    return tuple(f"{number}. {title}" for number, title in enumerate(taught_chapters, 1))
