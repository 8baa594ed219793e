"""Who completed a training is said by the programme's rule, or by the training's own."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Ecpat
from tests.event.certificates.material import PROGRAMME, put_folder


@pytest.mark.parametrize(
    ("rule", "completions"),
    [("", 1), ("attendance: {required: 75 %}", 2), ("attendance: {required: [Day 2 AM]}", 3)],
)
def test_completed_by_the_programmes_rule(folder: Path, ecpat: Ecpat, rule: str, completions: int) -> None:
    people = [("K1", "Ana Petrova", "xxxx"), ("K2", "Jan Novak", "xxx."), ("K3", "Kari Nordmann", "..x.")]
    put_folder(folder, people)
    (folder / "programme.yaml").write_text(f"{PROGRAMME}{rule}\n", "utf-8")
    out = ecpat("event", "certificates", "al-1", "--json")
    made = json.loads(out.stdout)["result"]["certificates"]
    assert sum(one["kind"] == "completion" for one in made) == completions
