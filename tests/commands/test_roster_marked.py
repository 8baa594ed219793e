"""`ecpat roster check --mark` and `--note`: the partner's list back with its cells marked, and the page for them."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import PROGRAMME, ROSTER, written
from tests.commands.running import EXAMPLE

AS_SENT = EXAMPLE / "roster-as-sent.xlsx"
RULES = ("--programme", EXAMPLE / "programme.yaml")


def told(ran: Any) -> list[Any]:
    """What a check says, but for the file's name and its hash."""
    return json.loads(ran.raw.replace(b"marked.xlsx", b"list.xlsx"))["blocks"]  # type: ignore[no-any-return]


def test_a_marked_list_is_judged_as_it_was(ecpat: Ecpat, folder: Path) -> None:
    shutil.copy(AS_SENT, folder / "list.xlsx")
    before = (folder / "list.xlsx").read_bytes()
    ran = ecpat("roster", "check", "list.xlsx", *RULES, "--mark", "marked.xlsx")
    assert ran.exit_code == Exit.FINDINGS
    assert "Written: marked.xlsx." in ran.said
    assert (folder / "list.xlsx").read_bytes() == before
    one, other = (ecpat("roster", "check", name, *RULES, "--out", "-") for name in ("list.xlsx", "marked.xlsx"))
    assert told(one) == told(other)
    assert one.stderr == other.stderr.replace("marked.xlsx", "list.xlsx")


def test_a_text_file_becomes_a_workbook(ecpat: Ecpat, folder: Path) -> None:
    from openpyxl import load_workbook

    written(folder, programme=PROGRAMME, roster_csv=ROSTER.replace("police officer", "officer of a kind", 1))
    arguments = ("roster", "check", "roster.csv", "-p", "programme.yaml", "--mark")
    assert "Written: marked.xlsx." in ecpat(*arguments, "marked.xlsx").said
    ecpat(*arguments, "again.xlsx")
    assert (folder / "marked.xlsx").read_bytes() == (folder / "again.xlsx").read_bytes()
    page = load_workbook(folder / "marked.xlsx").worksheets[0]
    (remark,) = [cell for row in page for cell in row if cell.comment]
    assert remark.value == "officer of a kind"
    assert "law enforcement, care or other" in remark.comment.text
    assert page.column_dimensions[remark.column_letter].width > len("officer of a kind")


def test_the_page_for_the_partner_is_had_alone_in_any_format(ecpat: Ecpat, folder: Path) -> None:
    notes = ("--note", "note.html", "--note", "note.docx", "--mark", "marked.xlsx", "--out", "all.html")
    ecpat("roster", "check", AS_SENT, *RULES, *notes)
    for name in ("note.html", "note.docx"):
        text = opening.text(folder / name)
        assert "4 law enforcers short" in text
        assert "They are marked in marked.xlsx, each with a remark." in text
        assert "For the coordinator" not in text
    whole = opening.text(folder / "all.html")
    assert "For the coordinator" in whole
    assert "`" not in whole.partition("Whom to recruit")[2].partition("Have and want")[0]


@pytest.mark.parametrize(
    ("list_", "marked", "said"),
    [
        ("-", "marked.xlsx", "--mark needs the list as a file"),
        ("list.xlsx", "marked.csv", "the marked list is a workbook"),
        ("list.xlsx", "list.xlsx", "this file is read by the same command"),
    ],
)
def test_what_can_not_be_marked_is_refused(ecpat: Ecpat, folder: Path, list_: str, marked: str, said: str) -> None:
    shutil.copy(AS_SENT, folder / "list.xlsx")
    ran = ecpat("roster", "check", list_, *RULES, "--mark", marked, "--force")
    assert ran.exit_code == Exit.USAGE
    assert said in ran.stderr


def test_macros_are_never_copied(ecpat: Ecpat, folder: Path) -> None:
    shutil.copy(AS_SENT, folder / "list.xlsm")
    with zipfile.ZipFile(folder / "list.xlsm", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    ran = ecpat("roster", "check", "list.xlsm", *RULES, "--mark", "marked.xlsx")
    assert ran.exit_code == Exit.INPUT
    assert "save it as .xlsx without macros" in ran.stderr
    assert not (folder / "marked.xlsx").exists()


def test_who_is_confirmed_may_be_counted_alone(ecpat: Ecpat, folder: Path) -> None:
    head, *lines = ROSTER.strip().splitlines()
    marked = [f"{line},{'confirmed' if number else 'declined'}" for number, line in enumerate(lines)]
    written(folder, programme=PROGRAMME, roster_csv="\n".join([f"{head},status", *marked]))
    arguments = ("roster", "check", "roster.csv", "-p", "programme.yaml")
    assert "and 1 person who declined not counted" in ecpat(*arguments).said
    assert "people confirmed" in ecpat(*arguments, "--count", "confirmed").said
    refused = ecpat(*arguments, "--count", "confrmed")
    assert refused.exit_code == Exit.USAGE
    assert "registered, invited, confirmed or attended" in refused.stderr


def test_the_twin_is_that_of_the_training(ecpat: Ecpat, folder: Path) -> None:
    programme = PROGRAMME.replace("- size: 3-6", "- size: 3-6\n    - both sides of a twin: {}")
    written(folder, programme=programme, roster_csv=ROSTER)
    arguments = ("roster", "check", "roster.csv", "-p", "programme.yaml")
    assert "the programme names no partners. Write `countries: [AL, BE]`" in ecpat(*arguments).stderr
    said = ecpat(*arguments, "--training", "bg-1").said
    assert "1 from NL short" in said
    assert "no training `bg-9`" in ecpat(*arguments, "--training", "bg-9").stderr


DAMAGES: dict[str, bytes | None] = {
    "no XML": b"\x00\x01 not XML at all",
    "cut": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Def',
    "empty": b"",
    "no element": b"<?xml version='1.0'?> no element",
    "another root": b"<html/>",
    "a bare root": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    "an odd number": b'<cfRule xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" priority="x"/>',
    "missing": None,
}


def damaged(data: bytes, part: str, content: bytes | None) -> bytes:
    """A workbook with another content of one part, or without it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_part_is_no_fault_of_ours(ecpat: Ecpat, folder: Path, how: str) -> None:
    """A list whose `[Content_Types].xml` or relations were damaged was read, and then ended in an internal error."""
    whole = AS_SENT.read_bytes()
    shutil.copy(AS_SENT, folder / "list.xlsx")
    ecpat("roster", "check", "list.xlsx", *RULES, "--mark", "marked.xlsx")
    marked = (folder / "marked.xlsx").read_bytes()  # with notes, drawings and colours of an earlier marking
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        parts = [name for name in archive.namelist() if not name.startswith("docProps")]
    for data, part in [(whole, "[Content_Types].xml"), *((marked, part) for part in parts)]:
        (folder / "list.xlsx").write_bytes(damaged(data, part, DAMAGES[how]))
        ran = ecpat("roster", "check", "list.xlsx", *RULES, "--mark", "again.xlsx", "--force", "--quiet")
        assert ran.exit_code in (Exit.CLEAN, Exit.FINDINGS, Exit.INPUT), (part, ran.stderr)
        if ran.exit_code == Exit.INPUT:
            assert "list.xlsx: error: " in ran.stderr
        if part == "[Content_Types].xml":
            assert ran.exit_code == Exit.INPUT
