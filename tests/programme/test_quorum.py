"""How many partners have to be there, in the words of a programme's file."""

import pytest

from ecpat_training.programme.model.quorum import parse_quorum, partners_needed


@pytest.mark.parametrize(
    ("written", "kept", "needed"),
    [
        ("more than half", "more than half", (2, 3, 3)),
        ("Two  thirds", "two thirds", (2, 3, 4)),
        ("every partner", "every partner", (3, 4, 5)),
        ("60 %", "60 %", (2, 3, 3)),
        ("60%", "60 %", (2, 3, 3)),
        (3, "3", (3, 3, 3)),
        ("3 partners", "3", (3, 3, 3)),
    ],
)
def test_a_share_is_never_rounded_down(written: object, kept: str, needed: tuple[int, ...]) -> None:
    assert parse_quorum(written) == kept
    assert tuple(partners_needed(kept, partners) for partners in (3, 4, 5)) == needed


@pytest.mark.parametrize("written", ["half", "0", "0 %", "101 %", True, None, "many", "-1", "1000", 2.5])
def test_what_is_no_quorum_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="more than half"):
        parse_quorum(written)
