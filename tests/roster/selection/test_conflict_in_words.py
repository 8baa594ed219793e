"""Why no room keeps the quotas, in people's words."""

import pytest

from ecpat_training.core.location import Location
from ecpat_training.roster.report.selection_conflict import conflict_findings, easing_findings
from ecpat_training.roster.selection.conflict import Conflicts
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.easing import Easing

NGO, WOMEN, POLICE = frozenset(range(5)), frozenset(range(9)), frozenset(range(9, 14))
CASES = [
    (
        [QuotaDemand("at least", "at least 3 NGO", (NGO,), 3), QuotaDemand("at most", "at most 2 women", (WOMEN,), 2)],
        "“at least 3 NGO” and “at most 2 women” can't hold together: 5 of 5 NGO applicants are women.",
    ),
    (
        [
            QuotaDemand("at most", "at most 2 from BG", (POLICE,), 2),
            QuotaDemand("at least", "at least 9 men", (POLICE,), 9),
        ],
        "“at most 2 from BG” and “at least 9 men” can't hold together: 5 of 5 men are from BG.",
    ),
    (
        [
            QuotaDemand("at most", "at most 2 from BG", (POLICE,), 2),
            QuotaDemand("at most", "at most 3 women", (WOMEN,), 3),
        ],
        "“at most 2 from BG” and “at most 3 women” can't hold together: 6 of 20 applicants are neither, for 5 other "
        "seats.",
    ),
    (
        [
            QuotaDemand("at least", "at least 6 NGO", (NGO,), 6),
            QuotaDemand("at least", "at least 5 women", (WOMEN,), 5),
        ],
        "“at least 6 NGO” and “at least 5 women” can't hold together: only 5 are both, and the targets are 6 and 5 of "
        "10 seats.",
    ),
    (
        [QuotaDemand("at least", "at least 1 prosecutor", (frozenset(),), 1)],
        "“at least 1 prosecutor” can't hold: 0 of 20 applicants count for it.",
    ),
    (
        [QuotaDemand("at least", "at least 18 participants", (frozenset(range(20)),), 18)],
        "“at least 18 participants” can't hold: the room has 10 seats.",
    ),
    (
        [QuotaDemand("at most", "at most 2 of `Streha`", (frozenset(range(15)),), 2)],
        "“at most 2 of `Streha`” can't hold: 5 of 20 applicants are others, for 8 other seats.",
    ),
    (
        [QuotaDemand("kinds at least", "at least 3 regions", (NGO, POLICE), 3)],
        "“at least 3 regions” can't hold: there are applicants of 2 kinds.",
    ),
    (
        [
            QuotaDemand("kinds at least", "at least 2 regions", (NGO, POLICE), 2),
            QuotaDemand("none or at least", "at least 2 IGO, or none", (frozenset([3]),), 2),
        ],
        "“at least 2 regions” and “at least 2 IGO, or none” can't hold together: applicants of 2 kinds for “at least 2 "
        "regions” and 1 of 20 applicants is IGO.",
    ),
    (
        [
            QuotaDemand("at least", "the 2 people who stay", (frozenset([0, 1]),), 2, given=True),
            QuotaDemand("at most", "at most 1 woman", (WOMEN,), 1),
        ],
        "“the 2 people who stay” and “at most 1 woman” can't hold together: 2 of the 2 people who stay count for “at "
        "most 1 woman”.",
    ),
    (
        [
            QuotaDemand("at least", f"at least 4 {who}", (group,), 4)
            for who, group in (("NGO", NGO), ("women", WOMEN), ("police officers", POLICE))
        ],
        "“at least 4 NGO”, “at least 4 women” and “at least 4 police officers” can't hold together: 5 of 20 applicants "
        "are NGO, 9 of 20 applicants are women and 5 of 20 applicants are police officers; the targets are 4, 4 and 4 "
        "of 10 seats.",
    ),
]


@pytest.mark.parametrize(("conflict", "said"), CASES, ids=[said.partition(" can't")[0] for _, said in CASES])
def test_a_conflict_in_words(conflict: list[QuotaDemand], said: str) -> None:
    _, told = conflict_findings(Conflicts((tuple(conflict),), complete=True), 20, 10, max_conflicts=5)
    assert told.message == said


def test_more_conflicts_than_one_reads_and_a_search_that_ended() -> None:
    one = QuotaDemand("at least", "at least 6 NGO", (NGO,), 6, Location("programme.yaml", 14, 9))
    first, *told = conflict_findings(Conflicts(((one,),) * 7, complete=False), 20, 10, max_conflicts=3)
    assert "7 conflicts" in first.message
    assert first.message.endswith("each of which alone makes it impossible.")
    assert str(first.hint).endswith(" before it was sure that these are all. The 3 smallest of them follow.")
    assert [str(one.where) for one in told] == ["programme.yaml:14:9"] * 3


def test_a_place_of_several_quotas_is_said_once() -> None:
    most = Location("programme.yaml", 948, 7)
    one = QuotaDemand("at least", "at least 7 NGO", (NGO,), 7, Location("programme.yaml", 931, 7))
    others = [QuotaDemand("at most", f"at most 1 of `{who}`", (NGO,), 1, most) for who in ("CNPAC", "La Strada")]
    _, told = conflict_findings(Conflicts(((one, *others),), complete=True), 20, 10, max_conflicts=3)
    assert told.hint == "The other place is programme.yaml:948:7."


def test_a_twin_that_has_not_applied() -> None:
    twin = QuotaDemand("weighs at least", "a person from IT beside MD", (NGO,), 0, weights=(-1,))
    _, told = conflict_findings(Conflicts(((twin,),), complete=True), 20, 10, max_conflicts=3)
    said = "“a person from IT beside MD” can't hold: no applicant helps to keep this rule, 5 make it harder."
    assert told.message == said
    _, change = easing_findings([Easing(twin, 5)], 10)
    assert change.message == "“a person from IT beside MD” goes."
    some = QuotaDemand("weighs at least", "at least 30 % women among law enforcers", (NGO, POLICE), 0, weights=(7, -3))
    _, change = easing_findings([Easing(some, 5)], 10)
    assert change.message == "“at least 30 % women among law enforcers” gives way by 5 seats."


def test_the_least_change_in_words() -> None:
    few = QuotaDemand("at least", "at least 2 IGO, or none", (NGO,), 2, because="nobody should be alone.")
    some = QuotaDemand("at most", "at most 2 women", (WOMEN,), 2)
    first, *told = easing_findings([Easing(few, 1), Easing(some, 3), Easing(few, 2)], 10)
    assert "moves 6 seats" in first.message
    assert [one.message for one in told] == [
        "“at least 2 IGO, or none” becomes “at least 1 IGO, or none”. (It is there because nobody should be alone.)",
        "“at most 2 women” becomes “at most 5 women”.",
        "“at least 2 IGO, or none” goes. (It is there because nobody should be alone.)",
    ]


def test_what_names_no_number_goes() -> None:
    alone = QuotaDemand("none or at least", "nobody the only female among Streha 24", (NGO,), 2)
    twin = QuotaDemand("at least", "a person from BE", (POLICE,), 1)
    _, *told = easing_findings([Easing(alone, 1), Easing(twin, 1)], 10)
    assert [one.message for one in told] == [
        "“nobody the only female among Streha 24” goes.",
        "“a person from BE” goes.",
    ]
