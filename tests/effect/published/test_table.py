"""The table of published effects holds together, and says of every slip where it is and what to write."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.core.errors import ContentError
from ecpat_training.core.shipped import shipped
from ecpat_training.effect.published.comparing.sizes import sizes
from ecpat_training.effect.published.reading.table import effects_of, read_tables, shipped_table
from tests.effect.published.material import entry

WAVES = {"before": {"n": 40, "mean": 10, "sd": 2}, "after": {"n": 40, "mean": 12, "sd": 4}}


def test_the_shipped_table_holds_together() -> None:
    (read,) = read_tables([])
    assert len(read.table.effects) >= 36
    assert all(one.where for one in read.table.effects)
    assert {one.audience for one in read.table.effects} >= {"police", "multi-agency", "health", "social work"}


def test_a_warning_that_many_overlook_is_in_it() -> None:
    """Self-rated knowledge fell while confidence rose, in the same seven courses (Carpenter and others 2011)."""
    moved = {one.id: one.direction for one in effects_of(read_tables([]))}
    assert moved["carpenter2011-knowledge"] == "down"
    assert moved["carpenter2011-confidence"] == "up"


def test_standard_errors_of_the_shipped_table_are_those_of_metafor() -> None:
    """escalc of metafor 4.8: SMD1H, SMDH, SMD and AS of the printed figures, without correction."""
    found = {
        (one.id, metric): size.variance for one in effects_of(read_tables([])) for metric, size in sizes(one).items()
    }
    expected = {
        ("lee2021-knowledge-end", "d_pre"): 0.007351140344,
        ("lee2021-knowledge-end", "d_av"): 0.008564955206,
        ("lee2021-knowledge-6-months", "d_pre"): 0.013937118544,
        ("compton2014-deescalation", "d_between"): 0.007399257826,
        ("prevent-it-2016-behaviour", "h"): 4 * 0.002083333333,
        ("arthur2003-learning", "d_between"): None,
    }
    for key, variance in expected.items():
        assert found[key] == (None if variance is None else pytest.approx(variance, abs=1e-11))


def _read(folder: Path, *entries: dict[str, Any]) -> None:
    table = {"published effects": "Ours", "version": "1", "date": "2026-10-01", "effects": list(entries)}
    (folder / "own.yaml").write_text(yaml.safe_dump(table, sort_keys=False), encoding="utf-8")
    read_tables([folder / "own.yaml"])


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ({"doi": "doi:10.1/x", "direction": "up"}, "doi"),
        ({"source": None, "direction": "up"}, "say where the study is found"),
        ({}, "give a `value`, or both waves, or at least the `direction`"),
        ({"value": 0.5}, "needs the `metric`"),
        ({"value": 0.5, "metric": "d_av", "low": 0.6, "high": 0.9}, "lies between `low` and `high`"),
        ({"value": 0.5, "metric": "d_av", "low": 0.1}, "an interval has both ends"),
        ({"value": 15, "metric": "d_pre"}, "larger than any training's effect"),
        ({"direction": "up", "se": 0.1}, "belongs to a `value`"),
        ({"direction": "up", "kind": "review"}, "of how many `studies`"),
        ({"before": {"n": 40, "mean": 10, "sd": 2}}, "both waves"),
        ({"before": {"n": 40, "mean": 10, "sd": 2}, "after": {"n": 40, "share": 0.5}}, "hold the same"),
        ({"before": {"n": 40}, "after": {"n": 40}}, "mean and SD, or the share"),
        ({**WAVES, "value": 1.2, "metric": "d_pre"}, "is not what the means and SDs give, 1.00"),
        ({"direction": "up", "outcome": "wisdom"}, "outcome"),
        ({"direction": "up", "instrument": "self-rating"}, "is `self-rated knowledge`"),
        ({"direction": "up", "year": 1850}, "write a year from 1950"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, slip: dict[str, Any], says: str) -> None:
    with pytest.raises(ContentError) as raised:
        _read(tmp_path, entry("A", **slip))
    (finding,) = raised.value.findings
    assert says in f"{finding.message} {finding.hint}"
    assert finding.where is not None
    assert finding.where.line is not None
    assert finding.where.line >= 5


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        _read(tmp_path, entry("A"), entry("B", value=9, metric="d_av"))
    assert len(raised.value.findings) == 2


def test_a_printed_value_that_agrees_with_its_means_is_kept(tmp_path: Path) -> None:
    _read(tmp_path, entry("A", **WAVES, value=1.01, metric="d_pre"))
    own = next(one for one in effects_of(read_tables([tmp_path / "own.yaml"])) if one.id == "study-a")
    assert sizes(own)["d_pre"].value == 1.01
    assert sizes(own)["d_pre"].variance_source == "means"


def test_an_id_stands_once_in_a_table_and_in_all_of_them(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="is there 2 times"):
        _read(tmp_path, entry("A", direction="up"), entry("A", direction="up"))
    with pytest.raises(ContentError, match="in another table already"):
        _read(tmp_path, entry("A", id="lee2021-knowledge-end", direction="up"))


def test_another_file_in_the_place_of_a_table_is_told_what_it_is() -> None:
    with pytest.raises(ContentError, match="this is an instrument"):
        read_tables([shipped("examples") / "tirana-2005" / "instrument.yaml"])


def test_the_shipped_table_is_found_where_it_ships() -> None:
    assert shipped_table().is_file()
