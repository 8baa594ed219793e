"""Names and organisations that try to come alive, on everything that is printed with them."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest

from ecpat_training.core.text import squeeze, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.outputs import render
from ecpat_training.documents.wording import wording
from ecpat_training.event.attendance.model.half_day import training_half_days
from ecpat_training.event.model.guest import BadgeHolder
from ecpat_training.event.report.badges import badges, table_signs
from ecpat_training.event.report.sign_in import sign_in
from ecpat_training.programme.model.training import Training
from tests.documents.payloads import payloads

pytestmark = pytest.mark.attack("an output")

TEXTS = [one for one in payloads() if "\ud800" not in one and squeeze(visible(one))]
SHORT = [one for one in TEXTS if len(visible(one)) <= 120]
TRAINING = Training.model_validate(
    {"id": "al-1", "title": "Training", "country": "AL", "days": 1, "participants": 20, "hours": "09:00-17:30"}
)


def guests(texts: list[str]) -> list[BadgeHolder]:
    """Somebody for each text, called so and of such an organisation."""
    return [BadgeHolder(f"K{at}", text, organisation=text) for at, text in enumerate(texts, 100)]


def badges_of(texts: list[str]) -> bytes:
    return badges(Document("Training", ()), guests(texts), (), organisation=True)


def signs_of(texts: list[str]) -> bytes:
    return table_signs(Document("Training", ()), guests(texts), organisation=True)


def sheet_of(texts: list[str]) -> bytes:
    words = wording()
    halves = training_half_days(TRAINING)[:1]
    return render(sign_in(TRAINING, "Programme", halves, guests(texts), words), Path("sheet.docx"))


def kinds(data: bytes) -> set[tuple[str, str]]:
    """Every element of every part, by the part that it stands in."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    return {(name, one.tag) for name, part in parts.items() for one in ElementTree.fromstring(part).iter()}


@pytest.mark.parametrize("made", [badges_of, signs_of, sheet_of])
def test_a_payload_adds_nothing_to_a_file_that_a_name_does_not(made: object) -> None:
    assert callable(made)
    plain = kinds(made([*(f"Name {at}" for at in range(len(TEXTS) - 2)), "عمر الفاروق", "Ana  Petrova"]))
    assert kinds(made(TEXTS)) - plain == set()


@pytest.mark.parametrize("made", [badges_of, signs_of, sheet_of])
def test_a_payload_is_printed_as_it_is_written(made: object) -> None:
    assert callable(made)
    table = docx.Document(BytesIO(made(SHORT))).tables[0]
    said = " \n ".join(squeeze(cell.text) for row in table.rows for cell in row.cells)
    for text in SHORT:
        assert re.sub(r"\s", "", visible(squeeze(text))) in re.sub(r"\s", "", said)
