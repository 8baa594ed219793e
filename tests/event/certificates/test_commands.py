"""`ecpat event certificates|verify|keys` as a coordinator, and as whoever checks a paper, uses them."""

import json
import os
import stat
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.commands.conftest import Ecpat
from tests.commands.opening import parts, text, texts
from tests.documents.payloads import payloads
from tests.event.certificates.material import attendance_csv, put_folder

PEOPLE = [("K1", "Ana Petrova", "xxxx"), ("K2", "Кари Нордманн", "x.xx"), ("K3", "Nobody There", "....")]
HOME = Path("trainings/al-1")


def pages(home: Path = HOME) -> dict[str, Path]:
    """Each person's page by code."""
    return {path.name.partition("-")[0].upper(): path for path in (home / "certificates").glob("k*.docx")}


def test_who_signed_gets_a_page_and_who_did_not_gets_none(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ran = ecpat("event", "certificates", "al-1")
    assert ran.exit_code == 0
    assert "1 of completion, 1 of attendance; 1 person signed for nothing and got none" in ran.stderr
    made = pages()
    assert set(made) == {"K1", "K2"}
    assert "Certificate of completion" in text(made["K1"])
    assert "Ana Petrova" in text(made["K1"])
    assert "Nordmann" not in text(made["K1"])
    assert "Certificate of attendance" in text(made["K2"])
    assert "3 of 4" in text(made["K2"])
    assert "gives no licence" in text(made["K2"])
    both = text(HOME / "certificates" / "all.docx")
    assert "Ana Petrova" in both
    assert "Кари Нордманн" in both
    assert "Nobody There" not in both


def test_the_list_for_the_board_has_codes_and_numbers_and_no_names(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    everything = b"".join(parts(HOME / "certificates.xlsx").values()).decode("utf-8", "replace")
    assert "Petrova" not in everything
    book = openpyxl.load_workbook(HOME / "certificates.xlsx")
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True) if row and row[0] in ("K1", "K2", "K3")]
    assert [row[:2] for row in rows] == [("K1", "completion"), ("K2", "attendance")]


def test_the_board_knows_the_list_that_was_written_with_the_certificates(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    board = json.loads(ecpat("status", ".", "--on", "2026-05-12", "--json").raw)["result"]
    (row,) = [one for one in board["trainings"] if one["training"] == "al-1"]
    (step,) = [one for one in row["steps"] if one["step"] == "certificates"]
    assert (step["state"], step["what"]) == ("done", "2 of 2")


def test_the_list_reads_as_one_person_a_row(ecpat: Ecpat, folder: Path) -> None:
    from ecpat_training.roster.reading.file import ListFile, read_roster

    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    read = read_roster(ListFile(HOME / "certificates.xlsx", sheet="Certificates"))
    assert len(read.roster.participants) == 2


def test_a_page_is_checked_by_public_keys_alone_and_its_name_by_the_words_on_it(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    page = pages()["K2"]
    elsewhere = folder / "court"
    elsewhere.mkdir()
    (elsewhere / "keys.csv").write_bytes(Path("certificate-keys.csv").read_bytes())
    for sent in ("certificate-keys.csv", "certificate-states.txt"):
        (elsewhere / sent).write_bytes(Path(sent).read_bytes())
    ran = ecpat("event", "verify", page, "--certificate-keys", elsewhere / "certificate-keys.csv")
    assert ran.exit_code == 0
    assert "Accepted" in ran.stdout
    assert "3 of 4 half-days" in ran.stdout
    assert "Нордманн" not in ran.stdout
    words = next(one for one in texts(page) if one.count("-") == 3 and len(one) == 19)
    assert "that you gave is the one" in " ".join(
        ecpat("event", "verify", page, "--name", "кари нордманн", "--words", words).stdout.split()
    )
    other = ecpat("event", "verify", page, "--name", "Ana Petrova", "--words", words)
    assert other.exit_code == 1
    assert "NOT ACCEPTED" in other.stdout


def test_several_texts_are_read_from_a_file_and_each_judged(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    said = [one["text"] for one in answered(ecpat)]
    Path("scanned.txt").write_text(f"Dear all, please check\n{said[0]}\nand {said[1][:90]}\n{said[1][90:]}.\n", "utf-8")
    ran = ecpat("event", "verify", "scanned.txt", "--json")
    found = json.loads(ran.stdout)["result"]["texts"]
    assert [one["accepted"] for one in found] == [True, False]  # the full stop belongs to no text
    Path("scanned.txt").write_text(f"{said[0]}\nand {said[1][:90]}\n{said[1][90:]} \n", "utf-8")
    found = json.loads(ecpat("event", "verify", "scanned.txt", "--json").stdout)["result"]["texts"]
    assert [one["accepted"] for one in found] == [True, True]


def answered(ecpat: Ecpat) -> list[dict[str, str]]:
    ran = ecpat("event", "certificates", "al-1", "--force", "--json")
    made: list[dict[str, str]] = json.loads(ran.stdout)["result"]["certificates"]
    return made


def test_a_number_in_revoked_csv_is_not_accepted(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path("revoked.csv").write_text(f"Number,Reason\n {first['number'].lower()},handed to somebody else\n", "utf-8")
    ran = ecpat("event", "verify", first["text"])
    assert ran.exit_code == 1
    assert "handed to somebody else" in ran.stdout + ran.stderr


def test_the_same_files_give_the_same_bytes(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    before = {path: path.read_bytes() for path in HOME.rglob("*.docx")}
    ecpat("event", "certificates", "al-1", "-q", "--force")
    assert {path: path.read_bytes() for path in HOME.rglob("*.docx")} == before


def test_nothing_is_written_where_one_page_is_there_already(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    page, other = pages()["K1"], pages()["K2"]
    other.unlink()
    assert ecpat("event", "certificates", "al-1").exit_code == 5
    assert page.is_file()
    assert not other.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_the_private_key_is_its_owners_alone_and_outside_of_the_folder(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ran = ecpat("event", "certificates", "al-1")
    (key,) = Path(os.environ["ECPAT_KEYS"]).glob("*.pem")
    assert str(key) in ran.stderr
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not key.is_relative_to(folder)
    assert all(stat.S_IMODE(page.stat().st_mode) == 0o600 for page in pages().values())
    secret = key.read_bytes().split(b"\n")[1]
    assert not any(secret in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    key.chmod(0o644)
    refused = ecpat("event", "certificates", "al-1", "--force")
    assert "[certificate.open-key]" in refused.stderr


def test_a_lost_key_is_followed_by_a_new_one_and_old_certificates_stay_good(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    old = answered(ecpat)[0]["text"]
    for key in Path(os.environ["ECPAT_KEYS"]).glob("*.pem"):
        key.unlink()
    assert "[certificate.no-key]" in ecpat("event", "certificates", "al-1", "--force").stderr
    ran = ecpat("event", "keys", "--new")
    assert ran.exit_code == 0
    assert ran.stdout.count("no longer used") == 1
    new = answered(ecpat)[0]["text"]
    assert new != old
    assert ecpat("event", "verify", old).exit_code == 0
    assert ecpat("event", "verify", new).exit_code == 0
    listed = Path("certificate-keys.csv").read_text("utf-8-sig").replace("no longer used", "stolen")
    Path("certificate-keys.csv").write_text(listed, "utf-8")
    assert "[certificate.stolen-key]" in ecpat("event", "verify", old).stderr


def test_a_private_key_never_stands_in_the_shared_folder(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_folder(folder, PEOPLE)
    monkeypatch.setenv("ECPAT_KEYS", str(folder / "keys"))
    assert "[certificate.shared-key]" in ecpat("event", "certificates", "al-1").stderr
    assert not (folder / "keys").exists()


def test_the_language_is_the_trainings_or_the_one_that_is_asked_for(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE, "ro-1")
    assert ecpat("event", "certificates", "ro-1", "-q").exit_code == 0
    assert "Certificat de absolvire" in text(pages(Path("trainings/ro-1"))["K1"])
    assert ecpat("event", "certificates", "ro-1", "-q", "--force", "--language", "uk").exit_code == 0
    assert "Свідоцтво про проходження" in text(pages(Path("trainings/ro-1"))["K1"])


def test_a_name_is_in_the_code_only_where_it_was_asked_for(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    assert "Ana" not in ecpat("event", "verify", answered(ecpat)[0]["text"]).stdout
    ecpat("event", "certificates", "al-1", "-q", "--force", "--with-name", "--open-badges")
    page = pages()["K1"]
    assert "Ana Petrova" in ecpat("event", "verify", page).stdout
    assert page.with_suffix(".jwt").is_file()


def test_every_payload_as_a_name_comes_out_as_text(ecpat: Ecpat, folder: Path) -> None:
    """In pages, in what the codes say, and in no name of a file."""
    from ecpat_training.core.text import squeeze, visible

    tried = [one for one in payloads() if squeeze(visible(one)) and one.isprintable() and "\ud800" not in one]
    put_folder(folder, [(f"K{at}", f"Ana {one}", "xxxx") for at, one in enumerate(tried, 100)])
    assert ecpat("event", "certificates", "al-1", "-q", "--with-name").exit_code == 0
    made = pages()
    assert len(made) == len(tried)
    for at, one in enumerate(tried, 100):
        page = made[f"K{at}"]
        assert page.name.replace("-", "").replace(".docx", "").isalnum()
        name = squeeze(visible(one))
        assert name[:40] in " ".join(squeeze(visible(said)) for said in texts(page))


def test_a_list_without_codes_that_is_sorted_gives_everybody_the_same_number(ecpat: Ecpat, folder: Path) -> None:
    """A number that was taken back, or stands on a paper, is never somebody else's."""

    def numbers(people: list[tuple[str, str, str]]) -> dict[str, str]:
        put_folder(folder, people)
        ecpat("event", "certificates", "al-1", "--force", "-q")
        made = {next(n for _, n, _ in people if n in text(path)): path for path in (HOME / "certificates").glob("r*")}
        return {name: path.name.partition("-")[2] for name, path in made.items()}

    people = [("", "Ana Petrova", "xxxx"), ("", "Boris Ivanov", "xxxx"), ("", "Çelik Ada", "xx..")]
    first = numbers(people)
    for path in (HOME / "certificates").iterdir():
        path.unlink()
    assert numbers(people[::-1]) == first
    assert len(set(first.values())) == 3


def test_certificates_are_of_the_newest_version_of_the_sheets(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    (HOME / "attendance-v2.csv").write_text(attendance_csv([("K2", "Boris Ivanov", "xxxx")]), "utf-8")
    ecpat("event", "certificates", "al-1", "-q")
    assert set(pages()) == {"K2"}


def test_the_board_reads_the_list_of_certificates(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    ecpat("event", "certificates", "al-1", "-q")
    rows = json.loads(ecpat("status", "--on", "2026-06-30", "--json").stdout)["result"]
    assert "workbook.other-sheets" not in json.dumps(rows)


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"])
def test_a_number_is_taken_back_whatever_dash_a_word_processor_made(ecpat: Ecpat, folder: Path, dash: str) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    number = f"\u200b{first['number'].replace('-', dash)}\u00a0"
    Path("revoked.csv").write_text(f"Number,Reason\n{number},handed to somebody else\n", "utf-8")
    assert ecpat("event", "verify", first["text"]).exit_code == 1


def test_the_keys_are_those_of_the_file_that_is_named(ecpat: Ecpat, folder: Path) -> None:
    """Another programme's keys are never taken in its stead."""
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path("partner (1).csv").write_text(
        '"Key","Public key","Since","State"\n'
        '"56475aa7","A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=","2026-05-12","in use"\n',
        "utf-8",
    )
    assert ecpat("event", "verify", first["text"]).exit_code == 0
    ran = ecpat("event", "verify", first["text"], "--certificate-keys", "partner (1).csv")
    assert ran.exit_code == 1
    assert "certificate.unknown-key" in ran.stdout + ran.stderr


def test_pages_of_whoever_gets_none_now_are_taken_away_and_other_files_stay(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    assert ecpat("event", "certificates", "al-1", "--open-badges").exit_code == 0
    (HOME / "certificates" / "own notes.docx").write_bytes(b"mine")
    put_folder(folder, [("K1", "Ana Petrova", "xxxx"), ("K2", "Кари Нордманн", "....")])
    before = pages()["K2"].name
    ran = ecpat("event", "certificates", "al-1", "--force", "--open-badges")
    assert ran.exit_code == 0
    assert set(pages()) == {"K1"}
    assert before in ran.stderr
    assert sorted(path.suffix for path in (HOME / "certificates").iterdir()) == [".docx", ".docx", ".docx", ".jwt"]
    assert (HOME / "certificates" / "own notes.docx").read_bytes() == b"mine"
    assert "taken away" not in ecpat("event", "certificates", "al-1", "--force", "--open-badges").stderr


def test_hours_go_up_to_the_time_of_leaving_and_say_of_how_many(ecpat: Ecpat, folder: Path) -> None:
    """Two days from 9:00 to 17:30 are 17 hours. Who left at 15:00 was there an hour and a half of that afternoon."""
    put_folder(folder, PEOPLE)
    rows = ("K1,Ana Petrova,x,left 15:00,x,x", "K2,Kari Nordmann,x,left early,x,x", "K3,Jan Novak,x,x,x,x")
    lines = "\n".join(("Code,Name,Day 1 AM,Day 1 PM,Day 2 AM,Day 2 PM", *rows, ""))
    (HOME / "attendance.csv").write_text(lines, encoding="utf-8")
    ran = ecpat("event", "certificates", "al-1")
    made = {code: text(path) for code, path in pages().items()}
    whole = 17
    assert f"14:15 of {whole}" in made["K1"]
    assert f"12:45 of {whole}" in made["K2"]
    assert f"{whole} of {whole}" in made["K3"]
    assert "of 1 no time is known" in ran.stderr
