"""People over all waves, under drawn numbers."""

from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.linking.people_across_waves import people
from tests.effect.waves import scores

CODES = ["AAA0001", "BBB0002", "CCC0003", "DDD0004"]


def test_a_person_has_one_number_in_every_wave() -> None:
    waves = [
        scores("pre", [1, 2, 3, 4], CODES),
        scores("post", [2, 3], CODES[2:]),
        scores("follow-up", [5], ["CCC0003"]),
    ]
    linkings = [link(waves[0], waves[1]), link(waves[0], waves[2]), link(waves[1], waves[2])]
    found = people(waves, linkings)
    assert len(found) == len({one.number for one in found}) == 4
    (third,) = [one for one in found if len(one.rows) == 3]
    assert third.rows == {"pre": 2, "post": 0, "follow-up": 0}
    assert third.linked == {("pre", "post"), ("pre", "follow-up"), ("post", "follow-up")}


def test_numbers_are_the_same_for_the_same_files_and_not_the_order_of_the_file() -> None:
    waves = [scores("pre", [float(n) for n in range(60)])]
    first, second = people(waves, []), people(waves, [])
    assert first == second
    assert [one.number for one in first] == sorted(f"P{n:03}" for n in range(1, 61))
    order = [one.rows["pre"] for one in first]
    assert order != sorted(order)
    other = people([scores("pre", [float(n) for n in range(59)] + [3.5])], [])
    assert [one.rows["pre"] for one in other] != order


def test_a_code_that_fits_two_people_loses_no_pair_and_makes_none() -> None:
    """The follow-up's code is one typing error from each of two codes that are not linked with each other."""
    pre = scores("pre", [1, 9], ["QWERTY12", "ZZZZ9999"])
    post = scores("post", [2, 9], ["QWERTY13", "ZZZZ9999"])
    later = scores("follow-up", [3, 9], ["QWERTY12", "ZZZZ9999"])
    linkings = [link(pre, post), link(pre, later), link(post, later)]
    found = people([pre, post, later], linkings)
    for linking in linkings:
        pair = (linking.before, linking.after)
        linked = {(one.rows[pair[0]], one.rows[pair[1]]) for one in found if pair in one.linked}
        assert linked == {(one.before.row, one.after.row) for one in linking.links}


def test_nobody_is_nobody() -> None:
    assert people([], []) == []
