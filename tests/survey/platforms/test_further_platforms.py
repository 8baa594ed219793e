"""Further platforms, and SurveyMonkey cut down: their layouts with content of our own; what a platform that isn't known
writes is a plain table, and totals are nobody's answers."""

from pathlib import Path

import pytest

from ecpat_training.core import registry
from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.files.table_file import read_table
from ecpat_training.survey import platforms
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.platforms.layouts import (
    ALCHEMER,
    EUSURVEY,
    EUSURVEY_MATRIX,
    JISC,
    JOTFORM,
    LAYOUTS,
    MENTIMETER,
    MOODLE,
    MOODLE_ASKED,
    MOODLE_FOUR,
    SLIDO,
    SOSCI,
    SUMMARY,
    SURVEY_SOLUTIONS,
    SURVEYMONKEY,
    TYPEFORM_NEW,
    ZOOM,
    ZOOM_ATTENDEES,
    ZOOM_SEVERAL,
    ZOOM_WEBINAR_SURVEY,
)
from tests.survey.tables import CONFIDENCE, KNOWLEDGE, csv_table, graded, questionnaire

NOT_KNOWN = {
    "Wenjuanxing": "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的代码,2、您知道该给谁打电话吗？\n"
    "1,2026/3/13 9:15:00,60秒,微信,N/A,10.0.0.1,AN07,4\n2,2026/3/13 9:16:00,50秒,微信,N/A,10.0.0.2,BO12,5",
    "Formstack": "Time,Your code,How sure are you?,Unique ID\n2026-03-13 09:15:00,AN07,4,91\n"
    "2026-03-13 09:16:00,BO12,5,92",
    "times before questions": "Begin of session,Which code is yours?,How sure are you of this?\n"
    "2026-03-13 09:15:00,AN07,4\n2026-03-13 09:16:00,BO12,5",
}  # fmt: skip
TOTALS = {
    "SurveyMonkey's summary": SUMMARY,
    "SurveyMonkey's summary of several": "Basic summary,,\n,,\n" + SUMMARY + ",,\n" + SUMMARY,
    "means of each question": "Question,N,Mean,Std Dev,Minimum,Maximum\nI know whom to call.,20,4.1,0.8,2,5\n"
    "Other,20,3,1,1,5",
    "Qualtrics' report": "#,Field,Minimum,Maximum,Mean,Std Deviation,Variance,Count\n"
    "1,I know whom to call.,2.00,5.00,4.10,0.80,0.64,20",
    "counts of each answer": "Answer,Count,Percent,Total\nAgree,12,60%,20\nDisagree,8,40%,20",
}  # fmt: skip


def test_every_platform_has_an_export() -> None:
    """In the platform's own shape, or in tests of its own."""
    here = Path(__file__).parent
    tried = {path.stem for path in here.glob("exports/*.yaml")}
    tried |= {path.stem.removeprefix("test_") for path in here.glob("test_*.py")}
    assert sorted({*registry.members(platforms)} - tried) == [], "write exports/<name>.yaml"


@pytest.mark.parametrize("name", LAYOUTS)
def test_platform_header_rows_responses_and_id_are_seen(name: str, tmp_path: Path) -> None:
    text, *expected = LAYOUTS[name]
    path = tmp_path / "export.csv"
    path.write_text("\ufeff" + text, encoding="utf-8")
    one, _ = inspect_table(read_table(path))
    assert [one.platform, one.header_rows, one.responses, one.response_id] == expected


@pytest.mark.parametrize("name", NOT_KNOWN)
def test_a_platform_that_is_not_known_gets_no_name(name: str) -> None:
    one, _ = inspect_table(csv_table(NOT_KNOWN[name]))
    assert (one.platform, one.header_rows, one.responses) == ("plain table", (1,), 2)


@pytest.mark.parametrize("name", TOTALS)
def test_totals_are_refused_with_what_to_export(name: str) -> None:
    with pytest.raises(InputError, match="these are totals of the answers to each question"):
        inspect_table(csv_table(TOTALS[name]))


def test_figures_of_people_are_no_totals() -> None:
    one, _ = inspect_table(csv_table("code,total,mean,n\nAN07,12,4.1,3\nBO12,10,3.3,3"))
    assert one.responses == 2


def test_a_person_is_not_the_header_of_a_report_with_a_short_one() -> None:
    """In a language that isn't known."""
    text = "Nr,Gebruiker,,,,\n1,Anna Berg,anna@x.example,Q1,Yes,4\n2,Boris Kovac,boris@x.example,Q1,No,3"
    with pytest.raises(EcpatError, match="no row looks like a header"):
        recognise(csv_table(text))


def test_partial_responses_of_alchemer_are_used_and_said() -> None:
    form = graded("sure", code={"columns": ["code"], "text": {"en": "Your code"}})
    text = ALCHEMER.replace("How sure are you?", "sure")
    (wave,), findings = survey_of(csv_table(text), form, "post")
    assert wave.answers["sure"].tolist() == [4.0, 3.0]
    assert list(wave.not_used.values()) == ["Alchemer has it as disqualified"]
    assert any("1 response of 2 was begun and not sent (`Partial`)" in one.message for one in findings)


def test_the_average_of_moodle_is_no_response_of_those_that_were_begun() -> None:
    text = (
        'Nachname,Status,Begonnen am,Beendet,Verbrauchte Zeit,"Bewertung/10,00","F 1 /1,00"\n'
        'Berg,Beendet,1. Mai 2026  09:00,1. Mai 2026  09:20,20 Minuten,"8,00","1,00"\n'
        "Roy,In Bearbeitung,1. Mai 2026  09:00,-,-,-,-\n"
        'Gesamtdurchschnitt,,,,,"8,00","1,00"\n'
    )
    (said,) = recognise(csv_table(text))[1].findings
    assert said.message.startswith("1 response of 2 was begun and not sent (by their state): line 3.")


def test_rows_of_a_grid_of_alchemer_are_statements_of_their_own() -> None:
    text = (
        ALCHEMER.replace(
            '"How sure are you?"', '"I know whom to call.:How far do you agree?","I am afraid.:How far do you agree?"'
        )
        .replace('"AN07","4"', '"AN07","4","2"')
        .replace('"BO12","3"', '"BO12","3","5"')
        .replace('"XX99","1"', '"XX99","1","1"')
    )
    items = [{"id": "s1", "text": {"en": "I know whom to call."}}, {"id": "s2", "text": {"en": "I am afraid."}}]
    scale = {"id": "sure", "title": "Sure", "kind": "likert", "answers": "1-5", "items": items}
    form = questionnaire(scale, code={"columns": ["code"], "text": {"en": "Your code"}})
    (wave,), _ = survey_of(csv_table(text), form, "post")
    assert wave.answers.to_dict("list") == {"s1": [4.0, 3.0], "s2": [2.0, 5.0]}


@pytest.mark.parametrize("label", ["({id}) {text}", "({id}) another text", "(Q7) {text}"])
def test_labels_in_brackets_as_in_feedback_of_moodle_name_the_question(label: str) -> None:
    items = [{"id": "s1", "text": {"en": "I know whom to call."}}, {"id": "s2", "text": {"en": "I am afraid."}}]
    heads = [label.format(id=one["id"], text=one["text"]["en"]) for one in items]
    text = (
        f"Response,Date,Groups,(code) Your code,{heads[0]},{heads[1]}\nResponse 1,x,,AN07,4,2\nResponse 2,x,,BO12,3,5"
    )
    scale = {"id": "sure", "title": "Sure", "kind": "likert", "answers": "1-5", "items": items}
    (wave,), _ = survey_of(csv_table(text), questionnaire(scale, code={"columns": ["code"]}), "post")
    assert wave.answers.to_dict("list") == {"s1": [4.0, 3.0], "s2": [2.0, 5.0]}
    assert wave.codes.tolist() == ["AN07", "BO12"]


def test_answers_of_eusurvey_are_read_without_their_ids() -> None:
    scale = {"id": "sure", "title": "Sure", "kind": "likert", "answers": "1-5", "labels": {"Agree": 4, "Neutral": 3},
             "items": [{"id": "s1", "text": {"en": "How sure are you?"}}]}  # fmt: skip
    form = questionnaire(scale, code={"columns": ["code"], "text": {"en": "Your code"}})
    (wave,), _ = survey_of(csv_table(EUSURVEY), form, "post")
    assert wave.answers["s1"].tolist() == [4.0, 3.0]
    assert wave.codes.tolist() == ["AN07", "BO12"]


ROLE = {"id": "role", "kind": "one of", "place": "first", "text": {"en": "Where do you work?"},
        "options": {"police": {"en": "Police"}, "care": {"en": "Shelter, school or NGO"}}}  # fmt: skip


def test_groups_are_read_without_the_marks_of_eusurvey() -> None:
    """Else nobody would be of the group that the other wave's export, with other numbers, names."""
    text = EUSURVEY.replace("Police(ID51); Shelter(ID52)", '"Shelter, school or NGO(ID52)"')
    for questions, expected in (([ROLE], ["care", "police"]), ([], ["Shelter, school or NGO", "Police"])):
        groups = ["role"] if questions else ["Where do you work?"]
        form = graded("sure", code={"columns": ["Your code"]}, groups=groups, questions=questions)
        (wave,), _ = survey_of(
            csv_table(text.replace("How sure are you?", "sure").replace("Agree", "4").replace("Neutral", "3")),
            form,
            "post",
        )
        assert wave.groups[groups[0]].tolist() == expected


def test_an_answer_of_eusurvey_with_its_number_is_nobodys_own_words() -> None:
    form = graded("sure", code={"columns": ["Your code"]}, questions=[{**ROLE, "id": "work"}])
    text = EUSURVEY.replace("Police(ID51); Shelter(ID52)", '"Shelter, school or NGO(ID152)"')
    _, findings = survey_of(
        csv_table(text.replace("How sure are you?", "sure").replace("Agree", "4").replace("Neutral", "3")), form, "post"
    )
    assert [one.message for one in findings if one.code == "survey.free-text"] == []


QUIZ = """\
Last name,First name,Status,Started,Completed,Duration,Grade/1.00,Question 1,Response 1,Right answer 1,Question 2,Response 2
Berg,Anna,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,1.00,Your code: two letters,AN07,*,{first},{right},{right}
Kovac,Boris,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,0.00,Your code: two letters,BO12,*,{second},The police,{right}
"""  # noqa: E501
GUARDIAN = "Who appoints the guardian?"
COURT = "The court, or the authority for care"


@pytest.mark.parametrize(
    ("second", "read"),
    [
        (f"{GUARDIAN}: The police; {COURT}; I don't know", True),
        (f"{GUARDIAN}: I don't know; {COURT}; The police", True),  # shuffled
        ("Who speaks first?: The child; The adult", False),  # drawn from the bank: another question
    ],
)
def test_responses_of_a_moodle_quiz_go_by_the_words_of_the_question(second: str, read: bool) -> None:
    first = f"{GUARDIAN}: The police; {COURT}; I don't know"
    text = QUIZ.format(first=f'"{first}"', second=f'"{second}"', right=f'"{COURT}"')
    form = questionnaire(KNOWLEDGE, code={"columns": ["code"], "text": {"en": "Your code: two letters"}})
    _, raw = recognise(csv_table(text))
    assert (GUARDIAN in raw.columns[11].names) is read
    if read:
        (wave,), _ = survey_of(csv_table(text), form, "post")
        assert wave.codes.tolist() == ["AN07", "BO12"]
        assert wave.answers["k1"].tolist() == ["court", "police"]


def test_the_second_row_of_surveymonkey_names_the_questions() -> None:
    code = {"columns": ["code"], "text": {"en": "Your code"}}
    (wave,), _ = survey_of(csv_table(SURVEYMONKEY), questionnaire(CONFIDENCE, code=code), "post")
    assert wave.answers.to_dict("list") == {"s1": [4.0, 3.0], "s2": [2.0, 4.0]}


def test_names_and_addresses_of_moodle_and_zoom_are_the_platforms_own(tmp_path: Path) -> None:
    for text, own in ((MOODLE, 7), (ZOOM, 4)):
        path = tmp_path / "export.csv"
        path.write_text(text, encoding="utf-8")
        table = read_table(path)
        raw = recognise(table)[1]
        kinds = {column.kind for column in raw.columns if column.index < own}
        assert ColumnKind.QUESTION not in kinds
        assert raw.person is None


def test_questions_and_answers_of_zoom_stand_in_turn(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(ZOOM, encoding="utf-8")
    raw = recognise(read_table(path))[1]
    assert [column.header for column in raw.of_kind(ColumnKind.QUESTION)] == [
        "Do you know whom to call?",
        "How sure are you?",
    ]


def test_several_polls_in_one_report_of_zoom_are_asked_apart(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    more = '1,Anna Berg,anna@x.example,"Mar 13, 2026 11:15:00",Was it useful?,Yes,\n'
    path.write_text(ZOOM + more, encoding="utf-8")
    (finding,) = recognise(read_table(path))[1].findings
    assert "several questions are one below the other" in finding.message


def test_several_polls_with_headers_of_their_own_are_asked_apart() -> None:
    (finding,) = recognise(csv_table(ZOOM_SEVERAL))[1].findings
    assert finding.message == "another poll begins here, with a header of its own."


def test_who_came_to_a_webinar_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(ZOOM_ATTENDEES, encoding="utf-8")
    with pytest.raises(InputError, match="who came to an online meeting"):
        inspect_table(read_table(path))


def test_several_attempts_of_one_person_are_said_without_the_person() -> None:
    (said,) = recognise(csv_table(MOODLE_FOUR))[1].findings
    assert said.message.startswith("1 person answered more than once (by the platform's e-mail address): line 2 and ")
    assert "anna" not in f"{said.message} {said.hint}"


def test_questions_of_a_quiz_go_by_their_words_where_all_were_asked_the_same() -> None:
    form = questionnaire(KNOWLEDGE, code={"columns": ["Email address"]})
    (wave,), _ = survey_of(csv_table(MOODLE_ASKED), form, "post")
    assert wave.answers["k1"].tolist() == ["police"]
    drawn = MOODLE_ASKED.replace("Who appoints the guardian?,-", "Whom do you call?,-")
    (said,) = recognise(csv_table(drawn))[1].findings
    assert said.message.startswith("not everybody was asked the same under these numbers: 1 (2)")


def test_anonymous_answers_to_a_poll_are_not_one_persons() -> None:
    assert recognise(csv_table(ZOOM_WEBINAR_SURVEY))[1].findings == ()


def test_rows_of_a_matrix_of_eusurvey_are_statements_of_their_own_and_what_follows_the_last_id_is_its_own() -> None:
    code = {"columns": ["code"], "text": {"en": "Your code"}}
    (wave,), _ = survey_of(csv_table(EUSURVEY_MATRIX), questionnaire(CONFIDENCE, code=code), "post")
    assert wave.answers.to_dict("list") == {"s1": [4.0, 3.0], "s2": [2.0, 4.0]}
    kinds = [column.kind for column in recognise(csv_table(EUSURVEY_MATRIX))[1].columns][3:]
    own = ColumnKind.PLATFORM
    assert kinds == [own, ColumnKind.SUBMITTED, own, own]


def test_partial_responses_of_typeform_are_used_and_said() -> None:
    (said,) = recognise(csv_table(TYPEFORM_NEW))[1].findings
    assert said.message.startswith("1 response of 2 was begun and not sent (by their `Response Type`): line 3.")


def test_numbered_questions_of_jisc_and_rows_of_jotform_are_found() -> None:
    code = {"columns": ["code"], "text": {"en": "Your code"}}
    asked = [{"id": "s1", "text": {"en": "How sure are you?"}}]
    scale = {"id": "sure", "title": "Sure", "kind": "likert", "answers": "1-5", "items": asked}
    jotform = JOTFORM.replace("How sure are you?", "Please say >> How sure are you?")
    for text, expected in ((JISC, [4.0, 5.0]), (jotform, [4.0]), (SLIDO, [4.0, 5.0]), (MENTIMETER, [4.0, 5.0])):
        form = questionnaire(scale, code=code)
        if text is SLIDO:
            text = text.replace("Which of these? (Multiple choice)", "Your code")
        (wave,), _ = survey_of(csv_table(text), form, "post")
        assert wave.answers["s1"].tolist() == expected


def test_what_sosci_writes_where_nothing_was_answered_is_no_answer() -> None:
    asked = [{"id": "s1", "text": {"en": "I know whom to call."}}]
    scale = {"id": "sure", "title": "Sure", "kind": "likert", "answers": "1-5", "items": asked}
    form = questionnaire(scale, code={"columns": ["code"], "text": {"en": "Your code"}})
    table = csv_table(SOSCI.replace("BO12\t3", "BO12\t-9"), "\t")
    (wave,), _ = survey_of(table, form, "post")
    assert wave.answers["s1"].tolist() == [4.0]


@pytest.mark.parametrize(("finished", "unfinished"), [("1", "0"), ("T", "F"), ("TRUE", "FALSE")])
def test_trials_of_sosci_are_no_responses_and_what_was_not_finished_is_said(finished: str, unfinished: str) -> None:
    head = "CASE\tQUESTNNR\tMODE\tSTARTED\tsure\tLASTDATA\tFINISHED\tLASTPAGE\n"
    rows = [("debug", 1, unfinished), ("admin", 1, finished), ("interview", 4, finished), ("interview", 3, unfinished)]
    lines = [
        f"{n}\tbase\t{mode}\t2026-03-13 09:15:00\t{answer}\t2026-03-13 09:20:00\t{state}\t9"
        for n, (mode, answer, state) in enumerate(rows, 7)
    ]
    table = csv_table(head + "\n".join(lines), "\t")
    (wave,), findings = survey_of(table, graded("sure", code="none"), "post")
    assert wave.answers["sure"].tolist() == [4.0, 3.0]
    assert set(wave.not_used.values()) == {
        f"a trial in SoSci Survey (`{mode}`), not a response" for mode in ("debug", "admin")
    }
    assert [one.message[:60] for one in findings if one.code == "survey.not-sent"] == [
        "1 response of 2 was begun and not sent (by `FINISHED`): line"
    ]


def test_what_survey_solutions_writes_for_no_answer_is_none(tmp_path: Path) -> None:
    path = tmp_path / "answers.tab"
    path.write_text(SURVEY_SOLUTIONS, encoding="utf-8")
    form = graded("sure", code={"columns": ["code"], "text": {"en": "Your code"}})
    (wave,), _ = survey_of(read_table(path), form, "post")
    assert wave.answers["sure"].tolist() == [4.0]
