"""One code on two people: nobody is made of the cells of two."""

import itertools
from pathlib import Path

import pytest

from ecpat_training.files.csv.file import parse_csv
from ecpat_training.folder.merging.joining.folders import merge_folders
from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.model.memory import Folder
from ecpat_training.folder.merging.reading.memory import memory_bytes, read_memory
from ecpat_training.folder.merging.workflows.merge import merge_with_answers
from tests.commands.running import Ran, run_here
from tests.folder.merging.material import cells, lay, take

LIST = "participants.csv"
HEADER = "Code,Surname,Given name,Organisation,E-mail,Phone\n"
SENT = HEADER + "AL01,Hoxha,Ana,Police,ana@x.example,1\nAL02,Leka,Besa,NGO,besa@x.example,2\n"
DEMA = "AL04,Dema,Cene,Court,cene@x.example,4\n"
KOLA = "AL04,Kola,Bora,Police,bora@x.example,5\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def merge(*line: str) -> Ran:
    return run_here(["merge", *line])


def folder(label: str, *rows: str, sent: str = SENT) -> Folder:
    return Folder(label, {LIST: (sent + "".join(rows)).encode()})


def again(merged: Merged, label: str) -> Folder:
    return Folder(label, merged.files, read_memory(memory_bytes(merged.memory)))


def rows(merged: Merged) -> list[str]:
    """The rows below those that were sent out, as they are written."""
    return [",".join(str(cell or "") for cell in row) + "\n" for row in parse_csv(merged.files[LIST], LIST).rows[3:]]


BASE = {LIST: SENT.encode()}


def test_one_code_of_two_people_is_two_rows_and_one_question() -> None:
    merged = merge_folders(BASE, [folder("al", DEMA), folder("ro", KOLA)])
    assert rows(merged) == [DEMA, KOLA]
    assert len(merged.questions) == 1


def test_who_gets_another_code_is_answered_and_stays(here: Path) -> None:
    for name, more in (("sent", ""), ("al", DEMA), ("ro", KOLA)):
        lay(here / name, {LIST: SENT + more})
    ran = merge("al", "ro", "--base", "sent", "--out", "merged")
    assert ran.exit_code == 1
    assert "1 question" in ran.said
    told = str(cells(here / "merged/merge.xlsx", "Questions"))
    assert "Kola" not in told
    assert "Dema" not in told
    take(here / "merged/merge.xlsx", ["give AL04 (line 4 of ro) another code"])
    assert merge("al", "ro", "--base", "sent", "--answers", "merged/merge.xlsx", "--out", "one").exit_code == 0
    wanted = SENT + DEMA + KOLA.replace("AL04", "AL05")
    assert (here / "one" / LIST).read_text("utf-8") == wanted
    for line in (["merged"], ["merged", "ro"], ["one"], ["one", "al", "ro"], ["ro", "one", "merged"]):
        out = "-".join(line)
        assert merge(*line, "--base", "sent", "--out", f"out-{out}").exit_code == 0
        assert (here / f"out-{out}" / LIST).read_bytes() == (here / "one" / LIST).read_bytes()


def test_the_new_code_is_one_that_no_row_has() -> None:
    folders = [folder("al", DEMA, "AL05,Gjoka,Ilir,Court,ilir@x.example,6\n"), folder("ro", KOLA)]
    first = merge_folders(BASE, folders)
    (question,) = first.questions
    choice = next(at for at, one in enumerate(question.choices) if "another code" in one)
    done, unused = merge_with_answers(BASE, folders, {question.key: {choice}}, {})
    assert unused == 0
    assert not done.questions
    assert sorted(row[:4] for row in rows(done)) == ["AL04", "AL05", "AL06"]
    bg = folder("bg", "AL06,Marku,Elsa,NGO,elsa@x.example,7\n")  # who comes later has that code as well
    later = merge_folders(BASE, [again(done, "done"), bg])
    assert len(later.questions) == 1
    assert sorted(row[:4] for row in rows(later)) == ["AL04", "AL05", "AL06", "AL06"]
    at_once = merge_folders(BASE, [*folders, bg], later.ballot.decisions and done.memory.decisions)
    assert at_once.files == later.files


def test_the_same_person_with_the_same_code_is_one_row() -> None:
    other = DEMA.replace("Dema,Cene", "DEMA,Cene").replace(",4\n", ",44\n")
    merged = merge_folders(BASE, [folder("al", DEMA), folder("ro", other)])
    assert len(rows(merged)) == 1
    assert {one.address.column for one in merged.questions} == {"Surname", "Phone"}


def test_letters_written_in_two_ways_are_one_person() -> None:
    composed = DEMA.replace("Cene", "\u00c7ene")
    merged = merge_folders(BASE, [folder("al", composed), folder("ro", composed.replace("\u00c7", "C\u0327"))])
    assert len(rows(merged)) == 1


def test_a_second_row_with_a_code_that_was_sent_out_is_a_row_of_its_own() -> None:
    second = "AL01,Marku,Elsa,NGO,elsa@x.example,7\n"
    ro = folder("ro", sent=SENT.replace("ana@x.example,1", "ana@x.example,11"))
    merged = merge_folders(BASE, [folder("al", second), ro])
    assert rows(merged) == [second]
    assert b"ana@x.example,11" in merged.files[LIST]
    assert len(merged.questions) == 1  # no question whether Ana is Ana
    assert len(merged.questions[0].choices) == 2  # who was sent out keeps the code


PARTS = [DEMA, KOLA, "AL04,Dema,Cene,Court,,4\n", "AL01,Marku,Elsa,NGO,elsa@x.example,7\n", "AL05,Kola,Bora,,,\n"]


@pytest.mark.parametrize("few", [*itertools.combinations(range(len(PARTS)), 3)])
def test_any_order_and_any_steps_give_the_same(few: tuple[int, ...]) -> None:
    folders = [folder(f"partner-{at}", PARTS[at]) for at in few]
    at_once = merge_folders(BASE, folders)
    assert {PARTS[at] for at in few} <= {*rows(at_once)}
    for order in itertools.permutations(folders):
        assert memory_bytes(merge_folders(BASE, order).memory) == memory_bytes(at_once.memory)
        some = again(merge_folders(BASE, order[:2]), "some")
        later = merge_folders(BASE, [some, order[2]])
        assert later.files == at_once.files
        assert later.questions == at_once.questions
    once = merge_folders(BASE, [again(at_once, "merged")])
    assert once.files == at_once.files
    assert memory_bytes(once.memory) == memory_bytes(at_once.memory)


ZEROS = "Code,Surname,Given name,Phone\n01,Hoxha,Ana,0691\n02,Leka,Besa,+3552\n10,Marku,Elsa,3\n"


def zeros(al: str, sent: str = ZEROS) -> Merged:
    return merge_folders({LIST: sent.encode()}, [Folder("al", {LIST: al.encode()})])


def test_zeros_that_excel_dropped_are_said_and_no_change() -> None:
    merged = zeros("Code;Surname;Given name;Phone\r\n1;Hoxha;Ana;691\r\n2;Leka-Dema;Besa;3552\r\n10;Marku;Elsa;3\r\n")
    wanted = parse_csv(ZEROS.replace("Leka", "Leka-Dema").encode(), LIST).rows
    assert parse_csv(merged.files[LIST], LIST).rows == wanted
    assert not merged.questions
    (said,) = [one for one in merged.findings if one.code == "merge.zeros"]
    assert "2 codes and 2 values" in said.message
    assert str(said.where) == "al/participants.csv:2"


def test_a_code_that_may_be_two_is_not_guessed() -> None:
    sent = ZEROS.replace("10,Marku", "001,Marku")
    merged = zeros(sent.replace("01,Hoxha", "1,Hoxha", 1), sent)
    assert merged.questions
    assert not [one for one in merged.findings if one.code == "merge.zeros"]


BORA = ",Kola,Bora,Police,bora@x.example,5\n"


def test_a_row_that_partners_gave_a_code_and_another_changed_is_one_question() -> None:
    sent = SENT + BORA
    coded = folder("al", sent=sent.replace(BORA, f"AL04{BORA}"))
    changed = folder("bg", sent=sent.replace("bora@x.example,5", "bora@x.example,55"))
    base = {LIST: sent.encode()}
    folders = [coded, Folder("ro", coded.files), changed]
    merged = merge_folders(base, folders)
    assert len(merged.questions) == 1
    same = merged.questions[0].choices.index("tsame")
    done, _ = merge_with_answers(base, folders, {merged.questions[0].key: {same}}, {})
    assert rows(done) == ["AL04,Kola,Bora,Police,bora@x.example,55\n"]
    assert not done.questions
    once = merge_folders(base, [again(done, "done")])
    assert once.files == done.files
    later = merge_folders(base, [again(merge_folders(base, folders[:2]), "some"), changed])
    assert later.files == merged.files
    assert later.questions == merged.questions
