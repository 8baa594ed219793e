"""Each donor's file can be read, and says of every indicator whether its wording was read at the source."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.donor.commands.donor import DonorRequest
from ecpat_training.donor.reading.templates import read_template, shipped_templates, template_file
from tests.donor.material import donor


@pytest.mark.parametrize("name", shipped_templates())
def test_a_template_is_whole(name: str) -> None:
    template = read_template(template_file(name))
    assert template.template == name
    codes = [one.code for one in template.indicators]
    assert len(set(codes)) == len(codes)
    assert "all" not in codes  # what the table calls everybody


@pytest.mark.parametrize("codes", [("all",), ("A", "A")])
def test_a_code_stands_for_one_indicator(codes: tuple[str, ...], tmp_path: Path) -> None:
    lines = [f"  - {{code: {code}, wording: x, verified: seen, counts: took part}}\n" for code in codes]
    (tmp_path / "own.yaml").write_text(
        "template: own\ndonor: Ours\nsource: x\nindicators:\n" + "".join(lines), encoding="utf-8"
    )
    with pytest.raises(ContentError, match="give it another"):
        read_template(tmp_path / "own.yaml")


def test_an_indicator_has_one_target_of_a_year(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    line = "    - {template: eea, indicator: ALL-010, year: 2005, persons: 120}\n"
    (folder / "programme.yaml").write_text(text.replace(line, line + line.replace("120", "130")), encoding="utf-8")
    ran = donor("--donor", "eea")
    assert ran.exit_code == 1
    assert "`ALL-010` of 2005 of `eea` has two targets; keep one of them" in ran.said


def test_what_is_from_memory_is_marked() -> None:
    assert {one.verified for one in read_template(template_file("isf")).indicators} == {"from memory"}


def test_the_help_names_every_template() -> None:
    option = DonorRequest.__annotations__["template"].__metadata__[0]
    assert all(name in option.settings["help"] for name in shipped_templates())
