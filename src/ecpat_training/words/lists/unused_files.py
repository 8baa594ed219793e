"""What files call their columns, and themselves, of which no training keeps a file: budgets, holidays, letters."""

from functools import cache

from ecpat_training.words.matching import Words, title_key
from ecpat_training.words.word_tables import words_by_name

_MAX_HEADER_WORDS = 6  # words of a header; a longer one is a question


@cache
def _phrases(table: str) -> dict[tuple[str, ...], str]:
    tables: dict[str, Words] = words_by_name("unused_files", table)
    return {
        tuple(title_key(word).split()): name
        for name, words in tables.items()
        for word in ";".join(words.values()).split(";")
    }


def unused_of_header(header: str) -> str:
    """What a table is of which a column has this header, as `money` or `holidays`; "" where its words say nothing. The
    longest phrase within it counts."""
    words = title_key(header).split()
    if len(words) > _MAX_HEADER_WORDS:
        return ""
    spans = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    meanings = _phrases("headers")
    meaning_spans = [span for span in spans if tuple(words[slice(*span)]) in meanings]
    longest_span = max(meaning_spans, key=lambda span: span[1] - span[0], default=None)
    return meanings[tuple(words[slice(*longest_span)])] if longest_span else ""


def unused_of_heading(line: str) -> str:
    """What a paper is that begins with this line, as `letter` or `minutes`; "" of any other."""
    words = tuple(title_key(line).split())
    meanings = _phrases("headings")
    return next((meanings[words[:length]] for length in range(len(words), 0, -1) if words[:length] in meanings), "")
