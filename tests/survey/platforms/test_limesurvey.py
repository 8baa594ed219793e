"""LimeSurvey exports: every kind of heading, short and long answers, responses that were not sent."""

import pytest

from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import KNOWLEDGE, csv_table, graded, questionnaire

ASKED = {"code": {"columns": ["code"], "text": {"en": "Your code"}}}

HEADINGS = {
    "codes": "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,code,conf[s1],conf[s2],k1",
    "codes of the expression manager":
        "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,code,conf_s1,conf_s2,k1",
    "texts": "Response ID,Date submitted,Last page,Start language,Seed,Date started,Date last action,Your code,"
    "How sure? [I know whom to call.],How sure? [I can open an interview],Who appoints the guardian?",
    "codes and texts": "id. Response ID,submitdate. Date submitted,lastpage. Last page,startlanguage. Start language,"
    "seed. Seed,startdate. Date started,datestamp. Date last action,code. Your code,"
    "conf[s1]. How sure? [I know whom to call.],conf[s2]. How sure? [I can open an interview],"
    "k1. Who appoints the guardian?",
    "German": "Antwort ID,Datum Abgeschickt,Letzte Seite,Start-Sprache,Zufallsstartwert,Datum gestartet,"
    "Datum letzte Aktivität,Your code,conf[s1],conf[s2],k1",
    "French": "ID de la réponse,Date de soumission,Dernière page,Langue de départ,Graine,Date de lancement,"
    "Date de la dernière action,Your code,conf[s1],conf[s2],k1",
    "through R": "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,code,conf.s1.,conf.s2.,k1",
    "a language that nobody knows": "Numri,Dërguar,Faqja,Gjuha,Fara,Nisur,Fundit,Your code,conf[s1],conf[s2],k1",
}  # fmt: skip
ANSWERS = """
1,2026-03-13 09:15:00,3,en,1771234567,2026-03-13 09:00:00,2026-03-13 09:15:00,A1,4,2,court
2,2026-03-13 09:16:00,3,en,71234568,2026-03-13 09:01:00,2026-03-13 09:16:00,B2,5,3,police
"""


@pytest.mark.parametrize("headings", HEADINGS)
def test_all_headings_give_the_same_answers(headings: str) -> None:
    table = csv_table(HEADINGS[headings] + ANSWERS)
    _, raw = recognise(table)
    assert raw.platform == "LimeSurvey"
    assert [column.index for column in raw.of_kind(ColumnKind.RESPONSE_ID)] == [0]
    assert [column.index for column in raw.of_kind(ColumnKind.SUBMITTED)] == [1]
    assert [column.index for column in raw.of_kind(ColumnKind.QUESTION)] == [7, 8, 9, 10]
    (wave,), _ = survey_of(table, questionnaire(**ASKED), "pre")
    assert list(wave.codes) == ["A1", "B2"]
    assert wave.answers["s1"].tolist() == [4.0, 5.0]
    assert wave.answers["s2"].tolist() == [2.0, 3.0]
    assert wave.answers["k1"].tolist() == ["court", "police"]


@pytest.mark.parametrize(
    ("headings", "answers"),
    [
        ("who[police],who[court],who[dk]", "N,Y,N"),
        ("who[police],who[court],who[dk]", ",Y,"),
        ("who_police,who_court,who_dk", "0,1,0"),
        ("who[SQ1]. Who appoints the guardian? [The police],who[SQ2]. Who appoints the guardian? [court]", "No,Yes"),
        ("Who appoints the guardian? [The police],Who appoints the guardian? [court]", "No,Yes"),
        ("who[The police],Who appoints the guardian? [Le tribunal]", "Non,Oui"),
    ],
)
def test_a_question_with_several_answers_is_put_together(headings: str, answers: str) -> None:
    knowledge = {
        "id": "k", "title": "K", "kind": "multiple choice",
        "items": [{
            "id": "who", "text": {"en": "Who appoints the guardian?"}, "key": "court",
            "options": {"police": {"en": "The police"}, "court": {"en": "The court", "fr": "Le tribunal"}, "dk": "?"},
        }],
    }  # fmt: skip
    text = f"id,submitdate,lastpage,startlanguage,code,{headings}\n1,2026-03-13 09:15:00,1,en,A1,{answers}"
    (wave,), _ = survey_of(csv_table(text), questionnaire(knowledge), "pre")
    assert wave.answers["who"].tolist() == ["court"]


def test_a_response_that_was_not_sent_is_used_and_said() -> None:
    text = """
        id,submitdate,lastpage,startlanguage,code,s1
        1,2026-03-13 09:15:00,3,en,A1,4
        2,,1,en,B2,3
        3,,1,en,C3,
        """
    (wave,), findings = survey_of(csv_table(text), graded("s1"), "pre")
    assert list(wave.codes) == ["A1", "B2"]
    said = next(one for one in findings if one.code == "survey.not-sent")
    assert "2 responses of 3 were begun and not sent (no date of submission): line 3 and line 4" in said.message


def test_other_with_words_of_its_own_is_no_answer_to_a_question_with_a_key() -> None:
    text = "id,submitdate,lastpage,startlanguage,code,k1,k1[other]\n1,2026-03-13 09:15:00,1,en,A1,-oth-,the mayor\n"
    text += "2,2026-03-13 09:15:00,1,en,B2,court,"
    (wave,), _ = survey_of(csv_table(text), questionnaire(KNOWLEDGE), "pre")
    assert list(wave.codes) == ["B2"] or wave.answers["k1"].isna().tolist() == [True, False]


def test_only_the_header_is_still_an_export() -> None:
    _, raw = recognise(csv_table(HEADINGS["codes"]))
    assert (raw.platform, raw.header, raw.first) == ("LimeSurvey", 0, 1)


def test_timings_and_the_access_code_are_no_questions() -> None:
    text = "id,submitdate,lastpage,startlanguage,token,s1,Total time,Group time: About you,Question time: s1\n"
    text += "1,,1,en,x,4,9,8,7"
    _, raw = recognise(csv_table(text))
    assert [column.header for column in raw.of_kind(ColumnKind.QUESTION)] == ["s1"]
