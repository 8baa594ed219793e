"""Which character separates the cells of a CSV file: judged by the structure that it gives, never by counting it. And
its lines, one at a time, so that a big file isn't held twice."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Never

from ecpat_training.core.errors import ContentError
from ecpat_training.core.location import Location

NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
_SAMPLE = 500
_HINT = re.compile(r'"?sep=(.)"?[,;\t]*(?:\r\n|\n|\r)', re.IGNORECASE)
_OTHER_SEPARATORS = "|:^~/"


@dataclass(frozen=True)
class _DelimiterFit:
    """How well a delimiter cuts a sample: `width` cells in most rows, in the share `steady` of them, from row `header`
    on; `broken` when its quotes don't close."""

    delimiter: str
    width: int
    steady: float
    header: int
    is_broken: bool

    @property
    def score(self) -> float:
        return self.width * self.steady * (0.5 if self.is_broken else 1)


def delimiter_of(text: str, file: str) -> tuple[str, int]:
    """(the delimiter of a text; how many characters a first line such as `sep=;` takes, which names it).

    Raises:
        ContentError: no delimiter gives a table, two do equally well, or the first line names an unknown one.
    """
    if hint := _HINT.match(text):
        if hint[1] in NAMES:
            return hint[1], hint.end()
        _fail(file, f"the first line names the delimiter `{hint[1]}`, which is not known here", text)
    fits = [fit for fit in (_fit(text, delimiter) for delimiter in NAMES) if fit is not None and fit.width > 1]
    if not fits:
        _fail(file, "only one column was found", text, "If it really holds one column, add the others that it needs.")
    # Commas in each row's text make columns too, but fewer, and the header doesn't have them.
    top_score = max(fit.score for fit in fits)
    # Among fits nearly as good, the one whose header stands highest: a delimiter inside texts begins to fit later.
    best_fit, *runners_up = sorted(
        (fit for fit in fits if fit.score * 2 >= top_score), key=lambda fit: (fit.header, -fit.score)
    )
    rivals = [fit for fit in runners_up if (fit.header, fit.score) == (best_fit.header, best_fit.score)]
    if rivals:
        names = " and ".join(NAMES[fit.delimiter] for fit in (best_fit, *rivals))
        _fail(file, f"the {names} both cut the lines into {best_fit.width} cells", text)
    return best_fit.delimiter, 0


def _fit(text: str, delimiter: str) -> _DelimiterFit | None:
    row_widths: list[int] = []
    is_broken = False
    reader = csv.reader(lines_of(text), delimiter=delimiter, strict=True)
    try:
        row_widths.extend(len(row) for row in islice(reader, _SAMPLE) if row)
    except csv.Error:
        is_broken = True
    if not row_widths:
        return None
    counts = Counter(row_widths)
    width = max(counts, key=lambda size: (counts[size], size))
    pairs = enumerate(pairwise(row_widths))
    header = next((number for number, pair in pairs if pair == (width, width)), row_widths.index(width))
    return _DelimiterFit(delimiter, width, counts[width] / len(row_widths), header, is_broken)


def _fail(file: str, problem: str, text: str, further_advice: str = "") -> Never:
    tried_text = "comma, semicolon and tab were tried as delimiters"
    first_line = text.partition("\n")[0]
    separator = next((character for character in _OTHER_SEPARATORS if character in first_line), None)
    saw = f"; the first line holds `{separator}`" if separator else ""
    raise ContentError.because(
        "csv.delimiter",
        f"{problem}: {tried_text}{saw}.",
        location=Location(file, line=1),
        hint=f"Please save the file as CSV with commas, semicolons or tabs, or as .xlsx. {further_advice}".rstrip(),
    )


LONGEST_LINE = 8 << 20


def lines_of(text: str, start: int = 0) -> Iterator[str]:
    """The lines with their ends: LF, CR LF, or CR alone in a file that has no LF; other separators of Unicode are part
    of a cell.

    Raises:
        csv.Error: a line is longer than any spreadsheet writes, as the csv module says it of a cell.
    """
    # Not `splitlines`, which also cuts at characters such as U+2028 that people paste into cells.
    end_of_line = "\n" if "\n" in text else "\r"
    while start < len(text):
        end = text.find(end_of_line, start) + 1 or len(text)
        # Before the csv module sees it: a line without end would be copied letter by letter into one field.
        if end - start > LONGEST_LINE:
            raise csv.Error("field larger than field limit")
        yield text[start:end]
        start = end
