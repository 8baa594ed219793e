"""Nobody leads for too long before another takes over."""

from collections.abc import Iterator
from itertools import product

from pydantic import Field

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, sort_by_start, steps_over
from ecpat_training.agenda.rule_parts.draft import STEP, Draft, Literal01, Piece, Slot, Steps, pieces_per_track
from ecpat_training.agenda.rule_parts.rule import AgendaRule, MostMinutes
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.words.catalogue.message import phrase

_DAY = 24 * 60 // STEP


class NoMarathonParameters(MostMinutes):
    """The most minutes that somebody leads in a row: session after session of one day without another leading. Breaks
    don't count and don't end a row: a trainer who leads before and after a break leads in a row. The weight is for each
    5 minutes more."""

    minutes: int = Field(default=120, ge=5, le=720)


class NoMarathon(AgendaRule):
    """Nobody leads for too long before another takes over (the rule `no marathon`)."""

    MEANING = "A trainer leads longer in a row than the rule asks for."
    DO = "Give another trainer the lead of one session, or put a break between them."
    parameters: NoMarathonParameters
    WEIGHT = 1
    SHORTHAND = {"type": ["string", "integer"], "examples": ["at most 120 min"]}
    CONCERNS = frozenset({"trainers"})
    SPARES = True

    @property
    def states(self) -> str:
        return f"A trainer leads at most {self.parameters.minutes} minutes in a row; then another trainer leads."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        """Finds rows of sessions that one trainer leads for too long."""
        most_minutes, breaks, steps = self.parameters.minutes, [], 0
        for day in agenda.days:
            for code, row in _rows(day):
                minutes = _minutes(row)
                if minutes > most_minutes:
                    steps += steps_over(minutes, most_minutes)
                    message = phrase(
                        '{item}: {trainer} leads {minutes} minutes in a row, until "{last}" ends; at most {most}.',
                        item=item_label(day, row[0]),
                        trainer=code,
                        minutes=minutes,
                        last=row[-1].title,
                        most=most_minutes,
                    )
                    breaks.append(self.broken(message, row[0].where))
        return self.result(breaks, cost=self.cost(steps))

    def constrain(self, draft: Draft) -> None:
        """A row grows from slot to slot, over empty ones too; what exceeds the limit is taken off it. Amounts are the
        steps taken off."""
        if not draft.trainers:
            return
        most_steps = self.parameters.minutes // STEP
        slots = [slot for block in draft.blocks for slot in block.slots]
        first_track_pieces, *other_tracks = pieces_per_track(draft.pieces, draft.context.tracks)
        slot_lengths, leads_by_track = (
            _map_slot_lengths(draft, slots),
            [_map_lead_variables(draft, first_track_pieces, slots)],
        )
        for track_pieces in other_tracks:
            leads_by_track.append(
                _map_lead_variables(
                    draft, [piece for piece in track_pieces if piece.session.track != "together"], slots
                )
            )
        filled_counts = {slot.index: sum(draft.occupies(piece, slot) for piece in first_track_pieces) for slot in slots}
        for trainer, day in product(draft.trainers, range(1, draft.context.training.days + 1)):
            row: Steps = 0
            for slot in (slot for slot in slots if slot.day == day):
                led_steps = draft.steps(f"{trainer.id} has led until slot {slot.index}", most_steps)
                excess_steps = draft.steps(f"{trainer.id} leads too long in slot {slot.index}", _DAY)
                for is_led in (leads_by_slot[trainer.id, slot.index] for leads_by_slot in leads_by_track):
                    # Only where the trainer leads; else the slack is larger than any row, so that the relation holds by
                    # itself.
                    draft.add(
                        led_steps + excess_steps >= row + slot_lengths[slot.index] - (most_steps + _DAY) * (1 - is_led)
                    )
                # An empty slot interrupts nothing: the row goes on behind it, since nobody else led meanwhile.
                draft.add(led_steps >= row - most_steps * filled_counts[slot.index])
                draft.charge(self, excess_steps)
                row = led_steps


def _rows(day: AgendaDay) -> Iterator[tuple[str, list[AgendaItem]]]:
    """Each trainer's rows of sessions on one day: no session of others lies between two of a row."""
    sessions = [item for item in sort_by_start(day) if item.kind == "session"]
    for code in dict.fromkeys(item.trainers[0] for item in sessions if item.trainers):
        row: list[AgendaItem] = []
        for item in (item for item in sessions if item.trainers[:1] == (code,)):
            if row and any(row[-1].end <= other_item.start and other_item.end <= item.start for other_item in sessions):
                yield code, row
                row = []
            row.append(item)
        yield code, row


def _minutes(row: list[AgendaItem]) -> int:
    """What a row lasts without its breaks; who leads two sessions at once leads once."""
    minutes, latest_end = 0, 0
    for item in row:
        minutes += max(0, item.end - max(item.start, latest_end))
        latest_end = max(latest_end, item.end)
    return minutes


def _map_lead_variables(draft: Draft, pieces: list[Piece], slots: list[Slot]) -> dict[tuple[str, int], Literal01]:
    """Whether a trainer leads what stands in a slot. Pieces and slots have the number of their lead, counted from 1:
    that takes a quarter of the relations that each trainer with each piece and slot would."""
    trainer_count = len(draft.trainers)
    lead_numbers = {piece.key: draft.steps(f"number of the lead of {piece.key}", trainer_count) for piece in pieces}
    for piece in pieces:
        lead_number = sum(position * draft.leads(piece, trainer) for position, trainer in enumerate(draft.trainers, 1))
        draft.add(lead_numbers[piece.key] == lead_number)
    lead_flags: dict[tuple[str, int], Literal01] = {}
    for slot in slots:
        flags = [draft.flag(f"{trainer.id} leads in slot {slot.index}") for trainer in draft.trainers]
        lead_flags |= {(trainer.id, slot.index): flag for trainer, flag in zip(draft.trainers, flags, strict=True)}
        number = draft.steps(f"number of the lead in slot {slot.index}", trainer_count)
        draft.add(number == sum(position * flag for position, flag in enumerate(flags, 1)))
        is_occupied = {piece.key: draft.occupies(piece, slot) for piece in pieces}
        draft.add(sum(flags) <= sum(is_occupied.values()))
        for piece in pieces:
            draft.add(trainer_count * is_occupied[piece.key] + number - lead_numbers[piece.key] <= trainer_count)
            draft.add(trainer_count * is_occupied[piece.key] + lead_numbers[piece.key] - number <= trainer_count)
    return lead_flags


def _map_slot_lengths(draft: Draft, slots: list[Slot]) -> dict[int, Steps]:
    """What the session in a slot lasts, 0 if it is empty."""
    slot_lengths = {}
    for slot in slots:
        slot_lengths[slot.index] = draft.steps(f"minutes of slot {slot.index}", _DAY)
        block = draft.blocks[slot.block]
        for piece in draft.pieces:
            longest_length = draft.longest(piece)
            is_occupied = draft.occupies(piece, slot)
            draft.add(
                draft.length_in(piece, block) + longest_length * is_occupied - slot_lengths[slot.index]
                <= longest_length
            )
    return slot_lengths
