"""What countries are balanced by: a table with a row for each country and a column for each covariate."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet, SheetRow
from ecpat_training.files.table import CellValue
from ecpat_training.files.table_file import read_named_sheet
from ecpat_training.values.countries import guess_country
from ecpat_training.words.catalogue.message import phrase

COUNTRY, SHEET = "Country", "Covariates"
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,12})?", re.ASCII)


class Covariate(NamedTuple):
    """What countries are balanced by, and its value in each of them, in the programme's order."""

    name: str
    values: tuple[float, ...]


class CovariatesReading(NamedTuple):
    """The covariates of a file, and what is wrong with it."""

    covariates: tuple[Covariate, ...]
    findings: tuple[Finding, ...]


def read_covariates(path: Path, names: Sequence[str], countries: Sequence[str]) -> CovariatesReading:
    """Reads the values of some covariates in some countries; other columns aren't used, which is said.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table.
    """
    table = read_named_sheet(path, SHEET)
    wanted_columns = {fold(name): name for name in (COUNTRY, *names)}
    needed_columns = [(name,) for name in wanted_columns.values()]
    reader = SheetReader(
        meaning_by_text(lambda text: wanted_columns.get(fold(text))), needed_columns, takes_first_header=True
    )
    sheet = reader.read(table)
    findings = [*table.findings, *sheet.repeated_column_findings()]
    if not sheet.is_complete:
        missing_columns = [name for name in wanted_columns.values() if name not in reader.read(table, 0).places]
        message = phrase("the first row doesn't name {missing}.", missing=listing(missing_columns))
        hint = "Please give each covariate a column whose header is its name under `balance` of the programme."
        findings.append(Finding("series.covariates-columns", Severity.ERROR, message, Location(table.file), hint))
        return CovariatesReading((), tuple(findings))
    rows, problems = _rows(sheet, countries)
    findings += [*sheet.remarks(lists_rows=False), *problems]
    covariates = []
    for name in names:
        values = []
        for country in countries:
            if (row := rows.get(country)) is not None:
                value, problem = _value(row.cell(wanted_columns[fold(name)]))
                values += [] if value is None else [value]
                if problem:
                    message = phrase("{name} of {country} {problem}.", name=name, country=country, problem=problem)
                    hint = "Please write a number such as `3.1` or `12 %`; 1 and 0 for yes and no."
                    findings.append(Finding("series.covariates-row", Severity.ERROR, message, row.location_of(), hint))
        covariates.append(Covariate(name, tuple(values)))
    if unused_headers := [column.header for column in sheet.unknown_columns]:
        message = phrase(
            "{unused} {count:is|are} not named under `balance`, and not used.",
            unused=listing(unused_headers),
            count=len(unused_headers),
        )
        findings.append(Finding("series.covariates-unused", Severity.NOTE, message, Location(table.file)))
    return CovariatesReading(tuple(covariates), tuple(findings))


def _rows(sheet: HeadedSheet[str], countries: Sequence[str]) -> tuple[Mapping[str, SheetRow[str]], list[Finding]]:
    """The row of each country, and what is wrong with the others."""
    rows: dict[str, SheetRow[str]] = {}
    findings = []
    for row in sheet.data:
        country_text = row.text(COUNTRY)
        country = guess_country(country_text)
        problem = ""
        if not country_text:
            problem = "it names no country"
        elif country is None or country not in countries:
            problem = f"`{visible(country_text[:40])}` is no country of the programme"
        elif country in rows:
            problem = f"{country} stands in the table twice"
        else:
            rows[country] = row
        if problem:
            hint: str = phrase("Please write a code such as {countries}, each country once.", countries=countries[0])
            message = phrase("this row can't be used: {problem}.", problem=problem)
            findings.append(Finding("series.covariates-row", Severity.ERROR, message, row.location_of(), hint))
    if countries_without_row := [country for country in countries if country not in rows]:
        message = phrase("there is no row for {lost}.", lost=listing(countries_without_row, 20))
        hint = "Please give each country of the programme a row, with its code."
        findings.append(Finding("series.covariates-row", Severity.ERROR, message, Location(sheet.table.file), hint))
    return rows, findings


def _value(cell: CellValue) -> tuple[float | None, str]:
    """The number of a cell, or what is wrong with it. `12 %` is 0.12, as spreadsheets have it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell), ""
    text = as_text(cell).strip()
    if not text:
        return None, "is missing"
    number_text = text.removesuffix("%").strip()
    if number_text.count(",") == 1 and "." not in number_text:
        if re.fullmatch(r"-?\d{1,3},\d{3}", number_text, re.ASCII):
            return None, f"is `{visible(text[:40])}`, which may be a thousand or a decimal"
        number_text = number_text.replace(",", ".")
    if not _NUMBER.fullmatch(number_text):
        return None, f"is `{visible(text[:40])}`, which is no number"
    return float(number_text) / (100 if text.endswith("%") else 1), ""
