"""Numbers of people without names: what a partner sends who may not send names, and counts of answers to surveys."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, squeeze, visible
from ecpat_training.donor.model.entry import NOT_KNOWN, HeadCount, TrainingFacts
from ecpat_training.donor.model.template import ANSWERS, Counts
from ecpat_training.donor.reading.training_of import facts_of
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.table import CellValue
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.model.donors import Donors
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.participant import Gender, Role
from ecpat_training.words.catalogue.message import message_of, phrase
from ecpat_training.words.lists.genders import GENDER_OF
from ecpat_training.words.lists.professions import PROFESSION_OF, SIDE_OF
from ecpat_training.words.lists.stakeholders import STAKEHOLDER_OF
from ecpat_training.words.matching import letters_key

COLUMNS = ("training", "number")
MORE = ("counts", "sex", "side", "stakeholder", "profession", "answered", "days", "year", "period")
_COUNTS: tuple[Counts, ...] = tuple(
    count_kind for count_kind in get_args(Counts) if count_kind not in ("nothing", "organisations completed")
)
_MOST = 10_000_000
_COUNTS_OF: SheetReader[str] = SheetReader(
    meaning_by_text(lambda text: name if (name := text.casefold()) in (*COLUMNS, *MORE) else None),
    [(name,) for name in COLUMNS],
    takes_first_header=True,
)
_Meaning = TypeVar("_Meaning")


class HeadCountsReading(NamedTuple):
    """The rows of a file, and what is wrong with others."""

    counts: tuple[HeadCount, ...]
    findings: tuple[Finding, ...]


def read_head_counts(path: Path, programme: Programme | None) -> HeadCountsReading:
    """Reads a table of numbers: `Training` and `Number`, and where known what it `Counts`, `Sex`, `Side`,
    `Stakeholder`, `Profession`, of how many who `Answered`, and the training's `Days`, and its `Year` or `Period`.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table.
    """
    table = read_table(path)
    sheet = _COUNTS_OF.read(table)
    if not sheet.is_complete or sheet.unknown_columns or sheet.repeated_columns:
        message = phrase(
            "a table of head counts has the columns {columns}, and may have {more}.",
            columns=listing([*COLUMNS]),
            more=listing([*MORE], 10),
        )
        hint = "Please write these headers into the first row, each once, and no others."
        columns_problem = Finding("donor.counts-columns", Severity.ERROR, message, Location(table.file), hint)
        return HeadCountsReading((), (*table.findings, columns_problem))
    counts: list[HeadCount] = []
    findings = [*table.findings, *sheet.remarks(lists_rows=False)]
    for row in sheet.data:
        cells = {name: row.cell(name) for name in sheet.places}
        try:
            counts.append(_count(cells, Path(table.file).name, row.position + 1, programme))
        except ValueError as problem:
            message = phrase("this head count can't be read: {problem}.", problem=message_of(problem))
            hint = "Please correct the row, or leave the cell empty where nobody knows it."
            findings.append(Finding("donor.counts-row", Severity.ERROR, message, row.location_of(), hint))
    return HeadCountsReading(tuple(counts), tuple(findings))


def _count(cells: Mapping[str, CellValue], file: str, row: int, programme: Programme | None) -> HeadCount:
    """A row.

    Raises:
        ValueError: with what is wrong with it.
    """
    counts = _read_count_kind(squeeze(as_text(cells.get("counts"))).casefold())
    number = _read_whole_number(cells, "number")
    answered_count = _read_whole_number(cells, "answered")
    if number is None:
        raise ValueError("it has no number")
    if (answered_count is not None) != (counts in ANSWERS):
        raise ValueError(phrase("`answered` belongs to {kinds}, and to each of them", kinds=listing([*ANSWERS])))
    if answered_count is not None and number > answered_count:
        raise ValueError(
            phrase("{number} of {answered} who answered is not possible", number=number, answered=answered_count)
        )
    sex = _read_vocabulary_cell(cells, "sex", GENDER_OF)
    side = _read_vocabulary_cell(cells, "side", SIDE_OF)
    stakeholder = _read_vocabulary_cell(cells, "stakeholder", STAKEHOLDER_OF)
    profession = _read_vocabulary_cell(cells, "profession", PROFESSION_OF)
    return HeadCount(
        file,
        row,
        counts,
        _training(cells, programme),
        str(Gender(sex)) if sex else NOT_KNOWN,
        str(Role(side)) if side else str(profession.side) if profession else NOT_KNOWN,
        stakeholder,
        str(profession) if profession else None,
        number,
        answered_count,
    )


def _read_count_kind(text: str) -> Counts:
    for count_kind in _COUNTS:
        if text in (count_kind, ""):
            return count_kind
    raise ValueError(phrase("`{word}` is none of {kinds}", word=visible(text)[:40], kinds=listing([*_COUNTS])))


def _read_whole_number(cells: Mapping[str, CellValue], name: str) -> int | None:
    text = as_text(cells.get(name)).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST):
        raise ValueError(phrase("`{text}` under {column} is no whole number", text=visible(text)[:40], column=name))
    return int(text)


def _read_vocabulary_cell(cells: Mapping[str, CellValue], name: str, words: Mapping[str, _Meaning]) -> _Meaning | None:
    text = squeeze(as_text(cells.get(name)))
    if not text:
        return None
    if (meaning := words.get(letters_key(text))) is None:
        raise ValueError(phrase("`{text}` under {column} isn't known", text=visible(text)[:40], column=name))
    return meaning


def _training(cells: Mapping[str, CellValue], programme: Programme | None) -> TrainingFacts:
    """The training: the programme's where it has it; days and the period that the row says must agree with that."""
    id_ = squeeze(as_text(cells.get("training")))
    if not id_:
        raise ValueError("it names no training")
    days, period = _read_whole_number(cells, "days"), _period(cells, programme.donors if programme else Donors())
    if programme is None:
        return TrainingFacts(visible(id_)[:60], days, period)
    try:
        facts = facts_of(id_.lower(), programme)
    except LookupError:
        raise ValueError(phrase("the programme has no training `{training}`", training=visible(id_)[:40])) from None
    if days is not None and days != facts.days:
        raise ValueError(phrase("the programme has other days for it: {days}", days=facts.days))
    if None not in (period, facts.period) and period != facts.period:
        raise ValueError(phrase("the programme has it in another year or period: {period}", period=facts.period))
    return TrainingFacts(facts.id, facts.days, facts.period or period)


def _period(cells: Mapping[str, CellValue], donors: Donors) -> str | None:
    """The period of the report that a row says, as a year or as two days.

    Raises:
        ValueError: it is none of the report's.
    """
    year, text = _read_whole_number(cells, "year"), squeeze(as_text(cells.get("period")))
    if not text and year is None:
        return None
    if text and year is not None:
        raise ValueError("it says a year and a period; one of the two is enough")
    period_text = text or str(year)
    period = donors.find_period(period_text)
    if period is None:
        raise ValueError(phrase("`{period}` is none of the periods of the report", period=visible(period_text)[:40]))
    return period
