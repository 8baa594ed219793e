"""Mapping files of surveys: read, understood against the instrument, and every entry that can't be told with its
place."""

from collections.abc import Callable
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, name_meant
from ecpat_training.files.cell import as_text
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.mapping import Decisions
from ecpat_training.files.table import CellValue
from ecpat_training.files.yaml.file import Path_, Source, build, read_yaml
from ecpat_training.survey.instrument.instrument import THEN, WAVES, Instrument, KeyedScale, Scale, ScaleItem
from ecpat_training.survey.model.survey_map import SurveyMappingFile
from ecpat_training.survey.reading.columns import short
from ecpat_training.survey.reading.mapping import (
    FORM,
    NO_ANSWER,
    NOT_USED,
    PERSON,
    WAVE,
    SurveyDecision,
    SurveyMapping,
    decision_key,
)
from ecpat_training.survey.reading.number import NumberError, parse_number
from ecpat_training.survey.reading.wave_column import wave_of

ROW_CHOICES = (NOT_USED, PERSON)
"""What a row may be, as a mapping file writes it."""

_Understand = Callable[[str], tuple[CellValue] | None]


def column_choices(instrument: Instrument) -> list[str]:
    """What a column may be, as a mapping file writes it."""
    items = [item.id for scale in instrument.scales for item in scale.items]
    then = [THEN + item.id for scale in instrument.scales if scale.then for item in scale.items]
    forms = [FORM] if any(scale.form_names() for scale in instrument.scales) else []
    return [*items, *then, *instrument.code.columns, *instrument.groups, WAVE, *forms, NOT_USED]


def answer_choices(scale: Scale, item: ScaleItem | None = None) -> list[str]:
    """What an answer on a scale, or to an item of it, may mean."""
    if isinstance(scale, KeyedScale):
        options = [option for one in ([item] if item else scale.items) for option in one.options]
        return [*dict.fromkeys(options), NO_ANSWER]
    return [f"a number ({scale.answers})", NO_ANSWER]


def read_survey_mapping(path: Path | str, instrument: Instrument) -> SurveyMapping:
    """The decisions of a mapping file about files of answers to an instrument.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: parts of the mapping file can't be understood; each is among the findings.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "survey mapping", source.where())
    file = build(source, SurveyMappingFile)
    reader = _DecisionReader(source)
    choices = column_choices(instrument)
    columns = reader.decisions(
        ("columns",), file.columns, _column(choices, instrument), "column of the instrument", choices
    )
    waves = reader.decisions(("waves",), file.waves, _wave, "wave", list(WAVES))
    rows = reader.decisions(("rows",), file.rows, _one_of([*ROW_CHOICES]), "use of a row", [*ROW_CHOICES])
    answers = {}
    of_scale = {scale.id: (scale, None) for scale in instrument.scales}
    of_item = {item.id: (scale, item) for scale in instrument.scales for item in scale.items}
    about: dict[str, tuple[Scale, ScaleItem | None]] = {**of_item, **of_scale}
    for name, entries in file.answers.items():
        if name not in about:
            reader.unknown(("answers", name), name, list(about))
            continue
        scale, item = about[name]
        understand = _answer(scale, item)
        answers[name] = reader.decisions(
            ("answers", name), entries, understand, f"answer of `{name}`", answer_choices(scale, item)
        )
    if reader.wrong:
        raise ContentError([*source.findings, *reader.wrong])
    return SurveyMapping(source.file, columns, waves, answers, rows, tuple(reader.open))


class _DecisionReader:
    """Reads entries; what isn't decided goes to `open`, what can't be told to `wrong`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.open: list[Location] = []
        self.wrong: list[Finding] = []

    def decisions(
        self, path: Path_, entries: Decisions, understand: _Understand, what: str, choices: list[str]
    ) -> dict[str, SurveyDecision]:
        """The decisions of one part, by `same(text)`."""
        decided: dict[str, SurveyDecision] = {}
        for written, means in entries.items():
            where = self.source.where((*path, written))
            if means is None or means.endswith("?"):
                self.open.append(where)
            elif (meaning := understand(means)) is None:
                self._error("mapping.value", f"`{short(means)}` is no {what}.", where, _instead(means, choices))
            else:
                decision = SurveyDecision(written, meaning[0], where)
                first = decided.setdefault(decision_key(written), decision)
                if first.meaning != decision.meaning:
                    message = f"`{short(written)}` is mapped to something else in line {first.where.line}."
                    hint = "Capitals, spaces and accents make no other word: please delete one of the two."
                    self._error("mapping.twice", message, where, hint)
        return decided

    def unknown(self, path: Path_, name: str, known: list[str]) -> None:
        """A scale or item that the instrument hasn't."""
        message = f"the instrument has no scale or item `{short(name)}`."
        self._error("mapping.value", message, self.source.where(path), _instead(name, known))

    def _error(self, code: str, message: str, where: Location, hint: str) -> None:
        self.wrong.append(Finding(code, Severity.ERROR, message, where, hint))


def _one_of(choices: list[str]) -> _Understand:
    known = {fold(choice): choice for choice in choices}
    return lambda means: (known[fold(means)],) if fold(means) in known else None


def _column(choices: list[str], instrument: Instrument) -> _Understand:
    """What an entry means as a column: one of the choices, or an item of one wave, where waves stand side by side."""
    items = [item.id for scale in instrument.scales for item in scale.items]
    then = [THEN + item.id for scale in instrument.scales if scale.then for item in scale.items]
    return _one_of([*choices, *(f"{item}.{wave}" for item in (*items, *then) for wave in WAVES)])


def _wave(means: str) -> tuple[CellValue] | None:
    wave = wave_of(means)
    return (wave,) if wave else None


def _answer(scale: Scale, item: ScaleItem | None) -> _Understand:
    """What an entry means as an answer: a grade of the scale, an option's id, or nothing."""
    options = {fold(one): one for one in answer_choices(scale, item)} if isinstance(scale, KeyedScale) else {}

    def understand(means: str) -> tuple[CellValue] | None:
        if fold(means) == NO_ANSWER:
            return (None,)
        if isinstance(scale, KeyedScale):
            if not options.keys() - {NO_ANSWER}:
                return (means,)
            return (options[fold(means)],) if fold(means) in options else None
        try:
            number = parse_number(as_text(means), frozenset())
        except NumberError:
            labels = {fold(label): grade for label, grade in getattr(scale, "labels", {}).items()}
            return (float(labels[fold(means)]),) if fold(means) in labels else None
        return (number,) if scale.answers.holds(number) else None

    return understand


def _instead(means: str, choices: list[str]) -> str:
    meant = name_meant(means, choices)
    if meant is not None:
        return f"Did you mean `{meant}`?"
    return f"Write one of these: {listing(choices, 40).replace(' and ', ' or ')}; or nothing."
