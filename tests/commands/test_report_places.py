"""What stays in the house and what may leave it: told by the place, and by a mark where the format carries one."""

import json
import zipfile
from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.effect.workflows.publishing import was_published
from tests.commands.running import run_here

pytestmark = pytest.mark.attack("the house")

EXAMPLE = shipped("examples") / "tirana-2005"
ANSWERS = [str(EXAMPLE / name) for name in ("pre-kobo.csv", "post-google-forms.csv")]
ENDINGS = ("docx", "xlsx", "html", "json")


def test_published_files_bear_a_mark_whatever_the_command_that_made_them_and_internal_ones_none(tmp_path: Path) -> None:
    for name, how in (("published", ["--publish", "--ledger", str(tmp_path / "ledger.yaml")]), ("internal", [])):
        outs = [word for ending in ENDINGS for word in ("--out", str(tmp_path / f"reports/{name}/effect.{ending}"))]
        ran = run_here(["evaluate", *ANSWERS, "-i", str(EXAMPLE / "instrument.yaml"), *how, *outs])
        assert ran.exit_code == 0
        assert "output.among" not in ran.stderr, "each is where it belongs"
    assert {was_published(tmp_path / f"reports/published/effect.{ending}") for ending in ENDINGS} == {True}
    assert {was_published(tmp_path / f"reports/internal/effect.{ending}") for ending in ENDINGS} == {False}
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(tmp_path / f"reports/published/effect.{ending}") as package:
            assert b"<cp:category>may leave the house</cp:category>" in package.read("docProps/core.xml")
    lists = [str(EXAMPLE / "roster.csv"), str(EXAMPLE / "roster-as-sent.xlsx")]
    counted = tmp_path / "persons.docx"
    assert run_here(["roster", "match", *lists, "--publish", "--out", str(counted)]).exit_code in (0, 1)
    assert was_published(counted), "not a report of evaluate's"


def test_a_file_in_the_place_of_the_other_kind_is_told_and_elsewhere_nothing_is(tmp_path: Path) -> None:
    line = ["evaluate", *ANSWERS, "-i", str(EXAMPLE / "instrument.yaml"), "--out"]
    assert "[output.among-published]" in run_here([*line, str(tmp_path / "reports/published/effect.txt")]).stderr
    assert "output.among" not in run_here([*line, str(tmp_path / "published/effect.txt")]).stderr
    published = [*line, str(tmp_path / "reports/internal/effect.txt"), "--publish"]
    published += ["--ledger", str(tmp_path / "l.yaml")]
    assert "[output.among-internal]" in run_here(published).stderr


def test_added_reports_go_where_they_belong_and_what_stands_in_the_old_place_stays(tmp_path: Path) -> None:
    folder = tmp_path / "programme"
    assert run_here(["init", str(folder), "--quiet"]).exit_code == 0
    made = {}
    for name, how in (("public.json", ["--publish", "--ledger", str(tmp_path / "ledger.yaml")]), ("house.json", [])):
        made[name] = tmp_path / name
        out = ["--out", str(made[name])]
        assert run_here(["evaluate", *ANSWERS, "-i", str(EXAMPLE / "instrument.yaml"), *how, *out]).exit_code == 0
    reports = folder / "trainings/al-1/reports"
    reports.mkdir(parents=True)
    old = reports / "old.json"
    old.write_bytes(made["house.json"].read_bytes().replace(b"\n", b"\n ", 1))
    same = tmp_path / "old.json"
    same.write_bytes(old.read_bytes())
    line = ["add", *map(str, [*made.values(), same]), "--training", "al-1", "--programme", str(folder)]
    ran = run_here(line)
    assert ran.exit_code == 0, ran.stderr
    assert "output.among" not in ran.stderr
    found = sorted(path.relative_to(reports).as_posix() for path in reports.rglob("*.json"))
    assert found == ["internal/house.json", "old.json", "published/public.json"]
    assert json.loads((reports / "published/public.json").read_bytes())["published"] is True
