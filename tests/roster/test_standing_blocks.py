"""Who is out, as lists say it in one place: never counted without a word, and asked once for each place."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_words import Seat, standing_in
from ecpat_training.values.participant import STATUSES_OUT, Status
from ecpat_training.words.lists.statuses import STATUSES
from tests.draws import draws
from tests.roster.lists import sheet
from tests.roster.standing_lists import HEADER, INSIDE, OUT, counted, questions, read, remark

HEADINGS = {
    "en": [("Waiting list", Status.WAITING), ("Reserves", Status.WAITING), ("Declined", Status.DECLINED),
           ("CANCELLED (2)", Status.WITHDRAWN), ("Absent / did not attend", Status.ABSENT),
           ("Trainers", Seat.NO_PARTICIPANT),
           ("Observers:", Seat.NO_PARTICIPANT), ("Organisers and support staff", Seat.NO_PARTICIPANT),
           ("Stand-by", Status.WAITING)],
    "de": [("Warteliste", Status.WAITING), ("Nachrücker", Status.WAITING), ("Absagen", Status.DECLINED),
           ("Abgemeldet", Status.WITHDRAWN), ("Abwesende", Status.ABSENT), ("Referentinnen", Seat.NO_PARTICIPANT)],
    "fr": [("Liste d'attente", Status.WAITING), ("Suppléants", Status.WAITING), ("Désistements", Status.WITHDRAWN),
           ("Absents", Status.ABSENT), ("Formateurs", Seat.NO_PARTICIPANT), ("Observateurs", Seat.NO_PARTICIPANT)],
    "sr": [("Lista čekanja", Status.WAITING), ("Резерве", Status.WAITING), ("Одустали", Status.WITHDRAWN),
           ("Nisu došli", Status.ABSENT), ("Посматрачи", Seat.NO_PARTICIPANT)],
    "uk": [("Резервний список", Status.WAITING), ("Відмовились", Status.DECLINED), ("Не прийшли", Status.ABSENT),
           ("Спостерігачі", Seat.NO_PARTICIPANT)],
    "pl": [("Lista rezerwowa", Status.WAITING), ("Zrezygnowali", Status.WITHDRAWN), ("Nieobecni", Status.ABSENT)],
    "tr": [("Yedek liste", Status.WAITING), ("İptal edenler", Status.WITHDRAWN), ("Gözlemciler", Seat.NO_PARTICIPANT)],
    "el": [("Λίστα αναμονής", Status.WAITING), ("Απόντες", Status.ABSENT), ("Παρατηρητές", Seat.NO_PARTICIPANT)],
    "ar": [("قائمة الانتظار", Status.WAITING), ("المعتذرون", Status.DECLINED), ("المدربون", Seat.NO_PARTICIPANT)],
    "ka": [("მოლოდინის სია", Status.WAITING), ("ტრენერები", Seat.NO_PARTICIPANT)],
    "hy": [("Սպասման ցուցակ", Status.WAITING), ("Դիտորդներ", Seat.NO_PARTICIPANT)],
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [case for cases in HEADINGS.values() for case in cases],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else None,
)
def test_people_under_a_heading_that_says_they_are_out_do_not_count_and_are_asked_once(
    heading: str, meaning: Status | Seat
) -> None:
    reading = read(*INSIDE, heading, *OUT)
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    (question,) = questions(reading)
    assert (question.severity, question.where and question.where.cell) == (Severity.WARNING, "row 4")
    words = standing_in(heading)
    assert words is not None
    assert words.meaning is meaning
    assert question.message == (
        f"2 people stand under `{words.written}` (rows 5 and 6); they are read as {meaning}, and don't count."
    )


def test_a_heading_with_its_number_beside_it_or_a_numeral_before_it_is_one() -> None:
    assert counted(read(*INSIDE, "B. Waiting list | 2", *OUT)) == ["Ana Popa", "Ben Ilie"]


def test_another_heading_of_people_ends_the_block_and_one_of_a_kind_of_body_does_not() -> None:
    reading = read("Absent", *OUT, "Participants", *INSIDE)
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    reading = read(*INSIDE, "Waiting list", OUT[0], "NGOs", OUT[1])
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    assert questions(reading)[0].message.startswith("2 people stand under `Waiting list` (rows 5 and 7)")


def test_a_heading_that_may_say_something_else_leaves_people_counted_and_is_asked() -> None:
    reading = read(*INSIDE, "Participants and observers", *OUT)
    assert len(counted(reading)) == 4
    assert questions(reading)[0].message == (
        "2 people stand under `observers` (rows 5 and 6); it isn't clear what that says, so they count."
    )


@pytest.mark.parametrize("note", ["(cancelled)", "- DECLINED", "[withdrawn]", "/ absent", "(скасовано)", "– annulé"])
def test_a_note_beside_the_name_says_it_and_is_no_part_of_the_name(note: str) -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", f"Carla Dinu {note}"))
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    assert [person.name for person in reading.roster.participants][2] == "Carla Dinu"
    assert len(questions(reading)) == 1
    before = read(*INSIDE, OUT[0].replace("Carla Dinu", "CANCELLED: Carla Dinu"))
    assert counted(before) == ["Ana Popa", "Ben Ilie"]
    assert [finding.code for finding in before.findings if finding.severity is Severity.WARNING] == ["roster.nobody"]


@pytest.mark.parametrize("name", ["Ana-Maria Popa", "Ana Popa (Ionescu)", "Minnie Driver", "Popa (Absalon) Ana"])
def test_other_signs_in_names_are_left_as_they_are(name: str) -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", name))
    assert (reading.roster.participants[2].name, questions(reading)) == (name, [])


@pytest.mark.parametrize("cell", ["CANCELLED", "declined", "Відмовилась", "hat abgesagt"])
@pytest.mark.parametrize("column", [6, 7], ids=["remarks", "a column without a header"])
def test_a_remark_that_somebody_is_out_counts(cell: str, column: int) -> None:
    cells = OUT[0].split("|")
    cells[column] = f" {cell} "
    reading = read(*INSIDE, "|".join(cells), OUT[1])
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]
    (question,) = questions(reading)
    outcome = f"this person is read as {reading.blocks[0].meaning}, and doesn't count"
    assert question.message == f"`{cell}` is remarked of 1 person (row 4); {outcome}."


def test_a_remark_that_perhaps_says_it_is_asked_and_others_are_none() -> None:
    cells = OUT[0].split("|")
    cells[6] = " cancelled on 12 May "
    reading = read(*INSIDE, "|".join(cells))
    assert len(counted(reading)) == 3
    assert "it isn't clear what that says, so this person counts" in questions(reading)[0].message
    cells[6] = " vegetarian; arrives by bus "
    assert questions(read(*INSIDE, "|".join(cells))) == []


def test_a_name_alone_struck_through_is_out_and_asked() -> None:
    table = replace(sheet("\n".join([HEADER, *INSIDE, *OUT])), struck_cells=frozenset({(3, 0)}))
    reading = roster_from(table)
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]
    assert questions(reading)[0].message == (
        "the name of 1 person is struck through (row 4); this person is read as withdrawn, and doesn't count."
    )


def test_a_sheet_that_is_called_so_is_asked() -> None:
    reading = read(*OUT, title="Reserve list")
    assert counted(reading) == []
    assert questions(reading)[0].message == (
        "the sheet is called `Reserve list`, with 2 people; they are read as on the waiting list, and don't count."
    )


def test_what_is_decided_once_is_asked_no_more(tmp_path: Path) -> None:
    table = sheet("\n".join([HEADER, *INSIDE, "Stand-by", *OUT]))
    draft, _ = roster_map(table)
    (part,) = [part for part in draft.values if part.name == "standing"]
    assert [(entry.written, entry.means, entry.remark) for entry in part.entries] == [
        ("Stand-by", "on the waiting list?", "2 people, heading")
    ]
    mapping = tmp_path / "list.map.yaml"
    mapping.write_text('values:\n  standing:\n    "stand-by": counts\n', encoding="utf-8")
    reading = roster_from(table, read_mapping(mapping))
    assert (len(counted(reading)), questions(reading)) == (4, [])
    mapping.write_text('values:\n  standing:\n    "Stand-by": not a participant\n', encoding="utf-8")
    reading = roster_from(table, read_mapping(mapping))
    assert (len(reading.roster.participants), questions(reading)) == (2, [])


def test_whoever_came_has_come_whatever_stands_over_them() -> None:
    header = f"{HEADER}| Attended"
    rows = [*(f"{row}| x" for row in INSIDE), "Reserves", f"{OUT[0]}| x", f"{OUT[1]}|"]
    reading = roster_from(sheet("\n".join([header, *rows])))
    assert counted(reading)[:3] == ["Ana Popa", "Ben Ilie", "Carla Dinu"]


def test_a_bank_of_lists_with_people_who_are_out_counts_none_of_them_without_a_word() -> None:
    """120 lists, with the places and words drawn: headings in eleven languages, notes, remarks, strikes, sheets."""
    random = Random(28)
    words = [text for cases in HEADINGS.values() for text, _ in cases]
    notes = [word.strip() for status in STATUSES_OUT for line in STATUSES[status].values() for word in line.split(";")]
    for number in range(draws(1_200, 120)):
        people = [
            f"Person{chr(97 + i)} Name{chr(97 + i)}e | Border Police | GO | police officer | F | RO | | "
            for i in range(8)
        ]
        out = set(random.sample(range(8), random.randint(1, 4)))
        place = random.choice(["heading", "name", "remark", "unnamed", "strike"])
        rows, struck, asked = [HEADER], set(), set()
        inside = [person for index, person in enumerate(people) if index not in out]
        if place == "heading":
            word = random.choice(words)
            rows += [*inside, word, *(people[index] for index in sorted(out))]
        else:
            for index, person in enumerate(people):
                word = random.choice(notes[:40])
                if index in out and place == "name":
                    person = person.replace(" |", f" {random.choice(['({})', '- {}', '[{}]']).format(word)} |", 1)
                elif index in out and place != "strike":
                    cells = person.split("|")
                    cells[6 if place == "remark" else 7] = f" {random.choice([word, word.upper()])} "
                    person = "|".join(cells)
                elif index in out:
                    struck.add((len(rows), 0))
                if index in out:
                    asked.add("" if place == "strike" else word.casefold())
                rows.append(person)
        reading = roster_from(replace(sheet("\n".join(rows)), struck_cells=frozenset(struck)))
        names = {person.partition(" |")[0] for person in inside}
        assert set(counted(reading)) == names, (number, place, rows)
        assert len(questions(reading)) <= max(1, len(asked)), (number, place)


def test_rows_that_are_people_stay_as_they_are_where_nothing_is_said() -> None:
    row = RosterRow(1, {0: "Ana Popa"})
    assert (row.why, standing_in("Ana Popa"), standing_in("Border Police")) == ("", None, None)


@pytest.mark.parametrize(
    "row",
    [
        "Ben Ilie | | | | | | | https://x.org/?id=5", "Ben Ilie | MUP = Ministry of Interior | | | | | | ",
        "Ben Ilie | | | | | | fit=7 | room=12",
    ],
)  # fmt: skip
def test_somebody_with_an_equals_sign_beside_the_name_is_a_person(row: str) -> None:
    assert counted(read(INSIDE[0], row)) == ["Ana Popa", "Ben Ilie"]


@pytest.mark.parametrize(
    "heading", ["Facilitation team", "Donor representatives", "Équipe organisatrice", "Osoby nieobecne"]
)
def test_a_heading_that_is_written_as_no_name_is_nobody_and_asked(heading: str) -> None:
    reading = read(*INSIDE, heading, *OUT)
    assert heading not in [person.name for person in reading.roster.participants]
    assert {"roster.nobody", "roster.standing"} & {finding.code for finding in reading.findings}


@pytest.mark.parametrize("name", ["Ana van der Berg", "Rosa della Valle", "Ludwig van Beethoven"])
def test_a_name_alone_with_a_particle_is_somebody(name: str) -> None:
    assert name in counted(read(*INSIDE, name))


@pytest.mark.parametrize("title", ["Waiting list - training in Tirana", "List of trainers", "Persons who declined"])
def test_a_title_over_the_list_that_says_it_is_asked(title: str) -> None:
    reading = roster_from(sheet("\n".join([title, HEADER, *INSIDE])))
    assert len(counted(reading)) == 2
    assert questions(reading)[0].message.startswith("`")
    assert questions(roster_from(sheet("\n".join(["Training of trainers, Tirana", HEADER, *INSIDE])))) == []


@pytest.mark.parametrize(("name", "bare"), [("CANCELLED Ben Hoxha", "Ben Hoxha"), ("Cara Dema declined", "Cara Dema")])
def test_a_status_before_or_behind_a_name_without_a_sign_says_it(name: str, bare: str) -> None:
    reading = read(*INSIDE, OUT[0].replace("Carla Dinu", name))
    assert counted(reading) == ["Ana Popa", "Ben Ilie"]
    assert bare in [person.name for person in reading.roster.participants]


@pytest.mark.parametrize("header", ["Coming?", "Participates", "Zusage", "Участие"])
def test_a_no_where_it_is_asked_who_comes_is_asked(header: str) -> None:
    rows = ["Ana Popa | Border Police | yes", "Ben Ilie | Child Helpline | no"]
    reading = roster_from(sheet("\n".join([f"Name | Organisation | {header}", *rows])))
    assert [finding.where and finding.where.cell for finding in questions(reading)] == ["row 3"]


def test_no_list_hangs_on_a_cell_of_all_letters_that_fit() -> None:
    long = "a- " * 10_900
    reading = read(INSIDE[0], OUT[0].replace("Carla Dinu", long), long)
    assert counted(reading)[0] == "Ana Popa"


def test_a_plain_remark_and_a_doubted_one_of_the_same_word_are_two_questions_decided_apart(tmp_path: Path) -> None:
    rows = [
        remark("Ana Popa", "cancelled"),
        remark("Ben Ilie", "hotel cancelled"),
        remark("Eva Dan", "never cancelled"),
    ]
    table = sheet("\n".join([HEADER, *rows]))
    reading = roster_from(table)
    assert counted(reading) == ["Ben Ilie", "Eva Dan"]
    assert sorted(len(block.rows) for block in reading.blocks) == [1, 2]
    (part,) = [part for part in roster_map(table)[0].values if part.name == "standing"]
    assert [(entry.written, entry.means) for entry in part.entries] == [
        ("cancelled", "withdrawn?"), ("perhaps cancelled", "")
    ]  # fmt: skip
    mapping = tmp_path / "list.map.yaml"
    mapping.write_text(
        "values:\n  standing:\n    perhaps cancelled: counts\n    cancelled: declined\n", encoding="utf-8"
    )
    reading = roster_from(table, read_mapping(mapping))
    assert (counted(reading), questions(reading)) == (["Ben Ilie", "Eva Dan"], [])


def test_a_block_on_top_of_the_list_does_not_swallow_those_below_another_heading() -> None:
    reading = read("Trainers", OUT[0], "Police", *INSIDE, "Prosecutors", OUT[1])
    assert counted(reading) == ["Ana Popa", "Ben Ilie", "Dan Enescu"]
    assert [finding.where and finding.where.cell for finding in questions(reading)] == ["row 2", "row 4", "row 7"]


@pytest.mark.parametrize(
    ("header", "cell"), [("Visa", "refused"), ("Hotel booking", "cancelled"), ("Military service", "reserve")]
)
def test_a_word_under_a_header_of_something_else_is_only_asked(header: str, cell: str) -> None:
    reading = roster_from(sheet(f"Name | Organisation | {header}\nAna Popa | Police | {cell}\nBen Ilie | Police | ok"))
    assert (len(counted(reading)), len(questions(reading))) == (2, 1)


@pytest.mark.parametrize("name", ["Maria popescu", "Jean dupont", "Abd al-rahman", "Maria dos santos"])
def test_somebody_of_whom_only_a_name_in_small_letters_is_known_is_somebody(name: str) -> None:
    assert name in counted(read(*INSIDE, name))


@pytest.mark.parametrize("word", ["Experts", "Media", "Team A"])
def test_words_of_people_who_may_take_part_leave_them_counted(word: str) -> None:
    assert len(counted(read(*INSIDE, f"{word}:", *OUT))) == 4
    assert len(counted(read(*INSIDE, title=word))) == 2


@pytest.mark.parametrize("title", ["Organisation: ECPAT", "Trainer: Marta Rossi", "Staff training"])
def test_a_title_about_something_else_is_no_question(title: str) -> None:
    assert questions(roster_from(sheet("\n".join([title, HEADER, *INSIDE])))) == []


def test_surnames_in_capitals_are_no_notes() -> None:
    reading = read(remark("Ali Can ILL", ""), remark("Ben Hoxha LEKA", ""))
    assert counted(reading) == ["Ali Can ILL", "Ben Hoxha LEKA"]
    assert "it isn't clear" in questions(reading)[0].message


@pytest.mark.parametrize("note", ["(cancelled 12 May)", "(RESERVE?)", "– cancelled due to illness"])
def test_a_doubted_note_beside_a_name_is_asked(note: str) -> None:
    reading = read(*INSIDE, remark(f"Eva Dan {note}", ""))
    assert (len(counted(reading)), len(questions(reading))) == (3, 1)


@pytest.mark.parametrize("header", ["Confirmed", "Attend dinner", "Coming by car", "Participation fee paid"])
def test_a_no_that_may_mean_not_yet_or_something_else_is_no_question(header: str) -> None:
    rows = ["Ana Popa | Border Police | yes", "Ben Ilie | Child Helpline | no"]
    assert questions(roster_from(sheet("\n".join([f"Name | Organisation | {header}", *rows])))) == []


def test_guests_under_a_heading_are_no_participants() -> None:
    assert counted(read(*INSIDE, "Guests", *OUT)) == ["Ana Popa", "Ben Ilie"]
