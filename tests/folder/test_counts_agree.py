"""The board, a list's check, the funnel, the attendance check, certificates, a donor's table, the event's pack, the
sheets of simulated cases and the report say the same numbers of a training's people, in the same words."""

from datetime import date
from pathlib import Path

import pytest

from ecpat_training.folder.workflows.status import status
from tests.draws import some_of
from tests.folder.drawn_counts import counts_said, differences, put_programme
from tests.folder.material import answers, base, people, write

SEEDS = some_of(range(40), 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_outputs_say_the_same_of_a_drawn_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("ECPAT_KEYS", str(tmp_path / "private"))
    put_programme(tmp_path / "programme", seed)
    said = counts_said(tmp_path / "programme")
    assert {"seats", "registered", "pre", "post"} <= said.keys()
    assert differences(said) == []
    way = [min(said[stage].values()) for stage in ("registered", "invited", "confirmed", "attended") if stage in said]
    assert way == sorted(way, reverse=True)


def test_more_answers_than_people_are_no_share_of_them(tmp_path: Path) -> None:
    base(tmp_path)
    home = tmp_path / "trainings" / "al-1"
    head, *rows = people("al-1")
    rows = [*(f"{row};declined" for row in rows[:2]), *(f"{row};confirmed" for row in rows[2:])]
    write(home / "participants.csv", "\n".join([f"{head};Status", *rows]))
    write(home / "pre.csv", answers("al-1", date(2005, 9, 5), 20))
    row = next(row for row in status(tmp_path, date(2005, 9, 20)).rows if row.training == "al-1")
    texts = {step.name: step.what for step in row.steps}
    assert row.people == 18
    assert texts["invitations"] == "20 of 20 invited, 18 confirmed"
    assert texts["before"] == "20 answers for 18 people"
