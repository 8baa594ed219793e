"""What decides an agenda: a few of a draft's variables, from which all others follow, and parts of them that a search
may change while the rest stays."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal, cast

from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.rule_parts.draft import Literal01

DecisionKind = Literal["place", "team", "break"]
Values = Sequence[int]
"""What each variable of a draft is worth, by its number."""
BLOCKS_FREED_TOGETHER = 5
"""So many stretches of sessions between breaks are freed together, wherever they are."""


@dataclass(frozen=True, slots=True)
class PlacementVariable:
    """A 0-1 variable of a draft by its number: whether a piece stands in a slot of a block (or goes on there), whether
    somebody has a post in a piece, or whether there is a break before a block."""

    index: int
    kind: DecisionKind
    piece: str
    block: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What a search may change: where the sessions of some blocks stand within these blocks, the breaks before them,
    and the team of the sessions of some blocks. What sessions and breaks last is always free, and so is what isn't
    held yet."""

    blocks: frozenset[int]
    team: frozenset[int]


def decisions_of(draft: CpAgendaDraft) -> list[PlacementVariable]:
    """All decisions of a draft."""
    decisions: list[PlacementVariable] = []

    def note(variable: Literal01, kind: DecisionKind, piece: str, block: int) -> None:
        # Where something is impossible, the draft holds the number 0 in place of a variable.
        if not isinstance(variable, int):
            decisions.append(PlacementVariable(cast("Any", variable).index, kind, piece, block))

    for piece in draft.pieces:
        for block in draft.blocks:
            for slot in block.slots:
                note(draft.starts_in(piece, slot), "place", piece.key, block.index)
        for gap in draft.gaps:
            note(draft.continues_after(piece, gap), "place", piece.key, gap.after)
        for trainer in draft.trainers:
            note(draft.leads(piece, trainer), "team", piece.key, -1)
            note(draft.is_co_trainer(piece, trainer), "team", piece.key, -1)
    for gap in draft.gaps:
        note(draft.has_break(gap), "break", "", gap.after)
    return decisions


def tight_decisions(draft: CpAgendaDraft) -> list[int]:
    """Returns the numbers of decisions that a first agenda can usually do without.

    Left are at most one coffee break in a half day, and half of a day's sessions in one block.
    """
    day = -(-len(draft.pieces) // draft.context.training.days)
    positions = max(4, -(-day // 2))
    coffees: dict[tuple[int, bool], int] = {}
    lunches = {gap.day: gap.index for gap in draft.gaps if gap.kind == "lunch"}
    left_out_literals: list[Literal01] = []
    for gap in draft.gaps:
        half_day = (gap.day, gap.index > lunches.get(gap.day, gap.index))
        if gap.kind != "lunch":
            coffees[half_day] = coffees.get(half_day, 0) + 1
            if coffees[half_day] > 1:
                left_out_literals.append(draft.has_break(gap))
    for block in draft.blocks:
        left_out_literals += [
            draft.starts_in(piece, slot) for slot in block.slots[positions:] for piece in draft.pieces
        ]
    return [cast("Any", variable).index for variable in left_out_literals if not isinstance(variable, int)]


def fixed_decisions(decisions: Sequence[PlacementVariable], values: Values, neighbourhood: Neighbourhood) -> list[int]:
    """Returns the numbers of the decisions that stay as they are while a search may change those of `neighbourhood`."""
    block_by_piece = {
        decision.piece: decision.block for decision in decisions if decision.kind == "place" and values[decision.index]
    }
    stay = []
    for decision in decisions:
        if decision.kind == "team":
            block = block_by_piece.get(decision.piece)
            # A piece that isn't held yet may come in wherever places are freed, with any team.
            changes = block in neighbourhood.team if block is not None else bool(neighbourhood.blocks)
        elif decision.kind == "place":
            # A piece moves only within the freed blocks: one from outside would leave a hole that stays fixed.
            changes = (
                decision.block in neighbourhood.blocks
                and block_by_piece.get(decision.piece, decision.block) in neighbourhood.blocks
            )
        else:
            changes = decision.block in neighbourhood.blocks
        if not changes:
            stay.append(decision.index)
    return stay


def parts_of(
    draft: CpAgendaDraft, decisions: Sequence[PlacementVariable], chance: random.Random
) -> list[Neighbourhood]:
    """The parts of an agenda to be changed one after the other: each day, its whole team, two days together, and a few
    stretches anywhere. Those that change nothing of each other stand together, as far as they can."""
    all_blocks = frozenset(block.index for block in draft.blocks)
    no_blocks: frozenset[int] = frozenset()
    days = [
        frozenset(block.index for block in draft.blocks if block.day == day)
        for day in range(1, draft.context.training.days + 1)
    ]
    team = [Neighbourhood(no_blocks, all_blocks)] if any(decision.kind == "team" for decision in decisions) else []
    single_days = [Neighbourhood(day, day) for day in days]
    pairs = [Neighbourhood(earlier_day | later_day, no_blocks) for earlier_day, later_day in combinations(days, 2)]
    chance.shuffle(pairs)
    samples = [frozenset(chance.sample(sorted(all_blocks), min(BLOCKS_FREED_TOGETHER, len(all_blocks)))) for _ in days]
    random_samples = [Neighbourhood(blocks, blocks) for blocks in samples]
    return [*single_days, *team, *pairs, *random_samples]
