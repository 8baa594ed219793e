"""QR codes: the text comes out of the picture again, as a reader of the standard would read it."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.documents.document import Document, QrCode
from ecpat_training.documents.outputs import render
from ecpat_training.documents.qr import LEAST_MM, qr_modules, qr_png
from tests.draws import draws

LINK = "https://forms.example.org/f/al-1-pre?code=K7M2P"


def test_a_picture_has_sharp_modules_and_white_around_them() -> None:
    from PIL import Image

    picture = Image.open(io.BytesIO(qr_png(LINK))).convert("L")
    modules = qr_modules(LINK)
    dots = picture.width // modules
    assert picture.size == (modules * dots,) * 2
    border = {picture.getpixel((x, y)) for x in range(picture.width) for y in range(4 * dots)}
    assert border == {255}


def test_a_link_on_a_slip_is_wide_enough_for_a_telephone() -> None:
    assert 35 / qr_modules(LINK) >= LEAST_MM


@settings(max_examples=draws(25, 8), deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert qr_png(text) == qr_png(text)


def test_what_no_code_can_hold_is_said() -> None:
    with pytest.raises(ValueError, match="3,000 characters are more than a QR code can hold"):
        qr_png("x" * 3000)


@pytest.mark.parametrize("ending", [".docx", ".html", ".xlsx", ".json", ".txt"])
def test_every_format_has_the_code_or_its_text(ending: str) -> None:
    data = render(Document("Slip", (QrCode(LINK, "Opens the form"),)), Path(f"slip{ending}"))
    if ending in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            said = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml")).decode()
            if ending == ".docx":
                assert qr_png(LINK) in [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    else:
        said = data.decode()
    assert "Opens the form" in said
    if ending in (".xlsx", ".json", ".txt"):
        assert "al-1-pre?code=K7M2P" in said
