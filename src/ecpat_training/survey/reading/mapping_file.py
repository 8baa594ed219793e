"""Mapping files of surveys: read, understood against the instrument, and every entry that can't be told with its
place."""

from pathlib import Path

from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.mapping_decisions import (
    DecisionByKey,
    DecisionReader,
    EntryKind,
    Understanding,
    choice_advice,
    understand_choice,
)
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, WAVES, Instrument, KeyedScale, Scale, ScaleItem
from ecpat_training.survey.model.survey_map import SurveyMappingFile
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.mapping import FORM, NO_ANSWER, NOT_USED, PERSON, WAVE, SurveyMapping, decision_key
from ecpat_training.survey.reading.number import NumberError, parse_number
from ecpat_training.survey.reading.wave_column import wave_of
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.comparable_codes import code_key

ROW_CHOICES = (NOT_USED, PERSON)
"""What a row may be, as a mapping file writes it."""


def column_choices(instrument: Instrument) -> list[str]:
    """What a column may be, as a mapping file writes it."""
    items = [item.id for scale in instrument.scales for item in scale.items]
    then_ids = [THEN_PREFIX + item.id for scale in instrument.scales if scale.then for item in scale.items]
    forms = [FORM] if any(scale.form_names() for scale in instrument.scales) else []
    return [*items, *then_ids, *instrument.code.columns, *instrument.groups, WAVE, *forms, NOT_USED]


def answer_choices(scale: Scale, item: ScaleItem | None = None) -> list[str]:
    """What an answer on a scale, or to an item of it, may mean."""
    if isinstance(scale, KeyedScale):
        options = [option for scale_item in ([item] if item else scale.items) for option in scale_item.options]
        return [*dict.fromkeys(options), NO_ANSWER]
    return [f"a number ({scale.answers})", NO_ANSWER]


def read_survey_mapping(path: Path | str, instrument: Instrument) -> SurveyMapping:
    """The decisions of a mapping file about files of answers to an instrument.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: parts of the mapping file can't be understood; each is among the findings.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "survey mapping", source.location_of())
    file = build(source, SurveyMappingFile)
    reader = DecisionReader(source, decision_key, shorten_text)
    choices = column_choices(instrument)
    column_kind = EntryKind(_column(choices, instrument), "column of the instrument", choices)
    columns = reader.decisions(("columns",), file.columns, column_kind)
    waves = reader.decisions(("waves",), file.waves, EntryKind(_wave, "wave", WAVES))
    rows = reader.decisions(
        ("rows",), file.rows, EntryKind(understand_choice(ROW_CHOICES), "use of a row", ROW_CHOICES)
    )
    answers = {}
    scale_entries = {scale.id: (scale, None) for scale in instrument.scales}
    item_entries = {item.id: (scale, item) for scale in instrument.scales for item in scale.items}
    scale_by_name: dict[str, tuple[Scale, ScaleItem | None]] = {**item_entries, **scale_entries}
    for name, entries in file.answers.items():
        if name not in scale_by_name:
            message = f"the instrument has no scale or item `{shorten_text(name)}`."
            reader.refuse(
                "mapping.value", message, source.location_of(("answers", name)), choice_advice(name, [*scale_by_name])
            )
            continue
        answer_kind = EntryKind(
            _answer(*scale_by_name[name]), f"answer of `{name}`", answer_choices(*scale_by_name[name])
        )
        answers[name] = reader.decisions(("answers", name), entries, answer_kind)
    codes = reader.decisions(("codes",), file.codes, EntryKind(lambda means: (means,), "code", ()))
    _refuse_circles(codes, reader)
    return SurveyMapping(source.file, columns, waves, answers, rows, codes, reader.close())


def _refuse_circles(codes: DecisionByKey, reader: DecisionReader) -> None:
    """An error for each code that is mapped to itself, or to one that is mapped in its turn: that is done once."""
    decision_by_code = {code_key(decision.written_text): decision for decision in codes.values()}
    for written_code, decision in decision_by_code.items():
        next_decision = decision_by_code.get(code_key(str(decision.meaning)))
        if next_decision is None:
            continue
        if code_key(str(next_decision.written_text)) == written_code:
            message, hint = (
                phrase("`{code}` is mapped to itself.", code=shorten_text(decision.written_text)),
                "Delete the line.",
            )
        else:
            message = phrase(
                "`{code}` is mapped to `{meaning}`, which is mapped in line {line}.",
                code=shorten_text(decision.written_text),
                meaning=shorten_text(str(decision.meaning)),
                line=next_decision.location.line,
            )
            hint = "Map each code to the one that the person has in the other file, and that one to nothing."
        reader.refuse("mapping.value", message, decision.location, hint)


def _column(choices: list[str], instrument: Instrument) -> Understanding:
    """What an entry means as a column: one of the choices, or an item of one wave, where waves stand side by side."""
    items = [item.id for scale in instrument.scales for item in scale.items]
    then_ids = [THEN_PREFIX + item.id for scale in instrument.scales if scale.then for item in scale.items]
    return understand_choice([*choices, *(f"{item}.{wave}" for item in (*items, *then_ids) for wave in WAVES)])


def _wave(means: str) -> tuple[object] | None:
    wave = wave_of(means)
    return (wave,) if wave else None


def _answer(scale: Scale, item: ScaleItem | None) -> Understanding:
    """What an entry means as an answer: a grade of the scale, an option's id, or nothing."""
    options = {fold(option): option for option in answer_choices(scale, item)} if isinstance(scale, KeyedScale) else {}

    def understand(means: str) -> tuple[object] | None:
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
        return (number,) if scale.answers.contains(number) else None

    return understand
