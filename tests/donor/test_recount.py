"""Every cell of every template, counted again from the files by a program that shares nothing with ecpat."""

import json
from pathlib import Path

import pytest

from tests.commands.running import run_here
from tests.donor.recount import EVENTS, TEMPLATES, decide, draw_folder, recount
from tests.draws import some_of

LISTS = [f"{training}.csv" for training, _, _ in EVENTS]


def differences(seed: int) -> tuple[int, list[str]]:
    """How many cells there are, and those that the two programs count otherwise; in the folder where one stands."""
    draw_folder(seed, Path())
    assert run_here(["roster", "match", *LISTS, "-o", "pairs.yaml"]).exit_code in (0, 1)
    apart = decide(Path(), seed % 3, seed)
    cells, wrong = 0, []
    for template in sorted(path.stem for path in TEMPLATES.glob("*.yaml")):
        line = ["donor", *LISTS, "-p", "programme.yaml", "-d", "pairs.yaml", "--donor", template, "--json"]
        ran = run_here([*line, "--counts", "partner.csv"])
        assert ran.exit_code == bool(apart), ran.said
        result = json.loads(ran.stdout)["result"]
        indicators = (result["everybody"], *result["indicators"])
        found = {
            (each["code"], one["window"], one["by"], one["label"]): (
                one["persons_low"], one["persons_high"], one["participations"], one["without_names"], one["answered"],
            )
            for each in indicators
            for one in each["figures"]
        }  # fmt: skip
        bodies = {each["code"]: each["organisations"] for each in indicators if each["organisations"] is not None}
        again, bodies_again = recount(Path(), template, apart)
        cells += len(again) + len(bodies_again)
        wrong += [
            f"{template} {cell}: {found.get(cell)} and {again.get(cell)}"
            for cell in sorted({*found, *again})
            if found.get(cell) != again.get(cell)
        ]
        wrong += [f"{template}: {bodies} and {bodies_again}"] if bodies != bodies_again else []
    return cells, wrong


@pytest.mark.parametrize("seed", some_of(range(3), 1))
def test_every_cell_is_what_a_second_program_counts(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cells, wrong = differences(seed)
    assert cells > 200
    assert wrong == []
