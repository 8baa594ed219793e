"""Each donor's file can be read, and says of every indicator whether its wording was read at the source."""

import pytest

from ecpat_training.donor.commands.donor import DonorRequest
from ecpat_training.donor.reading.templates import read_template, shipped_templates, template_file


@pytest.mark.parametrize("name", shipped_templates())
def test_a_template_is_whole(name: str) -> None:
    template = read_template(template_file(name))
    assert template.template == name
    codes = [one.code for one in template.indicators]
    assert len(set(codes)) == len(codes)
    assert "all" not in codes  # what the table calls everybody


def test_what_is_from_memory_is_marked() -> None:
    assert {one.verified for one in read_template(template_file("isf")).indicators} == {"from memory"}


def test_the_help_names_every_template() -> None:
    option = DonorRequest.__annotations__["template"].__metadata__[0]
    assert all(name in option.settings["help"] for name in shipped_templates())
