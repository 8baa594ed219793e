"""Every engine counts the same answers alike."""

from pathlib import Path

import pandas
import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.effect.counting.engines.duckdb import PlainFiles, count_plain_files
from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.survey.model.responses import WaveResponses
from tests.effect.counting.drawn import FORM, SCALES, answers
from tests.effect.waves import instrument

duckdb = pytest.importorskip("duckdb")


def plain(wave: WaveResponses, folder: Path, kind: str) -> PlainFiles:
    table = pandas.concat([wave.codes.rename("code"), wave.answers, wave.groups], axis=1)
    path, csv = folder / f"{wave.wave}.{kind}", folder / f"{wave.wave}.csv"
    table.to_csv(csv, index=False)
    if kind == "parquet":
        duckdb.sql(f"COPY (SELECT * FROM read_csv('{csv}')) TO '{path}' (FORMAT parquet)")
    return PlainFiles(wave.wave, (path,))


@pytest.mark.parametrize(("seed", "kind"), [(0, "csv"), (1, "csv"), (2, "parquet")])
def test_duckdb_counts_what_the_rows_hold(tmp_path: Path, seed: int, kind: str) -> None:
    before, after = answers(seed, 120)
    expected = count_responses(FORM, before, after)
    found = count_plain_files(FORM, plain(before, tmp_path, kind), plain(after, tmp_path, kind))
    for part in ("instrument", "before", "after", "sides", "scales", "items", "groups", "alone", "waves"):
        assert getattr(found, part) == getattr(expected, part), part
    assert found == expected


@pytest.mark.parametrize("wrong", ["6", "0", "2.5", "nan", "inf", "1e999", "five"])
def test_what_is_no_answer_is_refused_and_counted_by_column(tmp_path: Path, wrong: str) -> None:
    before, after = answers(0, 40)
    files = plain(before, tmp_path, "csv"), plain(after, tmp_path, "csv")
    lines = (tmp_path / "pre.csv").read_text().splitlines()
    header, row = lines[0].split(","), lines[1].split(",")
    row[header.index("s0")] = wrong
    (tmp_path / "pre.csv").write_text("\n".join([lines[0], ",".join(row), *lines[2:]]))
    with pytest.raises(ContentError, match="the column `s0` has 1 cell with something that is no answer"):
        count_plain_files(FORM, *files)


def test_words_for_no_answer_are_blank_also_where_they_are_numbers(tmp_path: Path) -> None:
    before, after = answers(0, 60)
    expected = count_responses(FORM, before, after)
    marked = FORM.model_copy(update={"missing": ("99", "N/A")})
    files = [plain(wave, tmp_path, "csv") for wave in (before, after)]
    for name in ("pre.csv", "post.csv"):
        text = (tmp_path / name).read_text().splitlines()
        at = text[0].split(",").index("s2")
        rows = [line.split(",") for line in text[1:]]
        for row in rows:
            row[at] = row[at] or "99"
        (tmp_path / name).write_text("\n".join([text[0], *map(",".join, rows)]))
    found = count_plain_files(marked, *files)
    assert (found.scales, found.items, found.alone) == (expected.scales, expected.items, expected.alone)


def test_a_planned_comparison_group_is_not_counted_among_the_trained(tmp_path: Path) -> None:
    before, after = answers(0, 40)
    plan = {"primary": "quiz", "comparison group": {"column": "side", "is": "Police"}}
    planned = instrument(*SCALES, groups=["side"], plan=plan)
    with pytest.raises(ContentError, match="the plan has a comparison group"):
        count_plain_files(planned, plain(before, tmp_path, "csv"), plain(after, tmp_path, "csv"))
