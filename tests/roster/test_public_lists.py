"""Layouts of public lists that were misread, or refused with a step that led nowhere, with invented people: each names
where it was seen."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.draft import draft_list
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.values.participant import Status
from tests.roster.lists import sheet

TWICE = "Name | E-mail | Organisation | {header}\nAna Pop | a@x.example | Police | {first}\n"
TWICE += "Ion Dan | i@x.example | Court | {in_room}\nAna Pop | a@x.example | Police | {second}"


def _duplicates(reading: RosterReading) -> str:
    return " ".join(finding.message for finding in reading.findings if finding.code == "roster.duplicate")


@pytest.mark.parametrize(
    ("header", "out", "in_room"),
    [
        ("Status", "Cancelled", "Confirmed"),
        ("Statut", "annulé", "confirmé"),
        ("Status", "otkazano", "potvrđeno"),
        ("Remarks", "cancelled", ""),
    ],
)
@pytest.mark.parametrize("is_first_out", [True, False])
def test_who_registered_again_after_cancelling_counts_and_that_is_asked(
    header: str, out: str, in_room: str, is_first_out: bool
) -> None:
    """Seen in php-piaui/sorteio: a list of tickets, one of them cancelled, of somebody with another one. The first row
    decided alone, so that whoever registered again was out."""
    first, second = (out, in_room) if is_first_out else (in_room, out)
    reading = roster_from(sheet(TWICE.format(header=header, first=first, second=second, in_room=in_room)))
    ana, _ = reading.roster.participants
    assert ana.status in (Status.CONFIRMED, Status.REGISTERED)
    inside, outside = ("row 4", "row 2") if is_first_out else ("row 2", "row 4")
    assert f"They are out by {outside} and not by {inside}, and count." in _duplicates(reading)


def test_two_rows_that_both_say_out_stay_out() -> None:
    text = TWICE.format(header="Status", first="Cancelled", second="Declined", in_room="Confirmed")
    reading = roster_from(sheet(text))
    assert reading.roster.participants[0].status == Status.WITHDRAWN
    assert "They are out" not in _duplicates(reading)


def test_who_signed_for_each_day_on_a_line_of_its_own_was_there_on_all() -> None:
    """Seen in robertomorel/r-data-science: a line each time that somebody comes or goes."""
    reading = roster_from(
        sheet(
            "Name | E-mail | 12 March | 13 March\nAna Pop | a@x.example | x | \nIon Dan | i@x.example | x | x\n"
            "Ana Pop | a@x.example | | x"
        )
    )
    assert [list((person.half_days or {}).values()) for person in reading.roster.participants] == [[True] * 2] * 2
    assert "(half-days) is taken over" in _duplicates(reading)


@pytest.mark.parametrize(
    "text",
    [
        # seen in php-piaui/sorteio: `Nome` alone was the whole name
        "Nome | Sobrenome | Email\nAna Clara | Souza | a@x.example\nAna Clara | Firmo | b@x.example",
        # seen in LuisApaez/Proyectos_AnalisisDatos
        "Primer apellido | Nombre (s) | Email\nSouza | Ana Clara | a@x.example\nFirmo | Ana Clara | b@x.example",
        "Apellidos | Nombre | Correo electrónico\nSouza | Ana Clara | a@x.example\nFirmo | Ana Clara | b@x.example",
    ],
)
def test_names_in_two_columns_of_spanish_and_portuguese_lists(text: str) -> None:
    reading = roster_from(sheet(text))
    assert [person.name for person in reading.roster.participants] == ["Ana Clara Souza", "Ana Clara Firmo"]
    assert not any(finding.code == "roster.same-name" for finding in reading.findings)


def _written(table: CellTable) -> list[str]:
    return [entry.written for entry in roster_map(table)[0].columns.entries]


def test_a_map_shows_the_headers_words_though_one_of_them_may_be_a_country() -> None:
    """Seen in Babymac/smc_lista_deltagare: `MC` (a motorcycle) is Monaco, too, so that no header was shown."""
    rows = "".join(f"Snabb | {row % 4} | Håkan{row} | Berg{row} | BMW R{row}\n" for row in range(8))
    assert "Förnamn" in _written(sheet(f"Grupp | Steg | Förnamn | Efternamn | MC (märke, modell)\n{rows}"))


def test_a_list_of_one_column_can_be_mapped_as_its_refusal_says(tmp_path: Path) -> None:
    """Seen in marlloncps/guest-list-reader and Oliberator/ExcelApp: a refusal named `ecpat roster map`, which failed
    with the same refusal."""
    table = sheet("Osobe\nAna Pop\nIon Dan\nEva Lis")
    with pytest.raises(ContentError, match="roster map"):
        roster_from(table)
    content, _ = roster_map(table)
    assert content.header_row == 1
    assert len(content.columns.entries) == 1


@pytest.mark.parametrize(
    "text",
    [
        # seen in robertomorel/r-data-science: its header was a person, and times were organisations
        "Quem;Atividade;Data e Hora\nEdson Neto;Entrou;06/02/2021 07:52\nBruno Pacheco;Entrou;06/02/2021 07:54\n"
        "Bruno Pacheco;Saiu;06/02/2021 09:01\n",
        # seen in eduardo00oliveira96/sparnaue_2025: two of eight rows were people "in another shape"
        "Quem,Tipo,Valor Pago\nAna Pop,Casal,175\nIon Dan,Casal,175\nEva Lis,Solteiro,125\n",
        "Kto,Kiedy,Ile\nAnna Berg,2026-03-12,3\nJan Kos,2026-03-12,4\nEwa Lis,2026-03-13,4\n",
    ],
)
def test_rows_of_a_table_are_no_lines_of_a_mail(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError, match="no two people are understood"):
        draft_list(ListFile(path))
    with pytest.raises(ContentError, match="roster map"):
        read_roster(ListFile(path))
