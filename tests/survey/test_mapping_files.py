"""Which mapping is for which file, as `--mapping` says it: none is dropped in silence."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import UsageError
from ecpat_training.survey.reading.mapping_files import mapping_of_each

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
    assert mapping_of_each(written, [PRE, POST, LATER]) == expected


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
        mapping_of_each(written, [PRE, POST, LATER])
    (finding,) = caught.value.findings
    assert finding.code == "usage.mapping-of-file"
    assert said in finding.message


def test_a_name_that_two_files_have_is_no_name() -> None:
    with pytest.raises(UsageError, match=r"pre\.csv is the name of several files"):
        mapping_of_each(("pre.csv=a.yaml",), [Path("tirana/pre.csv"), Path("skopje/pre.csv")])


def test_a_workbook_that_is_given_for_two_waves_has_one_mapping() -> None:
    assert mapping_of_each(("all.xlsx=a.yaml",), [Path("all.xlsx"), Path("all.xlsx")]) == [A, A]


def test_an_equals_sign_in_names_is_no_separator(tmp_path: Path) -> None:
    odd = tmp_path / "n=30.csv"
    assert mapping_of_each((f"{odd}=a.yaml",), [odd]) == [A]
    mapping = tmp_path / "n=30.yaml"
    mapping.write_text("survey: x\n", "utf-8")
    assert mapping_of_each((str(mapping),), [odd, PRE]) == [mapping, mapping]
