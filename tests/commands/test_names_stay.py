"""People stay in the list: no name, address or number of anybody reaches an output, nor a folder's owner."""

from pathlib import Path

import pytest

from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import COMMANDS, FORMATS, outs, small_files


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


def test_no_name_address_or_number_leaves_the_list(ecpat: Ecpat, folder: Path) -> None:
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    ran = ecpat(*COMMANDS["roster check"], *outs("report"))
    assert "roster.csv:" in ran.stderr, "there is something to say about the cells"
    spread = {"stdout": ran.stdout.encode(), "stderr": ran.stderr.encode()}
    for ending in FORMATS:
        path = folder / f"report.{ending}"
        spread |= {f"{ending}: {name}": data for name, data in opening.parts(path).items()}
        spread[f"{ending}: text"] = opening.text(path).encode()
    assert len(spread) > 30
    found = [
        (where, word) for where, data in spread.items() for word in CANARIES if word.lower().encode() in data.lower()
    ]
    assert found == []


def test_no_folder_of_ones_own_is_written_into_a_report(ecpat: Ecpat, folder: Path) -> None:
    home = folder / "home-of-zyxwanda"
    home.mkdir()
    for name in ("programme.yaml", "roster.csv", "agenda.yaml", "pre.csv", "post.csv", "quiz.yaml"):
        (folder / name).rename(home / name)
    for name, (command, *arguments) in COMMANDS.items():
        whole = [home / part if "." in part else part for part in arguments]
        ecpat(command, *whole, *outs(f"made/{name}"))
    assert len(list((folder / "made").iterdir())) == 4 * len(FORMATS)
    for path in (folder / "made").iterdir():
        assert [name for name, data in opening.parts(path).items() if b"zyxwanda" in data] == [], path.name
