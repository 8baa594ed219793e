"""Why nobody is recognised is said by its own reason, with the step that helps."""

import csv
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.remarks.linking import linking_remarks, unlinked_remarks
from tests.commands.running import run_here
from tests.effect.waves import wave

CODES = ["HC04", "NH61", "EE35", "SC77", "KC93", "MT92"]
FORM = """\
instrument: A form
id: form
code: {columns: [code]}
scales:
  - {id: s, title: Confidence, kind: likert, answers: 1-5, items: [{id: q1}, {id: q2}]}
"""


@pytest.mark.parametrize(
    ("after", "reason", "step"),
    [
        ([""] * 6, "no code at all in `post`", "Please fill them in, or name the column"),
        (["412", "413", "415", "419", "420", "430"], "like `AA99` before and like `999` after", "the right column in"),
        (
            ["НС04", "ZZ11", "ZZ12", "ZZ13", "ZZ14", "ZZ15"],
            "no code in common, but 1 nearly the same",
            "another message",
        ),
        (["QQ11", "QQ12", "QQ23", "QQ34", "QQ45", "QQ56"], "after, no code in common), so", "from the same training"),
    ],
    ids=["none in one wave", "of another form", "nearly the same", "of other people"],
)
def test_each_reason_of_no_link_is_a_message_of_its_own(after: list[str], reason: str, step: str) -> None:
    linking = link(wave("pre", CODES), wave("post", after))
    finding, *_ = unlinked_remarks(linking)
    assert finding.severity is Severity.WARNING
    assert reason in finding.message
    assert step in (finding.hint or "")
    (error, *_) = linking_remarks(linking, vital=True)
    assert (error.code, error.severity, error.hint) == ("evaluate.no-pairs", Severity.ERROR, finding.hint)


def test_where_nobody_wrote_a_code_a_note_says_where_to_name_one() -> None:
    (finding,) = unlinked_remarks(link(wave("pre", [""] * 3), wave("post", [""] * 3)))
    assert (finding.severity, "3 responses after), so" in finding.message) == (Severity.NOTE, True)


def test_near_codes_are_named_counted_and_not_linked_and_names_stay_out() -> None:
    before, after = [*CODES, "ANA BERGER 0"], ["НС04", "NH61", "ЕЕ35", *CODES[3:], "АNА ВЕRGЕR 0"]
    linking = link(wave("pre", before), wave("post", after))
    (finding,) = (one for one in linking_remarks(linking, vital=False) if one.code == "evaluate.near-codes")
    assert linking.linked == 4
    assert finding.message.startswith("`pre` to `post`: 3 people aren't linked whose codes are nearly the same")
    assert "`HC04` and `НС04`, `EE35` and `ЕЕ35`" in finding.message
    assert "BERG" not in finding.message


def _evaluated(
    folder: Path, before: list[object], after: list[object], *, header: str = "code", form: str = FORM
) -> str:
    """What is said of two files with these codes, before as text and after as a workbook has them."""
    (folder / "form.yaml").write_text(form, encoding="utf-8")
    with (folder / "pre.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[header, "q1", "q2"], *([code, 2, 3] for code in before)])
    book = openpyxl.Workbook()
    assert book.active is not None
    for number, code in enumerate([header, *after], start=1):
        for column, value in enumerate((code, 4, 3) if number > 1 else (code, "q1", "q2"), start=1):
            book.active.cell(number, column, value)
    book.save(folder / "post.xlsx")
    ran = run_here(["evaluate", "pre.csv", "post.xlsx", "-i", "form.yaml"])
    assert ran.exit_code == 0
    return " ".join(f"{ran.stderr} {ran.stdout}".split())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["0034", "0007", "0112", "0500"], [34, 7, 112, 500]),
        (["34.0", "7.0", "112.0", "500.0"], [34, 7, 112, 500]),
        (["34", "7", "112", "500"], ["34.0", "7.0", "112.0", "500.0"]),
        (["an07 ", "\u00a0BE12", "ＣＤ３３", "éé44"], ["AN07", "be12", "CD33", "ee 44"]),
    ],
    ids=["leading zeros", "decimals before", "decimals after", "spaces, width, case"],
)
def test_what_is_plainly_the_same_code_links_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[object], after: list[object]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = _evaluated(tmp_path, before, after)
    assert "4 people compared" in said
    assert "warning" not in said


def test_a_code_that_links_few_is_doubted_where_another_column_holds_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The codes of one person meet by chance; what people wrote elsewhere is said before the result."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "form.yaml").write_text(FORM, encoding="utf-8")
    signs = ["sun7", "moon 12", "lion3", "sea44", "star9", "owl 8", "fox61", "oak5"]
    for name, written, first in (("pre.csv", signs, "A"), ("post.csv", signs[1:], "B")):
        rows = [f"{first if row else 'C'}{row}{row}x7,{sign},{2 + row % 3},3" for row, sign in enumerate(written)]
        (tmp_path / name).write_text("\n".join(["code,My sign,q1,q2", *rows]) + "\n", encoding="utf-8")
    said = run_here(["evaluate", "pre.csv", "post.csv", "-i", "form.yaml"]).said
    assert "warning: 7 of 7 values of column 2 of post.csv (`My sign`) are in column 2 of pre.csv" in said
