"""Badges and signs: what is on each, how large, and where to cut and to fold."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import _Cell
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.documents.document import Document
from ecpat_training.documents.word.cards import READABLE, CardLine, fitting_size
from ecpat_training.event.model.guest import BadgeHolder
from ecpat_training.event.report.badges import badges, table_signs

PLAIN = Document("Training", ())
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwe"
NAMES = ("Ana", "عمر الفاروق", "Кари Нордманн", "A" * 80, "Bartholomew Maximilian Featherstonehaugh-Cholmondeley")


def cells(data: bytes) -> list[_Cell]:
    """The cards in their order."""
    return [cell for table in docx.Document(BytesIO(data)).tables for row in table.rows for cell in row.cells]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_as_large_and_as_bold_from_right_to_left(name: str) -> None:
    for cell in cells(table_signs(PLAIN, [BadgeHolder("K1", name)], organisation=True))[1:]:
        properties = cell.paragraphs[0].runs[0]._r.rPr
        assert properties is not None
        value = qn("w:val")
        size = properties.find(qn("w:sz"))
        other = properties.find(qn("w:szCs"))
        assert size is not None
        assert other is not None
        assert size.get(value) == other.get(value)
        assert properties.find(qn("w:bCs")) is not None


def test_a_word_that_is_too_long_is_parted_before_nobody_can_read_it() -> None:
    assert fitting_size(LONG, CardLine(LONG, 26, 2.5, is_bold=True), 7.7) == READABLE
    assert fitting_size("Ana Petrova", CardLine("Ana Petrova", 26, 2.5, is_bold=True), 7.7) == 26


@given(st.text(st.characters(categories=("L", "Zs")), min_size=1, max_size=200))
def test_a_longer_text_is_never_in_larger_letters(text: str) -> None:
    line = CardLine(text, 26, 2.5, is_bold=True)
    assert fitting_size(f"{text}{text}", line, 7.7) <= fitting_size(text, line, 7.7)


def test_where_to_fold_is_another_line_than_where_to_cut() -> None:
    guests = [BadgeHolder(f"K{number}", "Ana") for number in range(3)]
    made = cells(table_signs(PLAIN, guests, organisation=True))
    said = []
    for cell in made:
        borders = cell._tc.tcPr.find(qn("w:tcBorders")) if cell._tc.tcPr is not None else None
        assert borders is not None
        said.append([(one.tag.partition("}")[2], one.get(qn("w:val"))) for one in borders])
    assert said == [[("bottom", "dotted")], [("top", "dotted")]] * 3


def test_everybody_has_one_badge_with_what_is_theirs() -> None:
    guests = [BadgeHolder(f"K{number}", f"Name {number}", organisation=f"Office {number}") for number in range(11)]
    said = [[one.text for one in cell.paragraphs] for cell in cells(badges(PLAIN, guests, (), organisation=True))]
    assert said[:11] == [["Training", f"Name {number}", f"Office {number}"] for number in range(11)]
    assert [one for one in said[11:] if any(one)] == []
