"""Stata files: releases, labels, missing values, dates, encodings, damage.

The files in `stata/` were written by pyreadstat 1.3 from the same invented answers.
"""

import random
import struct
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pandas
import pytest

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.files.stata.file import parse_dta
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.table import survey_of
from tests.draws import draws
from tests.survey.tables import CONFIDENCE, KNOWLEDGE, questionnaire

FOLDER = Path(__file__).parent / "stata"
FILES = sorted(FOLDER.iterdir())


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    """Each of the files."""
    found: Path = request.param
    return found


def test_every_release_gives_the_same_cells(path: Path) -> None:
    table = read_table(path)
    header, first, second, third, fourth = table.rows
    assert header == ["id", "code", "conf_s1", "know_k1", "day", "sent", "remark", "weight"]
    assert first[:6] == [1, "MA07S", 4, 1, datetime(1980, 1, 2), datetime(2026, 3, 13, 9, 15, 30)]
    assert (second[4], third[4], fourth[4]) == (datetime(2026, 3, 13), None, datetime(1959, 12, 31))
    assert third[1:4] == [None, None, 1]
    assert first[6] == ("ж" if path.name == "unicode.dta" else "z") * 30
    assert [row[7] for row in table.rows[1:]] == [0.5, -1.25, 10_000_000_000, None]


def test_names_labels_and_missing_answers_are_told(path: Path) -> None:
    table = read_table(path)
    assert table.label_by_column[2] == "How sure? [I know whom to call.]"
    assert table.labels[2]["4"] == "Agree"
    assert table.labels[3] == {"1": "The court, or the authority for care", "2": "The police"}
    assert [one.message for one in table.findings] == ["1 answer marked as missing in Stata is no answer (.a)."]


def test_answers_are_read_by_their_labels(path: Path) -> None:
    code = {"columns": ["code"], "text": {"en": "Your code"}}
    asked = {**CONFIDENCE, "items": CONFIDENCE["items"][:1]}
    (wave,), _ = survey_of(read_table(path), questionnaire(asked, KNOWLEDGE, code=code), "pre")
    assert wave.codes.tolist()[:2] == ["MA07S", "EL30P"]
    assert wave.answers["k1"].tolist() == ["court", "police", "court", "police"]
    assert wave.answers["s1"].tolist()[:2] == [4.0, 5.0]
    assert wave.answers["s1"].isna().tolist() == [False, False, True, True]


def test_a_stata_file_is_called_so_whatever_its_name(tmp_path: Path) -> None:
    renamed = tmp_path / "answers.sav"
    renamed.write_bytes((FOLDER / "unicode.dta").read_bytes())
    assert inspect_table(read_table(renamed))[0].kind == "Stata data"
    renamed.write_bytes(b"code,q1\nAN07,4\n")
    with pytest.raises(InputError, match="no SPSS data file"):
        read_table(renamed)
    with pytest.raises(InputError, match="no Stata data file"):
        read_table(renamed.rename(tmp_path / "answers.dta"))


def test_months_quarters_and_weeks_are_their_first_day(tmp_path: Path) -> None:
    days = [datetime(2026, 3, 1), datetime(1959, 11, 1), None]
    shown = {"month": "tm", "quarter": "tq", "week": "tw", "half": "th", "day": "td", "time": "tc"}
    path = tmp_path / "dates.dta"
    frame = pandas.DataFrame({name: pandas.Series(days, dtype="datetime64[ns]") for name in shown})
    frame.to_stata(path, convert_dates=shown, write_index=False, version=118)
    assert read_table(path).rows[1:] == [
        [datetime(2026, 3, 1), datetime(2026, 1, 1), datetime(2026, 2, 26), datetime(2026, 1, 1), *days[:1] * 2],
        [datetime(1959, 11, 1), datetime(1959, 10, 1), datetime(1959, 10, 29), datetime(1959, 7, 1), *days[1:2] * 2],
        [None] * 6,
    ]


def test_an_encoding_that_the_file_does_not_say_is_asked_for_and_can_be_named() -> None:
    data = (FOLDER / "twelve.dta").read_bytes().replace(b"zzzz", "жжжж".encode("cp1251"))
    with pytest.raises(InputError, match="--encoding"):
        parse_dta(data, "answers.dta")
    assert parse_dta(data, "answers.dta", "cp1251").rows[1][6] == "ж" * 28 + "zz"
    broken = (FOLDER / "unicode.dta").read_bytes().replace("жж".encode(), "жж".encode("cp1251") + b"zz")
    with pytest.raises(InputError, match="aren't utf-8"):
        parse_dta(broken, "answers.dta")


def test_a_cut_file_ends_in_words(path: Path) -> None:
    data = path.read_bytes()
    for cut in (0, 3, 70, 109, 176, 400, len(data) // 2):
        with pytest.raises(EcpatError):
            parse_dta(data[:cut], "cut.dta")


def test_random_damage_never_ends_in_anything_else(path: Path) -> None:
    data, chance = path.read_bytes(), random.Random(5)
    for _ in range(draws(100, 25)):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(data))] = chance.choice([0, 1, 127, 128, 255, chance.randrange(256)])
        with suppress(EcpatError):
            parse_dta(bytes(broken), "broken.dta")


@pytest.mark.parametrize(
    ("name", "at", "number"),
    [("unicode.dta", "<N>", struct.pack("<Q", 1 << 40)), ("twelve.dta", "", struct.pack("<i", 1 << 30))],
)
def test_a_count_that_promises_more_than_there_is_is_refused_before_reading(name: str, at: str, number: bytes) -> None:
    data = bytearray((FOLDER / name).read_bytes())
    place = data.find(at.encode()) + len(at) if at else 6
    data[place : place + len(number)] = number
    with pytest.raises(InputError, match="and is too short for them"):
        parse_dta(bytes(data), "answers.dta")


def test_a_text_that_every_row_repeats_is_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stata keeps a long text once, however many rows point to it."""
    path = tmp_path / "answers.dta"
    pandas.DataFrame({"t": ["x" * 5_000] * 300}).to_stata(path, write_index=False, version=118, convert_strl=["t"])
    assert path.stat().st_size < 20_000
    assert read_table(path).rows[300] == ["x" * 5_000]
    monkeypatch.setattr("ecpat_training.files.stata.file.MOST_LETTERS", 1_000_000)
    with pytest.raises(InputError, match="the most that are read"):
        read_table(path)


@pytest.mark.parametrize("release", [b"105", b"120", b"abc"])
def test_another_release_is_refused_in_words(release: bytes) -> None:
    data = (FOLDER / "unicode.dta").read_bytes().replace(b"<release>119", b"<release>" + release)
    with pytest.raises(InputError, match="a Stata that isn't read"):
        parse_dta(data, "answers.dta")
