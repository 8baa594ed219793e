"""Files of quotas as sortition tools write them, and what is wrong with others."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.roster.reading.quotas import read_quotas


def written(folder: Path, text: str) -> Path:
    path = folder / "features.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("header", ["feature,value,min,max", "category,name,min,max", "category,feature,min,max"])
def test_headers_of_three_tools(tmp_path: Path, header: str) -> None:
    quotas = read_quotas(written(tmp_path, f"{header}\ngender,F,9,11\ngender,M,9,11\nsector,NGO,7,9\n"))
    assert quotas.features == ("gender", "sector")
    assert [(one.value, one.least, one.most, one.where.line) for one in quotas.values] == [
        ("F", 9, 11, 2),
        ("M", 9, 11, 3),
        ("NGO", 7, 9, 4),
    ]
    assert quotas.findings == ()


def test_flexible_bounds_are_not_used_and_that_is_said(tmp_path: Path) -> None:
    quotas = read_quotas(written(tmp_path, "feature,value,min,max,min_flex,max_flex\ngender,F,9,11,0,20\n"))
    (said,) = quotas.findings
    assert "min_flex and max_flex were not used: no quota is ever relaxed silently" in str(said)


def test_everything_wrong_is_said_at_its_cell(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_quotas(written(tmp_path, "feature,value,min,max\ngender,F,eleven,11\n,M,9,11\nage,old,5,3\ngender,x,1,\n"))
    told = [(str(one.where).rpartition("features.csv")[2], one.code) for one in caught.value.findings]
    assert told == [
        (":2:3", "quotas.number"),
        (":3:1", "quotas.missing"),
        (":4:3", "quotas.order"),
        (":5:4", "quotas.number"),
    ]


def test_a_value_with_two_quotas_is_asked(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"has its quota in .*features\.csv:2 already"):
        read_quotas(written(tmp_path, "feature,value,min,max\ngender,F,1,2\ngender,f,3,4\n"))


def test_another_table_is_no_table_of_quotas(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no column value, min and max"):
        read_quotas(written(tmp_path, "feature,points\ngender,3\n"))


def test_titles_may_stand_above_the_header(tmp_path: Path) -> None:
    quotas = read_quotas(written(tmp_path, "Quotas of the pilot,,,\n\nfeature,value,min,max\ngender,F,9,11\n"))
    assert [(one.value, one.where.line) for one in quotas.values] == [("F", 4)]
