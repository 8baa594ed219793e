"""`ecpat evaluate --data`: tidy data, a codebook, and programs that come to the same figures."""

import random
import runpy
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

import pandas
import pytest

from ecpat_training.core.errors import Exit
from ecpat_training.effect.data.data_folder import NAMES, data_folder
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.stats import noncentral_t
from tests.commands.conftest import Ecpat
from tests.commands.material import INSTRUMENT, written
from tests.commands.running import EXAMPLE, NINE_CHAPTERS, run_alone, run_here
from tests.effect.waves import EARLY, answered, instrument, number_scale, wave

PRE, POST, LATER = (EXAMPLE / name for name in ("pre-kobo.csv", "post-google-forms.csv", "follow-up.csv"))
RUN = ("evaluate", PRE, POST, "--follow-up", LATER, "--instrument", NINE_CHAPTERS)


OUT = ("--for", "evaluator", "--data", "data", "--out", "effect.json", "--out", "effect.txt")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, written once."""
    with chdir(tmp_path_factory.mktemp("data")):
        ran = run_here([*RUN, *OUT])
        assert ran.exit_code == Exit.CLEAN, ran.stderr
        assert "recompute.R" in ran.stderr
        return Path("data").absolute()


def read(path: Path) -> pandas.DataFrame:
    return pandas.read_csv(path, encoding="utf-8-sig")


def test_the_python_program_comes_to_the_same_figures_and_sees_the_one_that_is_not(data: Path, folder: Path) -> None:
    assert sorted(path.name for path in data.iterdir()) == sorted(NAMES)
    copy = shutil.copytree(data, folder / "copy")
    figures = read(copy / "figures.csv")
    figures.loc[7, "report"] += 1e-3
    figures.to_csv(copy / "figures.csv", index=False)
    ran = subprocess.run([sys.executable, copy / "recompute.py"], capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert [line for line in ran.stdout.splitlines() if "DIFFERENT" in line] == [ran.stdout.splitlines()[7]]
    assert "300 figures, 1 different." in ran.stdout


def test_forms_then_tests_declared_outcomes_and_blanks_come_out_the_same(tmp_path: Path) -> None:
    """Forms A and B of a test, a question that nobody teaches, a scale that asks about before afterwards, a plan."""
    draw = random.Random(5)
    codes = [f"{chr(65 + at) * 3}{at:04d}" for at in range(24)]
    test = {
        "id": "test",
        "title": "Knowledge",
        "kind": "multiple choice",
        "items": [{"id": f"q{at}", "key": "a", **({"form": "AB"[at % 2]} if at < 8 else {})} for at in range(10)]
        + [{"id": "other", "key": "a", "untaught": True}],
    }
    sure = {
        "id": "sure",
        "title": "Confidence",
        "kind": "likert",
        "answers": "1-5",
        "then": {"text": "Before: {item}"},
        "items": [{"id": "s1"}, {"id": "s2", "reversed": True}, {"id": "s3"}],
    }
    form = instrument(test, sure, number_scale(), plan={"primary": "test", "secondary": ["sure"], **EARLY})
    waves = []
    for name, right, own in (("pre", 0.5, "A"), ("post", 0.8, "B")):
        asked = [item for item in form.scales[0].items if item.form in (None, own)]
        given: dict[str, list[Any]] = {
            item.id: [draw.choices(["a", "b", None], [right, 0.9 - right, 0.1])[0] for _ in codes] for item in asked
        }
        graded = ["s1", "s2", "s3", *(["then_s1", "then_s2", "then_s3"] if name == "post" else [])]
        given |= {item: [draw.choice([1.0, 2, 3, 4, 5, 5, None]) for _ in codes] for item in graded}
        waves.append(wave(name, codes, {**given, "points": [draw.randint(0, 9) for _ in codes]}))
    waves = answered(waves)
    report = evaluate_waves(form, waves)
    for name, content in data_folder(form, waves, report, "internal").items():
        (tmp_path / name).write_bytes(content)
    told = read(tmp_path / "figures.csv")
    assert {"A", "B"} <= set(told["form"])
    assert {"shift", "mean_then", "p_adjusted", "alpha"} <= set(told["figure"])
    assert set(told["family"].dropna()) == {"declared", "all"}
    ran = subprocess.run([sys.executable, tmp_path / "recompute.py"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    if rscript := shutil.which("Rscript"):
        ran = subprocess.run([rscript, "recompute.R"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_python_program_has_an_interval_for_a_fall_too(data: Path) -> None:
    """Scores that fall have a t below 0, far from which SciPy knows no probability."""
    program = runpy.run_path(str(data / "recompute.py"))
    for t in (-6.16, -4.55, -2.71, -2.25, -0.3, 0.0, 2.25, 7.87):
        for df in (2, 9, 19, 22, 39):
            assert program["noncentrality_limits"](t, df) == pytest.approx(noncentral_t.limits(t, df), abs=1e-6)


def test_answers_are_tidy_and_nobodys_code_is_among_them(data: Path) -> None:
    long, wide = read(data / "answers.csv"), read(data / "scores.csv")
    assert list(long.columns) == [
        "person",
        "wave",
        "scale",
        "item",
        "chapter",
        "kind",
        "form",
        "answer",
        "score",
        "role",
    ]
    assert not long.duplicated(["person", "wave", "item"]).any()
    assert set(long["person"]) == set(wide["person"])
    everything = "".join((data / name).read_text("utf-8") for name in NAMES)
    assert "KO11R" not in everything  # a code of the example
    assert "pre-kobo" not in everything
    knowledge = long[long["scale"].eq("knowledge") & long["wave"].eq("pre")].groupby("person")["score"].sum() / 12 * 100
    beside = wide.set_index("person")["knowledge_pre"].dropna()
    assert knowledge[beside.index].to_numpy() == pytest.approx(beside.to_numpy())


def test_the_codebook_names_every_item(data: Path) -> None:
    book = read(data / "codebook.csv")
    assert set(read(data / "answers.csv")["item"]) <= set(book["Item"])
    k01 = book[book["Item"] == "k01"].iloc[0]
    assert k01["Key"] == "b"
    assert k01["Answered before"] == 19
    assert (book["Scored"] == "turned round").any()


def test_data_are_never_published(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*RUN, "--data", "data", "--publish", "--out", "effect.html")
    assert ran.exit_code == Exit.USAGE
    assert "--data writes single people's answers, and --publish is for what anybody may read." in ran.said
    assert list(folder.iterdir()) == []


def test_all_files_are_written_or_none(ecpat: Ecpat, folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "recompute.R").write_text("mine")
    ran = ecpat(*RUN, "--data", "data", "--out", "effect.html")
    assert ran.exit_code != Exit.CLEAN
    assert "recompute.R" in ran.said
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["recompute.R"]
    assert ecpat(*RUN, "--data", "data", "--force", "--quiet").exit_code == Exit.CLEAN
    assert (folder / "data" / "recompute.R").read_text() != "mine"


def test_what_a_spreadsheet_would_run_is_text(ecpat: Ecpat, folder: Path) -> None:
    people = [(f"{letter * 3}{number}", '"=HYPERLINK(""x"")"', (1, 2, 3, 4, 5)) for number, letter in enumerate("BDF")]
    rows = "code,org_type,q1,q2,q3,q4,q5\n" + "\n".join(
        f"{code},{group},{','.join(map(str, given))}" for code, group, given in people
    )
    written(folder, instrument=INSTRUMENT, pre_csv=rows, post_csv=rows)
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "instrument.yaml", "--data", "data")
    assert ran.exit_code in (Exit.CLEAN, Exit.FINDINGS), ran.stderr
    for name in ("answers.csv", "scores.csv"):
        assert ",=" not in (folder / "data" / name).read_text("utf-8")
        assert "'=HYPERLINK" in (folder / "data" / name).read_text("utf-8")


def test_another_locale_time_zone_and_hash_seed_give_the_same_bytes(data: Path, tmp_path: Path) -> None:
    elsewhere = {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}
    ran = run_alone([*RUN, *OUT], tmp_path, environment=elsewhere)
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    here = {path.name: path.read_bytes() for path in data.parent.rglob("*.*") if path.is_file()}
    there = {path.name: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert {"effect.json", "effect.txt", *NAMES} == set(here)
    assert [name for name in here if here[name] != there.get(name)] == []
