"""Texts whose letters were broken are told; what people write in any language is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.files.broken_letters import find_broken_letters
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import csv_table, graded

WRITTEN = [
    "D’accord", "Tout à fait d’accord", "«Oui, CAFÉ» a-t-il dit", "Je suis « à » l’école", "Съгласен съм", "Не зная №5",
    "Ich weiß nicht – überhaupt nicht", "Pajtohem plotësisht", "Слажем се", "Nesouhlasím", "Δεν ξέρω", "Știu și pot",
    "Größe: 5 °C", "Ñandú", "Ås", "Žena Šéf", "Згоден", "Ґанок і їжак", "naïve", "100 €", "“Yes”", "…", "Łódź", "ÅÄÖ",
    "Da, foarte BUNĂ", "„Foarte BUNĂ”", "WSPÓŁPRACA", "MÔŽE BYŤ", "ÎŞI",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_what_people_write_is_not_broken(text: str) -> None:
    assert find_broken_letters(text) == ""


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1251", "cp1250"])
@pytest.mark.parametrize("text", ["D’accord", "Съгласен", "Größe", "Pajtohem plotësisht", "Στο", "Știu"])
def test_utf_8_read_as_another_encoding_is_broken(text: str, encoding: str) -> None:
    try:
        wrong = text.encode().decode(encoding)
    except UnicodeDecodeError:
        return  # that encoding has no such letters, and the file was refused
    assert find_broken_letters(wrong)


@pytest.mark.parametrize(
    "text", ["Ã©", "Ð¡", "D\ufffdaccord", "donâ€™t know", "weiÃŸ nicht", "TÃµnu", "Ãºtil", "Ãªtre"]
)
def test_the_usual_signs_are_known(text: str) -> None:
    assert find_broken_letters(text)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_never_broken(text: str) -> None:
    assert find_broken_letters(text) == ""


BROKEN = "code,q1,Où travaillez-vous ?\nAN07,4,Préfecture\nBO12,5,PrÃ©fecture\nCY31,3,Pr\ufffdfecture\nDU44,2,Mairie"


def test_broken_answers_are_warned_of_with_their_places_and_kept() -> None:
    (wave,), findings = survey_of(csv_table(BROKEN), graded("q1"), "pre")
    (said,) = [one for one in findings if one.code == "text.broken"]
    assert said.message == "2 texts hold broken letters such as `Ã©`: line 3:3 and line 4:3."
    assert len(wave.answers) == 4
    assert "2 texts hold broken letters" in "".join(inspect_table(csv_table(BROKEN))[0].remarks)


def test_broken_headers_are_warned_of_too() -> None:
    _, findings = survey_of(csv_table("code,q1,OÃ¹ ?\nAN07,4,x"), graded("q1"), "pre")
    assert [one.message for one in findings if one.code == "text.broken"] == [
        "1 text holds broken letters such as `Ã¹`: line 1:3."
    ]
