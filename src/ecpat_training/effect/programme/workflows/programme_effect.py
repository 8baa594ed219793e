"""`ecpat evaluate --programme FOLDER`: from the folder of a programme to the effect of all its trainings."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.questionnaires import FILE, example_of, programme_instrument, untouched_example_message
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.disclosure.ledger import ALL_TRAININGS_SUFFIX, Publication, publication
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.programme.data.data_folder import NAMES, data_folder
from ecpat_training.effect.programme.disclosure.designs import publishable_effect
from ecpat_training.effect.programme.disclosure.published_people import prepare_report
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.pooling.pool import pool, prediction_holding
from ecpat_training.effect.programme.reading.trainings import effects, list_surveyed_trainings, outcome_of
from ecpat_training.effect.programme.report.document import programme_document
from ecpat_training.effect.programme.report.for_machines import ProgrammeEffectData, programme_json
from ecpat_training.effect.programme.report.sentences import headline_sentence
from ecpat_training.effect.programme.workflows.compared import comparison_blocks
from ecpat_training.effect.programme.workflows.designs import designs_of
from ecpat_training.effect.programme.workflows.noted import is_about_people, remarks
from ecpat_training.effect.report.document import add_supplement
from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.workflows.request import Request
from ecpat_training.files.opening import display_name
from ecpat_training.files.picture import read_picture
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.words.catalogue.message import Command, Option, phrase
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import speech

_OF_ONE_TRAINING = {
    "post_from": "--post-from", "comparison_group": "--comparison-group", "sites": "--sites",
    "participants": "--participants", "quotes": "--quotes",
    "sheet": "--sheet", "code": "--code", "before": "--before", "after": "--after", "score": "--score",
    "maximum": "--max",
}  # fmt: skip


def data_files(request: Request) -> tuple[Path, ...]:
    """The files that go into the folder for the data.

    Raises:
        UsageError: such a folder is wanted of a report that is published.
    """
    if request.data is None:
        return ()
    if request.publish:
        message = phrase(
            "{data} holds a row for each training, also of few people, and is not for a report that is published.",
            data=Option("--data"),
        )
        raise UsageError.because(
            "usage.data",
            message,
            hint=phrase("Leave out {data} or {publish}.", data=Option("--data"), publish=Option("--publish")),
        )
    return tuple(request.data / name for name in NAMES)


def programme_report(request: Request, delivery: Delivery) -> Outcome:
    """Reads every training's answers, puts their effects together and delivers the report.

    Raises:
        UsageError: an option is for one training alone; the programme has no trainings, or nothing says the
            questionnaire.
        InputError, RefusedError: the programme's file or the questionnaire can't be read.
        ContentError: the programme's file can't be understood; no training gives a figure (the reason of each is a
            finding); or the ledger of publications needs a person.
        UnsatisfiableError: together with earlier publications, this report would tell the answers of few people.
        ValueError: the request names no programme.
    """
    _refuse_other_options(request)
    if request.programme is None:
        raise ValueError("no programme is named")
    file = programme_file(request.programme)
    instrument = _instrument(request, file)
    input_files = [file, instrument, *map(Path, request.mapping)]
    place = _ledger(request, instrument)
    delivery.check([*input_files, request.logo, *(place.files(input_files) if place else ())])
    with progress_line(delivery, "reading the answers of all trainings"):
        effect, smallest_group, findings = programme_effect(request, file, instrument)
    delivery.findings(findings)
    shown_effect = publishable_effect(effect, smallest_group) if request.publish else effect
    origin = provenance(f"ecpat evaluate --programme{' --publish' if request.publish else ''}", [file, instrument])
    files = data_folder(effect) if request.data is not None else {}
    named_files = {request.data / name: content for name, content in files.items()} if request.data else {}
    occasion = _occasion(request)

    def deliver(
        delivered_effect: ProgrammeEffect,
        standing: ReleaseStanding | None = None,
        extra_files: Mapping[Path, bytes] | None = None,
    ) -> None:
        nonlocal shown_effect
        shown_effect = delivered_effect
        full_origin = origin.with_standing(standing) if delivered_effect.published else origin
        document = programme_document(delivered_effect, full_origin, request.reader, occasion, request.language)
        data = programme_json(delivered_effect)
        if request.reader != "donor":
            document = add_supplement(document, comparison_blocks(data, request.language))
        with speaking(speech(request.language)):
            delivery.document(document, data=data, named=named_files, files_beside=extra_files)
        public_findings = [finding for finding in findings if not (request.publish and is_about_people(finding))]
        delivery.data(lambda: ProgrammeEffectData(delivered_effect), public_findings, full_origin)

    if place is None:
        deliver(shown_effect)
    else:
        report = f"{effect.programme}{ALL_TRAININGS_SUFFIX}"
        delivery.findings(
            place.publish(
                report,
                smallest_group,
                lambda earlier: prepare_report(effect, publishable_effect(effect, smallest_group), earlier, deliver),
                (file, instrument, *delivery.paths),
            )
        )
    return Outcome(exit_code(findings), headline_sentence(shown_effect))


def _occasion(request: Request) -> Occasion:
    """What stands at the head of the report."""
    return Occasion(
        title=request.title.strip(),
        place=request.place.strip(),
        organiser=request.organiser.strip(),
        grant=request.grant.strip(),
        logo=read_picture(request.logo) if request.logo else b"",
    )


def _ledger(request: Request, instrument: Path) -> Publication | None:
    """Where publications are written down, beside the questionnaire as those of single trainings; None where nothing is
    published."""
    return publication(instrument, request.ledger, request.although) if request.publish and request.recorded else None


def programme_effect(request: Request, file: Path, instrument: Path) -> tuple[ProgrammeEffect, int, list[Finding]]:
    """(the effect of the programme; the fewest people of whom a figure may be published; what was noted).

    Raises:
        InputError, RefusedError: the programme's file, the questionnaire or answers can't be read.
        ContentError: no training has an effect and no steps are answered; or a file doesn't make sense.
    """
    programme, _ = read_programme(file)
    questionnaire, _ = read_instrument(instrument)
    outcome = outcome_of(questionnaire, request.language)
    trainings = list_surveyed_trainings(programme, file, instrument, request.encoding, request.mapping)
    training_effects, trainings_without_effect = effects(trainings, outcome)
    designs, design_findings = designs_of(programme, file, instrument, trainings, training_effects, outcome)
    findings = [*design_findings, *remarks(trainings, training_effects, trainings_without_effect, designs)]
    if not training_effects and designs.wedge is None:
        raise ContentError(
            [
                Finding(
                    "across.nothing",
                    Severity.ERROR,
                    "no training gives a figure.",
                    Location(display_name(file)),
                    phrase(
                        "Put the answers from before and after into the trainings' folders: {command} does.",
                        command=Command("add", "FILE..."),
                    ),
                ),
                *findings,
            ]
        )
    scale = next(candidate for candidate in questionnaire.scales if candidate.id == outcome.scale)
    questions = [item.id for item in scale.asked_in("pre") if not item.untaught]
    pooled_effect = pool(programme.programme, outcome, training_effects, trainings_without_effect, questions)
    pooled_effect = replace(pooled_effect, designs=designs, prediction_holding=prediction_holding(pooled_effect))
    return pooled_effect, questionnaire.disclosure.smallest, findings


def _refuse_other_options(request: Request) -> None:
    options = [option for name, option in _OF_ONE_TRAINING.items() if getattr(request, name) not in (None, "", ())]
    if len(request.mapping) > 1 or any("=" in mapping for mapping in request.mapping):
        message = phrase(
            "{mapping} can't say which mapping is for which file of many trainings.", mapping=Option("--mapping")
        )
        hint = phrase(
            "Give one mapping for all of them, or evaluate the trainings one by one with {training}.",
            training=Option("--training", "ID"),
        )
        raise UsageError.because("usage.whole-programme", message, hint=hint)
    if options:
        message = phrase(
            "{options} {count:is|are} for one training, and {programme} alone means all.",
            options=listing(options),
            count=len(options),
            programme=Option("--programme"),
        )
        raise UsageError.because(
            "usage.whole-programme",
            message,
            hint=phrase("Add {training}, or leave it out.", training=Option("--training", "ID")),
        )


def _instrument(request: Request, file: Path) -> Path:
    """The questionnaire beside the programme's file, else the one that the line or the folder gives."""
    if instrument_beside := programme_instrument(file):
        return instrument_beside
    if request.instrument is None:
        example = example_of(file)
        missing_text = phrase("there is no {file} beside the programme, and none is named.", file=FILE)
        message = untouched_example_message(example) if example else missing_text
        raise UsageError.because(
            "usage.not-found", message, hint=phrase("Add {instrument}.", instrument=Option("--instrument", "FILE"))
        )
    return instrument_file(request.instrument)
