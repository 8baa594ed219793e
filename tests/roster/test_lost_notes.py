"""Notes (comments) that a workbook refers to and can't be read, or holds without a sheet: who is out by one isn't lost
without a word. Those of LibreOffice's own kind of workbook are read like Excel's."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment

from ecpat_training.core.finding import Finding
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.roster import roster_from
from tests.files.test_old_workbooks import FOLDER, cell, ods, row
from tests.files.workbooks import parse_opendocument, parse_workbook
from tests.roster.test_standing_notes import counted, questions, workbook

Entries = dict[str, bytes]


def with_note() -> Entries:
    book, stream = workbook(), BytesIO()
    book.worksheets[0]["A3"].comment = Comment("cancelled", "Maria Ionescu")
    book.save(stream)
    with ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lost(entries: Entries) -> list[Finding]:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    reading = roster_from(parse_workbook(stream.getvalue(), "list.xlsx"))
    findings = [finding for finding in reading.findings if "can't be read" in finding.message]
    assert not findings or len(counted(reading)) == 3
    return findings


def part(entries: Entries, words: str) -> str:
    return next(name for name in entries if re.search(words, name))


def without_part(entries: Entries) -> None:
    del entries[part(entries, "comments")]


def with_empty_part(entries: Entries) -> None:
    entries[part(entries, "comments")] = b""


def with_another_part(entries: Entries) -> None:
    entries[part(entries, "comments")] = b"<note/>"


def with_odd_places(entries: Entries) -> None:
    name = part(entries, "comments")
    entries[name] = entries[name].replace(b'ref="A3"', b'ref="Sheet1!A3"')


def without_relations(entries: Entries) -> None:
    del entries[part(entries, "sheet1.xml.rels")]


def with_a_thread_alone(entries: Entries) -> None:
    name = part(entries, "sheet1.xml.rels")
    entries[name] = re.sub(rb"relationships/comments", b"relationships/threadedComment", entries[name])


def with_notes_elsewhere(entries: Entries) -> None:
    name = part(entries, "sheet1.xml.rels")
    entries[name] = re.sub(rb'Target="[^"]*comment1.xml"', b'Target="/xl/nowhere.xml"', entries[name])


@pytest.mark.parametrize(
    "change",
    [
        without_part, with_empty_part, with_another_part, with_odd_places, without_relations, with_a_thread_alone,
        with_notes_elsewhere,
    ],
)  # fmt: skip
def test_notes_that_can_t_be_read_are_told(change: Callable[[Entries], None]) -> None:
    entries = with_note()
    change(entries)
    (finding,) = lost(entries)
    assert finding.code == "workbook.notes"


def test_notes_that_are_read_and_a_workbook_without_are_not_told() -> None:
    assert lost(with_note()) == []
    entries = with_note()
    name = part(entries, "comments")
    entries[name] = re.sub(rb"<commentList>.*</commentList>", b"<commentList/>", entries[name], flags=re.DOTALL)
    assert lost(entries) == []


@pytest.mark.parametrize("words", ["cancelled", "abgesagt", "отказался"])
def test_a_note_in_an_opendocument_says_who_is_out(words: str) -> None:
    note = f"<office:annotation><dc:creator>M I</dc:creator><text:p>{words}</text:p></office:annotation>"
    noted = f"<table:table-cell office:value-type='string'>{note}<text:p>Ben Ilie</text:p></table:table-cell>"
    rows = [
        (cell("Name"), cell("Organisation")), (cell("Ana Popa"), cell("Police")), (noted, cell("Helpline")),
        (cell("Carla Dinu"), cell("Police")),
    ]  # fmt: skip
    reading = roster_from(parse_opendocument(ods("".join(row(*cells) for cells in rows)), "list.ods"))
    assert counted(reading) == ["Ana Popa", "Carla Dinu"]
    assert len(questions(reading)) == 1


@pytest.mark.parametrize("name", ["answers.ods", "answers.xls", "answers.xlsx"])
def test_notes_of_every_kind_of_workbook_are_read(name: str) -> None:
    assert read_table(FOLDER / name).notes == {(1, 0): "hidden words"}
