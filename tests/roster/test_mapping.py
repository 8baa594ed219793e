"""Mapping files: a list's words decided once by a person, and used again."""

from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.roster.reading.mapping import NO_MAPPING, RosterMapping
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.report.roster_map import mapping_yaml
from tests.roster.lists import sheet
from tests.roster.test_in_twelve_languages import LISTS

ALBANIAN = """
Emri | Mbiemri | Organizata | Lloji i organizatës | Pozicioni | Gjinia | Shteti | Shënime
Ana | Hoxha | Policia e Shtetit | | oficer policie | F | Shqipëri | x
Ben | Leka | Shoqata Shembull | goverment agency | punonjës social | M | Albania |
Drita | Kola | Ministria e Brendshme | state-run | këshilltar | - | Narnia |
Ilir | Marku | UNICEF | UNICEF | psikolog | M | AL |
"""


def mapped(folder: Path, text: str) -> RosterMapping:
    (folder / "map.yaml").write_text(text, "utf-8")
    return read_mapping(folder / "map.yaml")


def drafted(text: str, mapping: RosterMapping = NO_MAPPING) -> str:
    return mapping_yaml(roster_map(sheet(text), mapping)[0])


def told(reading: RosterReading) -> list[str]:
    return [str(finding) for finding in reading.findings if not finding.code.startswith("mapping.")]


@pytest.mark.parametrize("case", [*LISTS, {"language": "open ends", "list": ALBANIAN}], ids=lambda one: one["language"])
def test_what_is_written_is_read_the_same(case: dict[str, Any], tmp_path: Path) -> None:
    plain, again = roster_from(sheet(case["list"])), mapped(tmp_path, drafted(case["list"]))
    reading = roster_from(sheet(case["list"]), again)
    assert reading.roster == plain.roster
    assert (told(reading), reading.read_as, reading.columns) == (told(plain), plain.read_as, plain.columns)
    assert [one.code for one in reading.findings if one.code == "mapping.not-in-list"] == []
    assert drafted(case["list"], again) == drafted(case["list"])


def test_a_decision_on_a_word_is_none_on_the_same_word_with_a_doubt(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, 'values:\n  stakeholder type:\n    "ONGI": NGO\n    "Gvt?": GO\n')
    people = roster_from(
        sheet("Name | Type\nAna | ONGI\nBen | ONGI?\nCia | Gvt?\nDan | Gvt"), mapping
    ).roster.participants
    assert [person.stakeholder for person in people] == ["NGO", None, "GO", None]


def test_nothing_is_counted_until_a_person_confirms_it(tmp_path: Path) -> None:
    text = drafted(ALBANIAN)
    assert '"Policia e Shtetit": GO?' in text
    before = roster_from(sheet(ALBANIAN), mapped(tmp_path, text)).roster.participants
    assert [person.stakeholder for person in before] == [None] * 4
    confirmed = text.replace('"UNICEF": IGO?', '"UNICEF": IGO').replace('Shtetit": GO?', 'Shtetit": GO')
    confirmed = confirmed.replace('"goverment agency": GO?', '"goverment agency": says nothing').replace("NGO?", "NGO")
    reading = roster_from(sheet(ALBANIAN), mapped(tmp_path, confirmed))
    assert [person.stakeholder for person in reading.roster.participants] == ["GO", "NGO", None, "IGO"]
    assert [entry.written for entry in reading.read_as if entry.column == "Organizata"] == [
        "Policia e Shtetit", "Shoqata Shembull",
    ]  # fmt: skip


def test_columns_and_words_are_read_as_the_person_says(tmp_path: Path) -> None:
    mapping = mapped(
        tmp_path,
        "columns: {Wer: full name, column B: role, Wo: not used}\n"
        "values:\n  profession: {Kripo-K12: Polizei, Amtshilfe: says nothing}\n  country: {Narnia: Albania}\n"
        "  stakeholder type: {state-run: GO}\n",
    )
    reading = roster_from(
        sheet("Wer | | Wo | Sector | Country\nElena Ilieva | kripo k12 | x | State run | narnia\nUwe L | Amtshilfe"),
        mapping,
    )
    elena, uwe = reading.roster.participants
    assert (elena.profession, elena.stakeholder, elena.country) == ("police officer", "GO", "AL")
    assert uwe.role is None
    assert ("column C: Wo", "not used: the mapping says so") in reading.columns
    assert {one.code for one in reading.findings} == {"roster.not-given", "roster.no-column"}
    assert "`ecpat roster map`" in next(one.hint for one in reading.findings if one.code == "roster.no-column")


def test_what_cannot_be_understood_is_said_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        mapped(
            tmp_path,
            "columns:\n  Sex: gendr\nvalues:\n  stakeholder type:\n    Police: governing\n    N.G.O.: NGO\n"
            "    ngo: GO\n  country: {Narnia: Narnia}\n",
        )
    said = [str(finding) for finding in raised.value.findings]
    assert "map.yaml:2:8: error: `gendr` is no kind of column. Did you mean `gender`?" in said[0]
    assert "map.yaml:5:13: error: `governing` is no stakeholder type." in said[1]
    assert "map.yaml:7:10: error: `ngo` is mapped to something else in line 6." in said[2]
    assert "map.yaml:8:21: error: `Narnia` is no country. Write one of these: a country's two letters" in said[3]
    with pytest.raises(ContentError, match=r"Did you mean `organisations`"):
        mapped(tmp_path, "organisation: {Police: GO}\n")


def test_what_the_list_has_not_is_a_warning(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, "columns: {Sex: gender, Wer: full name}\norganisations: {Police of X: GO, Y: NGO?}\n")
    found = roster_from(sheet("Name | Sex | Organisation\nElena | F | IOM"), mapping).findings
    said = [str(finding) for finding in found if finding.code.startswith("mapping.")]
    assert "warning: the list lacks 1 column that the mapping names (line 1)." in said[0]
    assert "warning: the list lacks 1 organisation that the mapping names (line 2)." in said[1]
    assert "note: 1 entry of the mapping (line 2) is not decided yet" in said[2]


def test_no_name_of_a_person_gets_into_the_file() -> None:
    text = drafted(
        "Given name | Surname | Organisation | Sector | Gender\nMaja | Novak | Law office Maja Novak | Novak | F\n"
        "Ivo | Kos | Helpline | NGO | Ivo Kos\nAna | Lukic | Dr. Ana Lukic | ? | F"
    )
    assert [name for name in ("Maja", "Novak", "Ivo", "Kos", "Lukic") if name in text.replace("a law office", "")] == []
    assert "they may be a person's name: D2 and E3." in text


def test_an_earlier_file_goes_on(tmp_path: Path) -> None:
    earlier = mapped(tmp_path, "columns: {Shënime: not used}\norganisations: {UNICEF: IGO, Police of X: GO}\n")
    text = drafted(ALBANIAN, earlier)
    assert '"Shënime": not used' in text
    assert [line.split("  #")[0].strip() for line in text.splitlines() if "# decided before" in line] == [
        '"UNICEF": IGO', '"Police of X": GO',
    ]  # fmt: skip
    assert "IGO?" not in text.partition("columns:")[2]


def test_a_list_without_known_headers_can_be_mapped(tmp_path: Path) -> None:
    foreign = "Lista\n\nVārds | Dzimums | Iestāde\nAnna Kis | sieviete | Segítő\nPéter Nagy | vīrietis | Rendőrség"
    text = drafted(foreign)
    assert "header row: 3  # a guess" in text
    assert "Anna" not in text
    text = text.replace('"column A":', '"column A": full name #').replace('"column B":', '"column B": gender #')
    text += "values: {gender: {sieviete: female, vīrietis: male}}\n"
    people = roster_from(sheet(foreign), mapped(tmp_path, text)).roster.participants
    assert [(person.name, person.gender) for person in people] == [("Anna Kis", "female"), ("Péter Nagy", "male")]


def test_columns_that_contradict_each_other_can_be_decided(tmp_path: Path) -> None:
    text = "Name | Organisation | Agency\nElena | Police | Police Academy"
    draft = drafted(text)
    assert "2 columns give this" in draft
    decided = mapped(tmp_path, draft.replace('"Agency": organisation', '"Agency": not used'))
    assert roster_from(sheet(text), decided).roster.participants[0].organisation == "Police"


def test_a_list_and_a_mapping_that_do_not_agree_are_asked(tmp_path: Path) -> None:
    mapping = mapped(tmp_path, "organisations: {Police of X: GO}\n")
    reading = roster_from(
        sheet("Name | Organisation | Sector\nElena | police of x | NGO\nUwe | Police of X | GO"), mapping
    )
    assert [person.stakeholder for person in reading.roster.participants] == ["NGO", "GO"]
    (asked,) = [finding for finding in reading.findings if finding.code == "roster.contradiction"]
    assert asked.message == (
        "the list says NGO of 1 person (row 2), the mapping GO of their organisation; counted as NGO."
    )


def test_a_status_is_what_the_person_says(tmp_path: Path) -> None:
    text = "Name | Sector | Status\nElena | GO | called off sick\nUwe | NGO | confirmed"
    draft = drafted(text)
    assert '"called off sick":' in draft
    mapping = mapped(tmp_path, draft.replace('"called off sick":', '"called off sick": declined #'))
    elena, uwe = roster_from(sheet(text), mapping).roster.participants
    assert (elena.status, uwe.status) == ("declined", "confirmed")
