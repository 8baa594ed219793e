"""`ecpat evaluate --programme FOLDER`: from the folder of a programme to the effect of all its trainings."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.questionnaires import FILE, counts_as_none, example_of, programme_instrument
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.disclosure.ledger import OF_ALL, Publication, publication
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.programme.data.data_folder import NAMES, data_folder
from ecpat_training.effect.programme.disclosure.designs import publishable_whole
from ecpat_training.effect.programme.disclosure.published_people import prepared
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.pooling.pool import pool, prediction_holding
from ecpat_training.effect.programme.reading.trainings import asked_trainings, effects, outcome_of
from ecpat_training.effect.programme.report.document import programme_document
from ecpat_training.effect.programme.report.for_machines import ProgrammeEffectData, programme_json
from ecpat_training.effect.programme.report.sentences import headline
from ecpat_training.effect.programme.workflows.compared import compared_with_others
from ecpat_training.effect.programme.workflows.designs import designs_of
from ecpat_training.effect.programme.workflows.noted import remarks, tells_of_people
from ecpat_training.effect.report.document import with_supplement
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
    _refuse_others(request)
    if request.programme is None:
        raise ValueError("no programme is named")
    file = programme_file(request.programme)
    instrument = _instrument(request, file)
    read = [file, instrument, *map(Path, request.mapping)]
    place = _ledger(request, instrument)
    delivery.check([*read, request.logo, *(place.files(read) if place else ())])
    with progress_line(delivery, "reading the answers of all trainings"):
        effect, smallest, findings = programme_effect(request, file, instrument)
    delivery.findings(findings)
    shown = publishable_whole(effect, smallest) if request.publish else effect
    origin = provenance(f"ecpat evaluate --programme{' --publish' if request.publish else ''}", [file, instrument])
    files = data_folder(effect) if request.data is not None else {}
    named = {request.data / name: content for name, content in files.items()} if request.data else {}
    occasion = _occasion(request)

    def deliver(
        delivered: ProgrammeEffect, standing: ReleaseStanding | None = None, besides: Mapping[Path, bytes] | None = None
    ) -> None:
        nonlocal shown
        shown = delivered
        full_origin = origin.standing_in(standing) if delivered.published else origin
        document = programme_document(delivered, full_origin, request.reader, occasion, request.language)
        data = programme_json(delivered)
        if request.reader != "donor":
            document = with_supplement(document, compared_with_others(data, request.language))
        with speaking(speech(request.language)):
            delivery.document(document, data=data, named=named, besides=besides)
        public_findings = [finding for finding in findings if not (request.publish and tells_of_people(finding))]
        delivery.data(lambda: ProgrammeEffectData(delivered), public_findings, full_origin)

    if place is None:
        deliver(shown)
    else:
        report = f"{effect.programme}{OF_ALL}"
        delivery.findings(
            place.publish(
                report,
                smallest,
                lambda earlier: prepared(effect, publishable_whole(effect, smallest), earlier, deliver),
                (file, instrument, *delivery.paths),
            )
        )
    return Outcome(exit_code(findings), headline(shown))


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
    trainings = asked_trainings(programme, file, instrument, request.encoding, request.mapping)
    training_effects, without = effects(trainings, outcome)
    designs, of_designs = designs_of(programme, file, instrument, trainings, training_effects, outcome)
    findings = [*of_designs, *remarks(trainings, training_effects, without, designs)]
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
    pooled = pool(programme.programme, outcome, training_effects, without, questions)
    pooled = replace(pooled, designs=designs, prediction_holding=prediction_holding(pooled))
    return pooled, questionnaire.disclosure.smallest, findings


def _refuse_others(request: Request) -> None:
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
    if beside := programme_instrument(file):
        return beside
    if request.instrument is None:
        example = example_of(file)
        missing = phrase("there is no {file} beside the programme, and none is named.", file=FILE)
        message = counts_as_none(example) if example else missing
        raise UsageError.because(
            "usage.not-found", message, hint=phrase("Add {instrument}.", instrument=Option("--instrument", "FILE"))
        )
    return instrument_file(request.instrument)
