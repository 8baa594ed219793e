"""`ecpat design power`: from what is planned to what can be shown, and to a questionnaire that declares it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.effect.design.model.outlook import DesignOutlook, Outlook
from ecpat_training.effect.design.model.planned import PlannedProgramme
from ecpat_training.effect.design.outlook import designs, outlook, split_into_waves
from ecpat_training.effect.design.report.design import design_document, headline_sentence
from ecpat_training.effect.design.report.for_machines import DesignResult
from ecpat_training.effect.design.report.plan_yaml import insert_plan
from ecpat_training.files.opening import decode_utf, display_name, read_bytes
from ecpat_training.files.yaml.file import MOST_BYTES
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.words.catalogue.message import Option, names_hint, phrase

ENDINGS = (".yaml", ".yml")
WAVES = 5
"""In how many waves countries begin where nobody says."""


@dataclass(frozen=True, kw_only=True)
class DesignSizes:
    """How many countries, trainings in each, and waves, as asked for; None: as the programme says."""

    countries: int | None = None
    trainings: int | None = None
    waves: int | None = None


@dataclass(frozen=True, kw_only=True)
class Declaring:
    """Which questionnaire gets its plan: its file, the scale that decides, the design and the day."""

    instrument: Path | None = None
    primary: str = ""
    design: str = "before_after"
    on: date | None = None


def sized(sizes: DesignSizes, programme: Programme | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(number of trainings of each country, number of countries that begin in each wave).

    Raises:
        UsageError: neither the line nor a programme says how many countries there are.
    """
    trainings_by_country: dict[str, int] = {}
    if programme is not None:
        for training in programme.list_trainings():
            if training.kind == "training":
                trainings_by_country[training.country] = trainings_by_country.get(training.country, 0) + 1
    numbers = tuple(trainings_by_country.values())
    if sizes.countries is None and not numbers:
        message = "how many countries there are isn't said, and no programme with trainings is here."
        raise UsageError.because(
            "design.countries",
            message,
            hint=phrase(
                "Add {countries} {trainings}, or {programme}.",
                countries=Option("--countries", "10"),
                trainings=Option("--trainings", "2"),
                programme=Option("--programme", "FILE"),
            ),
        )
    if sizes.countries is not None:
        numbers = (sizes.trainings or 2,) * sizes.countries
    elif sizes.trainings is not None:
        numbers = (sizes.trainings,) * len(numbers)
    programme_design = programme.design if programme is not None else None
    if (
        sizes.waves is None
        and programme_design is not None
        and programme_design.of is not None
        and programme_design.waves * programme_design.of == len(numbers)
    ):
        return numbers, (programme_design.of,) * programme_design.waves
    waves = sizes.waves or (programme_design.waves if programme_design is not None else WAVES)
    return numbers, split_into_waves(len(numbers), waves)


def design_report(
    sizes: DesignSizes,
    programme: Path | None,
    expected: PlannedProgramme,
    declaring: Declaring,
    delivery: Delivery,
    *,
    effect: float | None = None,
    standard_deviation: float | None = None,
    draws: int = 0,
    seed: int = 1,
) -> Outcome:
    """Computes what designs can show, and delivers it.

    Args:
        sizes: how many countries and trainings there are.
        programme: the file that says so otherwise.
        expected: what is planned otherwise; of its trainings and waves nothing is used.
        declaring: whose plan is written.
        delivery: where results go; a `.yaml` is the questionnaire with its plan.
        effect: a change that somebody asks about, in SD.
        standard_deviation: the SD of scores, in points.
        draws: how many programmes are drawn to try the formulas.
        seed: of these draws.

    Raises:
        UsageError: sizes are missing; a questionnaire is wanted and isn't named, or the day of its plan isn't.
        InputError, RefusedError: a file can't be read.
        ContentError: the programme's file can't be understood; the questionnaire has a plan already, or lacks the
            scale.
    """
    path = programme_file(programme) if programme is not None else None
    writes = [target for ending in ENDINGS for target in delivery.files_ending_in(ending)]
    chosen = _read_plan_questionnaire(declaring, is_needed=bool(writes))
    delivery.check([path, chosen[0] if chosen else None])
    programme_read = read_programme(path)[0] if path is not None else None
    trainings, waves = sized(sizes, programme_read)
    planned_programme = replace(expected, trainings=trainings, waves=waves)
    with progress_line(delivery, "drawing programmes" if draws else "computing"):
        study_outlook = outlook(planned_programme, effect, standard_deviation, draws=draws, seed=seed)
    origin = provenance("ecpat design power", [path, chosen[0] if chosen else None], seed=seed if draws else None)
    formats = (
        {ending: _planned_text(chosen, study_outlook, declaring) for ending in ENDINGS} if writes and chosen else {}
    )
    findings = _find_late_declaration(programme_read, declaring, path) if writes else []
    delivery.findings(findings)
    delivery.document(design_document(study_outlook, origin), content_by_ending=formats)
    delivery.data(lambda: DesignResult(study_outlook), findings, origin)
    return Outcome(Exit.CLEAN, headline_sentence(study_outlook))


def _read_plan_questionnaire(declaring: Declaring, *, is_needed: bool) -> tuple[Path, Instrument] | None:
    """The questionnaire whose plan is written, checked; None where none is wanted."""
    if not is_needed:
        return None
    if declaring.instrument is None or not declaring.primary:
        message = "a questionnaire with its plan is to be written, and which one, or which scale decides, isn't said."
        raise UsageError.because(
            "design.declare",
            message,
            hint=phrase(
                "Add {instrument} {primary}.",
                instrument=Option("--instrument", "FILE"),
                primary=Option("--primary", "SCALE"),
            ),
        )
    if declaring.design not in designs():
        message = phrase("there is no design `{design}`.", design=visible(declaring.design))
        raise UsageError.because("design.unknown", message, hint=names_hint(None, designs(), 10))
    path = instrument_file(declaring.instrument)
    instrument, source = read_instrument(path)
    if instrument.plan is not None:
        message = "this questionnaire has a plan already, which is never replaced."
        hint = "Correct it there; or take it out, if no answer has come yet."
        raise ContentError.because("design.plan-there", message, location=source.location_of(("plan",)), hint=hint)
    scales = [scale.id for scale in instrument.scales]
    if declaring.primary not in scales:
        message = phrase("this questionnaire has no scale `{scale}`.", scale=visible(declaring.primary))
        hint = names_hint(None, scales, 20)
        raise ContentError.because("design.scale", message, location=Location(display_name(path)), hint=hint)
    if declaring.on is None:
        message = "the plan says on which day it was declared, and no day is given."
        raise UsageError.because(
            "design.on",
            message,
            hint=phrase("Add {day}, a day before the first answers.", day=Option("--on", "2026-03-01")),
        )
    return path, instrument


def _planned_text(chosen: tuple[Path, Instrument], study_outlook: Outlook, declaring: Declaring) -> bytes:
    """The questionnaire with its plan, as it stands otherwise."""
    path, _ = chosen
    design = _chosen(study_outlook.designs, declaring.design)
    decoded_file = decode_utf(read_bytes(path, MOST_BYTES), display_name(path))
    text = decoded_file[0] if decoded_file else ""  # it was read as YAML before, which is nothing else
    assert declaring.on is not None  # asked for before
    return insert_plan(text, study_outlook, design, declaring.primary, declaring.on).encode()


def _find_late_declaration(programme: Programme | None, declaring: Declaring, path: Path | None) -> list[Finding]:
    """A warning where the plan is declared after the first training began, when answers may be known."""
    days = [day for training in programme.list_trainings() if (day := training.date_of(1))] if programme else []
    if declaring.on is None or path is None or not days or declaring.on <= min(days):
        return []
    message = phrase(
        "the plan is declared on {day}, after the first training, which begins on {first_day}.",
        day=str(declaring.on),
        first_day=str(min(days)),
    )
    hint = "A plan counts when it was declared before any answer was seen."
    return [Finding("design.late", Severity.WARNING, message, Location(display_name(path)), hint)]


def _chosen(outlooks: Sequence[DesignOutlook], name: str) -> DesignOutlook:
    """The design that is declared.

    Raises:
        UsageError: the programme can't have it.
    """
    design = next(design_outlook for design_outlook in outlooks if design_outlook.name == name)
    if design.why_not:
        raise UsageError.because(
            "design.not-here", phrase("{design}: {reason}.", design=design.design.title.lower(), reason=design.why_not)
        )
    return design
