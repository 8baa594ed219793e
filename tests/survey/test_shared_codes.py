"""Codes are found by the values that two files share, whatever their columns are called (decision 0139)."""

import random
import re
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.finding import Severity
from ecpat_training.effect.remarks.short_codes import chance_link_findings
from ecpat_training.effect.workflows.reading import read_files
from ecpat_training.effect.workflows.request import GivenTable, Request
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.other_wave import columns_of_waves, find_codes_across_waves
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.shared_codes import CodeColumn, SharedCodes
from ecpat_training.survey.workflows.draft import draft_of
from tests.effect.waves import wave
from tests.survey.drafting import AGREEMENT, KNOW, asked, decided, drafted, table
from tests.survey.drawn_codes import DECOYS, QUESTIONS, drawn_pair


@pytest.mark.parametrize("seed", range(60))
def test_every_overlap_of_half_and_more_is_found_or_asked_and_no_decoy_is_proposed(tmp_path: Path, seed: int) -> None:
    """R1: never `code: none` in silence while a pair of columns holds the same people's codes."""
    pair = drawn_pair(tmp_path, seed)
    code = draft_of([pair.before, pair.after], Delivery((), True, True, ())).draft.code
    assert pair.headers[0] in (*code.columns, *code.candidates)
    assert code.text in (pair.headers[1], "")
    assert not {*code.columns, *code.candidates} & {*DECOYS, *QUESTIONS}


def _found(folder: Path, headers: tuple[str, str], before: list[object], after: list[object]) -> list[SharedCodes]:
    """What two files with these values share."""
    sides = []
    for name, header, values in zip(("pre.csv", "post.csv"), headers, (before, after), strict=True):
        path = table(folder, name, [header, KNOW], *([value, AGREEMENT[row % 4]] for row, value in enumerate(values)))
        read = read_table(path)
        sides += columns_of_waves(read, recognise(read)[1], name)
    return find_codes_across_waves(sides)


@pytest.mark.parametrize(("lowest", "highest", "people"), [(100, 999, 200), (1, 31, 26), (1, 366, 120)])
def test_short_codes_of_different_people_are_said_to_be_equal_by_chance(
    tmp_path: Path, lowest: int, highest: int, people: int
) -> None:
    """R4: groups of other people whose codes are three digits, or days; chance alone gives what is there, over 20
    draws."""
    draw = random.Random(people)
    pairs = [
        pair
        for _ in range(20)
        for groups in [[[draw.randint(lowest, highest) for _ in range(people)] for _ in range(2)]]
        for pair in _found(tmp_path, ("Your code", "Your code"), *groups)
    ]
    assert {pair.kind for pair in pairs} == {"chance"}
    assert sum(pair.chance_count for pair in pairs) == pytest.approx(sum(pair.shared_count for pair in pairs), rel=0.2)
    assert all("so that they don't say who is who" in pair.reason for pair in pairs)


@pytest.mark.parametrize(
    ("shared", "of", "by_chance", "kind", "said"),
    [
        (2, 2, 1.0, "chance", "(`Code`): too few to tell codes from numbers that many people have"),
        (4, 5, 1.2, "codes", "values of column 1 of pre.csv (`Code`) are in column 1 of post.csv (`Code`)"),
        (5, 6, 0.01, "codes", "chance alone would give less than 0.1"),
        (12, 20, 11.0, "chance", "chance alone would give 11.0, so that they don't say who is who"),
    ],
)  # fmt: skip
def test_of_very_few_values_a_number_by_chance_is_not_said(
    shared: int, of: int, by_chance: float, kind: Literal["codes", "chance"], said: str
) -> None:
    sides = [CodeColumn(file, "column 1", "Code", Counter()) for file in ("pre.csv", "post.csv")]
    reason = SharedCodes(*sides, shared, of, by_chance, kind).reason
    assert reason.endswith(said)
    assert reason.startswith(f"{shared} of {of} values of column 1 of pre.csv")


def test_numbers_of_rows_say_nothing_and_numbers_on_cards_are_asked_about(tmp_path: Path) -> None:
    """R3: 1 to 120 in both files are all equal by chance; those that people drew stand in no order."""
    rows, draw = list(range(1, 121)), random.Random(1)
    assert [pair.kind for pair in _found(tmp_path, ("No.", "No."), rows, rows)] == ["chance"]
    cards = [draw.sample(rows, 120) for _ in range(2)]
    (pair,) = _found(tmp_path, ("The code on your card", "Your code"), *cards)
    assert (pair.kind, pair.shared_count, pair.chance_count) == ("codes", 120, 120)


def test_addresses_and_names_are_said_to_be_personal_and_no_code_is_written_for_them(tmp_path: Path) -> None:
    """R2: what tells who somebody is links, and isn't taken; whether people have a code, a person has to say."""
    people = [f"p{number}@example.org" for number in range(12)]
    (pair,) = _found(tmp_path, ("Contact", "Adresse"), people, people[::-1])
    assert (pair.kind, pair.column.personal) == ("personal", "an e-mail address")
    files = [tmp_path / name for name in ("pre.csv", "post.csv")]
    code = draft_of(files, Delivery((), True, True, ())).draft.code
    assert (code.columns, code.candidates, code.open) == ((), (), True)
    assert "example.org" not in code.because
    assert "12 of 12 values of column 1 of pre.csv (`Contact`) are in column 1 of post.csv" in code.because
    names = [f"{first} {last}" for first in ("Ana", "Ben", "Ivo", "Zoe") for last in ("Berg", "Novak", "Rossi")]
    _found(tmp_path, ("Who are you?", "Sign here"), names, names[::-1])
    code = draft_of(files, Delivery((), True, True, ())).draft.code
    assert (code.columns, code.candidates, code.open) == ((), (), True)


def test_a_column_called_code_that_shares_nothing_is_doubted_where_another_pair_does(tmp_path: Path) -> None:
    """R1: `code` holds another thing in each file, and people wrote theirs elsewhere."""
    signs = ["sun7", "moon 12", "lion3", "sea44", "star9", "owl 8", "fox61", "oak5"]
    for name, header, letter, written in (("pre.csv", "My sign", "A", signs), ("post.csv", "Sign", "B", signs[2:])):
        rows = ([f"{letter}{row}{row}x7", sign, AGREEMENT[row % 4]] for row, sign in enumerate(written))
        table(tmp_path, name, ["Code", header, KNOW], *rows)
    text = drafted([tmp_path / "pre.csv", tmp_path / "post.csv"], tmp_path)
    assert "# `Code` is called a code, but 6 of 6 values of column 2 of post.csv (`Sign`) are in column 2 of" in text
    assert '\ncode:\n#  columns: ["My sign"]\n#  text: "Sign"\n' in text
    assert [finding.message for finding in asked(text, tmp_path)][:1] == ["which column holds the code is open."]


def test_evaluating_without_codes_says_which_columns_hold_some(tmp_path: Path) -> None:
    """R1: the remark names both columns, and how to write them."""
    signs = [f"{word}{number}" for word in ("sun", "Moon ", "lion") for number in range(60, 10, -8)]
    _found(tmp_path, ("My sign", "The same sign"), signs, [sign.upper() for sign in signs[5:]])
    text = drafted([tmp_path / "pre.csv", tmp_path / "post.csv"], tmp_path)
    path = tmp_path / "short.yaml"
    path.write_text(re.sub(r"\ncode:.*?\n\n", "\ncode: none\n\n", decided(text), flags=re.DOTALL), encoding="utf-8")
    tables = [GivenTable(name, tmp_path / f"{name}.csv", None, trained=True) for name in ("pre", "post")]
    (finding,) = (
        finding
        for finding in read_files(Request(), path, tables, None).findings
        if finding.code == "survey.shared-codes"
    )
    assert finding.severity is Severity.WARNING
    assert '`columns: ["My sign"]` and `text: "The same sign"`' in finding.hint


@pytest.mark.parametrize("people", [4, 12, 60])
def test_numbers_that_were_given_out_link_without_a_word(people: int) -> None:
    """R4: each once in a wave, as ids 1 to 274 seen in CHATS-lab/LLMimic; a drop-out changes nothing."""
    codes = [f"AB{number:02d}" for number in range(people)]
    waves = [wave(name, codes[start:], {"s1": [1.0] * (people - start)}) for name, start in (("pre", 0), ("post", 1))]
    assert chance_link_findings(*waves) == []


_PARTS_OF_WHAT_TELLS_WHO_SOMEBODY_IS = [
    ("Last 4 digits of your phone", "Phone (last 4)", [f"{number * 737 % 10000:04d}" for number in range(1, 19)]),
    ("Telefon: letzte drei Ziffern", "Ihr Telefon, letzte drei Ziffern", [str(100 + n * 47 % 900) for n in range(18)]),
    (
        "Téléphone (4 derniers chiffres)",
        "4 derniers chiffres du téléphone",
        [str(1000 + 419 * n) for n in range(18)],
    ),
    ("Birth", "Birth", [f"{name}{1960 + n * 7 % 40}" for n, name in enumerate(("abc", "dur", "mel") * 6)]),
    (
        "E-mail",
        "Mail",
        [f"{first}{last}{n:02d}" for n, (first, last) in enumerate(zip("ABCDEF" * 3, "KLMNOP" * 3, strict=True))],
    ),
]


@pytest.mark.parametrize(("header", "later", "values"), _PARTS_OF_WHAT_TELLS_WHO_SOMEBODY_IS)
def test_what_stands_below_a_header_may_contradict_that_it_tells_who_somebody_is(
    tmp_path: Path, header: str, later: str, values: list[str]
) -> None:
    """R2: the last digits of a phone number call nobody, and `abc1975` is no date."""
    _found(tmp_path, (header, later), list(values), list(values[::-1]))
    code = draft_of([tmp_path / "pre.csv", tmp_path / "post.csv"], Delivery((), True, True, ())).draft.code
    assert (code.candidates[:1] or code.columns) == (header,)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Phone", [f"{1000 + number * 739 % 9000:04d}" for number in range(18)]),  # extensions, say
        ("Phone number", [f"06{number * 7919 * 7919 % 10**8:08d}" for number in range(1, 19)]),
        ("E-mail", [f"jansen{number * 739 % 1000}" for number in range(18)]),
        ("Geburtsdatum", [f"{day:02d}.03.1981" for day in range(1, 19)]),
        ("Token", [f"{number * 7919:08x}" for number in range(1, 19)]),
        ("Имя", ["Анна Попова", "Иван Котов", "Ольга Белая", "Пётр Зимин", "Яна Орлова", "Лев Седов"]),
    ],
)
def test_no_column_that_tells_who_somebody_is_is_proposed_and_none_is_passed_over(
    tmp_path: Path, header: str, values: list[str]
) -> None:
    """R2: it is asked about by its header; not a value of it stands in the draft."""
    _found(tmp_path, (header, header), list(values), list(values[::-1]))
    text = drafted([tmp_path / "pre.csv", tmp_path / "post.csv"], tmp_path)
    assert re.search(r"Put\s(# )?a code in", text)
    assert re.search(r"\ncode:\n(?!#  columns)", text)
    assert f"(`{header}`)" in text.replace("\n# ", " ")
    assert not any(value in text for value in values)


def test_numbers_on_cards_are_asked_about_whatever_their_column_is_called(tmp_path: Path) -> None:
    """R3: two people never have one number, and they don't stand in the order of rows."""
    draw = random.Random(3)
    (pair,) = _found(tmp_path, ("Umschlag", "Umschlag"), *([*draw.sample(range(1, 25), 24)] for _ in range(2)))
    assert (pair.kind, pair.shared_count) == ("codes", 24)
    years = [[draw.randint(1, 24) for _ in range(24)] for _ in range(2)]
    assert not [pair for pair in _found(tmp_path, ("Jahre", "Jahre"), *years) if pair.kind == "codes"]
