"""What is said of questions of one form that ask the same of the time before the training and of now."""

from collections.abc import Iterable, Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, Instrument, ScaleItem
from ecpat_training.survey.reading.time_pairs import asks_of_before, time_pairs
from ecpat_training.words.catalogue.message import phrase

_MAX_LETTERS_SHOWN = 80


def then_test_note(table: CellTable, raw_survey: RawSurvey) -> Iterator[Finding]:
    """That a form asks questions of the time before and of now, which is no answer from before."""
    columns = [column for column in raw_survey.of_kind(ColumnKind.QUESTION) if column.header]
    pairs = [pair for pair in time_pairs([_words(column) for column in columns]) if pair.is_plain]
    if not pairs:
        return
    first_column = columns[pairs[0].before]
    message = phrase(
        "{pairs:,} {pairs:question is|questions are} asked twice in one form, of the time before and of now, such as "
        "`{before}` and `{after}`: a then-test, asked afterwards, and no answer from before.",
        pairs=len(pairs),
        before=_shorten(_words(first_column)),
        after=_shorten(_words(columns[pairs[0].after])),
    )
    yield Finding("survey.then-test", Severity.NOTE, message, table.location_of(raw_survey.header, first_column.index))


def pooled_findings(
    table: CellTable, raw_survey: RawSurvey, instrument: Instrument, matches: Iterable[tuple[ScaleItem, SurveyColumn]]
) -> Iterator[Finding]:
    """An error for each scale of which two items ask the same of the time before and of now: in one mean they would
    say nothing of either. Items of which one calls the other words `other` in its `also` are different questions.

    Args:
        matches: the items that were found, each with its column.
    """
    columns = {item.id: column for item, column in matches}
    for scale in instrument.scales:
        items = [item for item in scale.items if item.id in columns]
        for wordings in ([_words(columns[item.id]) for item in items], [item.id for item in items]):
            pairs = [pair for pair in time_pairs(wordings) if pair.is_plain]
            pooled_pairs = [(items[pair.before], items[pair.after]) for pair in pairs]
            pooled_pairs = [pair for pair in pooled_pairs if not _are_different(*pair)]
            if pooled_pairs:
                yield _pooled_items_finding(table, raw_survey, scale.id, pooled_pairs, columns)
                break


def items_of_before(matches: Iterable[tuple[ScaleItem, SurveyColumn]]) -> dict[str, str]:
    """The items whose columns ask of the time before the training, with the columns' words; no then-items, which are
    to."""
    words = {item.id: _words(column) for item, column in matches if not item.id.startswith(THEN_PREFIX)}
    return {item: text for item, text in words.items() if asks_of_before(text)}


def _pooled_items_finding(
    table: CellTable,
    raw_survey: RawSurvey,
    scale: str,
    pooled_pairs: Sequence[tuple[ScaleItem, ScaleItem]],
    columns: dict[str, SurveyColumn],
) -> Finding:
    before, after = pooled_pairs[0]
    message = phrase(
        "the scale `{scale}` has {pairs:,} {pairs:question|questions} twice, of the time before and of now, such as "
        "`{before}` (`{before_id}`) and `{after}` (`{after_id}`), which make no score together.",
        scale=scale,
        pairs=len(pooled_pairs),
        before=_shorten(_words(columns[before.id])),
        before_id=before.id,
        after=_shorten(_words(columns[after.id])),
        after_id=after.id,
    )
    hint = phrase(
        "In the instrument write `then: {{asked: post}}` into the scale, and instead of the item `{before_id}` its "
        "words with `{after_id}`, as `also: {{words: then}}`; if these are different questions, as `{{words: other}}`. "
        "Drafted anew, the instrument says so by itself.",
        before_id=before.id,
        after_id=after.id,
    )
    location = table.location_of(raw_survey.header, columns[before.id].index)
    return Finding("survey.before-and-after-pooled", Severity.ERROR, message, location, hint)


def _are_different(first_item: ScaleItem, second_item: ScaleItem) -> bool:
    """Whether somebody has said of one of them that it isn't the other."""
    return any(
        means == "other" and words in (partner.id, *partner.texts(), *partner.also)
        for item, partner in ((first_item, second_item), (second_item, first_item))
        for words, means in item.also.items()
    )


def _words(column: SurveyColumn) -> str:
    """A column's words: a header such as `Q3_1` is only the name of a question whose words stand below it."""
    return column.header if " " in column.header else max((column.header, *column.names), key=len)


def _shorten(text: str) -> str:
    shown_text = visible(text)
    return shown_text if len(shown_text) <= _MAX_LETTERS_SHOWN else f"{shown_text[: _MAX_LETTERS_SHOWN - 1]}…"
