"""Paper forms typed into our own workbook: the words above the names, lines that nobody has typed in."""

from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import questionnaire, sheet

TYPED = sheet(
    ["ecpat survey build: short, wave pre"],
    [
        "Number on the paper",
        "Your code",
        "I know whom to call.",
        "I can open an interview",
        "Who appoints the guardian?",
    ],
    ["no.", "code", "s1", "s2", "k1"],
    [1, "A1", 4, "Strongly agree", "court"],
    [2, "B2", None, 3, "The police"],
    [3, None, None, None, None],
)


def test_the_row_of_names_is_the_header_and_empty_lines_are_no_answers() -> None:
    _, raw = recognise(TYPED)
    assert (raw.platform, raw.header, raw.first) == ("ecpat's data-entry workbook", 2, 3)
    assert [column.header for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == ["no."]
    (responses,), _ = survey_of(TYPED, questionnaire(), "pre")
    assert responses.answers["k1"].tolist() == ["court", "police"]
    assert responses.answers["s2"].tolist() == [5.0, 3.0]
    assert list(responses.not_used.values()) == ["a line that has not been typed in"]
