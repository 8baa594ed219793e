"""Of files as they come by mail none is put in a place that it doesn't belong to, and few are asked: the table of what
each sort of drawn file is told as (`ecpat add` places by evidence for and against each kind)."""

from collections import Counter
from pathlib import Path

import pytest

from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.deciding import UNKNOWN_KIND
from ecpat_training.folder.reading.recognising import recognise_file
from tests.commands.running import run_here
from tests.draws import some_of
from tests.folder.drawn_files import MADE, drawn
from tests.folder.material import agenda, base, people, write

EACH = 8
MOST_ASKED = 0.1


def told_of(sort: str, number: int, folder: Path) -> str:
    file = drawn(sort, number)
    path = folder / file.name
    path.write_bytes(file.data)
    return recognise_file(path, folder / "instrument.yaml").kind


def test_no_file_is_placed_wrongly_and_few_are_asked(tmp_path: Path) -> None:
    base(tmp_path)
    table: Counter[tuple[str, str, str]] = Counter()
    for at, sort in enumerate(MADE):
        for number in some_of([(number + at) % EACH for number in range(EACH)], 2):
            table[sort, MADE[sort][0] or UNUSED, told_of(sort, number, tmp_path)] += 1
    wrong = [line for line in table if line[2] not in (line[1], UNKNOWN_KIND)]
    assert wrong == []
    placed = {line: files for line, files in table.items() if line[1] != UNUSED}
    asked = sum(files for line, files in placed.items() if line[2] == UNKNOWN_KIND)
    assert asked <= MOST_ASKED * sum(placed.values()), [line for line in placed if line[2] == UNKNOWN_KIND]


@pytest.mark.parametrize(
    ("sort", "number", "words"),
    [
        ("others' form", 0, ("other questions", "Microsoft Forms")),
        ("concept note", 0, ("perhaps agenda", "words of text beside")),
        ("grades", 0, ("perhaps list", "amounts or points")),
    ],
)
def test_the_evidence_for_and_against_is_told_with_the_words(
    sort: str, number: int, words: tuple[str, ...], tmp_path: Path
) -> None:
    base(tmp_path)
    file = drawn(sort, number)
    (tmp_path / file.name).write_bytes(file.data)
    because = recognise_file(tmp_path / file.name, tmp_path / "instrument.yaml").because
    assert [word for word in words if word not in because] == [], because


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("network form trainings/al-1/participants.csv --wave before", "network", "its sheet says before"),
        ("trainers template", "trainers", "in the workbook that ecpat writes"),
        ("event attendance al-1", "attendance", "to be ticked off for 4 half-days"),
        ("event minutes experts-1", "decisions", "columns of decisions"),
        ("follow-up form al-1", "commitments", "no commitment"),
        (
            "roster check trainings/al-1/participants.csv",
            UNKNOWN_KIND,
            "ecpat wrote it and called it `Participant list",
        ),
    ],
)
def test_files_that_ecpat_wrote_are_known_by_their_mark_whatever_their_names(
    line: str, kind: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base(tmp_path)
    write(tmp_path / "trainings" / "al-1" / "agenda.yaml", agenda())
    write(tmp_path / "trainings" / "al-1" / "participants.csv", "\n".join(people("al-1")))
    monkeypatch.chdir(tmp_path)
    ran = run_here([*line.split(), "--out", "sent.xlsx"])
    assert Path("sent.xlsx").is_file(), ran.said
    recognised = recognise_file(Path("sent.xlsx"), None)
    assert recognised.kind == kind, recognised.because
    assert words in recognised.because
