"""SPSS portable files: numbers to the base of 30, labels, missing values, short lines, damage.

`portable/answers.por` was written by pyreadstat 1.3; what it doesn't write is written here by the documented grammar.
"""

import random
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.files.spss.portable import parse_por
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.table import survey_of
from tests.draws import draws
from tests.survey.tables import CONFIDENCE, questionnaire

WRITTEN = Path(__file__).parent / "portable" / "answers.por"
HEADER = WRITTEN.read_bytes().replace(b"\r\n", b"")[:464]


def text(value: str) -> str:
    """A text of at most 29 letters, its length before it."""
    return f"{'0123456789ABCDEFGHIJKLMNOPQRST'[len(value)]}/{value}"


def portable(*records: str, line_end: str = "\r\n") -> bytes:
    """A file of these records, in lines of 80 without the spaces at their ends."""
    whole = HEADER.decode() + "A8/202603136/091530" + "".join(records) + "Z"
    whole += "Z" * (-len(whole) % 80)
    return line_end.join(whole[at : at + 80].rstrip(" ") for at in range(0, len(whole), 80)).encode()


def variable(name: str, width: int = 0, more: str = "", label: str = "") -> str:
    """A variable's record, what it is called, and what is no answer."""
    shown = "1/8/0/" if width else "5/8/2/"
    return f"7{width}/{text(name)}{shown}{shown}{more}" + (f"C{text(label)}" if label else "")


LABELLED = (
    f"1{text('SPSS')}", "43/", "5B/", f"6{text('')}",
    variable("CODE", 8, label="Your code"),
    variable("S1", 0, "89/B33/3T/", "I know whom to call."),
    variable("NOTE", 8, f"8{text('n/a')}"),
    f"D1/{text('S1')}3/4/{text('Agree')}2/{text('Disagree')}9/{text('No answer')}",
    f"E1/{text('a remark')}",
    "F",
    text("MA07S"), "4/", text("  yes"),
    text("EL30P"), "9/", text("n/a"),
    text("ZO11K"), "35/", text(""),
    text("BO12T"), "*.", text("x"),
    text("AN33P"), "-1.F/", text("y"),
)  # fmt: skip


def test_cells_are_those_that_were_written() -> None:
    table = read_table(WRITTEN)
    assert table.rows[0] == ["CODE", "S1", "SENT", "WEIGHT"]
    assert table.rows[1] == ["MA07S", 4, datetime(2026, 3, 13, 9, 15, 30), 0.5]
    assert [row[3] for row in table.rows[1:]] == [0.5, -1.25, 10_000_000_000, None]
    assert [row[0] for row in table.rows[3:]] == [None, "ZO11K"]
    assert table.label_by_column[1] == "How sure? [I know whom to call.]"


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_labels_and_missing_answers_are_read(line_end: str) -> None:
    table = parse_por(portable(*LABELLED, line_end=line_end), "answers.por")
    assert table.rows[1:] == [
        ["MA07S", 4, "  yes"], ["EL30P", None, None], ["ZO11K", None, None], ["BO12T", None, "x"], ["AN33P", -1.5, "y"],
    ]  # fmt: skip
    assert table.labels == {1: {"4": "Agree", "2": "Disagree"}}
    assert table.label_by_column == {0: "Your code", 1: "I know whom to call."}
    assert [one.message for one in table.findings] == ["3 answers marked as missing in SPSS are no answer."]
    assert table.kind == "SPSS data"


def test_answers_of_a_portable_file_are_evaluated() -> None:
    code = {"columns": ["code"], "text": {"en": "Your code"}}
    asked = {**CONFIDENCE, "items": CONFIDENCE["items"][:1]}
    (wave,), _ = survey_of(read_table(WRITTEN), questionnaire(asked, code=code), "pre")
    assert wave.answers["s1"].tolist() == [4.0, 5.0, 2.0]


def test_other_characters_are_refused() -> None:
    data = portable(*LABELLED).replace(b"0123456789ABCDEF", b"ABCDEF0123456789", 1)
    with pytest.raises(InputError, match="another kind of computer"):
        parse_por(data, "answers.por")


def test_letters_beyond_ascii_are_asked_for_and_can_be_named() -> None:
    data = portable(*LABELLED).replace(b"MA07S", "МА07С".encode("cp1251"))
    with pytest.raises(InputError, match="--encoding"):
        parse_por(data, "answers.por")
    assert parse_por(data, "answers.por", "cp1251").rows[1][0] == "МА07С"


@pytest.mark.parametrize("data", [WRITTEN.read_bytes(), portable(*LABELLED)], ids=["pyreadstat", "labelled"])
def test_damage_ends_in_words(data: bytes) -> None:
    for cut in (0, 3, 400, 464, 500, len(data) // 2, len(data) - 90):
        with pytest.raises(EcpatError):
            parse_por(data[:cut], "cut.por")
    chance = random.Random(5)
    for _ in range(draws(400, 80)):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(EcpatError):
            parse_por(bytes(broken), "broken.por")


@pytest.mark.parametrize("number", ["TTTTTT/AN07", "1+TTT/", "TT" * 90 + "/"])
def test_a_number_that_promises_more_than_there_is_is_refused(number: str) -> None:
    records = ["41/", variable("CODE", 8), "F", number]
    with pytest.raises(InputError, match="damaged"):
        parse_por(portable(*records), "answers.por")
