"""`ecpat evaluate`: from survey exports to what a training changed, and no figure where there is none."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import FORMATS, INSTRUMENT, POINTS, answers, codes, outs, points, table, written
from tests.commands.running import EXAMPLE, NINE_CHAPTERS

EVERY_FORMAT = outs("effect")
PRE, GOOGLE, MICROSOFT, LATER = (
    EXAMPLE / name for name in ("pre-kobo.csv", "post-google-forms.csv", "post-microsoft-forms.xlsx", "follow-up.csv")
)
FORM = ("--instrument", NINE_CHAPTERS)
HEADER = "code,wave,org_type,q1,q2,q3,q4,q5"
SIX = [(f"{letter * 3}{number}", "NGO", (1, 2, 3, 4, number % 5 + 1)) for number, letter in enumerate("BDFHKM")]


def as_data(ran: Any) -> dict[str, Any]:
    """What a command printed as JSON."""
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    read: dict[str, Any] = json.loads(ran.raw)
    return read


# -- the example --


def test_what_changed_is_said_in_one_sentence_a_scale(ecpat: Ecpat) -> None:
    ran = ecpat("evaluate", PRE, GOOGLE, *FORM)
    assert ran.exit_code == Exit.CLEAN
    assert "Knowledge rose by 22.8 percentage points on average, from 56.1 % to 78.9 %" in ran.said
    assert "95 % interval 14.7 to 30.9; 15 people" in ran.said
    assert "read as an export of KoboToolbox" in ran.stderr
    assert "read as an export of Google Forms" in ran.stderr


def test_the_platform_makes_no_difference(ecpat: Ecpat) -> None:
    google, microsoft = (as_data(ecpat("evaluate", PRE, post, *FORM, "--out", "-")) for post in (GOOGLE, MICROSOFT))
    assert [wave["platform"] for wave in (google["waves"][1], microsoft["waves"][1])] == [
        "Google Forms",
        "Microsoft Forms",
    ]
    assert google["comparisons"][0]["scales"] == microsoft["comparisons"][0]["scales"]


def test_a_follow_up_is_compared_with_both_waves_before(ecpat: Ecpat) -> None:
    report = as_data(ecpat("evaluate", PRE, GOOGLE, "--follow-up", LATER, *FORM, "--out", "-"))
    pairs = [(one["before"], one["after"], one["n"]) for one in report["comparisons"]]
    assert [pair[:2] for pair in pairs] == [("pre", "post"), ("pre", "follow-up"), ("post", "follow-up")]
    assert all(number >= 8 for *_, number in pairs)


def test_every_response_is_used_or_listed(ecpat: Ecpat) -> None:
    report = as_data(ecpat("evaluate", PRE, GOOGLE, *FORM, "--out", "-"))
    for wave, path, delimiter in zip(report["waves"], (PRE, GOOGLE), ";,", strict=True):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = len(list(csv.reader(file, delimiter=delimiter))) - 1
        assert rows == wave["rows"] == wave["used"] + sum(one["rows"] for one in wave["not_used"])
    linking = report["comparisons"][0]["linking"]
    for side, wave in zip(("before", "after"), report["waves"], strict=True):
        left_out = sum(one["rows"] for one in linking[f"left_out_{side}"])
        assert wave["used"] == linking["linked"] + linking[f"only_{side}"] + left_out


def test_the_report_is_written_in_every_format(ecpat: Ecpat, folder: Path) -> None:
    assert ecpat("evaluate", PRE, GOOGLE, *FORM, *EVERY_FORMAT).exit_code == Exit.CLEAN
    for ending in FORMATS:
        text = opening.text(folder / f"effect.{ending}")
        assert "Knowledge rose by 22.8 percentage points on average" in text, ending
        assert "for publication" in text, ending
    assert b'http-equiv="Content-Security-Policy"' in (folder / "effect.html").read_bytes()


# -- publication --


def test_what_is_published_gives_nobody_away(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("evaluate", PRE, GOOGLE, "--follow-up", LATER, *FORM, "--publish", *EVERY_FORMAT)
    assert ran.exit_code == Exit.CLEAN
    with PRE.open(encoding="utf-8-sig", newline="") as file:
        everybody = {row["code"] for row in csv.DictReader(file, delimiter=";")} - {""}
    assert len(everybody) >= 15
    for ending in FORMATS:
        text = opening.text(folder / f"effect.{ending}")
        assert [code for code in everybody if code in text] == [], ending
        assert "Internal: not for publication" not in text, ending
        assert "14.7 to 30.9" not in text, f"{ending}: with fewer than 20 people there are no intervals"
    published = json.loads((folder / "effect.json").read_text("utf-8"))
    for comparison in published["comparisons"]:
        for scale in comparison["scales"]:
            assert (scale["d_av"]["value"], scale["improved"]) == (None, None)


def test_a_small_group_is_warned_of(ecpat: Ecpat, folder: Path) -> None:
    people = [*SIX, ("WWW8", "IGO", (3, 3, 3, 3, 3))]
    written(folder, form=INSTRUMENT, all_csv=table(HEADER, answers("pre", *people) + answers("post", *people)))
    ran = ecpat("evaluate", "all.csv", "--instrument", "form.yaml")
    assert "IGO (1)" in ran.said


# -- files as people have them --


def test_one_file_with_a_wave_column(ecpat: Ecpat, folder: Path) -> None:
    rows = answers("Before", *SIX) + answers("After", *((code, kind, (5, *given[1:])) for code, kind, given in SIX))
    written(folder, form=INSTRUMENT, all_csv=table(HEADER, rows))
    report = as_data(ecpat("evaluate", "all.csv", "--instrument", "form.yaml", "--out", "-"))
    assert [(wave["wave"], wave["used"]) for wave in report["waves"]] == [("pre", 6), ("post", 6)]
    assert report["comparisons"][0]["scales"][0]["raw_change"]["value"] == pytest.approx(0.8)


def test_one_file_without_a_wave_column_says_what_to_do(ecpat: Ecpat, folder: Path) -> None:
    written(folder, quiz=POINTS, all_csv=points([1, 2, 3]))
    ran = ecpat("evaluate", "all.csv", "--instrument", "quiz.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "all are read as one wave, `post`" in ran.stderr
    assert "add a column `wave`" in ran.stderr


def test_answers_come_through_a_pipe(ecpat: Ecpat, folder: Path) -> None:
    written(folder, quiz=POINTS, post_csv=points([2, 3, 5]))
    ran = ecpat("evaluate", "-", "post.csv", "--instrument", "quiz.yaml", stdin=points([1, 2, 3]).encode())
    assert ran.exit_code == Exit.CLEAN
    assert "3 people" in ran.said


@pytest.mark.parametrize("second", ["pre.csv", "./pre.csv", "sub/../pre.csv"])
def test_the_same_file_twice_is_a_slip(ecpat: Ecpat, folder: Path, second: str) -> None:
    (folder / "sub").mkdir()
    written(folder, quiz=POINTS, pre_csv=points([1, 2, 3]))
    ran = ecpat("evaluate", "pre.csv", second, "--instrument", "quiz.yaml", "--out", "effect.html")
    assert ran.exit_code == Exit.USAGE
    assert "given twice, as pre and as post" in ran.said
    assert not (folder / "effect.html").exists()


def two_sheets(folder: Path) -> None:
    """A workbook of 6 people's points, before on one sheet and after on the other."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].title = "Before"
    for sheet, gain in ((workbook.worksheets[0], 0), (workbook.create_sheet("After"), 3)):
        sheet.append(["code", "points"])
        for person, code in enumerate(codes(range(6))):
            sheet.append([code, person + gain * (person % 2)])
    workbook.save(folder / "all.xlsx")
    written(folder, quiz=POINTS)


def test_the_waves_may_be_sheets_of_one_workbook(ecpat: Ecpat, folder: Path) -> None:
    two_sheets(folder)
    given = ("all.xlsx", "all.xlsx", "--instrument", "quiz.yaml", "--out", "-")
    report = as_data(ecpat("evaluate", *given, "--sheet", "Before", "--sheet", "After"))
    assert [(wave["wave"], wave["sheet"]) for wave in report["waves"]] == [("pre", "Before"), ("post", "After")]
    assert report["comparisons"][0]["scales"][0]["raw_change"]["value"] == pytest.approx(1.5)
    assert [one["file"] for one in report["provenance"]["inputs"]] == ["all.xlsx", "quiz.yaml"]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ((), "given twice, as pre and as post"),
        (("Before",), "given twice, as pre and as post"),
        (("Before", "before"), "given twice, as pre and as post"),
        (("Before", "After", "Later"), "3 sheets named for 2 files"),
        (("Before", "Later"), "there is no sheet 'Later'"),
    ],
    ids=["no sheet", "one sheet", "one sheet twice", "too many", "none of that name"],
)
def test_sheets_that_are_not_one_for_each_wave(ecpat: Ecpat, folder: Path, sheets: tuple[str, ...], said: str) -> None:
    two_sheets(folder)
    named = [word for sheet in sheets for word in ("--sheet", sheet)]
    ran = ecpat("evaluate", "all.xlsx", "all.xlsx", "--instrument", "quiz.yaml", *named)
    assert ran.exit_code == Exit.USAGE
    assert said in ran.said + ran.stderr


def test_a_copy_of_a_file_is_remarked(ecpat: Ecpat, folder: Path) -> None:
    written(folder, quiz=POINTS, pre_csv=points([1, 2, 3]), post_csv=points([1, 2, 3]))
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "post.csv: warning: the answers given as `post` are exactly those given as `pre`." in ran.stderr


def test_the_problems_of_both_files_come_together(ecpat: Ecpat, folder: Path) -> None:
    written(
        folder,
        quiz=POINTS,
        pre_csv=points([1, 2]).replace("1\n", "one\n"),
        post_csv=points([3, 4]).replace("4", "4..5"),
    )
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "pre.csv:2:2: error: `one`" in ran.stderr
    assert "post.csv:3:2: error: `4..5`" in ran.stderr


def test_every_file_that_is_missing_is_named_at_once(ecpat: Ecpat) -> None:
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml")
    assert ran.exit_code == Exit.INPUT
    assert [line.partition(": ")[0] for line in ran.stderr.splitlines()] == ["post.csv", "pre.csv", "quiz.yaml"]


def test_a_form_given_for_its_answers_is_named_with_a_way_out(ecpat: Ecpat, folder: Path) -> None:
    form = "type,name,label\ntext,code,Your code\ninteger,points,Your points\n"
    written(folder, quiz=POINTS, pre_csv=form, post_csv=points([1]))
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml")
    assert ran.exit_code == Exit.INPUT
    assert "this is a form for KoboToolbox or ODK (an XLSForm), not the answers to it. Please export" in ran.stderr


def test_people_who_cannot_be_recognised_are_listed_with_their_lines(ecpat: Ecpat, folder: Path) -> None:
    before, after = codes(range(6)), [*codes(range(4)), "LATE77", "", codes(range(2))[1]]
    written(
        folder,
        quiz=POINTS,
        pre_csv=table("code,points", zip(before, range(6), strict=True)),
        post_csv=table("code,points", zip(after, range(2, 9), strict=True)),
    )
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml", "--out", "-")
    linking = as_data(ran)["comparisons"][0]["linking"]
    assert (linking["only_before"], linking["only_after"]) == (2, 1)
    assert [one["rows"] for one in linking["left_out_before"]] == [1], "whose is it, if two have its code?"
    assert [one["rows"] for one in linking["left_out_after"]] == [2, 1]
    for place in ("LATE77", *before[4:]):
        assert place in ran.said


# -- what can't be known --

UNDEFINED = {
    "a constant change": ([1, 2, 4], [3, 4, 6], "everybody's score changed by the same amount"),
    "no change": ([1, 2, 4], [1, 2, 4], "no score changed"),
    "no variance": ([5, 5, 5], [7, 7, 7], "in each wave everybody has the same score"),
    "no variance and no change": ([5, 5, 5], [5, 5, 5], "no score changed"),
    "one person": ([5], [7], "only one person has a score in both waves"),
}


@pytest.mark.parametrize("why", UNDEFINED)
@pytest.mark.parametrize("publish", [(), ("--publish",)], ids=["internal", "published"])
def test_what_is_not_defined_says_why_in_every_format(
    ecpat: Ecpat, folder: Path, why: str, publish: tuple[str, ...]
) -> None:
    before, after, reason = UNDEFINED[why]
    written(folder, quiz=POINTS, pre_csv=points(before), post_csv=points(after))
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml", *publish, *EVERY_FORMAT)
    assert ran.exit_code == (Exit.FINDINGS if len(before) == 1 else Exit.CLEAN)
    outputs = {"terminal": ran.said, **{ending: opening.text(folder / f"effect.{ending}") for ending in FORMATS}}
    for name, text in outputs.items():
        assert re.search(r"(?i)(?<![\w.-])-?(inf|nan|infinity)(?![\w-])", text) is None, name
        assert name == "terminal" or (reason if not publish else "fewer than 10 people") in text, name
    ((scale,),) = [one["scales"] for one in json.loads((folder / "effect.json").read_text("utf-8"))["comparisons"]]
    assert (scale["t_test"]["t"], scale["t_test"]["p"], scale["d_z"]["value"]) == (None, None, None)
    assert scale["t_test"]["undefined"]


def test_one_persons_scores_are_nowhere(ecpat: Ecpat, folder: Path) -> None:
    written(folder, quiz=POINTS, pre_csv=points([17.25]), post_csv=points([18.75]))
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml", *EVERY_FORMAT)
    for ending in FORMATS:
        raw = b"".join(opening.parts(folder / f"effect.{ending}").values())
        assert b"17.25" not in raw, ending
        assert b"18.75" not in raw, ending
    assert "17.25" not in ran.stdout + ran.stderr


def test_nobody_in_common_is_an_error_with_a_hint(ecpat: Ecpat, folder: Path) -> None:
    written(folder, quiz=POINTS, pre_csv="code,points\nAAA1,3\n", post_csv="code,points\nZZZ9,4\n")
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "no person was recognised in both" in ran.stderr
