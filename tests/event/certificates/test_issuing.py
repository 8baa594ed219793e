"""Nobody gets another's certificate, and nobody one without a signature."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.event.certificates.checking import verify_text
from ecpat_training.event.certificates.issuing import certificates, minutes_of
from ecpat_training.event.certificates.model.person import Attender
from ecpat_training.programme.model.training import Training
from tests.draws import draws
from tests.event.certificates.material import HALF_DAYS, PRIVATE, ring

TRAINING = Training(id="al-1", title="Training 1, Tirana", country="AL", days=2, participants=20)
NAMES = st.sampled_from(("Ana Petrova", "Ana Petrova", "ana petrova", "Кари Нордманн", "O'Neil", "=1+1"))


@st.composite
def people(draw: st.DrawFn) -> list[Attender]:
    """Also people of one name, and whoever signed for nothing."""
    made = []
    for code in draw(st.lists(st.integers(1, 60), unique=True, max_size=12)):
        signed = tuple(half for half in HALF_DAYS if draw(st.booleans()))
        made.append(Attender(f"K{code}", draw(NAMES), signed, completed=len(signed) == len(HALF_DAYS)))
    return made


def issued(listed: list[Attender], *, with_name: bool = False) -> list[tuple[str, str, str, str]]:
    made = certificates(
        listed, HALF_DAYS, TRAINING, "children-first", date(2026, 5, 12), PRIVATE, shows_name=with_name
    )  # fmt: skip
    return [(one.code, one.name, one.text, one.proof) for one in made]


@settings(max_examples=draws(80, 15), deadline=None)
@given(people(), st.randoms(), st.booleans())
def test_whoever_stands_where_on_the_list_gets_his_or_her_own(listed, drawn, with_name) -> None:  # type: ignore[no-untyped-def]
    own = {one.code: one for one in listed}
    made = issued(listed, with_name=with_name)
    assert {code for code, *_ in made} == {one.code for one in listed if one.signed_halves}
    for code, name, text, words in made:
        person, verdict = own[code], verify_text(text, ring(PRIVATE), name, words)
        assert verdict.name_proved
        assert verdict.statement is not None
        assert name == person.name
        assert verdict.statement.attended == len(person.signed_halves) > 0
        assert (verdict.statement.kind == "completion") == person.completed
        if not with_name:  # another's words don't prove it, not even of the same name
            others = [each for each in made if each[0] != code]
            assert not any(verify_text(text, ring(PRIVATE), each[1], each[3]).accepted for each in others)
    assert len({text for _, _, text, _ in made}) == len(made)
    shuffled = [*listed]
    drawn.shuffle(shuffled)
    assert sorted(issued(shuffled, with_name=with_name)) == sorted(made)


def test_one_code_for_two_people_is_never_signed() -> None:
    two = [Attender("K1", name, HALF_DAYS, completed=True) for name in ("Ana Petrova", "Kari Nordmann")]
    with pytest.raises(ValueError, match="two people"):
        issued(two)


def test_hours_are_those_of_the_half_days_that_were_signed_for() -> None:
    hours = TRAINING.hours.hours_on(1)
    half = (hours.end - hours.start) // 2
    assert minutes_of(("Day 1 AM", "Day 2 PM"), HALF_DAYS, TRAINING) == 2 * half
    assert minutes_of(("Day 1",), ("Day 1", "Day 2"), TRAINING) == 2 * half
    assert minutes_of(("Day 1",), ("Day 1", "Day 2", "Day 3"), TRAINING) == 0
