"""What files of answers are, for the person who has to use them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import (
    Block,
    Bullets,
    Document,
    FactList,
    Heading,
    Paragraph,
    ReportColumn,
    ReportTable,
)
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.survey.model.inspection import ColumnSeen, Matching, SurveySeen
from ecpat_training.survey.report.json_schema import INSPECTION

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_COLUMNS = (
    ReportColumn("Column", width=1),
    ReportColumn("Header", width=4),
    ReportColumn("Kind", width=2),
    ReportColumn("Filled", "count", width=1),
    ReportColumn("Different", "count", width=1, spare=True),
    ReportColumn("Shape of the answers", width=4),
)


def inspection_document(seen: Sequence[SurveySeen], made: Provenance) -> Document:
    """A part for each file; several begin with a table of all."""
    title = f"What {PurePath(seen[0].file).name} is" if len(seen) == 1 else f"What {count(len(seen), 'file')} are"
    return Document(title, list(_blocks(seen)), footer=made_by(made), landscape=False)


def inspection_json(seen: Sequence[SurveySeen], made: Provenance) -> dict[str, object]:
    """What was seen in each file, as data."""
    return {
        "schema": INSPECTION,
        "files": [_data(one) for one in seen],
        "made": {
            "version": made.version,
            "command": made.command,
            "inputs": [{"file": name, "sha256": digest} for name, digest in made.inputs],
        },
    }


def _blocks(seen: Sequence[SurveySeen]) -> Iterable[Block]:
    places = _places(seen)
    if len(seen) > 1:
        columns = (
            ReportColumn("File", width=3),
            ReportColumn("Platform", width=2),
            ReportColumn("Responses", "count"),
            ReportColumn("Header rows"),
        )
        more = (ReportColumn("Response id", width=2), ReportColumn("Code", width=2))
        named = zip(places, seen, strict=True)
        yield ReportTable("Files", (*columns, *more), tuple((place, *_overview(one)) for place, one in named))
    for number, one in enumerate(seen, start=1):
        if len(seen) > 1:
            yield Heading(places[number - 1], 1)
        yield from _file(one, f" {number}" if len(seen) > 1 else "")


def _overview(one: SurveySeen) -> tuple[object, ...]:
    return (
        one.platform,
        one.responses,
        _rows(one.header_rows),
        one.response_id or "none",
        _short(", ".join(one.code), 40) or "none seen",
    )


def _places(seen: Sequence[SurveySeen]) -> list[str]:
    """What each file is called: by its name alone where that tells them apart, with the sheet where there are more."""
    names = [PurePath(one.file).name for one in seen]
    plain = names if len({*names}) == len({one.file for one in seen}) else [one.file for one in seen]
    return [
        name if one.sheet is None or len(one.sheets) < 2 else f"{name}, sheet {one.sheet}"
        for name, one in zip(plain, seen, strict=True)
    ]


def _file(one: SurveySeen, number: str) -> Iterable[Block]:
    yield Paragraph(_verdict(one), "good" if one.responses else "attention")
    yield FactList(tuple(_facts(one)))
    if one.personal:
        yield Paragraph(
            f"{count(len(one.personal), 'column')} may show who a person is. Please remove what isn't needed before "
            "you pass the file on; ecpat reads none of it as an answer.",
            "attention",
        )
        yield Bullets(
            tuple(f"column {column.letters}, {_short(column.header)}: {column.personal}" for column in one.personal)
        )
    if one.remarks:
        yield Heading("To know", 2)
        yield Bullets(one.remarks)
    if one.matching:
        yield from _matching(one.matching)
    yield Heading("Columns", 2)
    items = _items(one.matching) if one.matching else {}
    yield ReportTable(f"Columns{number}", _COLUMNS, tuple(_row(column, items) for column in one.columns))


def _items(matching: Matching) -> dict[str, str]:
    """The item, or the background question, that each column answers, by its letters."""
    named = [(item, letters) for item, letters, _ in matching.items] + list(matching.groups)
    return {letters: name for name, found in named if found for letters in found.split(", ")}


def _matching(matching: Matching) -> Iterable[Block]:
    yield Heading("Beside the instrument", 2)
    found = len(matching.items) - len(matching.missing)
    sentence = f"{found} of {count(len(matching.items), 'item')} of {matching.instrument} have a column here."
    yield Paragraph(sentence, "attention" if matching.missing or matching.unclear else "good")
    if ways := Counter(matching.why.values()):
        yield Paragraph(f"Found: {listing([f'{number} {why}' for why, number in ways.most_common()], 12)}.")
    if matching.missing:
        yield Paragraph(
            f"No column: {listing(list(matching.missing), 20)}. Some may be asked in another wave only; for the "
            "others, ecpat survey map writes down how the file is read, for you to correct."
        )
    if matching.unclear:
        yield Bullets(matching.unclear)


def _verdict(one: SurveySeen) -> str:
    what = "a plain table" if one.platform == "plain table" else f"an export of {one.platform}"
    responses = count(one.responses, "response") if one.responses else "no responses yet, only the header"
    return f"This is {what}, with {responses}."


def _facts(one: SurveySeen) -> Iterable[tuple[str, str]]:
    platform = "not known, a plain table" if one.platform == "plain table" else one.platform
    yield "Platform", f"{platform}: {one.because}"
    yield "File", "; ".join(_technical(one))
    if one.sheet is not None:
        others = [name for name in one.sheets if name != one.sheet]
        yield "Sheet", one.sheet + (f" (others: {listing(others, 8)})" if others else "")
    yield ("Header row" if len(one.header_rows) == 1 else "Header rows"), _rows(one.header_rows)
    yield "Responses", f"{one.responses:,}" + (f", from row {one.first_row} on" if one.responses else "")
    for aside in one.aside:
        places = listing([place.inside for place in aside.places], 8)
        yield "No responses", f"{count(len(aside.places), 'row')}, {aside.reason}: {places}"
    yield "Response id", one.response_id or "no column numbers the responses"
    yield (
        "Code of a person",
        listing(list(one.code)) or "no column looks like one; name it in the instrument under code",
    )
    yield "Wave", _wave(one)
    yield "Time of submission", _time(one)
    for number, several in enumerate(one.several_answers):
        yield ("Several answers" if not number else ""), several


def _technical(one: SurveySeen) -> Iterable[str]:
    yield one.kind
    if one.encoding:
        yield "UTF-8" if one.encoding in ("utf-8", "utf-8-sig") else one.encoding.upper()
    if one.encoding == "utf-8-sig":
        yield "with a byte-order mark"
    if one.delimiter:
        yield f"{_DELIMITERS.get(one.delimiter, one.delimiter)} between the columns"


def _wave(one: SurveySeen) -> str:
    if one.matching and one.matching.side_by_side:
        return f"in the columns' names: {listing(list(one.matching.side_by_side))}"
    if one.side_by_side:
        waves = [f"{wave} ({listing(list(names), 3)})" for wave, names in one.side_by_side.items()]
        return f"in the columns' names, if the instrument asks this: {listing(waves)}"
    if one.wave_column is None:
        by_name = f"; the file's name says {one.wave_by_name}" if one.wave_by_name else ""
        return f"no column says before or after{by_name}"
    clear = [f"{meant} ({word}): {number}" for word, meant, number in one.waves if meant]
    unclear = sum(number for _, meant, number in one.waves if not meant)
    if unclear:
        clear.append(f"{count(unclear, 'response')} whose word isn't clear")
    return f"column {one.wave_column}: {'; '.join(clear)}" if clear else f"column {one.wave_column}"


def _time(one: SurveySeen) -> str:
    if one.submitted is None:
        return "no column holds it"
    if one.first_day is None:
        if one.undated:
            return f"column {one.submitted}, not known: the days in it stand for no day"
        filled = any(column.filled for column in one.columns if column.header == one.submitted)
        return f"column {one.submitted}, {'not to be read without guessing' if filled else 'empty'}"
    days = one.first_day if one.first_day == one.last_day else f"{one.first_day} to {one.last_day}"
    return f"column {one.submitted}, {days}"


def _rows(rows: Sequence[int]) -> str:
    return listing([str(row) for row in rows], 8)


def _short(header: str, most: int = 80) -> str:
    return header if len(header) <= most else f"{header[: most - 1].rstrip()}…"


def _row(column: ColumnSeen, items: Mapping[str, str]) -> tuple[object, ...]:
    shape = f"{column.shape} ({column.personal})" if column.personal else column.shape
    kind = f"{items[column.letters]} ({column.kind})" if column.letters in items else column.kind
    return column.letters, _short(column.header), kind, column.filled, column.different, shape


def _matching_data(matching: Matching) -> Mapping[str, object]:
    return {
        "instrument": matching.instrument,
        "items": [
            {"item": item, "column": letters, "header": header, "why": matching.why.get(item)}
            for item, letters, header in matching.items
        ],
        "waves_side_by_side": list(matching.side_by_side),
        "groups": [{"group": name, "column": letters} for name, letters in matching.groups],
        "unclear": list(matching.unclear),
    }


def _data(one: SurveySeen) -> Mapping[str, object]:
    return {
        "file": one.file,
        "kind": one.kind,
        "encoding": one.encoding or None,
        "delimiter": one.delimiter or None,
        "sheet": one.sheet,
        "sheets": list(one.sheets),
        "platform": one.platform,
        "because": one.because,
        "header rows": list(one.header_rows),
        "responses": one.responses,
        "first response": one.first_row or None,
        "no responses": [{"reason": a.reason, "places": [p.inside for p in a.places]} for a in one.aside],
        "response id": one.response_id,
        "code": list(one.code),
        "wave column": one.wave_column,
        "waves": [{"word": word, "wave": meant, "responses": number} for word, meant, number in one.waves],
        "waves in the columns' names": {wave: list(names) for wave, names in one.side_by_side.items()},
        "wave by the file's name": one.wave_by_name,
        "submitted": {"column": one.submitted, "first day": one.first_day, "last day": one.last_day},
        "several answers": list(one.several_answers),
        "remarks": list(one.remarks),
        "beside the instrument": None if one.matching is None else _matching_data(one.matching),
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
            for column in one.columns
        ],
    }
