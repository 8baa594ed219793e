"""Remarks, notes and headings in words that nobody knows, where lists say who is out: asked, never counted unasked."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.files.workbooks import parse_workbook
from tests.roster.lists import sheet
from tests.roster.standing_lists import HEADER, INSIDE, OUT, counted, questions, read, remark

NOBODY_KNOWS = (
    "ez dator",
    "methu dod",
    "mhux ġejja",
    "ní thiocfaidh",
    "kemur ekki",
    "келмейді",
    "x-ed out by HQ",
    "PN",
)
OF_THE_STAY = ("vegetarian", "kommt mit dem Zug an, Hotel nötig", "вегетаріанка", "govori engleski", "llega el martes")


def in_workbook(*below: str, note: str | None = None, grey: bool = False) -> RosterReading:
    """Four people, the last of them grey or with a note on the name, and lines below."""
    book = Workbook()
    rows = [line.split(" | ") for line in (HEADER, *INSIDE, *OUT)]
    for row in (*rows, *((line,) for line in below)):
        book.worksheets[0].append([cell.strip() or None for cell in row])
    if note is not None:
        book.worksheets[0]["A5"].comment = Comment(note, "Maria Ionescu")
    for cell in book.worksheets[0][5] if grey else ():
        cell.fill = PatternFill("solid", fgColor="FFBFBFBF")
    stream = BytesIO()
    book.save(stream)
    return roster_from(parse_workbook(stream.getvalue(), "list.xlsx"))


@pytest.mark.parametrize("text", NOBODY_KNOWS)
def test_a_remark_in_words_that_nobody_knows_is_asked_and_the_person_counts(text: str) -> None:
    reading = read(*INSIDE, remark("Eva Lis", text))
    (question,) = questions(reading)
    assert "isn't clear what that says, so this person counts" in question.message
    assert len(counted(reading)) == len(INSIDE) + 1


@pytest.mark.parametrize(
    "text",
    [
        "speaker day 1", "moderator of session 3", "co-trainer", "driver of the delegation", "media", "journalist",
        "double entry", "steht doppelt auf der Liste", "дубль", "waiting for approval of the ministry", "?", "??",
        "only day 1 and lunch", "dolazi samo prvi dan", "vine doar în prima zi", "nur am ersten Tag", "colleague comes",
        "vetëm ditën e parë", "тільки перший день", "csak az első nap", "sadece ilk gün", "novinarka", "Fotografin",
    ],
)  # fmt: skip
def test_parts_duplicates_doubts_and_parts_of_the_time_are_asked(text: str) -> None:
    reading = read(*INSIDE, *OUT, remark("Eva Lis", text))
    (question,) = questions(reading)
    assert "row 6" in question.message
    assert len(counted(reading)) == len((*INSIDE, *OUT)) + 1


@pytest.mark.parametrize(
    "text",
    ["needs an interpreter", "braucht Dolmetscher", "works as a trainer", "only vegetarian food", "nur mit Hotel",
     "samo vegetarijanska hrana", "double room", "dubbele kamer", "dvokrevetna soba", "hotel guest"],
)  # fmt: skip
def test_what_is_needed_and_how_somebody_works_and_stays_asks_nothing(text: str) -> None:
    assert questions(read(*INSIDE, *OUT, remark("Eva Lis", text))) == []


def test_an_unknown_answer_is_asked_under_a_header_that_asks_who_comes() -> None:
    rows = ("Иванова Анна | МВД | да", "Петров Олег | МВД | да", "Орлова Нина | МВД | под вопросом")
    (question,) = questions(roster_from(sheet("\n".join(("ФИО | Организация | Участие", *rows)))))
    assert "`под вопросом` is remarked of 1 person (row 4)" in question.message


@pytest.mark.parametrize("name", ["Arben Leka → Drita Shehu", "Arben Leka -> Drita Shehu"])
def test_an_arrow_between_two_names_is_asked(name: str) -> None:
    reading = read(*INSIDE, remark(name, ""))
    assert [str(finding.where) for finding in reading.findings if finding.code == "roster.several-people"]


@pytest.mark.parametrize("name", ["[red]Lis[/red]", "[bold]Lis[/]"])
def test_marks_of_a_terminal_around_a_name_are_no_remark(name: str) -> None:
    assert questions(read(*INSIDE, remark(name, ""))) == []


def test_all_such_remarks_of_a_column_are_one_question_and_one_line_each_in_the_mapping() -> None:
    rows = (
        HEADER,
        *INSIDE,
        remark("Eva Lis", "ez dator"),
        remark("Ivo Lis", "ní thiocfaidh"),
        remark("Una Lis", "tinn"),
    )
    table = sheet("\n".join(rows))
    (question,) = questions(roster_from(table))
    assert "3 remarks on 3 people (rows 4, 5 and 6): `ez dator`, `ní thiocfaidh`, `tinn`;" in question.message
    content, _ = roster_map(table)
    (standing,) = [part for part in content.values if part.name == "standing"]
    assert {entry.written: entry.means for entry in standing.entries} == dict.fromkeys(
        ("ez dator", "ní thiocfaidh", "tinn"), ""
    )


@pytest.mark.parametrize("text", OF_THE_STAY)
def test_remarks_of_the_stay_and_of_arriving_ask_nothing(text: str) -> None:
    assert questions(read(*INSIDE, remark("Eva Lis", text))) == []


def test_what_most_people_have_is_no_remark_of_somebody() -> None:
    assert (
        questions(read(*(row.replace("|  |", "| useful |").replace("| | ", "| useful | ") for row in INSIDE + OUT)))
        == []
    )


@pytest.mark.parametrize(
    "name",
    [
        "Eva Lis (ez dator)",
        "Eva Lis - methu dod",
        "Eva Lis, ní thiocfaidh",
        "Eva Lis (PN)",
        "Eva Lis (Kamerateam)",
        "Eva Lis - speaker day 1",
    ],
)
def test_a_note_beside_a_name_that_is_written_as_no_name_is_asked(name: str) -> None:
    (question,) = questions(read(*INSIDE, *OUT, remark(name, "")))
    assert "beside the name of 1 person (row 6)" in question.message


@pytest.mark.parametrize(
    "name", ["Lis, Eva", "Eva Lis-Popa", "Eva Lis (Popa)", "Eva Lis / Popa", "Eva van der Lis, PhD"]
)
def test_parts_of_a_name_ask_nothing(name: str) -> None:
    assert questions(read(*INSIDE, *OUT, remark(name, ""))) == []


def test_what_may_be_somebodys_name_or_telephone_in_a_remark_is_not_quoted() -> None:
    rows = (remark("Eva Lis", "nach Petrov"), remark("Ivo Lis", "sub 0888 123"), remark("Una Lis", "wegen popa"))
    (question,) = questions(read(*INSIDE, *rows))
    assert not {"Petrov", "0888", "popa"} & {*question.message.replace("`", " ").split()}
    assert "rows 4, 5 and 6" in question.message


def test_a_note_on_a_cell_and_a_legend_in_unknown_words_are_asked() -> None:
    assert len(questions(in_workbook(note="Maria Ionescu:\nkemur ekki"))) == 1
    (question,) = questions(in_workbook("", "grisa: ez datoz", grey=True))
    assert question.message.startswith("a legend says `ez datoz` of a colour or a sign, which 1 person has (row 5)")
    assert questions(in_workbook("", "Prepared by: Maria Ionescu", grey=True)) == []


@pytest.mark.parametrize("heading", ["Lista ta' stennija", "Δεν προσήλθαν", "Rausgefallen:", "حاضر نشدند:"])
def test_a_heading_in_unknown_words_over_the_last_people_is_asked(heading: str) -> None:
    (question,) = questions(read(*INSIDE, f"{heading} | | | | | | | ", *OUT))
    assert "2 people stand under" in question.message


def test_a_remark_in_the_place_of_a_position_and_a_line_with_a_no_are_asked() -> None:
    position = "Eva Lis | Border Police | GO | urlop macierzyński | F | RO | | "
    assert len(questions(read(*INSIDE, position))) == 1
    (question,) = questions(read(*INSIDE, *OUT, "Carla Dinu nu va putea fi prezentă. | | | | | | | "))
    assert "a line says" in question.message


def test_whoever_is_out_anyway_is_not_asked_twice() -> None:
    reading = read(*INSIDE, remark("Eva Lis (declined)", "ez dator"))
    assert len(questions(reading)) == 1
    assert len(counted(reading)) == len(INSIDE)


def test_a_decision_on_unknown_words_holds(tmp_path: Path) -> None:
    table = sheet("\n".join((HEADER, *INSIDE, remark("Eva Lis", "ez dator"), remark("Ivo Lis", "tinn"))))
    (tmp_path / "map.yaml").write_text("values:\n  standing:\n    ez dator: declined\n    tinn: counts\n")
    reading = roster_from(table, read_mapping(tmp_path / "map.yaml"))
    assert questions(reading) == []
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Ivo Lis"]


LIST = "Full name | Organisation | Position | E-mail | Phone"
OTHERS = (
    "Ana Popa | Caritas | social worker | ana@example.org | 0722 1",
    "Ben Ilie | Border Police | police officer | ben@example.org | 0722 2",
    "Carla Dinu | Caritas | social worker | carla@example.org | 0722 3",
)


@pytest.mark.parametrize(
    "row",
    [
        "Eva Lis | Caritas | social worker | cancelled | 0722 4",
        "Eva Lis | Caritas | social worker | eva@example.org | sterfgeval",
        "Eva Lis | dovolená | social worker | eva@example.org | 0722 4",
        "Eva Lis | Caritas (flu) | social worker | eva@example.org | 0722 4",
        "Eva Lis | Caritas – sterfgeval | social worker | eva@example.org | 0722 4",
        "Eva Lis | Caritas | social worker - no reply to three mails | eva@example.org | 0722 4",
        "(fără răspuns) Eva Lis | Caritas | social worker | eva@example.org | 0722 4",
        "(influenzás) Eva Lis | Caritas | social worker | eva@example.org | 0722 4",
    ],
)
def test_a_remark_in_the_place_of_something_else_is_asked(row: str) -> None:
    reading = roster_from(sheet("\n".join((LIST, *OTHERS, row))))
    (question,) = questions(reading)
    assert question.where is not None
    assert question.where.place_in_file == "row 5"
    assert len(reading.roster.participants) == 4


@pytest.mark.parametrize(
    "row",
    [
        "Eva Lis | Caritas | social worker | no e-mail | none",
        "Eva Lis | Caritas (Tirana) | social worker (child protection) | eva@example.org | no phone",
        "Eva Lis | city police | police officer | eva@example.org | 0722 4",
    ],
)
def test_what_organisations_positions_and_contacts_say_themselves_is_no_remark(row: str) -> None:
    assert questions(roster_from(sheet("\n".join((LIST, *OTHERS, row))))) == []


def test_a_remark_left_of_the_names_is_asked_of_its_row_alone() -> None:
    rows = (" | Ana Popa | Caritas", "sterfgeval | Ben Ilie | Police", " | Carla Dinu | Caritas", " | Eva Lis | UNICEF")
    (question,) = questions(roster_from(sheet("\n".join((" | Full name | Organisation", *rows)))))
    assert question.message.startswith("`sterfgeval` is remarked of 1 person")


def test_no_answer_is_asked_where_others_have_one_in_words_that_nobody_knows() -> None:
    rows = ("Ana Popa | Caritas | OK", "Ben Ilie | Police | no reply", "Carla Dinu | Caritas | OK")
    (question,) = questions(roster_from(sheet("\n".join(("Full name | Organisation | Status", *rows)))))
    assert "`no reply`" in question.message
