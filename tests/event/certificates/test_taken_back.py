"""A certificate that was taken back isn't accepted, whatever became of the list that says so: what can't be looked up
is not "accepted"."""

import os
from datetime import date
from pathlib import Path

import pytest

from ecpat_training.event.certificates.model.taken_back import STATES_FILE, TakenBackList
from ecpat_training.event.certificates.signing.signature import public_of
from ecpat_training.event.certificates.signing.taken_back import read_list, sign_list
from tests.commands.conftest import Ecpat
from tests.event.certificates.material import OTHER, PRIVATE, put_folder
from tests.event.certificates.test_commands import PEOPLE, answered

LIST = TakenBackList(3, date(2026, 5, 12), {"AL-1-KUT53FSB": "handed to somebody else", "AL-1-ABCDEFGH": ""})


def test_a_signed_list_reads_back_with_windows_line_ends_too() -> None:
    data = sign_list(LIST, PRIVATE)
    assert read_list(data, [public_of(OTHER), public_of(PRIVATE)]) == LIST
    assert read_list(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), [public_of(PRIVATE)]) == LIST
    assert sign_list(LIST, PRIVATE) == data


def test_no_letter_of_a_list_can_be_changed_left_out_or_added() -> None:
    data, keys = sign_list(LIST, PRIVATE), [public_of(PRIVATE)]
    line_end = data.index(b"AL-1-KUT")
    for position in range(len(data)):
        for changed in (
            data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :],
            data[:position] + data[position + 1 :],
        ):
            if changed != data.removesuffix(b"\n"):
                with pytest.raises(ValueError, match=r"."):
                    read_list(changed, keys)
    shorter = data.replace(b"2 taken back", b"1 taken back")[:line_end] + data[data.index(b"signed by") :]
    for wrong in (b"", b"\n", shorter, data + data):
        with pytest.raises(ValueError, match=r"."):
            read_list(wrong, keys)
    with pytest.raises(ValueError, match="none of the programme's keys"):
        read_list(data, [public_of(OTHER)])


def test_certificates_come_with_the_list_and_the_check_says_its_day(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    before = Path(STATES_FILE).read_bytes()
    assert b"list 1 of " in before
    assert b"0 taken back" in before
    answered(ecpat)
    assert Path(STATES_FILE).read_bytes() == before  # it says the same
    ran = ecpat("event", "verify", first["text"])
    assert ran.exit_code == 0
    assert "not taken back by the programme's list 1 of" in " ".join(ran.stdout.split())


def test_without_a_list_that_was_signed_nothing_is_accepted(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    right = Path(STATES_FILE).read_bytes()
    for data in (None, b"", right[:-9], sign_list(LIST, OTHER), b"\xff\xfe\x00"):
        Path(STATES_FILE).unlink(missing_ok=True)
        if data is not None:
            Path(STATES_FILE).write_bytes(data)
        ran = ecpat("event", "verify", first["text"])
        assert ran.exit_code == 1
        assert "SIGNED, STATE NOT LOOKED UP" in ran.stdout
        assert "Accepted" not in ran.stdout


@pytest.mark.parametrize("name", ["Revoked.csv", "REVOKED.CSV", "revoked.csv"])
def test_the_numbers_count_however_the_file_is_written(ecpat: Ecpat, folder: Path, name: str) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path(name).write_text(f"Number,Reason\n{first['number']},handed to somebody else\n", "utf-8")
    assert "handed to somebody else" in ecpat("event", "verify", first["text"]).stdout


@pytest.mark.parametrize("name", ["revoked.csv.csv", "revoked (1).csv", "revoked.txt", "revoked"])
def test_a_file_that_is_nearly_called_so_is_asked(ecpat: Ecpat, folder: Path, name: str) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path(name).write_text(f"Number,Reason\n{first['number']},handed to somebody else\n", "utf-8")
    ran = ecpat("event", "verify", first["text"])
    assert ran.exit_code == 1
    assert "certificate.revoked-file" in ran.stderr


def test_a_dangling_link_a_folder_and_two_files_are_asked(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path("revoked.csv").mkdir()
    assert "certificate.revoked-file" in ecpat("event", "verify", first["text"]).stderr
    Path("revoked.csv").rmdir()
    if hasattr(os, "symlink"):
        Path("revoked.csv").symlink_to("gone.csv")
        assert "certificate.revoked-file" in ecpat("event", "verify", first["text"]).stderr
        Path("revoked.csv").unlink()
    for name in ("revoked.csv", "Revoked.xlsx"):
        Path(name).write_text("Number,Reason\n", "utf-8")
    assert "certificate.revoked-file" in ecpat("event", "verify", first["text"]).stderr


def test_a_list_signed_anew_takes_a_number_back_elsewhere(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path("revoked.csv").write_text(f"Number,Reason\n{first['number'].lower()},wrong  name\n", "utf-8")
    assert "doesn't hold every number" in " ".join(ecpat("event", "keys").stdout.split())
    assert ecpat("event", "keys", "--sign-list").exit_code == 0
    assert f"{first['number']} wrong name" in Path(STATES_FILE).read_text("utf-8")
    elsewhere = folder / "court"
    elsewhere.mkdir()
    for sent in ("certificate-keys.csv", STATES_FILE):
        (elsewhere / sent).write_bytes(Path(sent).read_bytes())
    ran = ecpat("event", "verify", first["text"], "--certificate-keys", elsewhere)
    assert ran.exit_code == 1
    assert "NOT ACCEPTED" in ran.stdout
    assert "wrong name" in ran.stdout


def test_a_number_stays_taken_back_where_the_table_of_them_is_lost(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    Path("revoked.csv").write_text(f"Number,Reason\n{first['number']},wrong name\n", "utf-8")
    ecpat("event", "keys", "--sign-list")
    Path("revoked.csv").unlink()
    ecpat("event", "keys", "--sign-list")
    assert "list 3 of" in Path(STATES_FILE).read_text("utf-8")
    assert ecpat("event", "verify", first["text"]).exit_code == 1


def test_a_new_key_signs_the_list_and_a_stolen_one_signs_none(ecpat: Ecpat, folder: Path) -> None:
    put_folder(folder, PEOPLE)
    first = answered(ecpat)[0]
    old_list = Path(STATES_FILE).read_bytes()
    ecpat("event", "keys", "--new")
    assert ecpat("event", "verify", first["text"]).exit_code == 0
    keys = Path("certificate-keys.csv").read_text("utf-8-sig")
    Path("certificate-keys.csv").write_text(keys.replace("no longer used", "stolen"), "utf-8")
    second = answered(ecpat)[0]
    assert ecpat("event", "verify", second["text"]).exit_code == 0
    Path(STATES_FILE).write_bytes(old_list)
    assert "NOT LOOKED UP" in ecpat("event", "verify", second["text"]).stdout
