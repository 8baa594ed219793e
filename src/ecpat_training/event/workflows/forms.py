"""The questionnaire on paper for an event: a form for each wave, with the square code of the link where there is one,
for whoever would rather answer on a telephone."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import Block, Document, Paragraph, QrCode
from ecpat_training.documents.qr import LEAST_MM, qr_modules
from ecpat_training.documents.wording import wording
from ecpat_training.event.workflows.reading import TrainingEvent
from ecpat_training.files.yaml.file import Source
from ecpat_training.survey.forms.paper import paper_form
from ecpat_training.survey.instrument.instrument import WAVES, Instrument, Wave
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.words.catalogue.message import Command, phrase

_LEAST_CM = 3.0
_HINT = phrase("{command} says all that is missing.", command=Command("survey build", "--as paper"))
TRAINING_WAVES: tuple[Wave, ...] = ("pre", "post")
"""The waves that are answered in the room."""


class PaperForm(NamedTuple):
    """A form: its name without an ending, and what is printed."""

    name: str
    document: Document


def forms_of(
    instrument: Path | None, event: TrainingEvent, links: Mapping[str, str]
) -> tuple[list[PaperForm], list[Finding]]:
    """Makes a form for each wave that is answered in the room, in the language of the papers where the questionnaire
    has it; two forms where the halves of a group get different ones.

    Returns:
        The forms, and findings that say for which waves words are missing, so that they have no form.

    Raises:
        InputError, RefusedError: the instrument can't be read.
        ContentError: the instrument can't be understood, or doesn't fit.
    """
    if instrument is None:
        return [], []
    loaded_instrument, source = read_instrument(instrument)
    forms: list[PaperForm] = []
    left_out_findings: list[Finding] = []
    half_days = (1, 2) if any(scale.crossed for scale in loaded_instrument.scales) else (None,)
    for wave in (candidate for candidate in WAVES if candidate in TRAINING_WAVES):
        for half_day in half_days:
            form = _form(loaded_instrument, source, wave, half_day, event, links.get(wave, ""))
            if isinstance(form, Finding):
                left_out_findings.append(form)
            else:
                forms.append(PaperForm(f"form-{wave}" if half_day is None else f"form-{wave}-half-{half_day}", form))
    return forms, left_out_findings[:1]  # the others lack the same


def _form(
    instrument: Instrument, source: Source, wave: Wave, form_half: int | None, event: TrainingEvent, link: str
) -> Document | Finding:
    available_languages = instrument.written_languages()
    languages = [event.words.language] if event.words.language in available_languages else list(available_languages[:1])
    form, missing_findings = questionnaire(
        instrument, wave, languages=languages, training=event.training.id, half_number=form_half
    )
    if missing_findings:
        message = phrase(
            "no form on paper is made: {text} has no words in `{language}`.",
            text=missing_findings[0].what,
            language=missing_findings[0].language,
        )
        return Finding("event.no-form", Severity.NOTE, message, source.location_of(missing_findings[0].path), _HINT)
    paper = paper_form(form, instrument.licence)
    if not link:
        return paper
    code_cm = max(_LEAST_CM, qr_modules(link) * LEAST_MM / 10)
    instruction = wording(form.languages[0]).say("scan")
    link_blocks: list[Block] = [Paragraph(instruction, "quiet"), QrCode(link, link, code_cm), Paragraph(link, "quiet")]
    return replace(paper, blocks=(*paper.blocks[:1], *link_blocks, *paper.blocks[1:]))
