"""CSV: encodings and delimiters are certain or asked for; rows keep their lines, and nothing is dropped silently."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError, EcpatError, InputError, RefusedError, UsageError
from ecpat_training.core.finding import Severity
from ecpat_training.files.csv import file as csv_file
from ecpat_training.files.csv.file import parse_csv
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table

HEADER = "id,surname,organisation\n"


def table(text: str | bytes, encoding: str | None = None) -> CellTable:
    return parse_csv(text if isinstance(text, bytes) else text.encode(), "roster.csv", encoding)


def refusal(text: str | bytes, kind: type[EcpatError], encoding: str | None = None) -> str:
    with pytest.raises(EcpatError) as caught:
        table(text, encoding)
    assert type(caught.value) is kind
    return str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_of_the_three_delimiters_is_recognised(delimiter: str) -> None:
    read = table("id,surname,organisation\n1,Null,Police\n2,NA,\n".replace(",", delimiter))
    assert read.delimiter == delimiter
    assert read.rows == [["id", "surname", "organisation"], ["1", "Null", "Police"], ["2", "NA", None]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("code;q1;q2\nA;3,5;4,0\nB;2,5;1,0\n", ";"),  # decimal commas
        (
            '"Do you, or\nyour team, know it?";"Role, if any"\n"yes, I do";"care, mostly"\n"no, no";"x, y"\n',
            ";",
        ),  # Kobo
        ("ID,Name,Methods\n1,anonymous,film;role play;game;\n2,anonymous,film;game;lecture;\n", ","),  # many choices
        ("Participants, Sofia\n\nid;name\n1;A\n2;B\n", ";"),  # a title with a comma
        ("id;name;place\n1;A;Sofia, Bulgaria\n2;B;Oslo, Norway\n3;C;Tirana, Albania\n", ";"),
        ("id,name\n", ","),
    ],
)
def test_the_delimiter_is_judged_by_the_table_that_it_makes(text: str, delimiter: str) -> None:
    assert table(text).delimiter == delimiter


def test_a_line_that_names_the_delimiter_is_no_row_but_counts_as_a_line() -> None:
    read = table("sep=;\r\nid;name\r\n1;A,B\r\n")
    assert (read.rows, read.lines) == ([["id", "name"], ["1", "A,B"]], [2, 3])


def test_an_unknown_delimiter_is_told_with_those_that_were_tried() -> None:
    said = refusal("code|wave\nA1|pre\n", ContentError)
    assert "comma, semicolon and tab" in said
    assert "`|`" in said


def test_two_delimiters_that_fit_equally_are_not_chosen_between() -> None:
    assert "both" in refusal("a,b;c\n1,2;3\n4,5;6\n", ContentError)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_asking_and_without_the_mark(encoding: str) -> None:
    assert table("id,name\n1,Иванова\n".encode(encoding)).rows == [["id", "name"], ["1", "Иванова"]]


def test_another_encoding_is_asked_for_with_words_as_they_would_read() -> None:
    data = "id,name,organisation\n1,Иванова,Академия\n".encode("cp1251")
    said = refusal(data, InputError)
    assert "roster.csv:2" in said
    assert "--encoding cp1251: Академия;" in said
    assert "--encoding cp1252 or cp1254: Àêàäåìèÿ" in said
    read = table(data, "windows-1251")
    assert read.rows[1] == ["1", "Иванова", "Академия"]
    assert read.encoding == "cp1251"


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Имя;Фамилия\nЕлена;Иванова\n", "cp1251", "cp1251: Фамилия and Имя;"),  # the header
        ("Vorname;Nachname;Institution\nJürgen;Müller;Köln\n", "cp1252", "cp1257: Köln;"),  # no name
        ("Vorname;Nachname\nJürgen;Müller\n", "cp1252", "cp1257: …ü…;"),  # names alone
        ("Jürgen;Müller;Köln\nHans;Meier;Bonn\n", "cp1252", "cp1257: …ö… and …ü…;"),  # no header
        ("given name;surname\nЕлена;Иванова\n", "cp1251", "cp1251: …Ел… and …Ив…;"),
        ("Ich weiß, was zu tun ist;Kürzel\n5;Jürgen\n", "cp1252", "cp1257: weiß"),  # a question
    ],
)  # fmt: skip
def test_the_names_of_people_are_not_shown_to_ask_for_the_encoding(text: str, encoding: str, shown: str) -> None:
    said = refusal(text.encode(encoding), InputError)
    assert shown in said
    assert not any(name in said for name in ("Jürgen", "Müller", "Елена", "Иванова"))


@pytest.mark.parametrize("rest", [" \xf6", "\xf6" * 300_000, " " + "\xf6" * 200_000, "\x81"])
def test_a_word_without_end_is_asked_about_at_once_and_shortly(rest: str) -> None:
    data = b"id,organisation\n1," + b"a" * 300_000 + rest.encode("latin-1") + b"\n"
    assert len(refusal(data, InputError)) < 1_000


def test_a_named_encoding_must_fit_and_exist() -> None:
    assert "byte 7 doesn't exist" in refusal(b"id,n\n1\x98,x\n", InputError, "cp1251")
    assert "no encoding" in refusal("id,n\n1,x\n", UsageError, "latin-99")
    assert "no encoding" in refusal("id,n\n1,x\n", UsageError, "base64")


def test_of_files_given_together_one_may_be_utf_8_and_the_other_not() -> None:
    text = "code;réponse\nČÁ01;très bien\n"
    read = table(text, "cp1250")
    assert read.rows == [["code", "réponse"], ["ČÁ01", "très bien"]]
    assert "--encoding cp1250 was not used: all of the file reads as UTF-8." in str(read.findings[0])
    typed = table("kód;před\nAB01;5\n".encode("cp1250"), "cp1250")
    assert typed.rows[0] == ["kód", "před"]
    assert not typed.findings
    assert table("code,q\nAB01,Ні\n".encode("cp1251"), "cp1251").rows[1] == ["AB01", "Ні"]


def test_a_byte_order_mark_is_more_certain_than_a_name_and_that_is_said() -> None:
    read = table("id,name\n1,Ж\n".encode("utf-8-sig"), "cp1251")
    assert read.rows[1] == ["1", "Ж"]
    assert [finding.severity for finding in read.findings] == [Severity.WARNING]
    assert "--encoding cp1251 was not used: the file's first bytes say that it is UTF-8" in str(read.findings[0])
    assert not table("id,name\n1,Ж\n".encode("utf-8-sig"), "utf8").findings
    assert not table("id,name\n1,Ж\n".encode("utf-16"), "UTF-16").findings


def test_utf_16_without_its_mark_is_recognised_by_its_nul_bytes() -> None:
    assert "UTF-16" in refusal("id,name\n1,Elena\n".encode("utf-16-le"), InputError)
    assert table("id,name\n1,Elena\n".encode("utf-16-le"), "utf-16-le").rows[1] == ["1", "Elena"]


def test_a_single_nul_is_shown_and_told_and_the_file_stays_usable() -> None:
    read = table(HEADER * 20 + "1,Ele\0na,x\n")
    assert read.rows[-1] == ["1", "Ele<U+0000>na", "x"]
    assert [(str(finding.where), finding.severity) for finding in read.findings] == [
        ("roster.csv:21", Severity.WARNING)
    ]


def test_control_characters_are_errors_with_line_and_column_and_never_reach_a_terminal() -> None:
    read = table(HEADER + "1,Ele\x1b[2Jna,x\n2,B\x07,y\n")
    assert [str(finding.where) for finding in read.findings] == ["roster.csv:2:6", "roster.csv:3:4"]
    assert read.rows[1][1] == "Ele<U+001B>[2Jna"


def test_hidden_characters_are_warned_of_with_their_cell_and_kept() -> None:
    (finding,) = table(HEADER + "1,Ele\u202ena,x\n").findings
    assert (finding.severity, str(finding.where)) == (Severity.WARNING, "roster.csv:2:2")
    assert "U+202E" in finding.message


def test_rows_know_the_line_on_which_they_start() -> None:
    read = table('id,note\n1,"two\r\nlines"\n\n2,x\n')
    assert read.rows == [["id", "note"], ["1", "two\nlines"], [], ["2", "x"]]
    assert read.lines == [1, 2, 4, 5]


def test_a_short_row_is_filled_up_and_told() -> None:
    read = table(HEADER + "1,A\n2,B,x\n3,C,y\n")
    assert read.rows[1] == ["1", "A", None]
    assert "line 2" in str(read.findings[0])


@pytest.mark.parametrize(
    ("text", "header"),
    [
        # seen in ravellom/ravellom.github.io: a table of ratings
        (
            "ID,I can plan, with others,I can refer\nR1,3,4\nR2,5,4\n",
            ["ID", "I can plan, with others", "I can refer"],
        ),
        # seen in juanangelaalma/big-five-inventory: Google Forms, saved by hand, one row a cell wider than all others
        (
            "Timestamp,Saya ramah, mau bergaul, suka tertawa,Umur\n1/2/2026 9:00:00,4,20\n1/2/2026 9:05:00,5\n",
            ["Timestamp", "Saya ramah, mau bergaul, suka tertawa", "Umur"],
        ),
        ("Kod; Wiem, gdzie dzwonić; lub pisać;Wiek\nA1;4\nB2;5\n", ["Kod; Wiem, gdzie dzwonić; lub pisać", "Wiek"]),
    ],
)
def test_headers_with_commas_and_no_quotes_stand_over_their_values_again(text: str, header: list[str]) -> None:
    read = table(text)
    assert read.rows[0] == header
    assert [finding.code for finding in read.findings][:1] == ["csv.header-comma"]
    assert all(len(row) == len(header) for row in read.rows)


@pytest.mark.parametrize(
    "text", ["id, name, note\n1, A, x\n2, B, y\n", "id, name, note\n1, A\n2, B\n", "id,name, note,\n1,A,x,\n2,B,y,\n"]
)
def test_headers_behind_a_comma_and_a_space_are_headers_of_their_own(text: str) -> None:
    assert len(table(text).rows[0]) >= 3


def test_title_rows_above_the_header_are_not_called_short() -> None:
    read = table("Participants\n\n" + HEADER + "1,A,x\n2,B,y\n")
    assert (read.findings, read.rows[0]) == ([], ["Participants", None, None])


def test_rows_longer_than_the_table_are_all_told_because_their_cells_may_have_moved() -> None:
    said = refusal(HEADER + "1,A,x\n2,B,Academy, Sofia\n3,C,y\n4,D,Court, Oslo\n", ContentError)
    assert "roster.csv:3" in said
    assert "roster.csv:5" in said
    assert "in quotes" in said


def test_a_header_with_fewer_cells_than_its_rows_is_told() -> None:
    assert "roster.csv:1" in refusal(HEADER + "1,A,Academy, Sofia\n2,B,Court, Oslo\n", ContentError)


def test_empty_cells_beyond_the_table_are_nothing() -> None:
    assert table(HEADER + "1,A,x,,\n2,B,y\n").rows[1] == ["1", "A", "x"]


@pytest.mark.parametrize("text", ['id,name\n1,"A\n2,B\n', 'id,name\n1,"A"x\n'])
def test_broken_quotes_are_told_with_their_line(text: str) -> None:
    assert "roster.csv:2: error: a quote" in refusal(text, ContentError)


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", ",,\n,,\n", "sep=;\n", '"",""\n'])
def test_an_empty_file_is_called_empty(text: str) -> None:
    assert "empty" in refusal(text, ContentError)


@pytest.mark.parametrize("length", [32_768, 300_000])
def test_a_cell_longer_than_a_spreadsheet_s_is_told_with_its_line_and_not_repeated(length: int) -> None:
    said = refusal(f"{HEADER}1,{'x' * length},y\n", ContentError)
    assert "roster.csv:2" in said
    assert len(said) < 300


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b,c\n" * 101, 101),
        ("a,b\r" * 101, 101),
        ("sep=;\n" + '"a";"b"\n' * 101, 102),
        ('"a\nb",c\n' * 101, 202),
        ("a,b,c,d,e,f\n" * 67, 67),
    ],
)
def test_too_many_rows_or_cells_are_refused_before_any_is_kept(
    monkeypatch: pytest.MonkeyPatch, text: str, line: int
) -> None:
    monkeypatch.setattr(csv_file, "MOST_ROWS", 100)
    monkeypatch.setattr(csv_file, "MOST_CELLS", 400)
    monkeypatch.setattr(csv_file, "_rows", None)
    assert f"roster.csv:{line}: error: the file holds more than 100 rows or 400 cells" in refusal(text, RefusedError)


def test_line_breaks_and_commas_in_quotes_make_no_rows_or_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MOST_ROWS", 10)
    monkeypatch.setattr(csv_file, "MOST_CELLS", 20)
    assert len(table('"a\n,,,b",c\n' * 10).rows) == 10


def test_more_columns_than_any_export_has_are_refused() -> None:
    assert "2,001 columns" in refusal(",".join("x" * 2001) + "\n", RefusedError)


def test_the_apostrophe_that_our_writers_put_before_formulas_is_taken_off_again() -> None:
    read = table("a,b,c,d\n'=1+1,'+359 2 1,''=x,O'Brien\n'word,'-5,' @x,it's\n")
    assert read.rows[1:] == [["=1+1", "+359 2 1", "'=x", "O'Brien"], ["'word", "-5", " @x", "it's"]]


def test_a_hundred_thousand_rows_are_read_whole() -> None:
    read = table("id,name\n" + "".join(f"{number},A\n" for number in range(100_000)))
    assert len(read.rows) == 100_001


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(HEADER + "1,A,x\n")
    assert read_table(path).rows[1] == ["1", "A", "x"]
