"""From an instrument to the form of one wave, as a file for a platform, or as slips with codes."""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import ContentError, Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, name_meant, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import own_name
from ecpat_training.files.writing import STDOUT
from ecpat_training.files.yaml.file import Source
from ecpat_training.survey.forms import kinds, module_of
from ecpat_training.survey.instrument.instrument import THEN, Instrument, Wave
from ecpat_training.survey.questionnaire.form_job import FormJob, Misfit
from ecpat_training.survey.questionnaire.questionnaire import MissingText, questionnaire
from ecpat_training.survey.questionnaire.report import overview
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.report.for_machines import SurveyBuildResult
from ecpat_training.words.catalogue.message import Option, names_hint, phrase

_TEXTS = (".tsv", ".txt", ".html", ".xml", ".gs")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def build_form(
    instrument: Path,
    delivery: Delivery,
    *,
    kind: str,
    wave: Wave,
    languages: Sequence[str] = (),
    training: str = "",
    half: int | None = None,
    people: int = 20,
    seed: int = 1,
) -> Outcome:
    """`ecpat survey build`.

    Raises:
        UsageError: there is no such kind, language or half; an ending that the kind doesn't have.
        InputError, RefusedError: the instrument can't be read.
        ContentError: the instrument has mistakes, lacks words in a language, or has names that the kind of form can't
            carry.
        OutputError: a file can't be written there.
    """
    module = _kind(kind, delivery.paths)
    file = instrument_file(instrument)
    delivery.check([file])
    read, source = read_instrument(instrument)
    delivery.findings(source.findings)
    _check(read, languages, training, half)
    if module.ONE_LANGUAGE:
        languages = [_only(languages or read.languages_written()[:1], kind)]
    form, missing = questionnaire(read, wave, languages=languages, training=training, half=half)
    names = {language: own_name(language) for language in form.languages}
    faults = [*_missing(missing, names, source)]
    if not faults:
        faults = [_misfit(misfit, read, source) for misfit in module.misfits(form, names)]
    if not any(question.scale for question in form.questions()):
        faults.append(_nothing(wave, source))
    if faults:
        raise ContentError(faults)
    origin = provenance(f"ecpat survey build --wave {wave} --as {kind}", [file], seed=seed if kind == "slips" else None)
    built = module.build(FormJob(form, read, names, origin, people, seed))
    document = built.document or overview(form, list(names.values()), built.steps, origin, module.TITLE)
    named = {path: delivery.rendered(built.paper, path) for path in delivery.paths} if built.paper else {}
    if STDOUT in delivery.paths:
        named[STDOUT] = _for_standard_output(module.ENDINGS[0], built.own, built.paper or document, delivery)
    delivery.document(document, by_ending=built.own, named=named)
    delivery.data(lambda: SurveyBuildResult(form, form=kind), source.findings, origin)
    return Outcome(Exit.CLEAN, f"{len(list(form.questions()))} questions for the wave `{wave}`.")


def _kind(kind: str, paths: Sequence[Path]) -> ModuleType:
    """The kind's module, if the files asked for are of its endings."""
    if kind not in kinds():
        suggestion = name_meant(kind, kinds())
        hint = names_hint(suggestion, kinds(), 20)
        raise UsageError.because(
            "usage.form-kind", phrase("nothing builds `{kind}`.", kind=visible(kind[:40])), hint=hint
        )
    module = module_of(kind)
    wrong = [path for path in paths if path != STDOUT and path.suffix.lower() not in module.ENDINGS]
    if wrong:
        raise UsageError(
            [
                Finding(
                    "output.ending",
                    Severity.ERROR,
                    phrase("{option:`} isn't written in a file of this ending.", option=Option("--as", kind)),
                    Location(str(path)),
                    phrase("Give it the ending {endings}.", endings=listing(list(module.ENDINGS), 5)),
                )
                for path in wrong
            ]
        )
    return module


def _for_standard_output(ending: str, contents: Mapping[str, bytes], document: Document, delivery: Delivery) -> bytes:
    """The form itself in its kind's first format: whoever asks for it there wants to hand it on.

    Raises:
        UsageError: standard output is a terminal, and the form is no text.
    """
    if ending not in _TEXTS and sys.stdout.isatty():
        hint = phrase(
            "Name a file with {out}, or hand it on: > form{ending}.",
            out=Option("--out", f"form{ending}"),
            ending=ending,
        )
        raise UsageError.because(
            "output.terminal", phrase("a form in {ending} can't be shown on a terminal.", ending=ending), hint=hint
        )
    return contents[ending] if ending in contents else delivery.rendered(document, Path(f"form{ending}"))


def _check(instrument: Instrument, languages: Sequence[str], training: str, half: int | None) -> None:
    available = instrument.languages_written()
    for language in languages:
        if language not in available:
            message: str = phrase("this questionnaire isn't there in `{language}`.", language=visible(language[:40]))
            raise UsageError.because(
                "usage.language", message, hint=phrase("It is in: {languages}.", languages=listing(list(available), 40))
            )
    if training and not _ID.fullmatch(training):
        message = phrase("`{training}` can't be the id of a training.", training=visible(training[:40]))
        raise UsageError.because("usage.training", message, hint="Use letters, digits and `-`, such as al-1.")
    crossed = any(scale.crossed for scale in instrument.scales)
    if crossed and half is None:
        message = "in this questionnaire one half of the people gets another form than the other half."
        raise UsageError.because(
            "usage.half",
            message,
            hint=phrase(
                "Build it twice, with {first_half} and with {second_half}.",
                first_half=Option("--half", "1"),
                second_half=Option("--half", "2"),
            ),
        )
    if half is not None and not crossed:
        message = "in this questionnaire everybody gets the same form."
        raise UsageError.because("usage.half", message, hint=phrase("Leave {half} out.", half=Option("--half")))


def _only(languages: Sequence[str], kind: str) -> str:
    if len(languages) > 1:
        message = phrase(
            "a form built with {option:`} is in one language, and {languages} were asked for.",
            option=Option("--as", kind),
            languages=listing(list(languages), 40),
        )
        raise UsageError.because("usage.language", message, hint="Build it once for each.")
    return languages[0]


def _missing(missing: Sequence[MissingText], names: dict[str, str], source: Source) -> list[Finding]:
    """A finding for each place whose words a language lacks."""
    hint = phrase("Add them, or choose the languages with {language}.", language=Option("--language"))
    return [
        Finding(
            "instrument.words-missing",
            Severity.ERROR,
            phrase(
                "{text} has no words in {language} ({code}).",
                text=missing_text.what,
                language=names[missing_text.language],
                code=missing_text.language,
            ),
            source.where(missing_text.path),
            hint if number == 0 else None,
        )
        for number, missing_text in enumerate(missing)
    ]


def _misfit(misfit: Misfit, instrument: Instrument, source: Source) -> Finding:
    location = source.where(_path(misfit.name, instrument))
    return Finding(
        "instrument.form-misfit", Severity.ERROR, phrase("{message}.", message=misfit.message), location, misfit.hint
    )


def _path(name: str, instrument: Instrument) -> tuple[str | int, ...]:
    """Where the instrument speaks of what bears a name."""
    for index, scale in enumerate(instrument.scales):
        if name == scale.id:
            return ("scales", index)
        for number, item in enumerate(scale.items):
            if name in (item.id, THEN + item.id):
                return ("scales", index, "items", number, "id")
    for index, question in enumerate(instrument.questions):
        if name == question.id:
            return ("questions", index, "id")
    return ("code",) if name in instrument.code.columns else ()


def _nothing(wave: Wave, source: Source) -> Finding:
    return Finding(
        "instrument.nothing-asked",
        Severity.ERROR,
        phrase("no scale is asked in the wave `{wave}`.", wave=wave),
        source.where(("scales",)),
        "Name the wave under `asked` of a scale.",
    )
