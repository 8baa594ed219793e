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
from ecpat_training.core.text import closest_name, listing, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.wording import native_name
from ecpat_training.files.writing import STDOUT
from ecpat_training.files.yaml.file import Source
from ecpat_training.survey.forms import kinds, module_of
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, Instrument, Wave
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
    output_kind: str,
    wave: Wave,
    languages: Sequence[str] = (),
    training: str = "",
    form_half: int | None = None,
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
    module = _kind(output_kind, delivery.paths)
    file = instrument_file(instrument)
    delivery.check([file])
    loaded_instrument, source = read_instrument(instrument)
    delivery.findings(source.findings)
    _check(loaded_instrument, languages, training, form_half)
    if module.ONE_LANGUAGE:
        languages = [_only(languages or loaded_instrument.written_languages()[:1], output_kind)]
    form, missing_texts = questionnaire(
        loaded_instrument, wave, languages=languages, training=training, half_number=form_half
    )
    names = {language: native_name(language) for language in form.languages}
    faults = [*_missing(missing_texts, names, source)]
    if not faults:
        faults = [_misfit(misfit, loaded_instrument, source) for misfit in module.misfits(form, names)]
    if not any(question.scale for question in form.questions()):
        faults.append(_nothing(wave, source))
    if faults:
        raise ContentError(faults)
    origin = provenance(
        f"ecpat survey build --wave {wave} --as {output_kind}", [file], seed=seed if output_kind == "slips" else None
    )
    built_form = module.build(FormJob(form, loaded_instrument, names, origin, people, seed))
    document = built_form.document or overview(form, list(names.values()), built_form.steps, origin, module.TITLE)
    rendered_by_path = (
        {path: delivery.rendered(built_form.paper, path) for path in delivery.paths} if built_form.paper else {}
    )
    if STDOUT in delivery.paths:
        rendered_by_path[STDOUT] = _for_standard_output(
            module.ENDINGS[0], built_form.own, built_form.paper or document, delivery
        )
    delivery.document(document, content_by_ending=built_form.own, named=rendered_by_path)
    delivery.data(lambda: SurveyBuildResult(form, form=output_kind), source.findings, origin)
    return Outcome(Exit.CLEAN, f"{len(list(form.questions()))} questions for the wave `{wave}`.")


def _kind(output_kind: str, paths: Sequence[Path]) -> ModuleType:
    """The kind's module, if the files asked for are of its endings."""
    if output_kind not in kinds():
        suggestion = closest_name(output_kind, kinds())
        hint = names_hint(suggestion, kinds(), 20)
        raise UsageError.because(
            "usage.form-kind", phrase("nothing builds `{kind}`.", kind=visible(output_kind[:40])), hint=hint
        )
    module = module_of(output_kind)
    misnamed_paths = [path for path in paths if path != STDOUT and path.suffix.lower() not in module.ENDINGS]
    if misnamed_paths:
        raise UsageError(
            [
                Finding(
                    "output.ending",
                    Severity.ERROR,
                    phrase("{option:`} isn't written in a file of this ending.", option=Option("--as", output_kind)),
                    Location(str(path)),
                    phrase("Give it the ending {endings}.", endings=listing(list(module.ENDINGS), 5)),
                )
                for path in misnamed_paths
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


def _check(instrument: Instrument, languages: Sequence[str], training: str, form_half: int | None) -> None:
    written_languages = instrument.written_languages()
    for language in languages:
        if language not in written_languages:
            message: str = phrase("this questionnaire isn't there in `{language}`.", language=visible(language[:40]))
            raise UsageError.because(
                "usage.language",
                message,
                hint=phrase("It is in: {languages}.", languages=listing(list(written_languages), 40)),
            )
    if training and not _ID.fullmatch(training):
        message = phrase("`{training}` can't be the id of a training.", training=visible(training[:40]))
        raise UsageError.because("usage.training", message, hint="Use letters, digits and `-`, such as al-1.")
    has_crossed_scales = any(scale.crossed for scale in instrument.scales)
    if has_crossed_scales and form_half is None:
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
    if form_half is not None and not has_crossed_scales:
        message = "in this questionnaire everybody gets the same form."
        raise UsageError.because("usage.half", message, hint=phrase("Leave {half} out.", half=Option("--half")))


def _only(languages: Sequence[str], output_kind: str) -> str:
    if len(languages) > 1:
        message = phrase(
            "a form built with {option:`} is in one language, and {languages} were asked for.",
            option=Option("--as", output_kind),
            languages=listing(list(languages), 40),
        )
        raise UsageError.because("usage.language", message, hint="Build it once for each.")
    return languages[0]


def _missing(missing_texts: Sequence[MissingText], names: dict[str, str], source: Source) -> list[Finding]:
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
            source.location_of(missing_text.path),
            hint if number == 0 else None,
        )
        for number, missing_text in enumerate(missing_texts)
    ]


def _misfit(misfit: Misfit, instrument: Instrument, source: Source) -> Finding:
    location = source.location_of(_path(misfit.name, instrument))
    return Finding(
        "instrument.form-misfit", Severity.ERROR, phrase("{message}.", message=misfit.message), location, misfit.hint
    )


def _path(name: str, instrument: Instrument) -> tuple[str | int, ...]:
    """Where the instrument speaks of what bears a name."""
    for index, scale in enumerate(instrument.scales):
        if name == scale.id:
            return ("scales", index)
        for number, item in enumerate(scale.items):
            if name in (item.id, THEN_PREFIX + item.id):
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
        source.location_of(("scales",)),
        "Name the wave under `asked` of a scale.",
    )
