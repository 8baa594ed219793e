"""SPSS files: the three ways in which answers are packed, labels, missing values, dates, long texts, damage.

The files in `spss/` were written by pyreadstat 1.3 from invented answers, and hold the same in each way of packing.
"""

import random
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.files.spss.file import parse_sav
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.table import survey_of
from tests.draws import draws
from tests.survey.tables import questionnaire

FILES = sorted((Path(__file__).parent / "spss").iterdir())


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    """Each of the files."""
    found: Path = request.param
    return found


def test_every_packing_gives_the_same_cells(path: Path) -> None:
    table = read_table(path)
    header, first, second, third, fourth = table.rows
    assert header[:6] == ["id", "submitdate", "lastpage", "startlanguage", "code", "conf_s1"]
    assert first[4:8] == ["MA07S", 4, 2, "A1"]
    assert second[4:8] == ["EL30P", 5, None, "A2"]
    assert third[4:7] == [None, None, None]
    assert fourth[4] == "ŽO11K"
    assert first[8:10] == [datetime(1980, 1, 2), datetime(2026, 3, 13, 9, 15, 30)]
    assert second[8] is None
    assert (first[10], fourth[10]) == ("ж" * 400, "x" * 700)
    assert [row[11] for row in table.rows[1:]] == [0.5, -1.25, 10_000_000_000, None]


def test_names_labels_and_missing_answers_are_told(path: Path) -> None:
    table = read_table(path)
    assert table.label_by_column[5] == "How sure? [I know whom to call.]"
    assert table.labels[5]["4"] == "Agree"
    assert table.labels[7] == {"A1": "The court, or the authority for care", "A2": "The police"}
    assert [one.message for one in table.findings] == ["1 answer marked as missing in SPSS is no answer."]


def test_what_a_value_marked_as_missing_means_is_no_answer_to_choose() -> None:
    """Single values, a range of values, words; also written by pyreadstat."""
    table = read_table(Path(__file__).parent / "spss_labels" / "missing.sav")
    assert table.labels == {
        0: {"2": "Disagree", "4": "Agree"},
        1: {"1": "Yes", "2": "No"},
        2: {"A": "Police", "B": "Shelter"},
    }
    assert [row[0] for row in table.rows[1:]] == [4, None, 2]


def test_codes_are_read_by_their_labels_where_the_instrument_does_not_know_them(path: Path) -> None:
    (wave,), findings = survey_of(read_table(path), questionnaire(), "pre")
    assert wave.platform == "LimeSurvey"
    assert wave.answers["k1"].tolist()[:2] == ["court", "police"]
    assert wave.answers["s1"].tolist()[:2] == [4.0, 5.0]
    assert [one.code for one in findings].count("survey.not-sent") == 1


def test_a_damaged_file_ends_in_words(path: Path) -> None:
    data = path.read_bytes()
    for cut in (0, 3, 70, 176, 400, len(data) // 2, len(data) - 3):
        with pytest.raises(EcpatError):
            parse_sav(data[:cut], "cut.sav")


def test_random_damage_never_ends_in_anything_else(path: Path) -> None:
    data, chance = path.read_bytes(), random.Random(5)
    for _ in range(draws(250, 40)):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(4, 2500)] = chance.choice([0, 1, 127, 128, 255, chance.randrange(256)])
        with suppress(EcpatError):
            parse_sav(bytes(broken), "broken.sav")


def test_a_count_that_promises_more_than_there_is_is_refused() -> None:
    data = bytearray(FILES[-1].read_bytes())
    data[80:84] = (1 << 30).to_bytes(4, "little")
    with pytest.raises(InputError, match=r"says that it holds 1,073,741,824 cases, and holds 4"):
        parse_sav(bytes(data), "answers.sav")


def test_an_unknown_encoding_is_asked_for_and_can_be_named() -> None:
    data = FILES[-1].read_bytes().replace(b"UTF-8", b"ASCII")
    with pytest.raises(InputError, match="--encoding"):
        parse_sav(data, "answers.sav")
    assert parse_sav(data, "answers.sav", "utf-8").rows[4][4] == "ŽO11K"


def test_another_file_of_that_name_is_no_spss_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.sav"
    path.write_text("code,s1\nA1,4\n")
    with pytest.raises(InputError, match="no SPSS data file"):
        read_table(path)


def test_a_byte_that_is_wrong_anywhere_is_no_fault_of_ours(path: Path) -> None:
    """A block that can't be unpacked, because one byte of it is another, ended in an internal error."""
    data = path.read_bytes()
    outcomes = set()
    for at in range(0, len(data), draws(1, 5)):
        broken = bytearray(data)
        broken[at] ^= 1 << at % 8
        try:
            parse_sav(bytes(broken), path.name)
            outcomes.add("read")
        except EcpatError as error:
            outcomes.add(type(error).__name__)
    assert outcomes == {"read", "InputError"}
