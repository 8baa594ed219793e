"""What files of answers are, for the person who has to use them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.survey.model.inspection import ColumnSeen, Matching, SurveyInspection
from ecpat_training.survey.report.json_schema import INSPECTION
from ecpat_training.words.catalogue.message import Command, phrase

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_COLUMNS = (
    doc.ReportColumn("Column", width=1),
    doc.ReportColumn("Header", width=4),
    doc.ReportColumn("Kind", width=2),
    doc.ReportColumn("Filled", "count", width=1),
    doc.ReportColumn("Different", "count", width=1, is_optional=True),
    doc.ReportColumn("Shape of the answers", width=4),
)


def inspection_document(surveys: Sequence[SurveyInspection], provenance: Provenance) -> doc.Document:
    """A part for each file; several begin with a table of all."""
    title = (
        f"What {PurePath(surveys[0].file).name} is" if len(surveys) == 1 else f"What {count(len(surveys), 'file')} are"
    )
    return doc.Document(title, list(_blocks(surveys)), footer=provenance_sentence(provenance), landscape=False)


def inspection_json(surveys: Sequence[SurveyInspection], provenance: Provenance) -> dict[str, object]:
    """What was seen in each file, as data."""
    return {
        "schema": INSPECTION,
        "files": [_data(survey) for survey in surveys],
        "made": {
            "version": provenance.version,
            "command": provenance.command,
            "inputs": [{"file": name, "sha256": digest} for name, digest in provenance.inputs],
        },
    }


def _blocks(surveys: Sequence[SurveyInspection]) -> Iterable[doc.Block]:
    places = _places(surveys)
    if len(surveys) > 1:
        columns = (
            doc.ReportColumn("File", width=3),
            doc.ReportColumn("Platform", width=2),
            doc.ReportColumn("Responses", "count"),
            doc.ReportColumn("Header rows"),
        )
        further_columns = (doc.ReportColumn("Response id", width=2), doc.ReportColumn("Code", width=2))
        survey_by_place = zip(places, surveys, strict=True)
        yield doc.ReportTable(
            "Files",
            (*columns, *further_columns),
            tuple((place, *_overview(inspected)) for place, inspected in survey_by_place),
        )
    for number, survey in enumerate(surveys, start=1):
        if len(surveys) > 1:
            yield doc.Heading(places[number - 1], 1)
        yield from _file(survey, f" {number}" if len(surveys) > 1 else "")


def _overview(survey: SurveyInspection) -> tuple[object, ...]:
    return (
        survey.platform,
        survey.responses,
        _rows(survey.header_rows),
        survey.response_id or "none",
        _shorten_header(", ".join(survey.code), 40) or "none seen",
    )


def _places(surveys: Sequence[SurveyInspection]) -> list[str]:
    """What each file is called: by its name alone where that tells them apart, with the sheet where there are more."""
    names = [PurePath(survey.file).name for survey in surveys]
    file_names = (
        names if len({*names}) == len({survey.file for survey in surveys}) else [survey.file for survey in surveys]
    )
    return [
        name if survey.sheet is None or len(survey.sheets) < 2 else f"{name}, sheet {survey.sheet}"
        for name, survey in zip(file_names, surveys, strict=True)
    ]


def _file(survey: SurveyInspection, number: str) -> Iterable[doc.Block]:
    yield doc.Paragraph(_verdict(survey), "good" if survey.responses else "attention")
    yield doc.FactList(tuple(_facts(survey)))
    if survey.personal:
        yield doc.Paragraph(
            f"{count(len(survey.personal), 'column')} may show who a person is. Please remove what isn't needed before "
            "you pass the file on; ecpat reads none of it as an answer.",
            "attention",
        )
        yield doc.Bullets(
            tuple(
                f"column {column.letters}, {_shorten_header(column.header)}: {column.personal}"
                for column in survey.personal
            )
        )
    if survey.remarks:
        yield doc.Heading("To know", 2)
        yield doc.Bullets(survey.remarks)
    if survey.matching:
        yield from _matching(survey.matching)
    yield doc.Heading("Columns", 2)
    items = _items(survey.matching) if survey.matching else {}
    yield doc.ReportTable(f"Columns{number}", _COLUMNS, tuple(_row(column, items) for column in survey.columns))


def _items(instrument_matching: Matching) -> dict[str, str]:
    """The item, or the background question, that each column answers, by its letters."""
    matched_names = [(item, letters) for item, letters, _ in instrument_matching.items] + list(
        instrument_matching.groups
    )
    return {letters: name for name, column_list in matched_names if column_list for letters in column_list.split(", ")}


def _matching(instrument_matching: Matching) -> Iterable[doc.Block]:
    yield doc.Heading("Beside the instrument", 2)
    found_count = len(instrument_matching.items) - len(instrument_matching.missing)
    sentence = (
        f"{found_count} of {count(len(instrument_matching.items), 'item')} of "
        f"{instrument_matching.instrument} have a column here."
    )
    yield doc.Paragraph(sentence, "attention" if instrument_matching.missing or instrument_matching.unclear else "good")
    if reason_counts := Counter(instrument_matching.why.values()):
        yield doc.Paragraph(
            f"Found: {listing([f'{number} {reason}' for reason, number in reason_counts.most_common()], 12)}."
        )
    if instrument_matching.missing:
        yield doc.Paragraph(
            phrase(
                "No column: {items}. Some may be asked in another wave only; for the others, {command} writes down how "
                "the file is read, for you to correct.",
                items=listing(list(instrument_matching.missing), 20),
                command=Command("survey map", sign=""),
            )
        )
    if instrument_matching.unclear:
        yield doc.Bullets(instrument_matching.unclear)


def _verdict(survey: SurveyInspection) -> str:
    description = "a plain table" if survey.platform == "plain table" else f"an export of {survey.platform}"
    responses = count(survey.responses, "response") if survey.responses else "no responses yet, only the header"
    return f"This is {description}, with {responses}."


def _facts(survey: SurveyInspection) -> Iterable[tuple[str, str]]:
    platform = "not known, a plain table" if survey.platform == "plain table" else survey.platform
    yield "Platform", f"{platform}: {survey.because}"
    yield "File", "; ".join(_technical(survey))
    if survey.sheet is not None:
        other_sheets = [name for name in survey.sheets if name != survey.sheet]
        yield "Sheet", survey.sheet + (f" (others: {listing(other_sheets, 8)})" if other_sheets else "")
    yield ("Header row" if len(survey.header_rows) == 1 else "Header rows"), _rows(survey.header_rows)
    yield "Responses", f"{survey.responses:,}" + (f", from row {survey.first_row} on" if survey.responses else "")
    for excluded_group in survey.aside:
        places = listing([place.place_in_file for place in excluded_group.places], 8)
        yield "No responses", f"{count(len(excluded_group.places), 'row')}, {excluded_group.reason}: {places}"
    yield "Response id", survey.response_id or "no column numbers the responses"
    yield (
        "Code of a person",
        listing(list(survey.code)) or "no column looks like one; name it in the instrument under code",
    )
    yield "Wave", _wave(survey)
    yield "Time of submission", _time(survey)
    for number, column_text in enumerate(survey.several_answers):
        yield ("Several answers" if not number else ""), column_text


def _technical(survey: SurveyInspection) -> Iterable[str]:
    yield survey.kind
    if survey.encoding:
        yield "UTF-8" if survey.encoding in ("utf-8", "utf-8-sig") else survey.encoding.upper()
    if survey.encoding == "utf-8-sig":
        yield "with a byte-order mark"
    if survey.delimiter:
        yield f"{_DELIMITERS.get(survey.delimiter, survey.delimiter)} between the columns"


def _wave(survey: SurveyInspection) -> str:
    if survey.matching and survey.matching.side_by_side:
        return f"in the columns' names: {listing(list(survey.matching.side_by_side))}"
    if survey.side_by_side:
        waves = [f"{wave} ({listing(list(names), 3)})" for wave, names in survey.side_by_side.items()]
        return f"in the columns' names, if the instrument asks this: {listing(waves)}"
    if survey.wave_column is None:
        file_name_note = f"; the file's name says {survey.wave_by_name}" if survey.wave_by_name else ""
        return f"no column says before or after{file_name_note}"
    clear_counts = [f"{meaning} ({word}): {number}" for word, meaning, number in survey.waves if meaning]
    unclear_count = sum(number for _, meaning, number in survey.waves if not meaning)
    if unclear_count:
        clear_counts.append(f"{count(unclear_count, 'response')} whose word isn't clear")
    return f"column {survey.wave_column}: {'; '.join(clear_counts)}" if clear_counts else f"column {survey.wave_column}"


def _time(survey: SurveyInspection) -> str:
    if survey.submitted is None:
        return "no column holds it"
    if survey.first_day is None:
        if survey.undated:
            return f"column {survey.submitted}, not known: the days in it stand for no day"
        is_filled = any(column.filled for column in survey.columns if column.header == survey.submitted)
        return f"column {survey.submitted}, {'not to be read without guessing' if is_filled else 'empty'}"
    days = survey.first_day if survey.first_day == survey.last_day else f"{survey.first_day} to {survey.last_day}"
    return f"column {survey.submitted}, {days}"


def _rows(rows: Sequence[int]) -> str:
    return listing([str(row) for row in rows], 8)


def _shorten_header(header: str, max_length: int = 80) -> str:
    return header if len(header) <= max_length else f"{header[: max_length - 1].rstrip()}…"


def _row(column: ColumnSeen, items: Mapping[str, str]) -> tuple[object, ...]:
    shape = f"{column.shape} ({column.personal})" if column.personal else column.shape
    column_kind = f"{items[column.letters]} ({column.kind})" if column.letters in items else column.kind
    return column.letters, _shorten_header(column.header), column_kind, column.filled, column.different, shape


def _matching_data(instrument_matching: Matching) -> Mapping[str, object]:
    return {
        "instrument": instrument_matching.instrument,
        "items": [
            {"item": item, "column": letters, "header": header, "why": instrument_matching.why.get(item)}
            for item, letters, header in instrument_matching.items
        ],
        "waves_side_by_side": list(instrument_matching.side_by_side),
        "groups": [{"group": name, "column": letters} for name, letters in instrument_matching.groups],
        "unclear": list(instrument_matching.unclear),
    }


def _data(survey: SurveyInspection) -> Mapping[str, object]:
    return {
        "file": survey.file,
        "kind": survey.kind,
        "encoding": survey.encoding or None,
        "delimiter": survey.delimiter or None,
        "sheet": survey.sheet,
        "sheets": list(survey.sheets),
        "platform": survey.platform,
        "because": survey.because,
        "header rows": list(survey.header_rows),
        "responses": survey.responses,
        "first response": survey.first_row or None,
        "no responses": [
            {"reason": group.reason, "places": [place.place_in_file for place in group.places]}
            for group in survey.aside
        ],
        "response id": survey.response_id,
        "code": list(survey.code),
        "wave column": survey.wave_column,
        "waves": [{"word": word, "wave": meaning, "responses": number} for word, meaning, number in survey.waves],
        "waves in the columns' names": {wave: list(names) for wave, names in survey.side_by_side.items()},
        "wave by the file's name": survey.wave_by_name,
        "submitted": {"column": survey.submitted, "first day": survey.first_day, "last day": survey.last_day},
        "several answers": list(survey.several_answers),
        "remarks": list(survey.remarks),
        "beside the instrument": None if survey.matching is None else _matching_data(survey.matching),
        "columns": [
            {
                "column": column.letters,
                "header": column.header,
                "kind": column.kind,
                "filled": column.filled,
                "different": column.different,
                "shape": column.shape,
                "personal": column.personal or None,
            }
            for column in survey.columns
        ],
    }
