"""One rule, two faces: for any agenda that the solver could draft, good or bad, a rule's constraint costs exactly what
its check counts, and is impossible exactly where its check finds a break that no weight softens."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.core.finding import errors
from ecpat_training.values.quantity import parse_hours
from tests.agenda.cases import programme, rule
from tests.agenda.drawn_agendas import CONTEXTS, RULES, SHAPES, THREE, Drawn, Part, drawn_agendas, item_of, unfixed
from tests.draws import draws


def fix(draft: CpAgendaDraft, drawn: Drawn) -> None:
    """Leaves the solver nothing to decide."""
    parts = Counter(part.piece.key for part in drawn.placed)
    for piece in draft.pieces:
        draft.add(draft.is_held(piece) == (parts[piece.key] > 0))
        draft.add(sum(draft.continues_after(piece, gap) for gap in draft.gaps) == (parts[piece.key] > 1))
    for part in drawn.placed:
        assert part.slot
        draft.add(draft.occupies(part.piece, part.slot) == 1)
        draft.add(draft.length_in(part.piece, draft.blocks[part.slot.block]) == part.steps)
        for trainer in draft.trainers:
            draft.add(draft.leads(part.piece, trainer) == (part.pair[:1] == (trainer.id,)))
            draft.add(draft.is_co_trainer(part.piece, trainer) == (part.pair[1:] == (trainer.id,)))
    for day, delay in drawn.delays.items():
        draft.add(draft.start_delay(day) == delay)
    for gap in draft.gaps:
        draft.add(draft.break_length(gap) == drawn.pauses.get(gap.index, 0))


def solved(draft: CpAgendaDraft) -> dict[int, int] | None:
    """What each rule costs at the least, by its place in the list of rules; None where nothing is possible."""
    from ortools.sat.python.cp_model import OPTIMAL, CpSolver

    draft.model.minimize(sum(asked.weight * amount for asked, amount in draft.charges))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    if solver.solve(draft.model) != OPTIMAL:
        return None
    places = {id(one): at for at, one in enumerate(RULES)}
    costs = dict.fromkeys(range(len(RULES)), 0)
    for asked, amount in draft.charges:
        costs[places[id(asked)]] += asked.weight * solver.value(amount)
    return costs


@settings(max_examples=draws(60, 12))
@given(drawn_agendas())
def test_what_a_check_counts_is_what_a_constraint_costs(drawn: Drawn) -> None:
    constrained, checked = compared(drawn)
    assert constrained == checked


def compared(drawn: Drawn) -> tuple[dict[int, int] | None, dict[int, int] | None]:
    """What each rule costs by its constraint, and by its check; None where one of them finds it impossible."""
    about = CONTEXTS[drawn.training]
    results = [asked.check(drawn.agenda, about) for asked in RULES]
    free, model = unfixed(drawn.training)
    free.model = model.clone()
    fix(free, drawn)
    broken = errors(one for result in results for one in result.breaks)
    return solved(free), None if broken else {at: result.cost for at, result in enumerate(results)}


@settings(max_examples=draws(40, 8))
@given(drawn_agendas(THREE))
def test_with_three_tracks_a_check_counts_what_a_constraint_costs(drawn: Drawn) -> None:
    constrained, checked = compared(drawn)
    assert constrained == checked


@pytest.mark.parametrize("training", THREE)
@pytest.mark.parametrize(
    ("team", "shared"),
    [
        (("BG-1", "NL-2", "EXP-1"), 0),
        (("BG-1", "BG-1", "EXP-1"), 1),
        (("BG-1", "NL-2", "NL-2"), 1),
        (("BG-1", "NL-2", "BG-1"), 1),
        (("NL-2", "NL-2", "NL-2"), 3),
    ],
)
def test_each_two_of_three_sessions_at_once_that_share_a_trainer_or_a_room_count(
    training: str, team: tuple[str, ...], shared: int
) -> None:
    form, about = SHAPES[training], CONTEXTS[training]
    slot = form.blocks[0].slots[0]
    pieces = {piece.session.id: piece for piece in form.pieces}
    names = ("police-case", "care-talk", "teacher-talk")
    placed = tuple(Part(pieces[name], 6, (who,), slot) for name, who in zip(names, team, strict=True))
    items = tuple(item_of(part, about.training.hours.start, about) for part in placed)
    days = tuple(
        AgendaDay(number=number, items=() if number > 1 else items, tracks=about.tracks)
        for number in range(1, about.training.days + 1)
    )
    made = Agenda(training=training, title=training, days=days)
    constrained, checked = compared(Drawn(training, placed, {}, {day.number: 0 for day in days}, made))
    assert constrained == checked
    one_place = next(asked for asked in RULES if asked.name == "one place at a time")
    in_a_room = {1: 3, 2: 1, 3: 0}[len(about.rooms)]
    assert one_place.check(made, about).cost == shared + in_a_room


@pytest.mark.parametrize(("last", "lacks_coffee"), [(12, 0), (13, 1)])
def test_a_half_day_of_two_hours_lacks_no_coffee_in_a_plan_and_one_of_five_minutes_more_does(
    last: int, lacks_coffee: int
) -> None:
    """An exercise of an hour, and a simulation of an hour or five minutes more, in the first block of the day."""
    form, about = SHAPES["one-day"], CONTEXTS["one-day"]
    pieces = {piece.session.id: piece for piece in form.pieces}
    block = next(block for block in form.blocks if block.day == 1)
    first, second = (
        Part(pieces[name], steps, ("BG-1", "NL-2"), slot)
        for name, steps, slot in zip(("exercise", "hard"), (12, last), block.slots, strict=False)
    )
    begin = about.training.hours.start
    items = (item_of(first, begin, about), item_of(second, begin + first.steps * STEP, about))
    day = AgendaDay(number=1, date=None, items=items)
    made = Agenda(training="one-day", title="One day", days=(day,))
    free, model = unfixed("one-day")
    free.model = model.clone()
    fix(free, Drawn("one-day", (first, second), {}, {1: 0}, made))
    costs = solved(free)
    assert costs is not None
    breaks = next(at for at, asked in enumerate(RULES) if asked.name == "breaks")
    assert costs[breaks] == RULES[breaks].check(made, about).cost == lacks_coffee


@pytest.mark.parametrize(("late", "steps_over"), [(11, 0), (12, 1), (13, 2)])
def test_lunch_of_a_day_that_begins_two_minutes_past_the_hour_costs_a_plan_what_it_costs_a_check(
    late: int, steps_over: int
) -> None:
    """Lunch should end by 14:30; on the clock of a day from 09:02 on it ends at 14:27, 14:32 or 14:37."""
    hours = parse_hours("09:02-17:02")
    one_day = CONTEXTS["one-day"]
    about = replace(one_day, training=one_day.training.model_copy(update={"hours": hours}))
    draft = build(about, RULES)
    pieces = {piece.session.id: piece for piece in draft.pieces}
    lunch = next(gap for gap in draft.gaps if gap.kind == "lunch")
    morning = next(block for block in draft.blocks if block.day == 1)
    afternoon = next(block for block in draft.blocks if block.index == lunch.after)
    named = (
        ("exercise", 18, morning, 0),
        ("hard", 18, morning, 1),
        ("heavy", 6, morning, 2),
        ("film", 4, afternoon, 0),
    )
    placed = [Part(pieces[name], steps, ("BG-1", "NL-2"), block.slots[at]) for name, steps, block, at in named]
    items, now = [], hours.start + late * STEP
    for part in placed:
        if part.slot is afternoon.slots[0]:
            items.append(AgendaItem(start=now, end=now + 12 * STEP, kind="lunch", title="Lunch"))
            now = items[-1].end
        items.append(item_of(part, now, about))
        now = items[-1].end
    made = Agenda(training="one-day", title="One day", days=(AgendaDay(number=1, date=None, items=tuple(items)),))
    fix(draft, Drawn("one-day", tuple(placed), {lunch.index: 12}, {1: late}, made))
    costs = solved(draft)
    assert costs is not None
    between = next(at for at, asked in enumerate(RULES) if asked.name == "lunch between")
    assert costs[between] == RULES[between].check(made, about).cost == steps_over


@pytest.mark.parametrize(
    ("running", "pairs"),
    [
        ("talk, police-case + care-talk", 1),
        ("police-case + care-talk, talk", 1),
        ("talk, police-talk + care-break", 1),
        ("police-talk + care-break, talk", 1),
        ("talk, police-talk + care-talk", 2),
        ("police-talk + care-talk, talk", 2),
        ("police-talk + care-break, police-case + care-talk", 0),
        ("police-case + care-talk, police-talk + care-break", 0),
    ],
)
def test_lectures_that_one_track_alone_hears_in_a_row_cost_a_plan_what_they_cost_a_check(
    running: str, pairs: int
) -> None:
    form, about = SHAPES["one-day"], CONTEXTS["one-day"]
    pieces = {piece.session.id: piece for piece in form.pieces}
    slots = next(block for block in form.blocks if block.day == 1).slots
    placed = [
        Part(pieces[name], 6, ("BG-1", "NL-2"), slot)
        for beside, slot in zip(running.split(", "), slots, strict=False)
        for name in beside.split(" + ")
    ]
    begin = about.training.hours.start
    items = tuple(item_of(part, begin + 6 * STEP * (part.slot is not slots[0]), about) for part in placed)
    made = Agenda(training="one-day", title="One day", days=(AgendaDay(number=1, date=None, items=items),))
    free, model = unfixed("one-day")
    free.model = model.clone()
    fix(free, Drawn("one-day", tuple(placed), {}, {1: 0}, made))
    costs = solved(free)
    assert costs is not None
    lectures = next(at for at, asked in enumerate(RULES) if asked.name == "no two lectures running")
    assert costs[lectures] == RULES[lectures].check(made, about).cost == pairs


COFFEES = ["break", "break"]


@pytest.mark.parametrize("training", ["two-days", "morning"])
def test_a_day_has_room_for_its_breaks(training: str) -> None:
    assert [gap.kind for gap in SHAPES[training].gaps if gap.day == 1] == [*COFFEES, "lunch", *COFFEES]


def test_what_must_be_held_is_held_and_once() -> None:
    about = Context(programme(), programme().training("one-day"))
    asked = [rule("coverage")]
    draft = build(about, asked)
    film = next(piece for piece in draft.pieces if piece.session.id == "film")
    talk = next(piece for piece in draft.pieces if piece.session.id == "talk")
    draft.add(draft.is_held(film) + draft.is_held(talk) == 1)
    draft.model.minimize(sum(one.weight * amount for one, amount in draft.charges))
    from ortools.sat.python.cp_model import CpSolver

    solver = CpSolver()
    solver.solve(draft.model)
    assert solver.value(draft.is_held(talk)) == 1
    assert solver.objective_value == 30
