"""Stata files as tables: variables are columns, their labels second names, value labels what the answers mean."""

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.characters import show_controls
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.stata.gate import DtaError, Outline, outline
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    from pandas import DataFrame

FILE_KIND = "Stata data"
MOST_LETTERS = 64 << 20  # of all texts together; a long one may stand in every row while the file holds it once
_EPOCH = datetime(1960, 1, 1)


def parse_dta(data: bytes, file: str, encoding: str | None = None) -> CellTable:
    """Reads a Stata data file of Stata 8 on from its bytes. Line 1 holds the variables' names.

    Missing values are empty; a note says how many of them say why (`.a` to `.z`).

    Raises:
        InputError: the bytes are no Stata file, are damaged or hold more than is read, or the encoding must be
            named.
    """
    location = Location(file)
    try:
        layout = outline(data)
        frame, label_sets, variable_labels = _read_frame(data)
        return _table(
            frame, layout, label_sets, variable_labels, _Letters(None if layout.is_unicode else encoding, layout), file
        )
    except (UnicodeDecodeError, UnicodeWarning):
        raise InputError.because(
            "stata.encoding",
            f"its texts aren't {visible(encoding or 'utf-8')}, and their encoding is not guessed.",
            location=location,
            hint=phrase(
                "Please save it in Stata 14 or later, or name the encoding with {option}.", option=Option("--encoding")
            ),
        ) from None
    except EcpatError:
        raise
    except DtaError as error:
        raise _damaged(f": {error}", location) from None
    except Exception:  # noqa: BLE001 - pandas raises what each damaged byte leads to
        raise _damaged("", location) from None


def _damaged(detail: str, location: Location) -> EcpatError:
    hint = "Please save it again in Stata, or export the answers as .csv or .xlsx."
    return InputError.because("stata.damaged", f"the Stata file can't be read{detail}.", location=location, hint=hint)


def _read_frame(data: bytes) -> "tuple[DataFrame, Mapping[str, Mapping[float, str]], Mapping[str, str]]":
    """The answers as numbers and texts, the sets of value labels, and the variables' labels."""
    import pandas
    from pandas.io.stata import StataReader

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", UnicodeWarning)  # else texts that aren't UTF-8 become Latin letters
        frame = pandas.read_stata(
            io.BytesIO(data), convert_dates=False, convert_categoricals=False, convert_missing=True
        )
        with StataReader(io.BytesIO(data)) as reader:
            return frame, reader.value_labels(), reader.variable_labels()


class _Letters:
    """Texts as they were meant: pandas takes those of releases that don't say their encoding for Latin ones."""

    def __init__(self, encoding: str | None, layout: Outline) -> None:
        self._encoding = None if layout.is_unicode else encoding or "utf-8"
        self.name = self._encoding or "utf-8"
        self._left = MOST_LETTERS

    def text(self, text: str) -> str:
        # Long texts are stored once and referred to: a small file may unfold to gigabytes.
        self._left -= len(text)
        if self._left < 0:
            raise DtaError(f"its texts have more than {MOST_LETTERS:,} letters, the most that are read")
        if self._encoding and not text.isascii():
            # pandas decoded the bytes as Latin-1, where each byte is one letter: so they come back unharmed.
            text = text.encode("latin-1").decode(self._encoding)
        return show_controls(text.rstrip("\0 ").replace("\r\n", "\n").replace("\r", "\n"))


def _table(
    frame: "DataFrame",
    layout: Outline,
    label_sets: Mapping[str, Mapping[float, str]],
    variable_labels: Mapping[str, str],
    letters: _Letters,
    file: str,
) -> CellTable:
    names = [str(name) for name in frame.columns]
    if len(names) != len(layout.formats) or len(frame) != layout.observations:
        raise DtaError("it doesn't hold what it says")
    missing_markers: list[str] = []
    columns = [
        [_cell(value, display_format, letters, missing_markers) for value in frame.iloc[:, index].tolist()]
        for index, display_format in enumerate(layout.formats)
    ]
    rows: list[list[CellValue]] = [[letters.text(name) for name in names], *map(list, zip(*columns, strict=True))]
    table = CellTable(
        file,
        rows,
        lines=list(range(1, len(rows) + 1)),
        encoding=letters.name,
        label_by_column={
            index: letters.text(variable_labels[name])
            for index, name in enumerate(names)
            if variable_labels.get(name, "").strip()
        },
        labels=dict(_labels(layout.label_sets, label_sets, letters)),
        kind=FILE_KIND,
    )
    table.findings.extend((*_missing_marker_findings(missing_markers, file), *hidden_findings(table)))
    return table


def _labels(
    used_label_sets: Sequence[str], label_sets: Mapping[str, Mapping[float, str]], letters: _Letters
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """What each value of a variable means, by the value as a cell shows it."""
    meanings = {
        name: {as_text(_number(float(value))): letters.text(label) for value, label in labels.items()}
        for name, labels in label_sets.items()
    }
    for index, name in enumerate(used_label_sets):
        if meanings.get(name):
            yield index, meanings[name]


def _missing_marker_findings(missing_markers: Sequence[str], file: str) -> Iterable[Finding]:
    if missing_markers:
        message = (
            f"{count(len(missing_markers), 'answer')} marked as missing in Stata "
            f"{'is' if len(missing_markers) == 1 else 'are'} "
        )
        message += f"no answer ({', '.join(sorted(set(missing_markers)))})."
        yield Finding("stata.missing", Severity.NOTE, message, Location(file))


def _cell(value: object, display_format: str, letters: _Letters, missing_markers: list[str]) -> CellValue:
    """A text, a number, a day or nothing; `missing_markers` collects the missing values that say why."""
    if isinstance(value, str):
        return letters.text(value) or None
    if isinstance(value, int | float):
        return _date_or_time(float(value), display_format.replace("-", "")) or _number(float(value))
    if value is None:
        return None
    marker = str(value)  # pandas' own kind of missing value
    if marker != ".":
        missing_markers.append(marker)
    return None


def _number(value: float) -> CellValue:
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _date_or_time(value: float, display_format: str) -> datetime | None:
    """The day or time that a number means by how it is shown; of weeks, months and quarters their first day."""
    if display_format.startswith(("%td", "%d")):
        return _EPOCH + timedelta(days=value)
    if display_format.startswith(("%tc", "%tC")):
        return _EPOCH + timedelta(milliseconds=round(value))
    months = {"%tm": 1, "%tq": 3, "%th": 6}.get(display_format[:3])
    if months:
        year, month = divmod(int(value) * months, 12)
        return datetime(1960 + year, month + 1, 1)
    if display_format.startswith("%tw"):
        year, week = divmod(int(value), 52)
        return datetime(1960 + year, 1, 1) + timedelta(weeks=week)
    return None
