"""`ecpat roster split`: names in one file, data in another, and codes that stay with their people."""

from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.own_codes import is_code
from ecpat_training.roster.reading.roster import roster_from
from tests.commands.conftest import Ecpat
from tests.commands.kills import Kill, bytes_of, hidden
from tests.commands.material import PROGRAMME

LIST = """\
No;Name;Surname;Gender;Organisation;GO/IGO/NGO;Country;Profession;E-mail;Telephone;Passport;Remark
1;Ana;Petrova;F;City Police;GO;BG;police officer;ana@example.org;+359 555 0199;AB1234567;vegetarian
2;Kari;Nordmann;F;Child Helpline;NGO;Norway;head of unit (Oslo);kari@example.org;;;
3;Jean;Marais;M;Liaison Office;IGO;FR;police officer;jean@example.org;;;brings Zoe
4;Ivo;Babic;?;CITY POLICE;GO;BG;police officer;ivo@example.org;;;
"""
SPLIT = ("roster", "split", "list.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx")


@pytest.fixture(autouse=True)
def _list(folder: Path) -> None:
    (folder / "list.csv").write_text(LIST, encoding="utf-8")
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")


def rows(path: str) -> list[dict[str, str]]:
    """A workbook's rows by its header."""
    header, *below = read_table(path).rows
    return [{str(title): str(cell or "") for title, cell in zip(header, row, strict=False)} for row in below]


def codes(path: str) -> dict[str, str]:
    """The code of each e-mail address."""
    return {row["e-mail"]: row["code"] for row in rows(path)}


@pytest.mark.attack("data under drawn codes")
def test_names_go_one_way_and_data_the_other(ecpat: Ecpat) -> None:
    ran = ecpat(*SPLIT)
    assert ran.exit_code == 0, ran.said
    keys, data = rows("keys.xlsx"), rows("data.xlsx")
    assert list(data[0]) == ["code", "stakeholder type", "role", "profession", "gender", "country", "organisation"]
    assert {row["code"] for row in keys} == {row["code"] for row in data}
    assert [row["code"] for row in data] == sorted(row["code"] for row in data), "no order of the list"
    by_address = {row["e-mail"]: row for row in keys}
    ana, kari = by_address["ana@example.org"], by_address["kari@example.org"]
    assert (ana["given name"], ana["surname"], ana["Passport"], ana["Remark"]) == (
        "Ana", "Petrova", "AB1234567", "vegetarian"
    )  # fmt: skip
    assert kari["Profession"] == "head of unit (Oslo)", "what no table knows stays with the keys"
    assert "Country" not in kari, "Norway is NO in the data"
    of_code = {row["code"]: row for row in data}
    assert (of_code[kari["code"]]["profession"], of_code[kari["code"]]["country"]) == ("", "NO")
    ivo = by_address["ivo@example.org"]
    assert ivo["organisation code"] == ana["organisation code"] == of_code[ana["code"]]["organisation"]
    assert "nothing is known of it" in ran.said
    assert "`ecpat roster split`, from list.csv; codes are drawn." in ran.said
    assert "4 of 4 people are alike in everything with fewer than 2 others" in ran.said


def test_a_list_may_come_through_a_pipe(ecpat: Ecpat) -> None:
    piped = ["-" if argument == "list.csv" else argument for argument in SPLIT]
    ran = ecpat(*piped, stdin=LIST.encode())
    assert ran.exit_code == 0, ran.said
    assert "from standard input; codes are drawn." in ran.said
    assert len(rows("keys.xlsx")) == len(rows("data.xlsx")) == 4


def test_the_data_are_a_list_that_other_commands_read(ecpat: Ecpat) -> None:
    ecpat(*SPLIT)
    people = roster_from(read_table("data.xlsx")).roster.participants
    assert {person.code for person in people} == set(codes("keys.xlsx").values())
    ran = ecpat("roster", "check", "data.xlsx", "-p", "programme.yaml", "-o", "check.json")
    assert "4 participants, and every row is counted" in ran.said


def test_groups_of_the_data_are_read_again_by_their_codes(ecpat: Ecpat) -> None:
    ecpat(*SPLIT)
    ecpat("roster", "groups", "data.xlsx", "--groups", "2", "--rounds", "2", "-o", "groups.xlsx")
    again = (
        "roster",
        "groups",
        "data.xlsx",
        "--groups",
        "2",
        "--rounds",
        "2",
        "--earlier",
        "groups.xlsx",
        "--held",
        "1",
    )
    gone = codes("keys.xlsx")["kari@example.org"]
    ran = ecpat(*again, "--leaves", f"{gone} after 1")
    assert ran.exit_code == 0, ran.said
    assert f"Not there: {gone}." in ran.said


@pytest.mark.attack("data under drawn codes")
def test_codes_are_drawn_anew_unless_there_is_a_seed_that_needs_the_same_list(ecpat: Ecpat, folder: Path) -> None:
    found = []
    for seed in ((), (), ("--seed", "1"), ("--seed", "1"), ("--seed", "2")):
        ecpat(*SPLIT, *seed, "--force")
        found.append(tuple(sorted(codes("keys.xlsx").values())))
        assert all(map(is_code, found[-1]))
    assert (len(set(found)), found[2]) == (4, found[3])
    (folder / "list.csv").write_text(LIST.replace("vegetarian", "vegan"), encoding="utf-8")
    ecpat(*SPLIT, "--seed", "1", "--force")
    assert tuple(sorted(codes("keys.xlsx").values())) != found[2]


def test_people_keep_their_codes_when_they_are_on_the_next_list(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*SPLIT)
    lines = LIST.splitlines()
    new = "5;Mila;Peric;F;Shelter;NGO;RS;social worker;mila@example.org;;;"
    (folder / "list.csv").write_text("\n".join([lines[0], lines[4], lines[2], lines[1], new]), encoding="utf-8")
    again = (*SPLIT[:3], "--keys", "keys-2.xlsx", "--coded", "data-2.xlsx", "--keys-from", "keys.xlsx")
    ran = ecpat(*again)
    assert ran.exit_code == 0, ran.said
    old, now = codes("keys.xlsx"), codes("keys-2.xlsx")
    assert now == {**old, "mila@example.org": now["mila@example.org"]}, "the one who left is kept in the keys"
    assert now["mila@example.org"] not in old.values()
    assert old["jean@example.org"] not in {row["code"] for row in rows("data-2.xlsx")}
    offices = [{row["e-mail"]: row["organisation code"] for row in rows(path)} for path in ("keys.xlsx", "keys-2.xlsx")]
    assert offices[0].items() <= offices[1].items()


def test_who_may_be_somebody_with_a_code_is_decided_first(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*SPLIT)
    (folder / "list.csv").write_text(LIST.replace("Ana;Petrova", "Ана;Петрова").replace("ana@", "a.p@"), "utf-8")
    again = (*SPLIT[:3], "--keys", "keys-2.xlsx", "--coded", "data-2.xlsx", "--keys-from", "keys.xlsx")
    ran = ecpat(*again)
    assert ran.exit_code == 1
    assert "list.csv:2: error: this may be the person of keys.xlsx row" in ran.said
    assert not (folder / "keys-2.xlsx").exists()
    ecpat("roster", "match", "keys.xlsx", "list.csv", "-o", "pairs.yaml")
    text = (folder / "pairs.yaml").read_text(encoding="utf-8")
    (folder / "pairs.yaml").write_text(text.replace("decision:\n", "decision: same\n"), encoding="utf-8")
    assert ecpat(*again, "-d", "pairs.yaml").exit_code == 0
    assert codes("keys-2.xlsx")["a.p@example.org"] == codes("keys.xlsx")["ana@example.org"]


@pytest.mark.attack("data under drawn codes")
def test_the_data_are_no_keys(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*SPLIT)
    ran = ecpat(*SPLIT[:3], "--keys", "keys-2.xlsx", "--coded", "data-2.xlsx", "--keys-from", "data.xlsx")
    assert ran.exit_code == 1
    assert "data.xlsx: error: the keys hold no names or addresses: no person can be recognised." in ran.said
    assert not (folder / "keys-2.xlsx").exists()


def test_only_statuses_that_are_known_are_data(ecpat: Ecpat, folder: Path) -> None:
    head, *below = LIST.splitlines()
    told = [
        f"{head};Status",
        *(f"{row};{status}" for row, status in zip(below, ("Invited", "Zoe knows", "", ""), strict=True)),
    ]
    (folder / "list.csv").write_text("\n".join(told), encoding="utf-8")
    ecpat(*SPLIT)
    assert sorted(row["status"] for row in rows("data.xlsx")) == ["invited", "registered", "registered", "registered"]
    assert {row["Status"] for row in rows("keys.xlsx")} >= {"Zoe knows"}


@pytest.mark.parametrize(("how", "there"), [("name", "City Police"), ("none", None)])
def test_organisations_stand_in_the_data_as_one_wishes(ecpat: Ecpat, how: str, there: str | None) -> None:
    ecpat(*SPLIT, "--organisation", how, "--without", "country")
    data = rows("data.xlsx")
    assert "country" not in data[0]
    assert (there is None and "organisation" not in data[0]) or there in {row["organisation"] for row in data}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--keys", "keys.csv", "--coded", "data.xlsx"), "--keys keys.csv: this is a workbook, .xlsx"),
        (("--keys", "a.xlsx", "--coded", "b.xlsx", "--without", "name"), "there is no column `name`"),
        (("--keys", "a.xlsx", "--coded", "b.xlsx", "--organisation", "all"), "Write one of code, name and none."),
        (("--keys", "a.xlsx", "--coded", "b.xlsx", "--keys-from", "list.csv"), "the keys have no column `code`"),
    ],
)
def test_a_slip_is_said(ecpat: Ecpat, arguments: tuple[str, ...], said: str) -> None:
    ran = ecpat("roster", "split", "list.csv", *arguments)
    assert ran.exit_code in (1, 2)
    assert said in ran.said


def test_keys_and_data_of_one_draw_carry_one_mark(ecpat: Ecpat, folder: Path) -> None:
    """Whoever joins them by hand sees it, and every command that is given both looks at it."""
    ecpat(*SPLIT)
    (kind, mark), (other, same) = (str(read_table(f"{name}.xlsx").sheet).split() for name in ("keys", "data"))
    assert (kind, other, mark) == ("Keys", "Data", same)
    (folder / "data.xlsx").rename(folder / "data-old.xlsx")
    ecpat(*SPLIT, "--force")
    again = ("--keys", "keys-2.xlsx", "--coded", "data-2.xlsx")
    for both in (
        ("split", "data-old.xlsx", "--keys-from", "keys.xlsx", *again),
        ("match", "data-old.xlsx", "keys.xlsx"),
    ):
        ran = ecpat("roster", *both)
        assert ran.exit_code == 1
        assert "data-old.xlsx: error: these data are of the draw" in ran.said
        assert "[split.other-draw]" in ran.said
    assert not (folder / "keys-2.xlsx").exists()
    assert "[split.other-draw]" not in ecpat("roster", "match", "data.xlsx", "keys.xlsx").said


def test_codes_kept_by_a_seed_or_by_keys_keep_their_mark(ecpat: Ecpat) -> None:
    ecpat(*SPLIT, "--seed", "7")
    before = read_table("data.xlsx").sheet
    ecpat(*SPLIT, "--seed", "7", "--force")
    assert read_table("data.xlsx").sheet == before
    ecpat(*SPLIT[:3], "--keys-from", "keys.xlsx", "--keys", "k2.xlsx", "--coded", "d2.xlsx")
    assert read_table("d2.xlsx").sheet == before
    ecpat(*SPLIT, "--force")
    assert read_table("data.xlsx").sheet != before


def test_data_open_in_excel_keep_their_keys(ecpat: Ecpat, folder: Path) -> None:
    """New keys beside old data, and the link between people and data was lost."""
    ecpat(*SPLIT)
    before = bytes_of(folder)
    with Kill(10**6, frozenset({"data.xlsx"}))():
        ran = ecpat(*SPLIT, "--force")
    assert ran.exit_code == 5
    assert "Neither it nor any other file of this run was written." in ran.said
    assert bytes_of(folder) == before
    assert hidden(folder) == []
