"""The board, a list's check, the funnel, the attendance check, certificates, a donor's table, the event's pack, the
sheets of simulated cases and the report say the same numbers of a training's people, in the same words."""

from pathlib import Path

import pytest

from tests.draws import some_of
from tests.folder.drawn_counts import counts_said, differences, put_programme

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
