"""Where a list starts and what its columns mean: by exact words in twelve languages, and asked where in doubt."""

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.files.sheets.header import meaning_by_text
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.roster.reading.headers import layout_of
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.lists.calendar_words import half_day_of
from tests.roster.lists import sheet, traps

LISTS = {
    "English": "Given name | Surname | Organisation | Stakeholder type | Job title | Sex | Country | E-mail",
    "French": "Prénom | Nom | Organisme | Type d'organisation | Fonction | Sexe | Pays | Courriel",
    "German": "Vorname | Name | Einrichtung | Art der Organisation | Funktion | Geschlecht | Land | E-Mail-Adresse",
    "Dutch": "Voornaam | Naam | Instelling | Type organisatie | Functie | Geslacht | Land | E-mailadres",
    "Romanian": "Prenume | Nume | Instituția | Tipul organizației | Funcția | Sexul | Țara | Adresa de e-mail",
    "Serbian": "Ime | Prezime | Ustanova | Vrsta organizacije | Radno mesto | Pol | Država | Imejl",
    "Serbian, Cyrillic": "Име | Презиме | Установа | Врста организације | Радно место | Пол | Држава | Имејл",
    "Bulgarian": "Име | Фамилия | Институция | Вид организация | Длъжност | Пол | Държава | Имейл",
    "Czech": "Jméno | Příjmení | Organizace | Typ organizace | Funkce | Pohlaví | Země | E-mail",
    "Estonian": "Eesnimi | Perekonnanimi | Asutus | Organisatsiooni liik | Ametikoht | Sugu | Riik | E-post",
    "Albanian": "Emri | Mbiemri | Institucioni | Lloji i organizatës | Pozicioni | Gjinia | Shteti | Posta elektronike",
    "Russian": "Имя | Фамилия | Место работы | Тип организации | Должность | Пол | Страна | Эл. почта",
    "Ukrainian": "Ім'я | Прізвище | Установа | Тип організації | Посада | Стать | Країна | Ел. пошта",
}
FIELDS = ["given name", "surname", "organisation", "stakeholder type", "position", "gender", "country", "e-mail"]


def fields(header: str, *rows: str) -> list[str | None]:
    return [column.field for column in layout_of(sheet("\n".join([header, *rows]))).columns]


@pytest.mark.parametrize("language", LISTS)
def test_a_header_in_each_language_means_the_same(language: str) -> None:
    assert fields(LISTS[language]) == FIELDS


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("GIVEN_NAME ", "given name"),
        ("\ufeffID", "id"),
        ("Surname\xa0", "surname"),
        ("Name of the participant:", "full name"),
        ("Gender (M/F)", "gender"),
        ("E-mail address*", "e-mail"),
        ("PRENOM", "given name"),
        ("GO / IGO / NGO", "stakeholder type"),
        ("Institution/Affiliation", "organisation"),
        ("Organizacija\nOrganisation", "organisation"),
        ("organization_department", "organisation"),
        ("Department / Organization", "organisation"),
        ("Participant Last Name", "surname"),
        ("Attendee name: Given name", "given name"),
        ("Nominee's e-mail", "e-mail"),
        ("Question: Profession", "profession"),
        ("Participant ID", "id"),
        ("Participant's supervisor: e-mail", None),
        ("Supervisor: e-mail", None),
        ("Participant or trainer", None),
        ("#", "number"),
        ("№ п/п", "number"),
        ("Mr/Ms", "form of address"),
        ("Ф.И.О.", "full name"),
        ("Name / Country", None),
        ("Nom / Surname", "name"),
        ("Nom / Prénom", "full name"),
        ("Numele / Prenume", "name"),
        ("Nom et prénom / الاسم الكامل", "full name"),
        ("المؤسسة – Institution", "organisation"),
        ("ორგანიზაცია (Organization)", "organisation"),
        ("Position\nՊաշտոն", "position"),
        ("Sexe الجنس", "gender"),
        ("المؤسسة", "organisation"),
        ("संस्था", None),
        ("Sexe المهنة", None),
        ("الاسم / Budget", None),
        ("Name / Country / الاسم", None),
        ("Dietary requirements", None),
        ("nam", None),
        ("Organisatin", None),
    ],
)
def test_a_header_is_known_exactly_or_not_at_all(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize("trap", traps("header"), ids=lambda trap: trap["raw"])
def test_headers_that_nearness_misreads_come_out_right(trap: dict[str, str]) -> None:
    assert field_of(trap["raw"]) == trap["should_be"]


def test_a_name_alone_is_the_whole_name() -> None:
    assert fields("Name | Organisation") == ["full name", "organisation"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Nom / Surname | Prénom / First name", ["surname", "given name"]),
        ("Nom / Prénom | Organisation", ["full name", "organisation"]),
        ("Name / Surname | Organisation", ["full name", "organisation"]),
    ],
)
def test_a_name_in_two_languages_is_settled_by_the_columns_beside(line: str, meant: list[str]) -> None:
    assert fields(line) == meant


def test_a_bulgarian_middle_name_is_not_the_surname() -> None:
    assert fields("Име | Презиме | Фамилия | Организация") == ["given name", None, "surname", "organisation"]


def test_a_whole_name_beside_its_halves_is_not_needed() -> None:
    assert fields("Full name | First name | Last name | Sex") == [None, "given name", "surname", "gender"]


def test_the_header_stands_below_titles_and_merged_cells() -> None:
    layout = layout_of(
        sheet(
            """
            Training on trafficking in children | | |
            Organisation: Police Academy        | | |

            No | Participant | | Contact
            No | Given name | Surname | E-mail
            1  | Elena | Ivanova | e@example.org
            """
        )
    )
    assert layout.header_row == 4
    assert [column.field for column in layout.columns] == ["number", "given name", "surname", "e-mail"]


def test_columns_without_a_header_are_named() -> None:
    (*_, last) = layout_of(sheet("Name | Sex | \nElena | F | vegetarian")).columns
    assert (last.position, last.field, last.why) == (2, None, "it has no header")


def test_two_columns_for_one_thing_are_asked_with_both_cells() -> None:
    with pytest.raises(ContentError) as raised:
        layout_of(sheet("Name | Organisation | Agency\nElena | Police | Police Academy\nKari | Helpline | helpline"))
    (finding,) = raised.value.findings
    assert finding.code == "roster.two-columns"
    assert "roster.xlsx!Sheet1!B1 or roster.xlsx!Sheet1!C1" in (finding.hint or "")
    assert "row 2" in finding.message
    assert "Elena" not in str(raised.value)


def test_two_columns_that_agree_complete_each_other() -> None:
    layout = layout_of(sheet("Name | Organisation | Agency\nElena | Police |\nKari | | Helpline\nJean | IOM | iom"))
    assert [column.position for column in layout.of("organisation")] == [1, 2]


@pytest.mark.parametrize("text", ["Elena | Ivanova | Police\nKari | Nordmann | Helpline", "Name\nElena", "Name | Name"])
def test_a_list_without_a_header_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ContentError) as raised:
        layout_of(sheet(text))
    (finding,) = raised.value.findings
    assert finding.code == "roster.no-header"
    assert "Stakeholder type" in (finding.hint or "")
    assert "`ecpat roster map`" in (finding.hint or "")
    assert "Elena" not in str(raised.value)


@pytest.mark.parametrize("text", ["", "\n\n", " | | "])
def test_an_empty_list_is_refused(text: str) -> None:
    with pytest.raises(ContentError) as raised:
        layout_of(sheet(text))
    assert [finding.code for finding in raised.value.findings] == ["roster.empty"]


def titled(titles: str, more: str = "") -> RosterReading:
    rows = "\n".join(f"{title} | Person{n} Family{n} | Helpline" for n, title in enumerate(titles.split("; ")))
    return roster_from(sheet(f"Title{more} | Name | Organisation\n{rows}"))


@pytest.mark.parametrize(
    ("titles", "meaning"),
    [
        ("Ms; Mr; Dr; Mrs", "form of address"),
        ("Mr.; Prof. Dr.; H.E.; Ms", "form of address"),
        ("Social worker; Police officer; Director", "position"),
        ("First Secretary; Counsellor; Ambassador; Mr", "position"),
        ("-; ; ", "form of address"),
    ],
)
def test_what_stands_below_says_what_a_title_is(titles: str, meaning: str) -> None:
    assert titled(titles).layout.columns[0].field == meaning


def test_job_titles_under_title_beside_a_column_for_the_position_are_not_used_and_said() -> None:
    table = sheet("Title | Name | Position\nDirector | Ana Novak | social worker\nHead | Eva Lund | psychologist")
    reading = roster_from(table)
    assert reading.columns[0] == ("column A: Title", "not used: job titles, which another column gives")
    assert [person.profession for person in reading.roster.participants] == ["social worker", "psychologist"]


@pytest.mark.parametrize(
    ("header", "written", "stakeholder"),
    [
        ("Ticket type", "Public", None),
        ("Type", "Public", None),
        ("Category", "public", None),
        ("Type", "NGO", "NGO"),
        ("Sector", "Public", "GO"),
        ("Type of organisation", "Public", "GO"),
    ],
)
def test_public_is_a_sector_or_a_kind_of_ticket_by_its_column(
    header: str, written: str, stakeholder: str | None
) -> None:
    (person,) = roster_from(sheet(f"Name | Country | {header}\nAna Novak | AL | {written}")).roster.participants
    assert person.stakeholder == stakeholder


@pytest.mark.parametrize("header", ["Jour 2 matin / صباح اليوم 2", "اليوم 2 صباحا - Jour 2 matin"])
def test_a_half_day_in_two_alphabets_is_the_one_that_is_known(header: str) -> None:
    assert half_day_of(header) == half_day_of("Jour 2 matin")


@pytest.mark.parametrize(
    ("header", "same"),
    [
        ("Présence J1", "Jour 1"),
        ("Présence jour 1", "Jour 1"),
        ("Attendance Day 2 PM", "Day 2 PM"),
        ("J1 matin", "Jour 1 matin"),
        ("D2 AM", "Day 2 AM"),
        ("Присутність день 1", "День 1"),
        ("Mi 16.11. vorm.", "16.11 vormittag"),
        ("Дата: 16.11.2005 г.", "16.11.2005"),
    ],
)
def test_a_day_may_be_short_or_stand_beside_a_word_for_presence(header: str, same: str) -> None:
    assert half_day_of(header) == half_day_of(same) is not None


@pytest.mark.parametrize(
    "header", ["D1", "J1", "D1 score", "Attendance", "Days attended", "Arrival day 1", "Do", "Date 1"]
)
def test_what_may_be_something_else_is_no_half_day(header: str) -> None:
    assert half_day_of(header) is None


def test_the_reader_of_sheets_knows_groups_over_the_columns_of_a_list_by_their_paths() -> None:
    """By the lower names alone two are the same; with the paths they aren't."""
    table = sheet("INSTITUTION | | PARTICIPANT |\nName | Type | Name | Sex\nLa Strada | NGO | Ana Petrova | F")
    groups = {"institution name": "organisation"}
    read = SheetReader(meaning_by_text(lambda text: groups.get(text.lower()) or field_of(text)), (), min_fields=2).read(
        table
    )
    assert [column.header for column in read.columns] == ["Name", "Type", "Name", "Sex"]
    assert [column.path[0] for column in read.columns] == ["INSTITUTION", "INSTITUTION", "PARTICIPANT", "PARTICIPANT"]
    assert {**read.places} == {"organisation": 0, "stakeholder type": 1, "full name": 2, "gender": 3}
    layout = layout_of(table)
    assert (layout.first_row, layout.header_row) == (0, 1)
    assert [column.field for column in layout.columns] == ["organisation", "stakeholder type", "full name", "gender"]
