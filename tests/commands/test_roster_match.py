"""`ecpat roster match` as an office uses it: propose, decide in a file, match again, count persons once."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import Ecpat
from tests.commands.inert import alive, alive_on_a_terminal

MAY = """\
No;Name;Surname;Gender;Organisation;GO/IGO/NGO;Country;Profession;E-mail
1;Sergey;Petrov;M;City Police;GO;BG;police officer;petrov@example.org
2;Ana;Kovac;F;Helpline;NGO;RS;social worker;ana@example.org
3;Ivan;Ivanov;M;Prosecution;GO;BG;prosecutor;
"""
JUNE = """\
Фамилия;Имя;Gender;Organisation;GO/IGO/NGO;Country;Profession;E-mail
Петров;Сергей;M;City Police;GO;BG;police officer;petrov@example.org
Horvat;Ana;F;Helpline;NGO;RS;social worker;ana@example.org
Иванов;Иван;M;Ministry;GO;RS;police officer;ii@example.org
"""
SORTED = "\n".join([JUNE.splitlines()[0], *reversed(JUNE.splitlines()[1:])]) + "\n"


@pytest.fixture(autouse=True)
def _lists(folder: Path) -> None:
    (folder / "may.csv").write_text(MAY, encoding="utf-8")
    (folder / "june.csv").write_text(JUNE, encoding="utf-8")


def test_nobody_is_merged_before_a_person_decides(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "match", "may.csv", "june.csv")
    assert ran.exit_code == 1
    assert "3 to 6 persons took part 6 times, in 2 lists." in ran.said
    for words in ("may.csv line 2,", "almost certain", "the same e-mail address;", "3 open"):
        assert all(word in ran.said for word in words.split()), words
    assert "Petrov" not in ran.said


def test_a_decision_is_remembered_when_the_list_is_sorted_anew(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "match", "may.csv", "june.csv", "--out", "pairs.yaml")
    text = (folder / "pairs.yaml").read_text(encoding="utf-8")
    for decision in ("same", "same", "different"):
        text = text.replace("decision:\n", f"decision: {decision}\n", 1)
    (folder / "pairs.yaml").write_text(text, encoding="utf-8")
    (folder / "june.csv").write_text(SORTED, encoding="utf-8")
    ran = ecpat("roster", "match", "june.csv", "may.csv", "-d", "pairs.yaml", "-o", "pairs-2.yaml")
    assert ran.exit_code == 0
    assert "4 persons took part 6 times, in 2 lists." in ran.said
    assert "2 persons came to two trainings or more." in ran.said
    assert text.count("key: ") == (folder / "pairs-2.yaml").read_text(encoding="utf-8").count("key: ") == 3


def test_only_new_pairs_are_asked_and_the_file_grows(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "match", "may.csv", "june.csv", "--accept-certain", "-o", "pairs.xlsx")
    (folder / "july.csv").write_text(MAY, encoding="utf-8")
    ran = ecpat("roster", "match", "june.csv", "july.csv", "-d", "pairs.xlsx", "-o", "pairs-2.xlsx")
    assert "1 decided the same, 0 different, 2 open." in ran.said, "the same entry as in may.csv"
    (folder / "august.csv").write_text(f"{MAY.splitlines()[0]}\n9;Zoe;Zorn;F;Z;NGO;AT;judge;z@z.org\n", "utf-8")
    ecpat("roster", "match", "august.csv", "july.csv", "-d", "pairs-2.xlsx", "-o", "pairs-3.xlsx")
    page = load_workbook(folder / "pairs-3.xlsx")["Pairs"]
    assert [row[0].value for row in page.iter_rows(min_row=2)].count("same") == 1, "what was decided of others is kept"


def test_the_workbook_offers_what_can_be_decided(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "match", "may.csv", "june.csv", "--names", "-o", "pairs.xlsx")
    page = load_workbook(folder / "pairs.xlsx")["Pairs"]
    (offered,) = page.data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == ('"same,different"', "A2:A4")
    assert [cell.value for cell in page[1]] == ["Decision", "People", "Names", "Likely", "Because", "Key"]
    assert page["C2"].value == "Sergey Petrov / Сергей Петров"


def test_names_that_stood_in_the_old_file_are_not_passed_on(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "match", "may.csv", "june.csv", "--names", "-o", "pairs.yaml")
    assert "Petrov" in (folder / "pairs.yaml").read_text(encoding="utf-8")
    (folder / "july.csv").write_text("Name,Organisation\nZoe Zorn,Z\n", encoding="utf-8")
    ecpat("roster", "match", "may.csv", "july.csv", "-d", "pairs.yaml", "-o", "new.yaml", "-o", "new.json")
    assert "Petrov" not in (folder / "new.yaml").read_text(encoding="utf-8")


def test_decisions_that_clash_are_refused(ecpat: Ecpat, folder: Path) -> None:
    (folder / "july.csv").write_text(MAY.replace("Sergey", "Sergei"), encoding="utf-8")
    command = ("roster", "match", "may.csv", "june.csv", "july.csv")
    ecpat(*command, "--accept-certain", "-o", "pairs.yaml")
    text = (folder / "pairs.yaml").read_text(encoding="utf-8").replace("decision: same", "decision: different", 1)
    (folder / "pairs.yaml").write_text(text, encoding="utf-8")
    ran = ecpat(*command, "-d", "pairs.yaml")
    assert ran.exit_code == 1
    assert "are different by one decision, and one person by others" in ran.said


def test_who_did_not_come_took_no_part(ecpat: Ecpat, folder: Path) -> None:
    head, *rows = MAY.splitlines()
    told = [f"{head};Status", f"{rows[0]};Declined", f"{rows[1]};confirmed", rows[2]]
    (folder / "may.csv").write_text("\n".join(told), encoding="utf-8")
    ran = ecpat("roster", "match", "may.csv", "june.csv", "--accept-certain")
    assert "1 entry declined, withdrew or did not come, and took no part" in ran.said
    assert "3 to 5 persons took part 5 times" in ran.said


def test_published_are_only_counts_of_ten_and_more(ecpat: Ecpat, folder: Path) -> None:
    assert "Fewer than 10 persons" in ecpat("roster", "match", "may.csv", "june.csv", "--publish").said
    rows = "".join(f"{n};Given{n};Sur{n}name;F;Office {n};NGO;BG;judge;p{n}@example.org\n" for n in range(24))
    (folder / "may.csv").write_text(MAY + rows, encoding="utf-8")
    ran = ecpat("roster", "match", "may.csv", "june.csv", "--publish")
    assert "27 to 30 persons took part, in 2 lists." in ran.stdout
    assert "How often they took part isn't shown" in ran.said
    assert "30 times" not in ran.said
    assert "Not shown by stakeholder type and side" in ran.said
    assert not any(word in ran.stdout for word in ("may.csv", "line", "GO"))


@pytest.mark.parametrize(
    ("may", "june", "said"),
    [
        (range(20), range(19, 20), "20 persons took part, in 2 lists."),
        (range(20), range(19), "20 persons took part, in 2 lists."),
        (range(20), range(10, 30), "30 persons took part 40 times, in 2 lists."),
        (range(20), range(20), "20 persons took part 40 times, in 2 lists."),
        (range(20), range(20, 30), "30 persons took part 30 times, in 2 lists."),
    ],
    ids=["one came again", "one missed one", "ten came again", "everybody came twice", "nobody came again"],
)
def test_persons_and_participations_published_tell_of_no_single_person(
    ecpat: Ecpat, folder: Path, may: range, june: range, said: str
) -> None:
    head = "Surname;Given name;Email;Organisation\n"
    for name, people in (("may.csv", may), ("june.csv", june)):
        rows = "".join(f"{SURNAMES[n]};Ana{n};p{n}@example.org;Office\n" for n in people)
        (folder / name).write_text(head + rows, encoding="utf-8")
    ecpat("roster", "match", "may.csv", "june.csv", "--accept-certain", "-o", "pairs.yaml")
    ran = ecpat("roster", "match", "may.csv", "june.csv", "-d", "pairs.yaml", "--publish")
    assert said in ran.said
    assert ("isn't shown" in ran.said) == ("times" not in said)


SURNAMES = [
    f"{first}{second}"
    for first in ("Kova", "Horva", "Petro", "Iones", "Dumit")
    for second in ("cic", "rescu", "lenko", "manov", "bauer", "stein")
]
PAYLOADS = ("=HYPERLINK(1)", "<script>x</script>", "[red]Ana[/red]", "@SUM(A1)", "{{7*7}}", '"; key: 1')


def test_a_name_that_would_come_alive_stays_text(ecpat: Ecpat, folder: Path) -> None:
    names = (f"{name} Sur{at}".replace('"', '""') for at, name in enumerate(PAYLOADS))
    rows = "\n".join(f'"{name}";Org {at}' for at, name in enumerate(names))
    for name in ("may.csv", "june.csv"):
        (folder / name).write_text(f"Full name;Organisation\n{rows}\n", encoding="utf-8")
    outs = ("pairs.xlsx", "pairs.yaml")
    ran = ecpat("roster", "match", "may.csv", "june.csv", "--names", *(part for out in outs for part in ("-o", out)))
    assert alive_on_a_terminal(ran) == []
    assert [alive(folder / out) for out in outs] == [[], []]
    assert ecpat("roster", "match", "may.csv", "june.csv", "-d", "pairs.yaml").stdout.count("likely") == len(PAYLOADS)
    ecpat("roster", "split", "may.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx")
    assert alive(folder / "keys.xlsx") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("may.csv",), "there is only one list"),
        (("may.csv", "may.csv"), "may.csv was given twice"),
        (("may.csv", "june.csv", "--publish", "--names"), "names and files of decisions stay in the house"),
        (("may.csv", "june.csv", "--sheet", "A", "--sheet", "B", "--sheet", "C"), "3 sheets for 2 lists"),
        (("may.csv", "june.csv", "-o", "may.yaml", "-d", "may.yaml"), "this file is read by the same command"),
    ],
)
def test_a_slip_on_the_command_line_is_said(ecpat: Ecpat, arguments: tuple[str, ...], said: str) -> None:
    ran = ecpat("roster", "match", *arguments)
    assert (ran.exit_code, said in ran.said) == (2, True), ran.said


def test_an_option_that_one_of_the_lists_needs_is_not_called_unused(ecpat: Ecpat, folder: Path) -> None:
    from openpyxl import Workbook

    (folder / "june.csv").write_text("Фамилия;Имя;Организация\nРусу;Елена;Резонанс\n", encoding="cp1251")
    book = Workbook()
    for row in (["Nume", "Prenume", "Organizația"], ["Rusu", "Elena", "Rezonans"]):
        book.worksheets[0].append(row)
    book.save(folder / "may.xlsx")
    ran = ecpat("roster", "match", "may.xlsx", "june.csv", "--encoding", "cp1251")
    assert "0 decided the same, 0 different, 1 open." in ran.said
    assert "was not used" not in ran.said
    book.save(folder / "july.xlsx")
    assert ecpat("roster", "match", "may.xlsx", "july.xlsx", "--encoding", "cp1251").said.count("was not used") == 2
