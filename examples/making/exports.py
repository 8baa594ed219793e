"""The same responses as each survey platform writes them."""

import csv
import io
import random
import uuid
from datetime import datetime, timedelta
from typing import Any

from making.answers import Instrument, Response
from making.workbook import to_bytes

GRID = "How far do you agree with these statements?"
TIRANA = "+02:00"
KOBO_TAIL = [
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "_index",
]


def kobotoolbox(instrument: Instrument, responses: list[Response], seed: int) -> bytes:
    """KoboToolbox, "XML values and headers": semicolons, everything quoted, CRLF, byte-order mark, its own tail."""
    rng = random.Random(seed)
    rows = [["start", "end", "code", "role", *instrument.items, "remarks", *KOBO_TAIL]]
    for index, one in enumerate(responses, start=1):
        identifier = uuid.UUID(int=rng.getrandbits(128), version=4)
        arrived = (one.submitted - timedelta(hours=2, seconds=-4)).strftime("%Y-%m-%dT%H:%M:%S")
        tail = [
            str(100401 + index),
            str(identifier),
            arrived,
            "",
            "",
            "submitted_via_web",
            "",
            "vSynthetic1",
            "",
            index,
        ]
        times = [f"{moment:%Y-%m-%dT%H:%M:%S}.000{TIRANA}" for moment in (one.started, one.submitted)]
        rows.append([*times, one.code, one.role, *one.answers.values(), one.remarks, *map(str, tail)])
    return _csv(rows, delimiter=";", quoting=csv.QUOTE_ALL, bom=True)


def google_forms(instrument: Instrument, responses: list[Response]) -> bytes:
    """Google Forms through its sheet: commas, quotes where needed, CRLF, statements as rows of one grid."""
    rows = [["Timestamp", *(text for _, text in _questions(instrument, grid=True)), "Remarks"]]
    for one in responses:
        stamp = f"{one.submitted.month}/{one.submitted.day}/{one.submitted:%Y %H:%M:%S}"
        rows.append([stamp, *_said(instrument, one), one.remarks])
    return _csv(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL)


def microsoft_forms(instrument: Instrument, responses: list[Response]) -> bytes:
    """Microsoft Forms, "Open in Excel": five columns of its own, dates as dates, every question a column."""
    own = ["ID", "Start time", "Completion time", "Email", "Name"]
    rows: list[list[Any]] = [[*own, *(text for _, text in _questions(instrument, grid=False)), "Remarks"]]
    for index, one in enumerate(responses, start=1):
        said = [text or None for text in (*_said(instrument, one), one.remarks)]
        rows.append([index, one.started, one.submitted, "anonymous", None, *said])
    return to_bytes("Sheet1", rows)


def plain_table(instrument: Instrument, responses: list[Response]) -> bytes:
    """A sheet typed from paper and saved as CSV: ids of questions, ids of options, numbers."""
    rows = [["date", "code", "role", *instrument.items, "remarks"]]
    rows += [[_day(one.submitted), one.code, one.role, *one.answers.values(), one.remarks] for one in responses]
    return _csv(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL)


def _questions(instrument: Instrument, *, grid: bool) -> list[tuple[str, str]]:
    asked = [("code", instrument.code_question), ("role", "Role")]
    for id_, spec in instrument.items.items():
        text = instrument.question(id_)
        asked.append((id_, f"{GRID} [{text}]" if grid and "options" not in spec else text))
    return asked


def _said(instrument: Instrument, one: Response) -> list[str]:
    role = one.role.capitalize()
    return [one.code, role, *(instrument.answer_text(id_, answer) for id_, answer in one.answers.items())]


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _csv(rows: list[list[Any]], *, delimiter: str, quoting: Any, bom: bool = False) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")
