"""Which mapping is for which file, as `--mapping` says it: none is dropped in silence."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.shipped import shipped
from ecpat_training.effect.workflows.report import checked_request, evaluate_request
from ecpat_training.effect.workflows.request import Request
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.mapping_files import assign_mappings
from ecpat_training.survey.workflows.read import count_answers

PRE, POST, LATER = Path("answers/pre.csv"), Path("answers/post.csv"), Path("later.csv")
A, B, C = Path("a.yaml"), Path("b.yaml"), Path("c.yaml")


@pytest.mark.parametrize(
    ("written", "expected"),
    [((), [None, None, None]),
     (("a.yaml",), [A, A, A]),
     (("a.yaml", "b.yaml", "c.yaml"), [A, B, C]),
     (("post.csv=b.yaml",), [None, B, None]),
     (("answers/post.csv=b.yaml", "a.yaml"), [A, B, A]),
     (("later.csv=c.yaml", "a.yaml", "b.yaml"), [A, B, C]),
     (("post.csv=b.yaml", "pre.csv=a.yaml", "later.csv=a.yaml"), [A, B, A])],
)  # fmt: skip
def test_a_mapping_is_for_all_for_the_file_at_its_place_or_for_the_one_named(
    written: tuple[str, ...], expected: list[Path | None]
) -> None:
    assert assign_mappings(written, [PRE, POST, LATER]) == expected


@pytest.mark.parametrize(
    ("written", "said"),
    [(("a.yaml", "b.yaml"), "2 mappings given for 3 files."),
     (("a.yaml", "b.yaml", "c.yaml", "d.yaml"), "4 mappings given for 3 files."),
     (("pre.csv=a.yaml", "b.yaml", "c.yaml", "d.yaml"), "3 mappings given for 2 files without a mapping of their own."),
     (("pre.csv=a.yaml", "answers/pre.csv=b.yaml"), "pre.csv has two mappings: a.yaml and b.yaml."),
     (("pre.csv=a.yaml", "post.csv=a.yaml", "later.csv=a.yaml", "b.yaml"), "1 mapping given for 0 files"),
     (("prre.csv=a.yaml",), "a mapping is for prre.csv, which is none of the files: pre.csv, post.csv and later.csv.")],
)  # fmt: skip
def test_a_mapping_that_would_be_dropped_is_refused(written: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        assign_mappings(written, [PRE, POST, LATER])
    (finding,) = caught.value.findings
    assert finding.code == "usage.mapping-of-file"
    assert said in finding.message


def test_a_name_that_two_files_have_is_no_name() -> None:
    with pytest.raises(UsageError, match=r"pre\.csv is the name of several files"):
        assign_mappings(("pre.csv=a.yaml",), [Path("tirana/pre.csv"), Path("skopje/pre.csv")])


def test_a_workbook_that_is_given_for_two_waves_has_one_mapping() -> None:
    assert assign_mappings(("all.xlsx=a.yaml",), [Path("all.xlsx"), Path("all.xlsx")]) == [A, A]


def test_an_equals_sign_in_names_is_no_separator(tmp_path: Path) -> None:
    odd = tmp_path / "n=30.csv"
    assert assign_mappings((f"{odd}=a.yaml",), [odd]) == [A]
    mapping = tmp_path / "n=30.yaml"
    mapping.write_text("survey: x\n", "utf-8")
    assert assign_mappings((str(mapping),), [odd, PRE]) == [mapping, mapping]


def test_the_mapping_beside_answers_counts_for_whoever_reads_them(tmp_path: Path) -> None:
    example = shipped("examples") / "tirana-2005"
    text = (example / "post-google-forms.csv").read_text("utf-8")
    (tmp_path / "post.csv").write_text(text.replace("A girl of sixteen says", "A girl of 16 tells you"), "utf-8")
    questionnaire, _ = read_instrument(example / "instrument.yaml")
    asked = ("post", questionnaire, ())
    with pytest.raises(ContentError):
        count_answers(tmp_path / "post.csv", *asked)
    header = next(one for one in csv.reader([text.splitlines()[0]]) for one in one if one.startswith("A girl"))
    said = header.replace("A girl of sixteen says", "A girl of 16 tells you")
    (tmp_path / "post-map.yaml").write_text(f'columns:\n  "{said}": k02\n', "utf-8")
    assert count_answers(tmp_path / "post.csv", *asked).people == 19
    (tmp_path / "post.csv").rename(tmp_path / "post-v2.csv")
    request = Request(post=tmp_path / "post-v2.csv", instrument=example / "instrument.yaml")
    assert [one.mapping for one in request.tables()] == [tmp_path / "post-map.yaml"]
    told = [one.code for one in evaluate_request(checked_request(request)).findings]
    assert told.count("mapping.beside") == 1, "it is told that it counts"
    named = replace(request, mapping=("other.yaml",))
    assert [one.mapping for one in named.tables()] == [Path("other.yaml")], "one that is named goes first"
