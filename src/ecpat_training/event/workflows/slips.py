"""Slips with codes for an event, from the questionnaire."""

from pathlib import Path

from ecpat_training.commands.deliver import provenance
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import native_name
from ecpat_training.event.report.sign_in import SPARE_ROW_COUNT
from ecpat_training.event.workflows.letters import FIRST_WAVE
from ecpat_training.event.workflows.reading import TrainingEvent
from ecpat_training.survey.forms import slips
from ecpat_training.survey.questionnaire.form_job import FormJob
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.words.catalogue.message import phrase


def slips_of(instrument: Path | None, event: TrainingEvent, seed: int) -> tuple[Document | None, list[Finding]]:
    """Makes the slips with drawn codes, enough for everybody and some more.

    Returns:
        The slips (None where codes aren't drawn), and findings that give the reason.

    Raises:
        InputError, RefusedError: the instrument can't be read.
        ContentError: the instrument can't be understood, or doesn't fit.
    """
    if instrument is None:
        return None, []
    loaded_instrument, source = read_instrument(instrument)
    available_languages = loaded_instrument.written_languages()
    languages = [event.words.language] if event.words.language in available_languages else list(available_languages[:1])
    form, _ = questionnaire(loaded_instrument, FIRST_WAVE, languages=languages, training=event.training.id)
    if misfit := slips.misfits(form, {}):
        message = phrase("no slips are made: {reason}.", reason=misfit[0].message)
        return None, [
            *source.findings,
            Finding("event.no-slips", Severity.NOTE, message, source.location_of(), misfit[0].hint),
        ]
    people = max(event.training.participants, len(event.guests)) + SPARE_ROW_COUNT
    origin = provenance(f"ecpat survey build --wave {FIRST_WAVE} --as slips", [instrument_file(instrument)], seed=seed)
    names = {language: native_name(language) for language in form.languages}
    built_slips = slips.build(FormJob(form, loaded_instrument, names, origin, people, seed))
    return built_slips.document, [*source.findings]
