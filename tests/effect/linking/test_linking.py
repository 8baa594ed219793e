"""People are recognised by their codes; nobody is lost, and nobody is linked on a guess."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.effect.linking.linking import NO_CODE, link
from ecpat_training.effect.linking.sent_twice import SENT_TWICE
from ecpat_training.effect.model.linking import Linking
from ecpat_training.words.comparable_codes import compact, strip_leading_zeros
from tests.effect.waves import wave


def links(linking: Linking) -> list[tuple[str, str, str]]:
    return [(one.before.code, one.after.code, one.rule) for one in linking.links]


def keys(linking: Linking) -> set[tuple[str, str]]:
    """The links by what the codes mean; of a form sent twice, either row may stand for the person."""
    plain = [(compact(one.before.code), compact(one.after.code)) for one in linking.links]
    return {(strip_leading_zeros(before), strip_leading_zeros(after)) for before, after in plain}


def linked(before: list[str], after: list[str]) -> Linking:
    return link(wave("pre", before), wave("post", after))


@pytest.mark.parametrize(
    ("before", "after"),
    [("AN-07-MO", "an07mo"), ("0412", "412"), ("ZOË1", "zoe1"), ("ＡＢ１２", "AB12"), ("AN7", "AN07")],
)
def test_codes_that_mean_the_same_are_linked_as_exact(before: str, after: str) -> None:
    assert links(linked([before], [after])) == [(before, after, "exact")]


@pytest.mark.parametrize(("before", "after"), [("1-12", "11-2"), ("12-345", "123-45"), ("1.12 AN", "11.2 AN")])
def test_codes_of_other_parts_are_two_peoples(before: str, after: str) -> None:
    """Numbers of a group and of a person in it: their figures alone are the same."""
    assert links(linked([before], [after])) == []
    assert len(linked([before, after], [after, before]).links) == 2


def test_a_mark_between_figures_that_was_left_out_is_one_typing_error() -> None:
    assert links(linked(["AN-07-03"], ["an0703"])) == [("AN-07-03", "an0703", "distance 1")]


@pytest.mark.parametrize("after", ["MARO1B", "MAR01C", "MAR1B", "MAR011B", "MRA01B", "MAR10B"])
def test_one_typing_error_is_linked_and_named(after: str) -> None:
    people = ["KATO7X", "WIMU4P", "JELI2Q"]
    result = linked(["MAR01B", *people], [*people, after])
    expected = "exact" if after == "MAR1B" else "distance 1"
    assert ("MAR01B", after, expected) in links(result)
    assert result.linked == 4


@pytest.mark.parametrize("after", ["MARO1C", "MXR01", "RAM01B"])
def test_two_typing_errors_are_never_linked(after: str) -> None:
    assert linked(["MAR01B"], [after]).linked == 0


def test_short_codes_are_linked_only_if_equal() -> None:
    assert links(linked(["A1", "B2"], ["A1", "B3"])) == [("A1", "A1", "exact")]


@pytest.mark.parametrize(("before", "after"), [(["MAR01B"], ["MAR01C", "MAR01D"]), (["MAR01C", "MAR01D"], ["MAR01B"])])
def test_two_candidates_leave_it_open(before: list[str], after: list[str]) -> None:
    assert linked(before, after).linked == 0


def test_an_equal_code_wins_over_one_that_is_close() -> None:
    result = linked(["MAR01B", "KATO7X"], ["MAR01B", "MAR01C"])
    assert links(result) == [("MAR01B", "MAR01B", "exact")]
    assert [one.code for one in result.only_after] == ["MAR01C"]


def test_numbered_codes_are_too_alike_for_typing_errors() -> None:
    """P004 left and P011 came late: not one person with a typing error."""
    before = [f"P{number:03d}" for number in range(1, 11)]
    after = [code for code in before if code != "P010"] + ["P011"]
    result = linked(before, after)
    assert result.near_link_count == 0
    assert result.distrusted == 1
    assert result.expected_false > 0.2


def test_expected_false_links_are_the_base_rate_times_the_candidates() -> None:
    before = ["MAR01B", "MAR01C", "KATO7X", "WIMU4P"]  # 1 of 6 pairs of different people is close
    after = ["MAR01B", "MAR01C", "JELI2Q", "SOPO9Z"]  # so here: 2 of 12 in all
    result = linked(before, after)
    assert (result.close_pairs, result.compared_pairs, result.candidate_pairs) == (2, 12, 4)
    assert result.expected_false == pytest.approx(2 / 12 * 4)


def test_the_same_form_sent_twice_counts_once() -> None:
    before = wave("pre", ["MAR01B", "mar 01b"], {"q1": [4, 4], "q2": [None, None]}, {"type": ["GO", "GO"]})
    result = link(before, wave("post", ["MAR01B"], {"q1": [5]}))
    assert result.links[0].before.row == 0
    assert [(str(one.location), one.reason) for one in result.left_out_before] == [("pre.csv:3", SENT_TWICE)]


@pytest.mark.parametrize(
    ("answers", "groups"),
    [({"q1": [4, 5]}, {}), ({"q1": [4, 4]}, {"type": ["GO", "NGO"]}), ({"q1": [4, None]}, {"type": ["GO", "GO"]})],
)
def test_a_code_of_two_people_is_not_used(answers: dict[str, Any], groups: dict[str, Any]) -> None:
    result = link(wave("pre", ["MAR01B", "MAR01B"], answers, groups), wave("post", ["MAR01B"], {"q1": [5]}))
    assert result.linked == 0
    assert [str(one.location) for one in result.left_out_before] == ["pre.csv:2", "pre.csv:3"]
    assert "different answers" in result.left_out_before[0].reason


def test_a_response_without_a_code_is_listed() -> None:
    result = linked(["", "MAR01B", "-"], ["MAR01B"])
    assert [(str(one.location), one.reason) for one in result.left_out_before] == [
        ("pre.csv:2", NO_CODE),
        ("pre.csv:4", NO_CODE),
    ]


def test_empty_waves_link_nobody() -> None:
    result = linked([], [])
    assert (result.n_before, result.n_after, result.linked, result.expected_false) == (0, 0, 0, 0.0)


code_lists = st.lists(st.text("AB01 -", max_size=6), max_size=20)


@given(code_lists, code_lists)
def test_every_response_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    result = linked(before, after)
    assert len(before) == result.n_before == result.linked + len(result.only_before) + len(result.left_out_before)
    assert len(after) == result.n_after == result.linked + len(result.only_after) + len(result.left_out_after)
    rows = [one.before.row for one in result.links] + [one.row for one in result.only_before]
    assert len(rows) == len(set(rows))


@given(code_lists, code_lists)
def test_linking_is_the_same_from_either_side(before: list[str], after: list[str]) -> None:
    there, back = linked(before, after), linked(after, before)
    assert {(one.before.row, one.after.row) for one in there.links} == {
        (one.after.row, one.before.row) for one in back.links
    }


@given(code_lists, code_lists, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(before: list[str], after: list[str], order: random.Random) -> None:
    rows = order.sample(range(len(before)), len(before))
    there, shuffled = linked(before, after), linked([before[row] for row in rows], after)
    assert keys(there) == keys(shuffled)


def test_ten_thousand_people_are_no_matter_of_minutes() -> None:
    """Comparing every code with every other would be a hundred million comparisons."""
    draw = random.Random(2005)
    codes = sorted(
        {"".join(draw.choices("ABDEGIKLMNORSTUV", k=6)) + f"{draw.randint(1, 31):02d}" for _ in range(10_000)}
    )
    typed = [code[:2] + "Y" + code[3:] for code in codes[:500]] + codes[500:]
    result = linked(codes, typed)
    assert result.linked > 9_900
    assert result.near_link_count > 400


def test_a_code_that_two_people_share_has_an_owner_and_blocks_its_neighbours() -> None:
    before = wave("pre", ["DR07T", "DR07T", "DR08T", "KATO7X"], {"q1": [1.0, 2.0, 3.0, 4.0]})
    result = link(before, wave("post", ["DR07T", "DR06T", "KATO7X"], {"q1": [1.0, 2.0, 3.0]}))
    assert [(link.before.code, link.after.code) for link in result.links] == [("KATO7X", "KATO7X")]
    assert [one.reason for one in result.left_out_after] == [
        "the code `DR07T` occurs several times in wave pre, so it isn't known whose it is"
    ]
    assert result.n_after == result.linked + len(result.only_after) + len(result.left_out_after)
