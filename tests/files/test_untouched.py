"""A Word file or workbook that ecpat wrote is known for as long as nobody saves it."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from ecpat_training.files.archive import always_the_same, archive_time
from ecpat_training.files.untouched_office_file import is_untouched

MAKER = "Made by ecpat-training 0.1.0 with `ecpat plan`"
LATER = (2026, 3, 5, 9, 30, 0)


def about(maker: str, modified: str) -> bytes:
    """What an office file says of itself, as far as it matters here."""
    made = f"{archive_time():%Y-%m-%dT%H:%M:%SZ}"
    moments = f"<dcterms:created>{made}</dcterms:created><dcterms:modified>{modified or made}</dcterms:modified>"
    return f"<cp:coreProperties><dc:description>{maker}</dc:description>{moments}</cp:coreProperties>".encode()


def written(path: Path, maker: str = MAKER, modified: str = "") -> Path:
    """An office file as ecpat writes them: each part of one date."""
    with ZipFile(buffer := BytesIO(), "w") as package:
        package.writestr(ZipInfo("docProps/core.xml", LATER), about(maker, modified))
        package.writestr(ZipInfo("word/document.xml", LATER), b"<w:document/>")
    path.write_bytes(always_the_same(buffer.getvalue()))
    return path


def test_a_file_is_untouched_until_another_program_dates_it_or_its_parts(tmp_path: Path) -> None:
    path = written(tmp_path / "agenda.docx")
    assert is_untouched(path)
    assert not is_untouched(written(tmp_path / "in Word.docx", modified="2026-03-05T09:30:00Z"))
    with ZipFile(path, "a") as package:
        package.writestr(ZipInfo("word/comments.xml", LATER), b"<w:comments/>")
    assert not is_untouched(path)


def test_the_moment_may_be_that_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000001")  # an odd second, which an archive can't say
    assert is_untouched(written(tmp_path / "agenda.docx"))


def test_another_programs_file_never_is(tmp_path: Path) -> None:
    assert not is_untouched(written(tmp_path / "agenda.docx", maker="Made by hand"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"Time,Session"])
def test_what_is_no_office_file_never_is(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "agenda.docx").write_bytes(data)
    assert not is_untouched(tmp_path / "agenda.docx")
    assert not is_untouched(tmp_path / "gone.docx")
