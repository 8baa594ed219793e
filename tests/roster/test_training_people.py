"""The people of a training from its lists: the same codes are the same people, however they are written."""

import pytest

from ecpat_training.roster.model.stages import SignedRow
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.rule_parts.training_people import training_people
from tests.roster.lists import sheet

LIST = "Code | Organisation | Stakeholder type\nAN-07 | Border Police | GO\nBE-12 | Refuge | NGO"


@pytest.mark.parametrize(("written", "people"), [("an 7", 2), ("AN07", 2), ("AN-71", 3), ("n/a", 3)])
def test_a_code_on_the_signed_sheet_is_that_of_the_list_however_it_is_written(written: str, people: int) -> None:
    signed = [SignedRow(written, "", attended=True, completed=None)]
    assert len(training_people(roster_from(sheet(LIST)).roster, signed_rows=signed).people) == people
