"""Papers as PDF by LibreOffice, where that is on the machine; what is said and left alone where it isn't."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from ecpat_training.documents import pdf
from ecpat_training.documents.pdf import as_pdf, office
from tests.commands.conftest import Ecpat
from tests.event.certificates.material import attendance_csv
from tests.event.material import HOME, put_folder

with_office = pytest.mark.skipif(office() is None, reason="LibreOffice isn't on this machine")


@with_office
def test_every_word_file_of_a_pack_is_there_as_pdf(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder)
    ran = ecpat("event", "pack", "al-1", "--pdf")
    assert ran.exit_code == 0, ran.stderr
    pack = HOME / "pack"
    words = {one.stem for one in pack.glob("*.docx")}
    assert {one.stem for one in pack.glob("*.pdf")} == words
    assert all(one.read_bytes().startswith(b"%PDF-") for one in pack.glob("*.pdf"))
    assert {one.stat().st_mode & 0o077 for one in pack.glob("badges.*")} == {0}


@with_office
def test_certificates_are_there_as_pdf(ecpat: Ecpat, folder: Path) -> None:
    home = put_folder(folder)
    (home / "attendance.csv").write_text(attendance_csv([("K1", "Ana Petrova", "xxxx")]), "utf-8")
    assert ecpat("event", "certificates", "al-1", "--pdf").exit_code == 0
    made = HOME / "certificates"
    assert {one.stem for one in made.glob("*.pdf")} == {one.stem for one in made.glob("*.docx")}


def test_an_office_that_leaves_a_file_out_is_an_error(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_folder(folder)
    monkeypatch.setattr(pdf, "office", lambda: "office")
    monkeypatch.setattr(subprocess, "run", lambda line, **_: subprocess.CompletedProcess(line, 81))
    ran = ecpat("event", "pack", "al-1", "--pdf")
    assert ran.exit_code == 5
    assert "it ended with 81 and left out files" in ran.stderr
    assert not (HOME / "pack").exists()


def test_without_the_office_nothing_is_written(ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_folder(folder)
    monkeypatch.setattr(pdf, "office", lambda: None)
    ran = ecpat("event", "pack", "al-1", "--pdf")
    assert ran.exit_code == 5
    assert "LibreOffice isn't on this machine" in ran.stderr
    assert not (HOME / "pack").exists()


def test_each_run_has_its_own_profile_and_file_names_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[Sequence[str]] = []

    def run(line: Sequence[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        lines.append(line)
        out = Path(line[line.index("--outdir") + 1])
        for number in range(sum(one.endswith(".docx") for one in line)):
            (out / f"{number}.pdf").write_bytes(b"%PDF-" + bytes([number]))
        return subprocess.CompletedProcess(line, 0)

    monkeypatch.setattr(pdf, "office", lambda: "office")
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(pdf, "_AT_ONCE", 2)
    assert as_pdf([b"a", b"b", b"c"]) == [b"%PDF-\x00", b"%PDF-\x01", b"%PDF-\x00"]
    profiles = [one for line in lines for one in line if one.startswith("-env:UserInstallation=file:")]
    assert len(set(profiles)) == 2
    assert not any(Path(line[line.index("--outdir") + 1]).exists() for line in lines)
