"""People stay in the list: no name, address or number of anybody reaches an output, nor a folder's owner."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import COMMANDS, FORMATS, PROGRAMME, outs, small_files
from tests.commands.running import Ran


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


CANARIES = ("Zyxwanda", "Qvorbjorg", "Xanthurlo", "canary-mail.example", "555 0199", "5550199")
ROSTER = """\
No;Name;Surname;Gender;Organisation;GO/IGO/NGO;Country;Profession;E-mail;Telephone;Remark
1;Zyxwanda;Qvorbjorg;F;City Police;GO;BG;police officer;qvorbjorg.x@canary-mail.example;+359 555 0199;
2;Kari;Xanthurlo;woman?;Child Helpline;NG0;NO;wizard;xanthurlo(at)canary-mail.example;+47 5550199;Zyxwanda
3;Zyxwanda;Qvorbjorg;F;City Police;GO;BG;police officer;qvorbjorg.x@canary-mail.example;+359 555 0199;again
4;Zyxwanda;Xanthurlo;M;;IGO;FR;Officer;qvorbjorg.x@canary-mail.example;;Qvorbjorg knows
;;;;;;;;;;Qvorbjorg signs for all
"""


SHIFTED = """\
Given name,Surname,Organisation,GO/IGO/NGO,Profession,Gender,Country,Region,E-mail
Zyxwanda,City Police,,GO,Qvorbjorg,Zyxwanda Qvorbjorg,Qvorbjorg,Qvorbjorg,a@example.org
Kari,Xanthurlo,Helpline,Xanthurlo Kari,police officer (Xanthurlo),ZYXWANDA,Zyxwanda Qvorbjorg,BG,b@example.org
Jean,Marais,Xanthurlo,NGO,Herr Xanthurló,Квorbjorg/Zyxwanda,FR,Mr Xanthurlo,c@example.org
"""
AS_AN_ID = """\
id,Given name,Surname,Organisation,GO/IGO/NGO,Profession,Gender
Zyxwanda Qvorbjorg,Ana,Petrova,City Police,GO,police officer,f
Zyxwanda Qvorbjorg,Kari,Nordmann,Helpline,NGO,social worker,f
"""
AS_A_HEADER = """\
Given name,Surname,Organisation,GO/IGO/NGO,Profession (Xanthurlo),Zyxwanda Qvorbjorg,Mr Xanthurlo
Ana,Xanthurlo,City Police,GO,wizard,f,vegetarian
Kari,Nordmann,Helpline,NGO,social worker,f,
"""
AS_AN_ORGANISATION = """\
Name,Organisation,GO/IGO/NGO,Profession,Gender
Zyxwanda Qvorbjorg,Zyxwanda Qvorbjorg,GO,police officer,f
Kari Nordmann,QVORBJORG Zyxwanda,GO,police officer,f
Ana Petrova,Zyxwanda Qvorbjorg,GO,police officer,f
Jean Marais,zyxwanda qvorbjorg,GO,police officer,blue
"""
LISTS = {
    "as it should be": ROSTER,
    "cells shifted": SHIFTED,
    "as an id": AS_AN_ID,
    "as a header": AS_A_HEADER,
    "as an organisation": AS_AN_ORGANISATION,
}


@pytest.mark.parametrize("roster", LISTS.values(), ids=LISTS)
def test_no_name_address_or_number_leaves_the_list(ecpat: Ecpat, folder: Path, roster: str) -> None:
    one_each = "    - at most of one: {organisation: 1, region: 1, country: 1}\n  team:"
    (folder / "programme.yaml").write_text(PROGRAMME.replace("  team:", one_each), encoding="utf-8")
    (folder / "roster.csv").write_text(roster, encoding="utf-8")
    ran = ecpat(*COMMANDS["roster check"], *outs("report"))
    assert "roster.csv:" in ran.stderr, "there is something to say about the cells"
    assert len(list(folder.glob("report.*"))) == len(FORMATS)
    assert leaks(ran, *(folder / f"report.{ending}" for ending in FORMATS)) == []


@pytest.mark.parametrize("roster", LISTS.values(), ids=LISTS)
def test_no_name_leaves_lists_whose_people_are_recognised(ecpat: Ecpat, folder: Path, roster: str) -> None:
    (folder / "roster.csv").write_text(roster, encoding="utf-8")
    (folder / "june.csv").write_text(roster.replace("Kari", "Mari").replace("Ana,", "Ani,"), encoding="utf-8")
    ran = ecpat(*COMMANDS["roster match"], "-o", "pairs.xlsx", "-o", "pairs.json", "-o", "pairs.yaml")
    assert "key: " in (folder / "pairs.yaml").read_text(encoding="utf-8"), "there is somebody to recognise"
    assert leaks(ran, *folder.glob("pairs.*")) == []
    ran = ecpat(*COMMANDS["roster match"], "--publish", "-o", "public.json", "-d", "pairs.yaml")
    assert leaks(ran, folder / "public.json") == []


@pytest.mark.parametrize("roster", LISTS.values(), ids=LISTS)
def test_no_name_reaches_another_program(ecpat: Ecpat, folder: Path, roster: str) -> None:
    (folder / "roster.csv").write_text(roster, encoding="utf-8")
    (folder / "june.csv").write_text(roster.replace("Kari", "Mari").replace("Ana,", "Ani,"), encoding="utf-8")
    split = ("roster", "split", "roster.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx")
    lines = (COMMANDS["roster check"], COMMANDS["roster match"], ("roster", "map", "roster.csv"), split)
    for line in lines:
        ran = ecpat(*line, "--json")
        assert ran.stdout.startswith("{"), line
        assert leaks(ran) == [], line


@pytest.mark.parametrize("roster", LISTS.values(), ids=LISTS)
def test_no_name_gets_among_the_data(ecpat: Ecpat, folder: Path, roster: str) -> None:
    (folder / "roster.csv").write_text(roster, encoding="utf-8")
    split = ("roster", "split", "roster.csv", "--organisation", "name", "--keys", "keys.xlsx", "--coded", "data.xlsx")
    ran = ecpat(*split, "-o", "report.json")
    assert leaks(ran, folder / "data.xlsx", folder / "report.json") == []
    (folder / "keys.xlsx").rename(folder / "old.xlsx")
    ran = ecpat(*split, "--keys-from", "old.xlsx", "--force")
    assert leaks(ran, folder / "data.xlsx") == []


ORGANISATIONS = """\
Name,Organisation,GO/IGO/NGO,Profession,Gender,Country
Ana Petrova,City Police,GO,police officer,f,BG
Kari Nordmann,CITY POLICE,GO,police officer,f,BG
Jean Marais,Qvorbjorg Institute,IGO,wizard,m,BG
Ivo Babic,,NGO,social worker,m,BG
"""


@pytest.mark.parametrize("limit", [1, 3])
def test_a_body_with_one_person_there_is_not_named(ecpat: Ecpat, folder: Path, limit: int) -> None:
    """Whoever knows the body knows who is meant."""
    at_most = f"    - at most of one: {{organisation: {limit}}}\n  team:"
    (folder / "programme.yaml").write_text(PROGRAMME.replace("  team:", at_most), encoding="utf-8")
    (folder / "roster.csv").write_text(ORGANISATIONS, encoding="utf-8")
    ran = ecpat(*COMMANDS["roster check"], "-o", "report.json", "-o", "report.html")
    assert leaks(ran, folder / "report.json", folder / "report.html") == []
    report = (folder / "report.json").read_text(encoding="utf-8")
    assert "1 body with 1 person there" in report
    assert "City Police" in report


TELLING = (
    "Novi Sad-zyxwanda@canary-mail.example", "zyxwanda qvorbjorg <q@x>", "Zyxwanda Qvorbjorg (Police)", "0555 0199 77",
    "Xanthurlo", "07 M. Qvorbjorg", "Xanthurlo-555 0199 5",
)  # fmt: skip
OTHERS = ("Kari Xanthurlo", "Zyxwanda Xanthurlo (NGO)", "xanthurlo@canary-mail.example")


def test_no_code_that_may_name_somebody_is_shown_anywhere(ecpat: Ecpat, folder: Path) -> None:
    """Linked, with a typing error, sent twice, given to two people, alone in either wave: what names somebody is found
    by its row."""
    header, more = "code,points", ["AA01,3", "BB02,5", "CC03,7"]
    before = [f"{code},{at}" for at, code in enumerate((*TELLING, *OTHERS[:2], OTHERS[1], TELLING[0]))]
    after = [f"{code},{at + 2}" for at, code in enumerate((*TELLING[:3], TELLING[3] + "8", *OTHERS[2:], OTHERS[2]))]
    (folder / "pre.csv").write_text("\n".join([header, *more, *before]) + "\n", encoding="utf-8")
    (folder / "post.csv").write_text("\n".join([header, *more, *after]) + "\n", encoding="utf-8")
    for reader in ("evaluator", "coordinator"):
        made = outs(f"{reader}/effect")
        ran = ecpat(*COMMANDS["evaluate"], "--for", reader, *made, "--data", f"{reader}/data")
        assert ran.exit_code == Exit.CLEAN, ran.stderr
        assert "look like people's names or addresses" in ran.stderr
        written = [path for path in (folder / reader).rglob("*") if path.is_file()]
        assert len(written) > len(FORMATS)
        assert leaks(ran, *written) == []
    assert "the answer in line 12" in opening.text(folder / "evaluator" / "effect.html")
    ran = ecpat("survey", "inspect", "pre.csv", "-o", "seen.json", "-o", "seen.html")
    assert leaks(ran, folder / "seen.json", folder / "seen.html") == []
    ran = ecpat("survey", "map", "pre.csv", "-i", "quiz.yaml", "-o", "map.yaml")
    assert leaks(ran, folder / "map.yaml") == []


def leaks(ran: Ran, *paths: Path) -> list[tuple[str, str]]:
    """Where a canary stands in what a command said or wrote, packed files' parts among it."""
    spread = {"stdout": ran.stdout.encode(), "stderr": ran.stderr.encode()}
    for path in paths:
        spread |= {f"{path.name}: {name}": data for name, data in opening.parts(path).items()}
        spread[f"{path.name}: text"] = opening.text(path).encode()
    return [
        (where, word) for where, data in spread.items() for word in CANARIES if word.lower().encode() in data.lower()
    ]


def test_no_folder_of_ones_own_is_written_into_a_report(ecpat: Ecpat, folder: Path) -> None:
    home = folder / "home-of-zyxwanda"
    home.mkdir()
    for path in [path for path in folder.iterdir() if path.is_file()]:
        path.rename(home / path.name)
    for name, (command, *arguments) in COMMANDS.items():
        whole = [home / part if "." in part else part for part in arguments]
        ecpat(command, *whole, *outs(f"made/{name}"))
    assert len(list((folder / "made").iterdir())) == len(COMMANDS) * len(FORMATS)
    for path in (folder / "made").iterdir():
        assert [name for name, data in opening.parts(path).items() if b"zyxwanda" in data] == [], path.name
