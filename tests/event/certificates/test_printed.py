"""A certificate's Word file is accepted only where it prints what its code states."""

from pathlib import Path

import docx
import pytest

from tests.commands.conftest import Ecpat
from tests.event.certificates.material import put_folder
from tests.event.certificates.test_commands import HOME, PEOPLE, pages


def edited(page: Path, old: str, new: str) -> None:
    """Writes something else into every run of a page that holds a text, as somebody does in Word."""
    document = docx.Document(str(page))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs if old in run.text]
    assert runs
    for run in runs:
        run.text = run.text.replace(old, new)
    document.save(str(page))


@pytest.mark.parametrize("language", ["en", "sq", "uk"])
@pytest.mark.parametrize("options", [(), ("--with-name",)])
def test_what_was_made_is_accepted_alone_and_all_together(
    ecpat: Ecpat, folder: Path, language: str, options: tuple[str, ...]
) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q", "--language", language, *options)
    for page in (pages()["K2"], HOME / "certificates" / "all.docx"):
        ran = ecpat("event", "verify", page)
        assert ran.exit_code == 0, ran.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Кари Нордманн", "Кари Hордманн", "the name"),
        ("Training 1, Tirana", "Training 2, Tirana", "the title"),
        ("3 of 4", "4 of 4", "half-days"),
        ("12 May 2026", "12 May 2027", "half-days"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--with-name",)])
@pytest.mark.attack("certificates")
def test_what_somebody_has_edited_is_not(
    ecpat: Ecpat, folder: Path, old: str, new: str, said: str, options: tuple[str, ...]
) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q", "--language", "en", *options)
    page = pages()["K2"]
    edited(page, old, new)
    ran = ecpat("event", "verify", page)
    assert ran.exit_code == 1
    assert "NOT ACCEPTED" in ran.stdout
    assert said in " ".join(ran.stdout.split())


def test_hours_that_were_edited_are_not_believed(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q", "--language", "en")
    page = pages()["K2"]
    tables = docx.Document(str(page)).tables
    rows = {row.cells[0].text: row.cells[-1].text for table in tables for row in table.rows}
    attended, _, full = next(text for label, text in rows.items() if label.startswith("Hours")).partition(" of ")
    edited(page, f"{attended} of {full}", f"{full} of {full}")
    assert ecpat("event", "verify", page).exit_code == 1
