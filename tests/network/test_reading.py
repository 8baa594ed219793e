"""Tables of who knows whom as people send them: nothing is a no that nobody said, and nothing is dropped in silence."""

from pathlib import Path

import numpy
import pytest
from openpyxl import Workbook

from ecpat_training.core.errors import ContentError
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.answers import answer_of
from ecpat_training.network.reading.network import read_network
from ecpat_training.network.reading.people import PeopleAsked, people_asked
from ecpat_training.network.reading.places import place_of
from tests.network.material import CODES, PEOPLE, pairs, square
from tests.network.published import LIKED


def asked(folder: Path, text: str = PEOPLE) -> PeopleAsked:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return people_asked(path)


def read(folder: Path, text: str, people: PeopleAsked | None = None) -> WaveNetwork:
    path = folder / "network-before.csv"
    path.write_text(text, encoding="utf-8")
    return read_network(place_of(path), people)


def messages(network: WaveNetwork) -> list[str]:
    return [finding.code for finding in network.findings]


def test_pairs_and_a_square_say_the_same(tmp_path: Path) -> None:
    people = asked(tmp_path)
    long, matrix = read(tmp_path, pairs(LIKED[0]), people), read(tmp_path, square(LIKED[0], "Contact"), people)
    for network in (long, matrix):
        assert network.questions == ("contact",)
        assert network.answerers == CODES
        assert messages(network) == []
        assert numpy.nansum(network.ties("contact", CODES, CODES)) == 55
    assert long.written_down == {"contact"}
    assert matrix.written_down == frozenset()


@pytest.mark.parametrize(
    ("header", "question"),
    [
        ("Von;An;Kenne", "know"),
        ("De;À;Je connais", "know"),
        ("От;До;Контакти", "contact"),
        ("Moja šifra;Šifra drugog;Saradnja", "level"),
        ("Kodi im;Kodi i tjetrit;E njoh", "know"),
        ("From;To", "tie"),
        ("Source;Target;Weight", "tie"),
    ],
)
def test_headers_in_several_languages(tmp_path: Path, header: str, question: Question) -> None:
    answer = ";1" if header.count(";") == 2 else ""
    network = read(tmp_path, f"{header}\nK10M;K11M{answer}\nK11M;K12M{answer}\n")
    assert network.questions == (question,)
    assert network.codes == ("K10M", "K11M", "K12M")
    assert network.answerers == ("K10M", "K11M")


def test_an_export_of_the_form_has_a_row_for_each_person(tmp_path: Path) -> None:
    text = (
        "start;own_code;own_code_again;about_K11M/know_K11M;about_K11M/contact_K11M;about_K12M/know_K12M;"
        "about_K12M/contact_K12M;_id\n"
        "2026;K10M;k10m;1;2;0;;7\n"
        "2026;K12M;K12M;1;1;;;8\n"
    )
    network = read(tmp_path, text, asked(tmp_path))
    assert network.questions == ("know", "contact")
    assert network.answers["contact"] == {("K10M", "K11M"): 2, ("K10M", "K12M"): 0, ("K12M", "K11M"): 1}
    assert network.answerers == ("K10M", "K12M")
    assert len(network.silent) == 16


def test_repeats_are_joined_to_their_forms(tmp_path: Path) -> None:
    workbook = Workbook()
    forms = workbook.worksheets[0]
    for row in (("own_code", "_index"), ("K10M", 1), ("K11M", 2), ("K12M", 3)):
        forms.append(row)
    repeats = workbook.create_sheet("people")
    for line in (("to", "know", "_parent_index"), ("K11M", 1, 1), ("K10M", 0, 2), ("K12M", 1, 9)):
        repeats.append(line)
    path = tmp_path / "network-after.xlsx"
    workbook.save(path)
    network = read_network(place_of(path), asked(tmp_path))
    assert network.wave.name == "after"
    assert network.answers["know"] == {("K10M", "K11M"): 1, ("K11M", "K10M"): 0}
    assert network.answerers == ("K10M", "K11M", "K12M")  # the third sent a form and named nobody
    assert [row.reason for row in network.not_used] == ["it belongs to no form, or says of nobody"]


def test_a_sheet_for_each_question(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name in ("Know", "Level"):
        sheet = workbook.create_sheet(name)
        for line in (
            (None, *CODES[:4]),
            *((code, *(1 if code != other else None for other in CODES[:4])) for code in CODES[:4]),
        ):
            sheet.append(line)
    workbook.create_sheet("Remarks").append(["Typed by the office"])
    path = tmp_path / "network-before.xlsx"
    workbook.save(path)
    network = read_network(place_of(path), asked(tmp_path))
    assert network.questions == ("know", "level")
    assert numpy.nansum(network.ties("know", CODES[:4], CODES[:4])) == 12
    assert numpy.nansum(network.ties("level", CODES[:4], CODES[:4])) == 0  # level 1 is only to know of each other
    assert "workbook.other-sheets" not in messages(network)


def test_who_did_not_answer_and_what_is_empty_is_unknown_never_a_no(tmp_path: Path) -> None:
    text = "From,To,Contact\nK10M,K11M,1\nK10M,K12M,0\nK10M,K13M,\nK11M,,\nK12M,K10M,\n"
    network = read(tmp_path, text, asked(tmp_path))
    assert network.answerers == ("K10M", "K11M")
    ties = network.ties("contact", CODES[:4], CODES[:4])
    assert ties[0, 1:].tolist()[:2] == [1, 0]
    assert numpy.isnan(ties[0, 3])  # zeros are written down in this file, and this isn't one
    assert numpy.isnan(ties[2]).all()  # K12M left all empty


def test_what_is_doubtful_is_asked_and_counts_for_nothing(tmp_path: Path) -> None:
    text = (
        "From,To,Contact\n"
        "K10M,K11M,1\nK10M,K11M,0\n"  # contradicts itself
        "K10M,K12M,perhaps\n"
        "K10M,K13M,3\n"  # no such answer
        "K10M,K10M,1\n"  # names herself
        "K10M,Z99Z,1\n"  # nobody's code
        "Ana Petrova,K10M,1\n"  # a name
        "K11M,K10M,1\nK11M,K10M,1\n"  # twice the same
        "K11M,K12M,0\n"
    )
    network = read(tmp_path, text, asked(tmp_path))
    assert network.answers["contact"] == {("K11M", "K10M"): 1, ("K11M", "K12M"): 0}
    assert sorted(set(messages(network))) == [
        "network.answer",
        "network.code",
        "network.contradiction",
        "network.self",
        "network.unknown-code",
    ]
    assert "Petrova" not in "".join(map(str, (*network.findings, *network.not_used)))
    assert len(network.not_used) == 4
    assert numpy.isnan(network.ties("contact", ["K10M"], ["K11M", "K12M", "K13M"])).all()


def test_not_known_and_yet_in_contact_is_asked(tmp_path: Path) -> None:
    network = read(tmp_path, "From,To,Know,Contact\nK10M,K11M,0,2\nK11M,K10M,0,\n", asked(tmp_path))
    assert messages(network) == ["network.not-known"]
    assert network.answers["contact"] == {("K10M", "K11M"): 2, ("K11M", "K10M"): 0}


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read(tmp_path, "Name,Country\nAna,BG\n")
    assert refused.value.findings[-1].code == "network.columns"


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("know", "yes", 1), ("know", "Да", 1), ("know", "ne", 0), ("know", "x", 1), ("know", "✓", 1),
        ("know", "2", None), ("know", "-1", None), ("know", "-99", "not asked"),
        ("contact", "1-2", 1), ("contact", "3+", 2), ("contact", "2", 2), ("contact", "12", None),
        ("contact", "3 or more", 2), ("contact", "2 - often", 2), ("level", "5", 5), ("level", "yes", None),
        ("level", "3 - we plan together", 3), ("level", "6", None), ("tie", "17", 17), ("tie", "-1", None),
        ("know", "n/a", "not asked"), ("know", "2026-02-01", None),
    ],
)  # fmt: skip
def test_answers(question: Question, text: str, answer: object) -> None:
    assert answer_of(question, text) == answer


def test_the_sectors_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Code,First name,Surname,Organisation,Profession,Status\n"
        "K7M3,Ana,Petrova,Police,police officer,confirmed\nP2QX,Bo,Berg,Shelter,social worker,confirmed\n"
        "Q4RT,Eva,Novak,Shelter,social worker,declined\n",
        encoding="utf-8",
    )
    people = people_asked(path)
    assert [(one.code, one.sector) for one in people.actors] == [("K7M3", "law enforcement"), ("P2QX", "care")]
    with pytest.raises(ContentError):
        people_asked(path, "sector")


@pytest.mark.parametrize(
    ("name", "training", "wave"),
    [
        ("trainings/al-1/network-before.csv", "al-1", "before"),
        ("al-1 network after.xlsx", "al-1", "after"),
        ("trainings/ro-2/network-follow-up-6-months-v2.csv", "ro-2", "6 months after"),
        ("export.csv", "", "export"),
    ],
)
def test_names_of_files(name: str, training: str, wave: str) -> None:
    place = place_of(Path(name))
    assert (place.training, place.wave.name) == (training, wave)


def test_a_column_of_answers_under_words_that_nobody_knows_is_asked_and_never_dropped(tmp_path: Path) -> None:
    people = asked(tmp_path)
    one, other = CODES[:2]
    network = read(
        tmp_path, f"From,To,Know,Would call,Lunch,Remarks,Row\n{one},{other},1,1,0,met in May,1001\n", people
    )
    assert network.questions == ("know", "first")
    assert messages(network) == ["network.column"]
    assert "`Lunch`" in network.findings[0].message
    network = read(tmp_path, f"From,To,Kontaktiert oft\n{one},{other},0\n", people)
    assert "Each row counts as a tie" in network.findings[0].message


def test_a_hidden_sheet_is_not_read_and_that_is_said(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, tie in (("Know", 0), ("Old", 1)):
        sheet = workbook.create_sheet(name)
        sheet.append([None, *CODES[:4]])
        for code in CODES[:4]:
            sheet.append([code, *(tie if code != other else None for other in CODES[:4])])
    workbook["Old"].sheet_state = "hidden"
    path = tmp_path / "network-before.xlsx"
    workbook.save(path)
    network = read_network(place_of(path), asked(tmp_path))
    assert network.questions == ("know",)
    assert "workbook.hidden-sheets" in messages(network)


def test_ties_without_a_direction_are_asked_and_are_no_ties(tmp_path: Path) -> None:
    rows = [
        f"{giver},{named},{kind},1"
        for giver, named, kind in zip(CODES, CODES[1:], ["Undirected", "Directed"] * 9, strict=False)
    ]
    network = read(tmp_path, "\n".join(["Source,Target,Type,Weight", *rows, ""]), asked(tmp_path))
    assert network.answerers == CODES[1::2][:8]  # those of the directed rows alone
    assert [one.message[:25] for one in network.findings] == ["9 ties without a directio"]


def test_half_a_square_says_of_nobody_who_names_whom(tmp_path: Path) -> None:
    rows = [[code, *("x" if column > row else "" for column in range(len(CODES)))] for row, code in enumerate(CODES)]
    text = "\n".join(";".join(row) for row in [["", *CODES], *rows])
    network = read(tmp_path, text, asked(tmp_path))
    assert network.answerers == ()
    assert "network.direction" in messages(network)


def test_a_sector_of_its_own_words_is_no_unknown_stakeholder(tmp_path: Path) -> None:
    path = tmp_path / "participants.csv"
    path.write_text("Code,Sector,Country\nK10M,police,AL\nK11M,shelters,AL\nK12M,GO,AL\n", encoding="utf-8")
    people = people_asked(path)
    assert [one.sector for one in people.actors] == ["police", "shelters", "GO"]
    assert "roster.unknown-value" not in {one.code for one in people.findings}
