"""People who stand in a file in another shape than a table are proposed as a list, each with their place; what isn't
understood is listed. Lists of the kind `1. Name (Body, City)` were seen in public repositories of meetings."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import EcpatError
from ecpat_training.roster.model.draft import ListDraft
from ecpat_training.roster.reading.draft import draft_list
from ecpat_training.roster.reading.draft_items import person_in
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.workflows.draft import ENDINGS, roster_draft

PEOPLE = (("Ana Pop", "Police", "Romania"), ("Ion Dan", "Court", "Romania"), ("Eva Lis", "Refuge", "Albania"))
LABELS = {
    "en": ("Name", "Organisation", "Country"),
    "fr": ("Nom", "Organisme", "Pays"),
    "ro": ("Nume", "Instituția", "Țara"),
    "sr": ("Име", "Организација", "Држава"),
    "de": ("Name", "Organisation", "Land"),
}
LANGUAGES = pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
Rows = list[list[str | None]]


def book(folder: Path, rows: Rows) -> ListDraft:
    workbook = Workbook()
    sheet = workbook.create_sheet("List", 0)
    for row in rows:
        sheet.append(row)
    workbook.save(folder / "list.xlsx")
    return draft_list(ListFile(folder / "list.xlsx"))


def text(folder: Path, *lines: str) -> ListDraft:
    (folder / "mail.txt").write_text("\n".join(lines), "utf-8")
    return draft_list(ListFile(folder / "mail.txt"))


def known(draft: ListDraft) -> list[tuple[str, ...]]:
    titles = ("Full name", "Organisation", "Country")
    return [tuple(person.cells.get(title, "") for title in titles) for person in draft.people]


@LANGUAGES
def test_cards_below_each_other_in_two_columns_or_one(tmp_path: Path, labels: tuple[str, ...]) -> None:
    two: Rows = [[*pair] for one in PEOPLE for pair in (*zip(labels, one, strict=True), (None, None))]
    assert known(book(tmp_path, [["Participants"], *two])) == [*PEOPLE]
    single: Rows = [[label and f"{label}: {value}"] for label, value in two]
    assert known(book(tmp_path, single)) == [*PEOPLE]


@LANGUAGES
def test_cards_in_a_grid_and_people_as_columns(tmp_path: Path, labels: tuple[str, ...]) -> None:
    grid: Rows = [[f"{label}: {PEOPLE[0][at]}", None, f"{label}: {PEOPLE[1][at]}"] for at, label in enumerate(labels)]
    assert known(book(tmp_path, grid)) == [*PEOPLE[:2]]
    turned: Rows = [[label, *(person[at] for person in PEOPLE)] for at, label in enumerate(labels)]
    assert known(book(tmp_path, turned)) == [*PEOPLE]


@LANGUAGES
def test_cards_in_word_in_paragraphs_and_in_small_tables(tmp_path: Path, labels: tuple[str, ...]) -> None:
    paragraphs, tables = Document(), Document()
    for person in PEOPLE:
        pairs = [*zip(labels, person, strict=True)]
        paragraphs.add_paragraph("\n".join(f"{label}: {value}" for label, value in pairs))
        table = tables.add_table(0, 2)
        for pair in pairs:
            for cell, value in zip(table.add_row().cells, pair, strict=True):
                cell.text = value
    for document in (paragraphs, tables):
        document.save(str(tmp_path / "cards.docx"))
        assert known(draft_list(ListFile(tmp_path / "cards.docx"))) == [*PEOPLE]


def test_a_card_without_a_line_takes_nothing_of_the_next(tmp_path: Path) -> None:
    draft = text(
        tmp_path, "Name: Ana Pop", "Organisation: Police", "", "Country: Albania", "Name: Eva Lis", "",
        "Name: Ion Dan", "Diet: none", "Organisation: Court",
    )  # fmt: skip
    assert known(draft) == [("Ana Pop", "Police", ""), ("Eva Lis", "", "Albania"), ("Ion Dan", "Court", "")]
    assert draft.people[2].cells["Diet"] == "none"


QUESTIONS = {
    "en": ("What is the nominee's full name?", "Which organisation does the nominee work for?", "Country of work?"),
    "fr": ("Quel est le nom de la personne proposée ?", "Pour quel organisme travaille-t-elle ?", "Dans quel pays ?"),
    "ro": ("Care este numele persoanei nominalizate?", "Din ce instituție face parte?", "În ce țară lucrează?"),
}


@pytest.mark.parametrize("questions", QUESTIONS.values(), ids=QUESTIONS)
def test_questions_of_a_nomination_form_are_headers(tmp_path: Path, questions: tuple[str, ...]) -> None:
    rows: Rows = [["Timestamp", *questions]]
    rows += [["2026-03-01", *one] for one in PEOPLE]
    assert known(book(tmp_path, rows)) == [*PEOPLE]


def test_who_nominates_is_not_the_nominee(tmp_path: Path) -> None:
    header = ["Your name", "Your organisation", "Name of the person you nominate", "Their organisation"]
    rows: Rows = [[*header]]
    rows += [["Big Boss", "Ministry", *one[:2]] for one in PEOPLE]
    draft = book(tmp_path, rows)
    assert [one[:2] for one in known(draft)] == [one[:2] for one in PEOPLE]
    assert draft.people[0].cells["Your name"] == "Big Boss"


LINES = {
    "en": ("Dear all,", "{at}. Ms {0}, {1}, {2}", "Kind regards,", "Maria Rossi"),
    "fr": ("Bonjour,", "- Mme {0} – {1} – {2}", "Cordialement,", "Claire Martin"),
    "de": ("Guten Tag,", "{at}) Frau {0} ({1}), {2}", "Viele Grüße", "Anna Weber"),
    "ro": ("Bună ziua,", "• {0}; {1}; {2}", "Cu stimă,", "Maria Rossi"),
    "several lines": ("Hello,", "{at}. {0}\n   {1}\n   {2}", "Best,", "Ivan"),
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_mail_with_a_line_for_each_person(tmp_path: Path, line: tuple[str, ...]) -> None:
    lines = [line[1].format(*person, at=at) for at, person in enumerate(PEOPLE, 1)]
    draft = text(tmp_path, line[0], "", *lines, "", *line[2:])
    assert known(draft) == [*PEOPLE]
    assert [unread.text for unread in draft.unread] == [line[0], *line[2:]]
    assert draft.people[0].place.place_in_file == "line 3"


def test_a_letter_with_numbers_that_word_keeps_apart(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("The Ministry nominates:")
    for person in PEOPLE:
        document.add_paragraph(", ".join(person), style="List Number")
    document.add_paragraph("Petru Lungu, Director")
    document.save(str(tmp_path / "letter.docx"))
    draft = draft_list(ListFile(tmp_path / "letter.docx"))
    assert known(draft) == [*PEOPLE]
    assert [unread.text for unread in draft.unread] == ["The Ministry nominates:", "Petru Lungu, Director"]


def test_who_is_out_is_remarked_of_those_below(tmp_path: Path) -> None:
    lines = [f"{at}. {', '.join(person)}" for at, person in enumerate(PEOPLE, 1)]
    draft = text(tmp_path, "Participants:", *lines[:2], "Waiting list:", lines[2])
    assert [person.cells.get("Remarks") for person in draft.people] == [None, None, "Waiting list"]


def test_lists_beside_each_other_under_titles(tmp_path: Path) -> None:
    rows: Rows = [["Participants", None, "Waiting list"], ["Name", "Organisation", "Name", "Organisation"]]
    draft = book(tmp_path, [*rows, ["Ana Pop", "Police", "Eva Lis", "Refuge"], ["Ion Dan", "Court", "Jan Kol", "UN"]])
    remarks = {one.cells["Full name"]: one.cells.get("Remarks") for one in draft.people}
    assert remarks == {"Ana Pop": None, "Ion Dan": None, "Eva Lis": "Waiting list", "Jan Kol": "Waiting list"}


SOMEBODY = {"Full name": "Ana Pop", "E-mail": "ana@example.org"}


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (
            "Ms Ana Pop, prosecutor, DIICOT, ana@example.org",
            {**SOMEBODY, "Position": "prosecutor", "Organisation": "DIICOT", "Form of address": "Ms"},
        ),
        ("Ana Pop <ana@example.org>", SOMEBODY),
        (
            "Jean de la Tour (Ministère), +33 1 23 45 67 89",
            {"Full name": "Jean de la Tour", "Organisation": "Ministère", "Phone": "+33 1 23 45 67 89"},
        ),
        ("Opening at 9:00", {}),
        ("police officer", {}),
        ("bring your passport", {}),
        ("", {}),
    ],
)
def test_a_line_is_somebody_where_a_name_begins_it(line: str, cells: dict[str, str]) -> None:
    assert person_in(line) == cells


def test_a_mail_without_people_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EcpatError) as refused:
        text(tmp_path, "Dear all,", "the room is on the second floor, please be there at nine.", "Best, Ivan")
    assert refused.value.findings[0].code == "roster.no-draft"


def test_a_check_says_the_command_and_the_list_that_it_writes_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mail, out = Path("mail.txt"), Path("mail-list.xlsx")
    text(tmp_path, "Hello,", "", *(f"{at}. {', '.join(person)}" for at, person in enumerate(PEOPLE, 1)))
    with pytest.raises(EcpatError) as refused:
        read_roster(ListFile(mail))
    assert "`ecpat roster draft mail.txt --out mail-list.xlsx`" in str(refused.value.findings[-1].hint)
    roster_draft(ListFile(mail), Delivery((str(out),), quiet=True, more_endings=ENDINGS))
    people = read_roster(ListFile(out)).roster.participants
    assert [(person.name, person.organisation) for person in people] == [one[:2] for one in PEOPLE]
    unread = load_workbook(out)["Not understood (ecpat)"]
    assert (unread.cell(2, 1).value, unread.cell(2, 2).value) == ("line 1", "Hello,")


def test_a_line_with_a_long_number_is_a_person_of_its_own(tmp_path: Path) -> None:
    """The thousandth stood in the remarks of the one before."""
    path = tmp_path / "mail.txt"
    path.write_text("10. Ana Kola, judge, Court\n1000. Eda Duka, judge, Court\n11. Al Bo, cook, Shelter\n", "utf-8")
    names = [person.cells["Full name"] for person in draft_list(ListFile(path)).people]
    assert names == ["Ana Kola", "Eda Duka", "Al Bo"]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Vasile Munteanu, La Strada - instead of Olga Balan", "instead of Olga Balan"),
        ("Vasile Munteanu, La Strada (în locul Olgăi Balan)", "în locul Olgăi Balan"),
        ("Vasile Munteanu, La Strada, вместо Ольги Балан", "вместо Ольги Балан"),
        ("Vasile Munteanu, La Strada, tbc", "tbc"),
    ],
)
def test_in_whose_place_somebody_comes_is_a_remark_and_no_organisation(line: str, remark: str) -> None:
    assert person_in(line) == {"Full name": "Vasile Munteanu", "Organisation": "La Strada", "Remarks": remark}
