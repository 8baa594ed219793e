"""A workbook of trainers is read as people have it: nothing lost, nothing guessed in silence, nobody named."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Severity
from ecpat_training.core.location import Location
from ecpat_training.core.shipped import shipped
from ecpat_training.files.mapping import open_lines
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.trainers.model.pool import PoolTrainer, TrainerPool
from ecpat_training.trainers.reading.languages import spoken
from ecpat_training.trainers.reading.mapping import read_trainer_mapping
from ecpat_training.trainers.reading.merging import with_programme
from ecpat_training.trainers.reading.pool import PoolFile, pool_from, read_pool
from ecpat_training.trainers.report.form import pool_form
from ecpat_training.trainers.report.form_workbook import render
from ecpat_training.trainers.report.pool_map import mapping_yaml
from ecpat_training.trainers.workflows.gathering import competences_of
from tests.roster.lists import sheet

KNOWN = ("care", "facilitation", "interviewing", "law", "trauma")
OFFICE = """
Trainers' pool, spring 2026

Nr|Full name|Background|GO/NGO|Land|Languages|Law|Trauma|Confirmed|Away|Notes
1|Ana Petrova|police officer|GO|Bulgaria|Bulgarian, English (fluent)|x||yes|2026-05-12; 2026-06-01 to 2026-06-04|tea
|Scandinavia
2|Kari Nordmann|social worker|NGO|NO|Norwegian; English; russisk||X|tbc
3|Mila Peric|psychologist|NGO|Serbia|srpski i engleski|✓|x|2026-02-01
Total|3
Contact: the office
"""


def codes(findings: Sequence[object]) -> list[str]:
    """The codes of some findings."""
    return [finding.code for finding in findings]  # type: ignore[attr-defined]


def one(pool: TrainerPool, number: int) -> PoolTrainer:
    """A person of a pool by the order of the rows."""
    return pool.people[number]


def test_a_list_of_an_office_is_read_as_it_stands() -> None:
    pool = pool_from([sheet(OFFICE)], competences=KNOWN)
    ana, kari, mila = pool.people
    assert (ana.country, ana.role, ana.stakeholder, ana.speaks) == ("BG", "law enforcement", "GO", ("bg", "en"))
    assert (ana.competences, [str(one) for one in ana.away]) == (("law",), ["2026-05-12", "2026-06-01 to 2026-06-04"])
    assert (kari.role, kari.speaks, kari.competences) == ("care", ("no", "en", "ru"), ("trauma",))
    assert (mila.role, mila.speaks, mila.competences) == ("care", ("sr", "en"), ("law", "trauma"))
    assert [one.confirmed for one in pool.people] == [True, False, True]
    assert [one.code for one in pool.people] == ["R4", "R6", "R7"]
    assert pool.findings == ()


def test_every_row_is_somebody_or_said_to_be_nobody() -> None:
    pool = pool_from([sheet(OFFICE)], competences=KNOWN)
    assert pool.rows == len(pool.people) + len(pool.not_used) == 6
    assert [entry.reason for entry in pool.not_used] == [
        "it holds one cell alone: a heading or a remark", "it is a total", "it names nobody",
    ]  # fmt: skip


def test_a_second_row_of_headers_names_competences_and_languages() -> None:
    table = sheet(
        """
        Code | Country | Type | Side | Competences |        |      | Languages |    |
             |         |      |      | Law         | Trauma | Care | English   | Bulgarian |
        B1   | BG      | NGO  | care |             | x      | x    | x         | x  |
        """
    )
    pool = pool_from([table], competences=KNOWN)
    assert (one(pool, 0).competences, one(pool, 0).speaks) == (("trauma", "care"), ("en", "bg"))


def test_a_column_without_a_header_and_one_of_ticks_are_asked() -> None:
    table = sheet(
        """
        Code | Country | Type | Side | Languages | Confirmed | Chapter nine | |
        B1   | BG      | NGO  | care | en        | yes       | x            | z |
        B2   | BG      | NGO  | care | en        | yes       |              | |
        """
    )
    pool = pool_from([table], competences=KNOWN)
    said = [finding.message for finding in pool.findings]
    assert "column `Chapter nine` isn't known; is it `competence chapter nine`?" in said
    assert "this column has no header, and isn't used." in said
    assert all(not person.competences for person in pool.people)


def test_what_is_doubted_or_not_known_counts_for_nothing_and_is_asked_once() -> None:
    table = sheet(
        """
        Code | Country | Type | Side   | Languages             | Competences          | Confirmed |
        B1   | BG      | NGO? | wizard | English?, bg, Elvish  | law?; juggling, care | maybe     |
        B2   | BG      | NGO  | care   | no                    | juggling             | yes       |
        """
    )
    pool = pool_from([table], competences=KNOWN)
    first = one(pool, 0)
    assert (first.stakeholder, first.role, first.speaks, first.competences) == (None, None, ("bg",), ("care",))
    assert not first.confirmed
    assert one(pool, 1).speaks == ()
    asked = [finding for finding in pool.findings if finding.code == "trainers.unknown-word"]
    assert len(asked) == 8
    assert sum("juggling" in finding.message for finding in asked) == 1
    lacking = [finding.message for finding in pool.findings if finding.code == "trainers.lacking"]
    assert lacking == [
        "B1: stakeholder type and side are not known; this person is in no staffing.",
        "B2: languages is not known; this person is in no staffing.",
    ]
    assert one(pool, 0).trainer() is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("English (fluent), Shqip; русский", ["en", "sq", "ru"]),
        ("anglais et allemand", ["en", "de"]),
        ("Norwegisch + Dänisch", ["no", "da"]),
        ("English: very good / Romanian native", ["en", "ro"]),
        ("EN, sq", ["en", "sq"]),
        ("eesti ja vene", ["et", "ru"]),
    ],
)
def test_languages_in_the_words_that_people_write(cell: str, expected: list[str]) -> None:
    assert [one.code for one in spoken(cell)] == expected
    assert all(one.enough for one in spoken(cell))


def test_too_little_of_a_language_is_none_to_train_in() -> None:
    pool = pool_from([sheet("Code | Country | Languages\nB1 | BG | Bulgarian, English (basic)")])
    assert one(pool, 0).speaks == ("bg",)
    assert "trainers.little" in codes(pool.findings)


def test_several_sheets_are_one_pool_and_a_sheets_name_may_be_the_country() -> None:
    head = "Code | Type | Side | Languages | Confirmed\n"
    albania = sheet(head + "A1 | GO | law enforcement | sq, en | yes\nA2 | NGO | care | sq | yes", "Albania")
    belgium = sheet(head + "A1 | GO | law enforcement | sq, en, fr | yes\nB1 | NGO | care | fr | yes", "Belgium")
    costs = sheet("Item | Euro\nTravel | 400", "Costs")
    pool = pool_from([albania, belgium, costs])
    assert [(person.code, person.country) for person in pool.people] == [("A1", "AL"), ("A2", "AL"), ("B1", "BE")]
    assert one(pool, 0).speaks == ("sq", "en", "fr")
    assert {"trainers.country", "trainers.twice", "trainers.sheet"} <= set(codes(pool.findings))
    assert pool.rows == len(pool.people) + len(pool.not_used)


def test_a_mapping_decides_columns_and_words(tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "written for: pool.xlsx\ncolumns:\n  Fach: competences\n  Kap. 4: competence trauma\n  Extra: not used\n"
        "values:\n  competences: {Kinderrechte: law}\n  languages: {Plattdeutsch: says nothing}\n"
        "  side: {wizard: care?}\n",
        "utf-8",
    )
    table = sheet(
        """
        Code | Country | Type | Side   | Sprachen             | Fach         | Kap. 4 | Extra | Confirmed |
        B1   | BG      | NGO  | wizard | Deutsch, Plattdeutsch| Kinderrechte | x      | huh   | yes       |
        """
    )
    pool = pool_from([table], read_trainer_mapping(mapping), KNOWN)
    assert (one(pool, 0).competences, one(pool, 0).speaks, one(pool, 0).role) == (("law", "trauma"), ("de",), None)
    assert codes(pool.findings) == ["trainers.unknown-word", "trainers.lacking", "mapping.open"]


def test_no_name_is_quoted_wherever_it_stands() -> None:
    table = sheet(
        """
        Name          | Country | Type        | Side        | Languages     | Competences   | Petrova
        Ana Petrova   | BG      | Ana Petrova | Mila Peric  | bg, Petrova   | Peric         | x
        Mila Peric    | BG      | NGO         | care        | bg            | law           |
        """
    )
    pool = pool_from([table], competences=KNOWN)
    said = " ".join(f"{finding.message} {finding.hint}" for finding in pool.findings)
    shown = " ".join(f"{entry.text} {entry.meaning}" for entry in pool.read_as)
    assert "Petrova" not in said + shown
    assert "Peric" not in said + shown


def test_the_workbook_that_we_write_is_read_back_without_a_question(tmp_path: Path) -> None:
    """Both ways: the programme's trainers come out as they went in."""
    programme, source = read_programme(shipped("programmes") / "multi-stakeholder-2005.yaml")
    known = competences_of(programme)
    path = tmp_path / "trainers.xlsx"
    path.write_bytes(render(pool_form(programme, known)))
    pool = read_pool(PoolFile(path), known)
    assert pool.findings == ()
    places = [source.location_of(("trainers", at)) for at in range(len(programme.trainers))]
    merged, _, conflicts = with_programme(pool, programme.trainers, places)
    assert conflicts == []
    assert [person.code for person in pool.people] == [trainer.id for trainer in programme.trainers]
    assert merged == list(programme.trainers)
    made = [person.trainer() for person in pool.people]
    for trainer, again in zip(programme.trainers, made, strict=True):
        assert again is not None
        assert set(again.competences) == set(trainer.competences)
        assert again.model_copy(update={"competences": trainer.competences}) == trainer


def test_the_programme_counts_where_both_files_differ_and_the_conflict_is_named() -> None:
    programme, source = read_programme(shipped("programmes") / "multi-stakeholder-2005.yaml")
    table = sheet(
        """
        Code | Country | Type | Side            | Languages | Confirmed | Away
        AL-1 | BE      | GO   | law enforcement | sq, en    | yes       | 2005-10-03
        AL-7 | AL      | NGO  | care            | sq, en    | no        |
        """
    )
    pool = pool_from([table])
    places = [source.location_of(("trainers", at)) for at in range(len(programme.trainers))]
    merged, people, conflicts = with_programme(pool, programme.trainers, places)
    assert [finding.message.partition(" in the programme")[0] for finding in conflicts] == ["AL-1 has another country"]
    assert conflicts[0].severity is Severity.WARNING
    assert isinstance(conflicts[0].also[0], Location)
    al_1 = next(trainer for trainer in merged if trainer.id == "AL-1")
    assert (al_1.country, [str(day) for day in al_1.away]) == ("AL", ["2005-10-03"])  # only the workbook says so
    assert [trainer.id for trainer in merged if trainer.id == "AL-7" and not trainer.confirmed] == ["AL-7"]
    assert [person.country for person in people] == ["AL", "AL"]


def test_a_file_that_is_no_list_of_trainers_says_what_is_wanted() -> None:
    with pytest.raises(ContentError) as caught:
        pool_from([sheet("Item | Euro\nTravel | 400")])
    assert codes(caught.value.findings)[-1] == "trainers.no-header"


def test_dates_of_a_workbook_are_dates(tmp_path: Path) -> None:
    import datetime

    book = openpyxl.Workbook()
    book.worksheets[0].append(["Code", "Country", "Observed", "Sessions led", "Last led"])
    book.worksheets[0].append(["B1", "BG", datetime.date(2026, 3, 4), 4, datetime.datetime(2026, 3, 9)])
    data = BytesIO()
    book.save(data)
    path = tmp_path / "t.xlsx"
    path.write_bytes(data.getvalue())
    rungs = read_pool(PoolFile(path)).people[0].rungs
    assert (rungs.observed.dates, rungs.led.times, rungs.led.last) == (
        (datetime.date(2026, 3, 4),), 4, datetime.date(2026, 3, 9),
    )  # fmt: skip


def test_a_mapping_that_says_what_nobody_knows_is_an_error_with_its_line(tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "written for: pool.xlsx\ncolumns:\n  Fach: competances\nvalues:\n  languages: {Platt: Klingonese}\n", "utf-8"
    )
    table = sheet("Code | Country | Languages | Fach\nB1 | BG | Platt, en | law")
    pool = pool_from([table], read_trainer_mapping(mapping), KNOWN)
    found = [finding for finding in pool.findings if finding.code == "mapping.value"]
    wrong = {finding.where.line: finding.message for finding in found if finding.where}
    assert wrong == {3: "`competances` is no kind of column.", 5: "`Klingonese` isn't known as a language."}
    assert one(pool, 0).speaks == ("en",)


def test_what_is_written_down_of_a_workbook_reads_it_as_before(tmp_path: Path) -> None:
    """A mapping as it is written changes nothing; with its question marks deleted it says what was proposed."""
    table = sheet(
        """
        Code | Country | Type | Hintergrund  | Languages       | Competences         | Chapter nine | Confirmed |
        B1   | Bulgaria| NGO  | wizard       | anglais, Elvish | legislation, magic  | x            | tbc       |
        """
    )
    before = pool_from([table], competences=KNOWN)
    path = tmp_path / "map.yaml"
    path.write_text(mapping_yaml(before), "utf-8")
    again = pool_from([table], read_trainer_mapping(path), KNOWN)
    assert again.people == before.people
    assert open_lines(again.mapped) == open_lines(before.mapped) == 4
    path.write_text(mapping_yaml(before).replace("competence chapter nine?", "competence care"), "utf-8")
    assert pool_from([table], read_trainer_mapping(path), KNOWN).people[0].competences == ("law", "care")


DAYS = "Code|Country|GO/NGO|Side|Languages|{header}\nUA-1|UA|NGO|care|uk, en|{said}\nUA-2|UA|NGO|care|uk, en|{other}\n"


@pytest.mark.parametrize("said", ["весь березень", "next year", "?", "unknown", "2026-03-02; usually Fridays"])
def test_an_absence_that_nobody_can_read_leaves_a_person_out_until_it_is_known(said: str) -> None:
    """Whoever wrote the cell isn't there on some days: counted as there, a team would wait in vain."""
    pool = pool_from([sheet(DAYS.format(header="Away", said=said, other="2026-03-02"))])
    unread, read = pool.people
    assert (unread.available, unread.trainer(), unread.lacks) == (None, None, ("when to come",))
    assert read.trainer() is not None
    assert {"trainers.value", "trainers.lacking"} <= set(codes(pool.findings))


@pytest.mark.parametrize("said", ["no", "-", "—", "none", "немає", "ні"])
def test_a_word_for_no_absence_says_that_there_is_none(said: str) -> None:
    pool = pool_from([sheet(DAYS.format(header="Away", said=said, other="2026-03-02"))])
    assert (one(pool, 0).away, one(pool, 0).available) == ((), True)
    assert codes(pool.findings) == ["trainers.confirmed"]


@pytest.mark.parametrize("header", ["Available", "Verfügbar", "Доступний"])
def test_whoever_is_not_available_is_in_no_staffing(header: str) -> None:
    """The column was read as what it is, and then counted for nothing."""
    pool = pool_from([sheet(DAYS.format(header=header, said="no", other="yes"))])
    gone, there = pool.people
    assert (gone.available, gone.trainer()) == (False, None)
    assert there.trainer() is not None
    assert "trainers.not-there" in codes(pool.findings)


@pytest.mark.parametrize("said", ["", "from May", "partly", "yes?"])
def test_an_availability_that_says_neither_yes_nor_no_is_asked(said: str) -> None:
    pool = pool_from([sheet(DAYS.format(header="Available", said=said, other="yes"))])
    assert (one(pool, 0).available, one(pool, 0).trainer()) == (None, None)
    assert "trainers.lacking" in codes(pool.findings)


def test_who_cannot_come_by_the_workbook_is_no_trainer_of_the_programme_either() -> None:
    """Where the programme has no absences; those that it has count, as everything does that it says."""
    pool = pool_from([sheet(DAYS.format(header="Away", said="весь березень", other="-"))])
    programme, _ = read_programme(shipped("programmes") / "smallest.yaml")
    first = programme.trainers[0]
    away = first.model_copy(update={"id": "UA-1", "away": ()})
    place = Location("programme.yaml")
    merged, people, _ = with_programme(pool, [away], [place])
    assert [one.id for one in merged] == ["UA-2"]
    assert [one.available for one in people] == [None, True]


@pytest.mark.parametrize(
    "total", ["Разом / Total", "Total/Gesamt", "Razem – Total", "Итого (Total)", "Разом / Total: 2"]
)
def test_a_total_in_two_languages_is_nobody(total: str) -> None:
    lines = (
        f"Code|Name|Country|GO/NGO|Side|Languages\nUA-1|Олена|UA|NGO|care|uk\nUA-2|Ігор|UA|GO|police|uk\n{total}|2\n"
    )
    pool = pool_from([sheet(lines)])
    assert [one.code for one in pool.people] == ["UA-1", "UA-2"]
    assert [one.reason for one in pool.not_used] == ["it is a total"]


def test_a_stakeholder_type_in_place_of_the_organisation_is_read() -> None:
    """Without another column for it; an organisation's own name is no type, and is asked."""
    lines = "Code|Установа|Країна|Сторона|Мови\nUA-1|GO|UA|поліція|uk\nUA-2|НУО|UA|care|uk\nUA-3|Ла Страда|UA|care|uk\n"
    pool = pool_from([sheet(lines)])
    assert [(one.stakeholder, one.role) for one in pool.people] == [
        ("GO", "law enforcement"), ("NGO", "care"), (None, "care"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["A letter. " * 40, "Ω" * 301])
def test_a_letter_in_place_of_an_organisation_is_asked(text: str) -> None:
    """It stopped the command: the programme's trainers have an organisation of 300 characters at most."""
    lines = f"Code|Organisation|Country|GO/NGO|Side|Languages\nUA-1|{text}|UA|NGO|care|uk\n"
    pool = pool_from([sheet(lines)])
    assert (one(pool, 0).organisation, one(pool, 0).trainer() is None) == (None, False)
    assert "trainers.value" in codes(pool.findings)


def test_an_export_of_an_instructors_register_is_read() -> None:
    """As registers of volunteers' instructors have it: workshops in place of trainings, a badge for a certificate."""
    lines = (
        "First Name|Last Name|Country Code|Affiliation|Languages|Instructor badge awarded|Number of workshops taught|"
        "Last workshop taught\nAna|Petrova|BG|Shelter|English, Bulgarian|2019-03-04|12|2024-05-01\n"
    )
    ana = one(pool_from([sheet(lines)]), 0)
    assert (ana.country, ana.speaks, ana.rungs.led.times) == ("BG", ("en", "bg"), 12)
    assert [str(done.last) for done in (ana.rungs.certified, ana.rungs.led)] == ["2019-03-04", "2024-05-01"]
