"""Published before-and-after data as plain tables, through the command: JSON that agrees with R to 8 digits.

The cases lie with the statistics' own tests, the class of twenty, a training's size, beside this file; more come from
beside the repository, where there are any.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import POINTS, codes, points, table, written
from tests.shared import SHARED

HERE = Path(__file__).parent
NAMED = [
    HERE / "cases" / "chico_class.json",
    HERE.parent / "stats" / "cases" / "student_sleep.json",
    HERE.parent / "stats" / "cases" / "lakens_movies.json",
]
OTHERS = sorted(set((HERE.parent / "stats" / "cases").glob("*.json")) - set(NAMED))

# Where each true value stands in a scale of the command's JSON.
PLACES: dict[str, tuple[tuple[str, ...], ...]] = {
    "n": (("n",),),
    "mean_change": (("raw_change", "value"),),
    "ci": (("raw_change", "low"), ("raw_change", "high")),
    "t": (("t_test", "t"),),
    "df": (("t_test", "df"),),
    "p": (("t_test", "p"),),
    "d_z": (("d_z", "value"),),
    "d_z_ci": (("d_z", "low"), ("d_z", "high")),
    "d_av": (("d_av", "value"),),
    "d_av_ci": (("d_av", "low"), ("d_av", "high")),
    "r": (("r", "value"),),
    "v": (("wilcoxon", "v"),),
    "p_wilcoxon": (("wilcoxon", "p"),),
    "p_pratt": (("wilcoxon_pratt", "p"),),
    "risen": (("improved",),),
    "same": (("same",),),
    "fallen": (("worsened",),),
}
# The names that these values have beside the repository.
BESIDE = {
    "n": "n",
    "mean_diff": "mean_change",
    "ci_diff": "ci",
    "t": "t",
    "df": "df",
    "p": "p",
    "d_z": "d_z",
    "d_z_ci_nct": "d_z_ci",
    "d_av_rms": "d_av",
    "d_av_ci_algina_keselman_nct": "d_av_ci",
    "r": "r",
    "V_pos": "v",
    "p_exact_wilcoxon_ties": "p_wilcoxon",
    "pratt_p_exact": "p_pratt",
}

Scores = Sequence[float]
Layout = Callable[[Path, Scores, Scores], list[str]]


def two_files(folder: Path, before: Scores, after: Scores) -> list[str]:
    written(folder, pre_csv=points(before), post_csv=points(after))
    return ["pre.csv", "post.csv"]


def one_file_with_a_wave_column(folder: Path, before: Scores, after: Scores) -> list[str]:
    rows = [
        (code, wave, score)
        for wave, scores in (("pre", before), ("post", after))
        for code, score in zip(codes(scores), scores, strict=True)
    ]
    written(folder, all_csv=table("code,wave,points", rows))
    return ["all.csv"]


def semicolons_and_decimal_commas(folder: Path, before: Scores, after: Scores) -> list[str]:
    for name, scores in (("pre", before), ("post", after)):
        text = points(scores).replace(",", ";").replace(".", ",")
        (folder / f"{name}.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    return ["pre.csv", "post.csv"]


def workbooks(folder: Path, before: Scores, after: Scores) -> list[str]:
    for name, scores in (("pre", before), ("post", after)):
        workbook = openpyxl.Workbook()
        for row in (("code", "points"), *zip(codes(scores), scores, strict=True)):
            workbook.worksheets[0].append(row)
        workbook.save(folder / f"{name}.xlsx")
    return ["pre.xlsx", "post.xlsx"]


LAYOUTS: tuple[Layout, ...] = (two_files, one_file_with_a_wave_column, semicolons_and_decimal_commas, workbooks)


def agrees(ecpat: Ecpat, arguments: Iterable[object], truth: dict[str, Any]) -> None:
    """Runs the command and compares every value that the truth names."""
    ran = ecpat("evaluate", *arguments, "--instrument", "quiz.yaml", "--out", "-", "--quiet")
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    ((scale,),) = [comparison["scales"] for comparison in json.loads(ran.raw)["comparisons"]]
    for name, value in truth.items():
        wanted = value if isinstance(value, list) else [value]
        found = []
        for place in PLACES[name]:
            part: Any = scale
            for step in place:
                part = part[step]
            found.append(part)
        assert found == pytest.approx(wanted, rel=1e-8), name


def case(path: Path) -> tuple[Scores, Scores, dict[str, Any]]:
    """Scores before and after, and their true values."""
    stored = json.loads(path.read_text("utf-8"))
    truth = {name: value for name, value in stored["truth"].items() if name in PLACES and value is not None}
    return stored["before"], stored["after"], truth


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.stem)
def test_a_published_case_in_every_layout(path: Path, layout: Layout, ecpat: Ecpat, folder: Path) -> None:
    before, after, truth = case(path)
    assert {"t", "df", "p", "ci", "d_av_ci", "d_z_ci", "p_wilcoxon"} <= set(truth)
    written(folder, quiz=POINTS)
    agrees(ecpat, layout(folder, before, after), truth)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_the_other_cases(path: Path, ecpat: Ecpat, folder: Path) -> None:
    before, after, truth = case(path)
    written(folder, quiz=POINTS)
    agrees(ecpat, two_files(folder, before, after), truth)


def beside() -> list[Any]:
    """Cases beside the repository that hold scores of the same people before and after, and a paired t test of them."""
    found = []
    for path in sorted((SHARED / "data" / "cases").glob("*.json")) if SHARED else []:
        stored = json.loads(path.read_text("utf-8"))
        data, truth = stored.get("data") or {}, stored.get("truth") or {}
        pairs = [data.get(name) or data.get(other) for name, other in (("pre", "test"), ("post", "retest"))]
        if all(isinstance(scores, list) for scores in pairs) and "t" in truth:
            values = {**truth, **truth.get("wilcoxon", {})}
            known = {ours: values[theirs] for theirs, ours in BESIDE.items() if theirs in values}
            known |= {"ci": values["ci"]} if "ci" in values else {}
            found.append(pytest.param(*pairs, known, id=path.stem))
    return found


@pytest.mark.parametrize(("before", "after", "truth"), beside())
def test_a_case_beside_the_repository(
    before: Scores, after: Scores, truth: dict[str, Any], ecpat: Ecpat, folder: Path
) -> None:
    written(folder, quiz=POINTS)
    agrees(ecpat, two_files(folder, before, after), truth)
