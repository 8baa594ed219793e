"""Letters that were read in another encoding than they were saved in are said, with their cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.files.broken_letters import find_broken_letters
from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet

NAMES = (
    "José", "Šarūnas", "Müller", "Đukić", "Țepeș", "Çelik", "Ërjona", "Õunapuu", "Ångström", "Łukasz", "Ñuñez",
    "Ælfric", "Петров", "Ђорђевић", "Їжакевич", "Ivan", "Ö", "ÄÖÜ", "Zoë", "D’Arcy", "№ 3", "Gjøvik", "ÂNGELO", "BÃO",
    "BĂŞESCU", "SPITALUL ORĂŞENESC", "SPÓŁKA", "RÓŻAŃSKI", "MÔŽE", "ÉŠ", "РЈ Ниш", "Asociaţia „MAMĂ”", "CAFÉ’S", "É»",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_are_as_they_should_be(name: str) -> None:
    assert not find_broken_letters(name)


@pytest.mark.parametrize("name", ["José", "Šarūnas", "Müller", "Đukić", "Țepeș", "Ñuñez", "D’Arcy", "Петров"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "cp1251", "latin-1"])
def test_the_same_names_read_in_another_encoding_are_not(name: str, encoding: str) -> None:
    broken = name.encode().decode(encoding, errors="replace")
    assert broken == name or find_broken_letters(broken) or len(name.encode()) - len(name) < 3


@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x24F, categories=("Ll", "Lu")), min_size=1, max_size=9))
def test_letters_with_accents_alone_are_never_taken_for_broken_ones(letters: str) -> None:
    assert not find_broken_letters(letters)


def test_broken_letters_are_said_with_their_cells() -> None:
    reading = roster_from(sheet("Name | Organisation\nJosÃ© Mar | Foyer\nAna Novak | Å vedska \nEva Dvořák | Ústav"))
    (said,) = [one for one in reading.findings if one.code == "roster.broken-letters"]
    assert (said.where and said.where.cell, [one.cell for one in said.also]) == ("A2", [])
    assert "JosÃ" not in str(said)
