"""One of our files in another's place is told in one line, not key by key."""

from pathlib import Path

import pytest

from ecpat_training.agenda.reading.agenda import find_programme_path, read_agenda
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.core.errors import ContentError, InputError
from ecpat_training.files.yaml.file import read_yaml
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.survey.reading.instrument import read_instrument

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = ROOT / "programmes" / "multi-stakeholder-2005.yaml"
INSTRUMENT = ROOT / "programmes" / "instruments" / "nine-chapters.yaml"


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.yaml"
    path.write_text("training: pilot\nprogramme: programme.yaml\ndays:\n  - items: [09:00-10:00 opening]\n")
    return path


def said(error: pytest.ExceptionInfo[ContentError]) -> str:
    (finding,) = error.value.findings
    return finding.message


def test_an_instrument_or_agenda_is_no_programme(agenda: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_programme(INSTRUMENT)
    assert said(caught) == "this is an instrument (a questionnaire), not a programme."
    with pytest.raises(ContentError) as caught:
        read_programme(agenda)
    assert said(caught) == "this is an agenda, not a programme."


def test_a_programme_or_agenda_is_no_instrument(agenda: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_instrument(PROGRAMME)
    assert said(caught) == "this is a programme, not an instrument (a questionnaire)."
    with pytest.raises(ContentError) as caught:
        read_instrument(agenda)
    assert said(caught) == "this is an agenda, not an instrument (a questionnaire)."


@pytest.mark.parametrize("programme", [None, PROGRAMME])
def test_a_programme_is_no_agenda(programme: Path | None) -> None:
    with pytest.raises(ContentError) as caught:
        check_agenda(PROGRAMME, programme)
    assert said(caught) == "this is a programme, not an agenda."


def test_an_agenda_that_names_its_programme_is_one(agenda: Path) -> None:
    assert find_programme_path(read_yaml(agenda)) == Path("programme.yaml")
    programme = read_programme(PROGRAMME)[0].model_copy(update={"events": ()})
    with pytest.raises(ContentError, match="no training `pilot`"):
        read_agenda(read_yaml(agenda), programme)


def test_a_programme_with_a_misspelt_key_is_told_of_the_key(tmp_path: Path) -> None:
    path = tmp_path / "programme.yaml"
    path.write_text("programme: x\nid: x\nmanuel: []\n")
    with pytest.raises(ContentError, match="Did you mean `manual`"):
        read_programme(path)


MAPPING = 'written for: "list.xlsx"\nheader row: 5\ncolumns:\n  "Emri": given name\n'


def test_a_mapping_is_no_programme_and_a_programme_no_mapping(tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(MAPPING)
    assert read_mapping(mapping).has("columns")
    with pytest.raises(ContentError) as caught:
        read_programme(mapping)
    assert said(caught) == "this is a mapping (how a list's words are read), not a programme."
    with pytest.raises(ContentError) as caught:
        read_mapping(PROGRAMME)
    assert said(caught) == "this is a programme, not a mapping (how a list's words are read)."


def test_a_list_in_the_place_of_a_programme_is_told_what_to_name(tmp_path: Path) -> None:
    selection = tmp_path / "selection.csv"
    selection.write_text("Code,Gender\nR2,male\n")
    with pytest.raises(ContentError, match=r"this isn't a programme: .* Please name the file of a programme here"):
        read_programme(selection)
    selection.write_bytes(b"PK\x03\x04\x14\x00\x00")
    with pytest.raises(InputError, match=r"this is a workbook or a Word file.* Please name a \.yaml file here"):
        read_programme(selection)
