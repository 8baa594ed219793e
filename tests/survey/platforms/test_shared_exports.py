"""Real exports beside the repository: the platform, where the responses start, how many there are, their id."""

from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from tests.shared import SHARED

EXPORTS = SHARED / "data" / "exports" if SHARED else None


def files(folder: str) -> list[Path]:
    """The tables of a platform's folder."""
    found = (EXPORTS / folder).glob("*") if EXPORTS else []
    return sorted(path for path in found if path.suffix in {".csv", ".xlsx"})


KOBO = {
    "customer": (3, "_uuid"),
    "dietary": (3, "_index"),
    "grouped_questions": (2, "_index"),
    "grouped_t": (3, "_uuid"),
}
CASES = [
    *(
        (path, "KoboToolbox", responses, identifier)
        for path in files("kobo")
        for start, (responses, identifier) in KOBO.items()
        if path.name.startswith(start)
    ),
    *((path, "Google Forms", 14, None) for path in files("google_forms")),
    *((path, "Microsoft Forms", 1 if "quiz" in path.name else 5, "ID") for path in files("microsoft_forms")),
    *((path, "LimeSurvey", 7, "Response ID") for path in files("limesurvey")),
    *((path, "ODK Central", 2, "KEY") for path in files("odk_central")),
    *((path, "plain table", 476, None) for path in files("carpentries")),
    *((path, "Qualtrics", 1, "ResponseId") for path in files("qualtrics")),
    *((path, "SurveyMonkey", 1040, "RespondentID") for path in files("surveymonkey")),
]


@pytest.mark.parametrize(("path", "platform", "responses", "identifier"), CASES)
def test_a_real_export_is_recognised(path: Path, platform: str, responses: int, identifier: str | None) -> None:
    table = read_table(path, encoding="cp1252" if "cp1252" in path.name else None)
    _, raw = recognise(table)
    name = raw.platform
    assert name == platform
    assert (raw.header, raw.first) == (0, 3 if platform == "Qualtrics" else 1)
    assert sum(any(row) for row in table.rows[raw.first :]) == responses
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == ([identifier] if identifier else [])
