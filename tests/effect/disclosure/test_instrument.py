"""What an instrument may say about publishing groups."""

import pytest
from pydantic import ValidationError

from ecpat_training.survey.instrument.analysis_plan import Disclosure


def test_ten_people_unless_a_reason_says_otherwise() -> None:
    assert Disclosure().smallest == 10
    assert Disclosure.model_validate({"smallest group": 5, "because": "the donor asks for sectors"}).smallest == 5
    with pytest.raises(ValidationError, match="need a reason"):
        Disclosure.model_validate({"smallest group": 9})
    with pytest.raises(ValidationError):
        Disclosure.model_validate({"smallest group": 4, "because": "they want it"})
