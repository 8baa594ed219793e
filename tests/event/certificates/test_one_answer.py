"""Who came is one number, whoever is asked: certificates, the board, the funnel, a donor's table."""

import json
from pathlib import Path

import pytest

from ecpat_training.commands.training_files import ATTENDANCE
from ecpat_training.folder.reading.contents import contents
from ecpat_training.folder.workflows.funnel import programme_funnel
from ecpat_training.programme.reading.programme import read_programme
from tests.commands.conftest import Ecpat
from tests.commands.running import run_here
from tests.draws import some_of
from tests.event.attendance.drawn import put_drawn

SEEDS = some_of(range(6), 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_commands_count_whom_the_sheet_has(ecpat: Ecpat, folder: Path, seed: int) -> None:
    truth = put_drawn(folder, seed)
    file = folder / "programme.yaml"
    (board,) = (one for one in contents(*read_programme(file), file).trainings if one.training.id == "al-1")
    signed = board.files[ATTENDANCE].facts
    assert (signed.code, signed.attended, signed.unclear, signed.half_days) == ("", truth.came, 0, 4)
    (way,) = [one for one in programme_funnel(file).trainings if one.training == "al-1"]
    assert not way.unread
    assert sum(one.reached["attended"] is True for one in way.people) == truth.came
    assert sum(one.reached["completed"] is True for one in way.people) == truth.completed
    donor = json.loads(run_here(["donor", "-p", "programme.yaml", "--donor", "eea", "--json"]).stdout)["result"]
    assert donor["everybody"]["figures"][0]["participations"] == truth.came
    made = json.loads(ecpat("event", "certificates", "al-1", "--json").stdout)["result"]["certificates"]
    assert len(made) == truth.certified
    assert sum(one["kind"] == "completion" for one in made) == truth.completed
