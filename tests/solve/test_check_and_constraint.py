"""One rule, two faces: for any agenda that the solver could draft, good or bad, a rule's constraint costs exactly what
its check counts, and is impossible exactly where its check finds a break that no weight softens."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.core import registry
from ecpat_training.core.finding import errors
from ecpat_training.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.rules import agenda as agenda_rules
from ecpat_training.rules.book import Rule
from ecpat_training.rules.context import Context
from ecpat_training.rules.draft import STEP, Piece, Slot
from ecpat_training.solve.agenda import build
from ecpat_training.solve.agenda_draft import CpDraft
from ecpat_training.solve.agenda_shape import Shape, shape
from tests.agenda_cases import programme, rule

ASKS: dict[str, dict[str, object]] = {
    "break every": {"minutes": "60", "never over": "150"},
    "breaks": {"coffee": "10-20", "lunch": "45-60"},
    "lunch between": {"hours": "11:30-14:30"},
    "lecture at most": {"minutes": "35"},
    "practice share": {"of the whole": "60 %", "each day": "45 %"},
    "mixed pair": {"of": ["role", "country"]},
    "trainer load": {"fair share": "40 %", "most a day": "200"},
    "team size": {"trainers": "3-4"},
}


def rules() -> list[Rule]:
    """Every rule, each at the price of 1."""
    names = [name.replace("_", " ") for name in registry.members(agenda_rules)]
    every = [rule(name, {**ASKS.get(name, {}), "weight": "1"}) for name in names]
    return [*every, rule("mixed pair", {"of": "stakeholder", "over": "team", "weight": "1"})]


RULES = rules()


def context(training: str) -> Context:
    """Chapters that should be held: what must be is tried by a test of its own."""
    manual = tuple(
        chapter.model_copy(update={"cover": "should"}) if chapter.cover == "must" else chapter
        for chapter in programme().manual
    )
    return Context(programme().model_copy(update={"manual": manual}), programme().training(training))


CONTEXTS = {name: context(name) for name in ("two-days", "one-day", "bulgarian", "morning")}
SHAPES = {name: shape(one, RULES) for name, one in CONTEXTS.items()}


@dataclass(frozen=True)
class Drawn:
    """A drawn agenda, as slots and as a person would write it."""

    training: str
    placed: tuple[tuple[Piece, Slot, int, tuple[str, str]], ...]
    pauses: dict[int, int]
    agenda: Agenda


@st.composite
def _used_blocks(draw: st.DrawFn, form: Shape, day: int) -> list[int]:
    """Blocks that hold sessions: from the first on in each half day, in the afternoon only behind a morning."""
    halves: list[list[int]] = [[]]
    lunches = {gap.after for gap in form.gaps if gap.kind == "lunch"}
    for block in (block.index for block in form.blocks if block.day == day):
        halves += [[]] if block in lunches else []
        halves[-1].append(block)
    used: list[int] = []
    for half in halves:
        used += half[: draw(st.integers(0, len(half)))]
        if not used:
            break
    return used


@st.composite
def drawn_agendas(draw: st.DrawFn) -> Drawn:
    training = draw(st.sampled_from(sorted(CONTEXTS)))
    form, about = SHAPES[training], CONTEXTS[training]
    left = list(draw(st.permutations(form.pieces)))
    sloppy = draw(st.sampled_from([False] * 9 + [True]))
    placed, pauses, days = [], {}, []
    for day in range(1, about.training.days + 1):
        used = draw(_used_blocks(form, day))
        items: list[AgendaItem] = []
        now = about.training.hours.start
        for block in (block for block in form.blocks if block.day == day):
            if block.index not in used:
                continue
            gap = next((gap for gap in form.gaps if gap.after == block.index), None)
            fitting = [piece for piece in left if piece.day in (None, day)]
            some = fitting[: draw(st.integers(1, min(3, len(block.slots))))]
            if not some:
                break
            if gap is not None and gap.day == day:
                pauses[gap.index] = draw(st.integers(gap.low, gap.high))
                items.append(AgendaItem(start=now, end=now + pauses[gap.index] * STEP, kind=gap.kind, title=gap.kind))
                now = items[-1].end
            for piece, slot in zip(some, block.slots, strict=False):
                left.remove(piece)
                low, high = int(piece.session.minutes.low or 0) // STEP, int(piece.session.minutes.high or 0) // STEP
                steps = draw(st.integers(max(1, low - sloppy), high))
                pair = draw(st.permutations([trainer.id for trainer in about.pool]))[:2]
                placed.append((piece, slot, steps, (pair[0], pair[1])))
                items.append(
                    AgendaItem(
                        start=now,
                        end=now + steps * STEP,
                        title=piece.session.title,
                        session=piece.session,
                        trainers=pair,
                    )
                )
                now = items[-1].end
        days.append(AgendaDay(number=day, date=about.dates.get(day), items=tuple(items)))
    agenda = Agenda(training=training, title=training, days=tuple(days))
    return Drawn(training, tuple(placed), pauses, agenda)


def fix(draft: CpDraft, drawn: Drawn) -> None:
    """Leaves the solver nothing to decide."""
    trainers = {trainer.id: trainer for trainer in draft.trainers}
    held = {piece.key for piece, *_ in drawn.placed}
    for piece in draft.pieces:
        draft.add(draft.held(piece) == (piece.key in held))
    for piece, slot, steps, (lead, second) in drawn.placed:
        draft.add(draft.at(piece, slot) == 1)
        draft.add(draft.minutes(piece) == steps)
        draft.add(draft.leads(piece, trainers[lead]) == 1)
        draft.add(draft.seconds(piece, trainers[second]) == 1)
    for gap in draft.gaps:
        draft.add(draft.pause(gap) == drawn.pauses.get(gap.index, 0))


def solved(draft: CpDraft) -> dict[int, int] | None:
    """What each rule costs at the least, by its place in the list of rules; None where nothing is possible."""
    from ortools.sat.python.cp_model import OPTIMAL, CpSolver

    draft.model.minimize(sum(asked.weight * amount for asked, amount in draft.charges))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(draft.model) != OPTIMAL:
        return None
    costs = dict.fromkeys(range(len(RULES)), 0)
    for asked, amount in draft.charges:
        costs[next(at for at, one in enumerate(RULES) if one is asked)] += asked.weight * solver.value(amount)
    return costs


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(drawn_agendas())
def test_what_a_check_counts_is_what_a_constraint_costs(drawn: Drawn) -> None:
    about = CONTEXTS[drawn.training]
    results = [asked.module.check(asked, drawn.agenda, about) for asked in RULES]
    draft = build(about, RULES)
    fix(draft, drawn)
    costs = solved(draft)
    if errors(one for result in results for one in result.breaks):
        assert costs is None
    else:
        assert costs == {at: result.cost for at, result in enumerate(results)}


COFFEES = ["break", "break"]


@pytest.mark.parametrize(("training", "kinds"), [("two-days", [*COFFEES, "lunch", *COFFEES]), ("morning", COFFEES)])
def test_a_day_has_room_for_its_breaks(training: str, kinds: list[str]) -> None:
    assert [gap.kind for gap in SHAPES[training].gaps if gap.day == 1] == kinds


def test_what_must_be_held_is_held_and_once() -> None:
    about = Context(programme(), programme().training("one-day"))
    asked = [rule("coverage")]
    draft = build(about, asked)
    film = next(piece for piece in draft.pieces if piece.session.id == "film")
    talk = next(piece for piece in draft.pieces if piece.session.id == "talk")
    draft.add(draft.held(film) + draft.held(talk) == 1)
    draft.model.minimize(sum(one.weight * amount for one, amount in draft.charges))
    from ortools.sat.python.cp_model import CpSolver

    solver = CpSolver()
    solver.solve(draft.model)
    assert solver.value(draft.held(talk)) == 1
    assert solver.objective_value == 30
