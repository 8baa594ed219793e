"""The free text of a survey's table, question by question."""

from ecpat_training.core.text import squeeze
from ecpat_training.model.instrument import WAVES, Instrument
from ecpat_training.read.cell import as_text
from ecpat_training.read.survey.columns import match_columns, short
from ecpat_training.read.survey.free_text import free_texts
from ecpat_training.read.survey.recognise import recognise
from ecpat_training.read.table import Table

_FEWEST_WORDS = 2  # `No`, `-` and `ok` are nothing to quote


def answers_in_words(table: Table, instrument: Instrument) -> list[tuple[str, str]]:
    """Each question of free text with each answer of two words and more, in the table's order.

    Raises:
        InputError: the table comes from a platform that isn't read yet.
        ContentError: there is no header row.
    """
    _, raw = recognise(table)
    matched = match_columns(table, raw, instrument, WAVES)
    rows = [row for row in range(raw.first, len(table.rows)) if any(map(as_text, table.rows[row]))]
    return [
        (short(column.header), text.strip())
        for column, texts in free_texts(table, rows, matched.unused, instrument)
        for text in texts.values()
        if len(squeeze(text).split()) >= _FEWEST_WORDS
    ]
