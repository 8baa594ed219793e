"""Every engine counts the same answers alike."""

from pathlib import Path

import pandas
import pytest

from ecpat_training.effect.counting.engines.duckdb import PlainFiles, count_plain_files
from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.counting.drawn import FORM, answers

pytest.importorskip("duckdb")


def plain(wave: WaveResponses, folder: Path, kind: str) -> PlainFiles:
    table = pandas.concat([wave.codes.rename("code"), wave.answers, wave.groups], axis=1)
    path = folder / f"{wave.wave}.{kind}"
    table.to_csv(path, index=False)
    return PlainFiles(wave.wave, (path,))


@pytest.mark.parametrize("seed", range(3))
def test_duckdb_counts_what_the_rows_hold(tmp_path: Path, seed: int) -> None:
    before, after = answers(seed, 120)
    expected = count_responses(FORM, before, after)
    found = count_plain_files(FORM, plain(before, tmp_path, "csv"), plain(after, tmp_path, "csv"))
    for part in ("instrument", "before", "after", "sides", "scales", "items", "groups", "alone", "waves"):
        assert getattr(found, part) == getattr(expected, part), part
    assert found == expected
