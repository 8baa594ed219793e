"""`ecpat survey count --sql` and `--cells`: whoever has the answers runs one SELECT, and hands in its rows."""

import json
import random
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")

FORM = """\
instrument: What do you know
id: know
code: {columns: [code]}
groups: [side]
scales:
  - id: quiz
    title: Knowledge
    kind: multiple choice
    items:
      - {id: q1, key: a, options: {a: "yes, often", b: "no"}}
      - {id: q2, key: b, options: {a: "yes, often", b: "no"}}
  - {id: sure, title: Confidence, kind: likert, answers: 1-5, items: [{id: s1}, {id: s2, reversed: true}]}
"""
ENGINES = ("duckdb", "spark", "bigquery", "snowflake", "clickhouse")


@pytest.fixture
def answers(folder: Path) -> Path:
    draw = random.Random(4)
    (folder / "know.yaml").write_text(FORM, "utf-8")
    for wave in ("pre", "post"):
        lines = ["code,q1,q2,s1,s2,side"]
        for person in range(40):
            if draw.random() < 0.9:
                code = f"ŽAN {person:03d}" if wave == "pre" else f"zan-{person}"
                given = [draw.choice("ab"), draw.choice(["a", "b", ""]), draw.randint(1, 5), draw.choice(["", 2, 4])]
                lines.append(
                    ",".join(map(str, [code, *given, draw.choice(["Police", "Care"]) if wave == "pre" else ""]))
                )
        (folder / f"{wave}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_the_rows_of_the_select_make_the_file_that_the_answers_make(ecpat: Ecpat, answers: Path) -> None:
    form = ("--instrument", "know.yaml", "--whole")
    assert ecpat("survey", "count", "pre.csv", "post.csv", *form, "--out", "counted.json").exit_code == Exit.CLEAN
    select = ecpat("survey", "count", "--sql", "duckdb", "--instrument", "know.yaml").stdout
    with duckdb.connect() as engine:
        for wave in ("pre", "post"):
            engine.execute(f"CREATE TABLE {wave} AS FROM read_csv('{answers}/{wave}.csv', all_varchar = true)")
        engine.execute(f"COPY ({select.rstrip().rstrip(';')}) TO '{answers}/cells.csv' (HEADER)")
    ran = ecpat("survey", "count", "--cells", "cells.csv", *form, "--out", "from-cells.json")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    one, other = (json.loads((answers / name).read_text("utf-8")) for name in ("counted.json", "from-cells.json"))
    assert one == other
    assert one["counts"][0]["sides"][0]["answers"] > 30


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_gets_its_own_words(ecpat: Ecpat, answers: Path, engine: str) -> None:
    sqlglot = pytest.importorskip("sqlglot")
    ran = ecpat("survey", "count", "--sql", engine, "--instrument", "know.yaml", "--out", "count.sql")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    said = (answers / "count.sql").read_text("utf-8")
    assert "ecpat_code" not in said
    assert len(sqlglot.parse(said.rstrip().rstrip(";"), read=engine)) == 1
    assert ("TRY_CAST(" in said) == (engine in ("duckdb", "spark", "snowflake"))
    assert ("SAFE_CAST(" in said) == (engine == "bigquery")
    assert ("toFloat64OrNull(" in said) == (engine == "clickhouse")


def test_an_engine_that_is_not_known_is_said(ecpat: Ecpat, answers: Path) -> None:
    ran = ecpat("survey", "count", "--sql", "oracle", "--instrument", "know.yaml")
    assert ran.exit_code == Exit.USAGE
    assert "no SELECT is known in `oracle`" in ran.stderr


def test_answers_and_cells_are_not_counted_together(ecpat: Ecpat, answers: Path) -> None:
    (answers / "cells.csv").write_text("part\n")
    ran = ecpat("survey", "count", "pre.csv", "post.csv", "--cells", "cells.csv", "--instrument", "know.yaml")
    assert ran.exit_code == Exit.USAGE
    assert "either files of answers or --cells" in ran.stderr
