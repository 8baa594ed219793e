"""What `ecpat survey inspect` sees: real exports beside the repository, and look-alikes of every platform's variants.

Each truth was written down after looking at the file: platform, header rows, responses, the response's id.
"""

from pathlib import Path

import pytest

from ecpat_training.core import registry
from ecpat_training.core.errors import InputError
from ecpat_training.files.table_file import read_table
from ecpat_training.survey import platforms
from ecpat_training.survey.model.inspection import SurveyInspection
from ecpat_training.survey.reading.inspection import inspect_table
from tests.shared import SHARED
from tests.survey.tables import csv_table, graded

Truth = tuple[str, tuple[int, ...], int, str | None]
EXPORTS = SHARED / "data" / "exports" if SHARED else None
REAL: dict[str, Truth] = {
    "kobo/customer_satisfaction*": ("KoboToolbox", (1,), 3, "_uuid"),
    "kobo/dietary_needs*": ("KoboToolbox", (1,), 3, "_index"),
    "kobo/grouped_questions*": ("KoboToolbox", (1,), 2, "_index"),
    "kobo/grouped_translated*": ("KoboToolbox", (1,), 3, "_uuid"),
    "limesurvey/*.csv": ("LimeSurvey", (1,), 7, "Response ID"),
    "limesurvey/*.sav": ("LimeSurvey", (1,), 7, "id"),
    "odk_central/*.csv": ("ODK Central", (1,), 2, "KEY"),
    "google_forms/*.csv": ("Google Forms", (1,), 14, None),
    "microsoft_forms/msforms_quiz*": ("Microsoft Forms", (1,), 1, "ID"),
    "microsoft_forms/msforms_survey*": ("Microsoft Forms", (1,), 5, "ID"),
    "qualtrics/*.csv": ("Qualtrics", (1, 2, 3), 1, "ResponseId"),
    "surveymonkey/*.csv": ("SurveyMonkey", (1,), 1040, "RespondentID"),
    "carpentries/*.csv": ("plain table", (1,), 476, None),
}
_READ = {*registry.members(platforms), "carpentries", "kobo"}
CASES = [
    pytest.param(path, truth, id=path.name)
    for pattern, truth in REAL.items()
    for path in sorted(EXPORTS.glob(pattern) if EXPORTS else [])
    if path.parent.name in _READ
]


def seen(text: str, delimiter: str = ",") -> SurveyInspection:
    """What is seen in a table written like its file."""
    return inspect_table(csv_table(text, delimiter))[0]


def truth(one: SurveyInspection) -> Truth:
    """What a truth says of a file."""
    return one.platform, one.header_rows, one.responses, one.response_id


@pytest.mark.parametrize(("path", "expected"), CASES)
def test_a_real_export(path: Path, expected: Truth) -> None:
    one, _ = inspect_table(read_table(path, encoding="cp1252" if "cp1252" in path.name else None))
    assert truth(one) == expected


@pytest.mark.parametrize("path", sorted(EXPORTS.glob("xlsform/*.xlsx") if EXPORTS else []), ids=lambda path: path.name)
def test_a_form_is_not_its_answers(path: Path) -> None:
    for sheet in ("survey", "choices"):
        with pytest.raises(InputError, match=r"XLSForm\), not the answers to it"):
            inspect_table(read_table(path, sheet=sheet))


LOOK_ALIKES: dict[str, tuple[str, Truth]] = {
    "Kobo, columns in another order": (
        "_index,_uuid,code,_submission_time,s1\n1,u1,AB12C,2026-03-01T08:15:00,4\n2,u2,CD34E,2026-03-02T08:15:00,5",
        ("KoboToolbox", (1,), 2, "_uuid"),
    ),
    "Kobo, most of the tail left out": ("code,s1,_id,_index\nAB12C,4,10,1", ("KoboToolbox", (1,), 1, "_id")),
    "Kobo, tags in the second row": (
        "code,s1,_id,_uuid,_submission_time\n#code,#score,,,\nAB12C,4,1,u1,2026-03-01T08:15:00",
        ("KoboToolbox", (1, 2), 1, "_uuid"),
    ),
    "Kobo, through R, only the header": (
        "X.U.FEFF.start,end,code,group.s1,X_id,X_uuid,X_submission_time,X_index",
        ("KoboToolbox", (1,), 0, "X_uuid"),
    ),
    "a title above the header": (
        "Answers of Tirana,,,,\n,,,,\ncode,s1,_id,_uuid,_submission_time\nAB12C,4,1,u1,2026-03-01T08:15:00",
        ("KoboToolbox", (3,), 1, "_uuid"),
    ),
    "ODK Central, in another order": (
        "KEY,code,SubmitterName,s1,SubmissionDate,ReviewState\nuuid:1,AB12C,x,4,2026-03-13T08:51:07.481Z,",
        ("ODK Central", (1,), 1, "KEY"),
    ),
    "LimeSurvey that keeps no dates": (
        "id,submitdate,lastpage,startlanguage,seed,s1\n1,1980-01-01 00:00:00,3,en,1,4\n2,,1,en,2,",
        ("LimeSurvey", (1,), 2, "id"),
    ),
    "LimeSurvey in Spanish": (
        "ID de respuesta,Fecha de envío,Última página,Idioma inicial,Su código\n1,2026-03-13 09:15:00,3,es,A1",
        ("LimeSurvey", (1,), 1, "ID de respuesta"),
    ),
    "LimeSurvey, abbreviated": (
        "Response ID,Date submitted,Last page,Start language,Your code.. ,Who comes to t.. [Police]\n"
        "1,2026-03-13 09:15:00,3,en,AB12C,Yes",
        ("LimeSurvey", (1,), 1, "Response ID"),
    ),
    "REDCap without events": ("record_id,s1,s2,my_form_complete\n1,4,2,2\n2,3,3,0", ("REDCap", (1,), 2, "record_id")),
    "REDCap with labels": (
        "Record ID,Survey Identifier,Survey Timestamp,How sure?,Complete?\n1,,2026-01-01 10:00:00,Agree,Complete",
        ("REDCap", (1,), 1, "Record ID"),
    ),
    "Google Forms": (
        "Timestamp,Username,Score,Your code\n3/13/2026 9:15:00,a@b.org,7 / 10,AB12C", ("Google Forms", (1,), 1, None),
    ),
    "Microsoft Forms": (
        "ID,Start time,Completion time,Email,Name,Your code\n1,3/13/26 9:15:00,3/13/26 9:16:00,anonymous,,AB12C",
        ("Microsoft Forms", (1,), 1, "ID"),
    ),
    "a table with numbers": ("Nr,code,s1\n1,AB12C,4\n2,CD34E,5\nMean,,4.5", ("plain table", (1,), 2, "Nr")),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_look_alike(name: str) -> None:
    text, expected = LOOK_ALIKES[name]
    assert truth(seen(text)) == expected


def test_waves_are_seen_in_a_column_in_events_and_in_the_file_s_name() -> None:
    column = seen("code,wave,s1\nAB12C,pre,4\nAB12C,post,5\nCD34E,post,5")
    assert (column.wave_column, column.waves) == ("wave", (("pre", "pre", 1), ("post", "post", 2)))
    events = seen("record_id,redcap_event_name,s1,f_complete\n1,baseline_arm_1,3,2\n1,Ana Banana,3,2")
    assert events.waves == (("baseline_arm_1", "pre", 1), ("", None, 1))
    named, _ = inspect_table(csv_table("code,s1\nA1,4", file="tirana_post-training.csv"))
    assert named.wave_by_name == "post"


def test_no_answer_stands_in_what_is_said() -> None:
    people = [["Ana Banana", "ana@x.org", "+359 888 123456", "10.1.2.3", "I met Bo in Tirana last year", "MA07S"]]
    people += [["Bo Xi", "bo@x.org", "+359 888 123457", "10.1.2.4", "Nothing at all to say here", "EL30P"]]
    header = ["Participant", "Contact", "Reach you at", "From", "Thoughts", "Self made"]
    one, _ = inspect_table(csv_table("\n".join(",".join(row) for row in [header, *people])))
    said = str(one.columns)
    assert not [cell for row in people for cell in row if cell in said]
    assert [column.personal for column in one.columns][1:4] == [
        "an e-mail address",
        "a phone number",
        "a network address",
    ]
    assert [column.kind for column in one.columns][4:] == ["free text", "text"]


def test_names_in_a_column_of_that_name_are_personal_and_not_shown() -> None:
    one = seen("code,Your name,s1\nAB12C,Ana Banana,4\nCD34E,Bo Xi,5")
    (name,) = one.personal
    assert (name.header, name.personal, name.shape) == ("Your name", "a name", "not shown")


def test_several_answers_are_seen_in_a_cell_and_in_columns() -> None:
    cells = seen("ID,Start time,Completion time,Email,Name,Who?\n1,3/13/26 9:15:00,3/13/26 9:16:00,a,,Police;Care;")
    assert cells.several_answers == ("`Who?`: several answers in a cell, between semicolons",)
    split = seen("record_id,who___1,who___2,f_complete\n1,0,1,2\n2,1,1,2")
    assert split.several_answers == ("`who`: 2 columns, one for each choice",)


def test_a_code_is_known_by_its_look_where_no_name_says_it() -> None:
    rows = [["Your first letters and day", "s1"], ["MA07S", "4"], ["EL30P", "5"], ["ZO11K", "4"], ["RU22T", "1"]]
    one = seen("\n".join(",".join(row) for row in rows))
    assert one.code == ("Your first letters and day",)


def test_rows_that_are_no_responses_are_told_with_their_reason() -> None:
    one = seen("code,s1\nAB12C,4\nCD34E,5\nAverage,4.5")
    (aside,) = one.aside
    assert [place.line for place in aside.places] == [4]
    assert "mean" in aside.reason


def test_days_that_limesurvey_writes_for_anonymous_answers_are_no_days() -> None:
    header = "Response ID,Date submitted,Last page,Start language,Seed,Your code"
    row = "1980-01-01 00:00:00,3,en,12345"
    one = seen(f"{header}\n1,{row},AN12K\n2,{row},BE03L")
    assert (one.platform, one.undated, one.first_day) == ("LimeSurvey", True, None)
    assert any("is not known: `1980-01-01`" in remark for remark in one.remarks)


SCORES = """\
participant_id,modality,pre_score,post_score,survey_open_feedback
ws_01_p01,onsite,3.0,6.2,The instructor explained complex concepts clearly.
ws_01_p02,onsite,3.2,6.4,
ws_01_p03,online,3.4,6.4,"Materials were slightly outdated, but overall very useful."
ws_01_p04,online,3.6,6.4,"Materials were slightly outdated, but overall very useful."
"""


def test_waves_in_the_columns_names_are_seen_without_an_instrument_as_evaluating_sees_them() -> None:
    one = seen(SCORES)
    assert one.side_by_side == {"pre": ("pre_score",), "post": ("post_score",)}
    assert seen("code,pre_read,score\nA1,yes,3").side_by_side == {}
    assert seen("code,wave,pre_q,post_q\nA1,pre,3,4").side_by_side == {}


def test_sentences_that_few_gave_are_no_choice() -> None:
    assert [column.kind for column in seen(SCORES).columns][1::3] == ["choice", "free text"]


def test_beside_an_instrument_free_text_is_what_evaluating_calls_so() -> None:
    table = csv_table(
        "code,q1,Anything else?\nA1,3,It was good for me\nB2,4,It was good for me\nC3,4,It was good for me"
    )
    assert inspect_table(table)[0].columns[2].kind == "choice"
    assert inspect_table(table, graded("q1"))[0].columns[2].kind == "free text"


@pytest.mark.parametrize(
    "answers",
    [
        ["Slightly fast", "Slightly slow", "Just right", "Slightly fast"],
        ["More than 50", "Less than 50", "More than 100", "Less than 100"],
        ["fast", "slow", "Slightly fast", "Slightly slow", "fast"],
        ["Not sure", "Not useful", "Very useful", "Very sure", "Not sure"],
    ],
)
def test_one_answer_of_several_words_is_one_answer(answers: list[str]) -> None:
    """Only where other cells show the parts alone are they answers of their own."""
    one, _ = inspect_table(csv_table("code,pace\n" + "\n".join(f"AN0{at},{text}" for at, text in enumerate(answers))))
    assert one.several_answers == ()


def test_parts_that_stand_alone_elsewhere_are_several_answers() -> None:
    cells = ["police shelter", "police", "shelter", "court police", "court"]
    one, _ = inspect_table(csv_table("code,who\n" + "\n".join(f"AN0{at},{text}" for at, text in enumerate(cells))))
    assert one.several_answers == ("`who`: several answers in a cell, between spaces",)


def test_the_row_of_qualtrics_that_asks_for_a_name_makes_its_column_personal() -> None:
    text = (
        "StartDate,ResponseId,DistributionChannel,Q32,Q33\n"
        "Start Date,Response ID,Distribution Channel,What is your full name?,How sure are you?\n"
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}",'
        '"{""ImportId"":""QID32""}","{""ImportId"":""QID33""}"\n'
        "2026-03-13 09:15:00,R_1,anonymous,Anna Berg,4\n2026-03-13 09:16:00,R_2,anonymous,Boris Kovac,5\n"
    )
    one, _ = inspect_table(csv_table(text))
    assert [column.header for column in one.personal if column.header == "Q32"] == ["Q32"]
    assert not [column for column in one.personal if column.header == "Q33"]


def test_choices_that_hold_their_own_words_are_one_question_of_several_answers() -> None:
    text = "RespondentID,Which tools do you use?,,Your code\n,Helpline,Police line,Open-Ended Response\n"
    text += "3292879998,Helpline,Police line,AN07\n3292879538,,Police line,BO12\n3292765271,Helpline,,CL12\n"
    one, _ = inspect_table(csv_table(text))
    assert one.several_answers == ("`Which tools do you use?`: 2 columns, one for each choice",)


def test_answers_between_slashes_are_several() -> None:
    cells = [" / Police / Court", " / Police", " / Court / Police"]
    one, _ = inspect_table(csv_table("code,who\n" + "\n".join(f"AN0{at},{text}" for at, text in enumerate(cells))))
    assert one.several_answers == ("`who`: several answers in a cell, between slashes",)


def test_a_row_for_each_answer_is_not_a_row_for_each_person() -> None:
    text = "survey,question,answers,respondentId\nA,How sure?,4,x1\nA,Was it useful?,Yes,x1\nA,How sure?,5,x2\n"
    with pytest.raises(InputError, match="a row for each answer"):
        inspect_table(csv_table(text))
