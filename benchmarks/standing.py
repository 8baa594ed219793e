"""What stands where it stood, for a solver of linear relations: a second way to say what the planner says with
conditions, from the old agenda's lines on."""

from typing import Any

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.search import build
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP, Piece, Slot
from ecpat_training.programme.rules.book import Rule

LONG = 2 * 24 * 60 // STEP
"""More steps than between any two times of a day."""


class Standing:
    """The agendas of a training, priced by what they change of an old one: sessions dropped or brought in, sessions at
    another start, posts in other hands, each by more than all that comes after it."""

    def __init__(self, context: Context, rules: list[Rule], old: Agenda) -> None:
        self.draft = build(context, rules)
        self._old = self._lines(old)
        self._more = 3 * len(self.draft.pieces) + 1

    def model(self) -> Any:
        """The model, with the price to be paid as little of as possible."""
        dropped, moved, posts = self._dropped(), self._moved(), self._posts()
        self.draft.model.minimize(self._more * (self._more * dropped + moved) + posts)
        return self.draft.model

    def counted(self, cost: int) -> tuple[int, int, int]:
        """The sessions dropped or brought in, the sessions moved and the posts in other hands that a price is of."""
        counts, posts = divmod(cost, self._more)
        return (*divmod(counts, self._more), posts)

    def _lines(self, old: Agenda) -> dict[str, tuple[int, AgendaItem]]:
        """The first line of each piece with its day."""
        lines: dict[str, tuple[int, AgendaItem]] = {}
        for day in old.days:
            for item in day.sessions():
                for piece in self.draft.pieces:
                    if item.session and piece.session.id == item.session.id and piece.day in (None, day.number):
                        lines.setdefault(piece.key, (day.number, item))
        return lines

    def _dropped(self) -> Any:
        held = self.draft.is_held
        gone = sum(1 - held(piece) for piece in self.draft.pieces if piece.key in self._old)
        free = [piece for piece in self.draft.pieces if piece.key not in self._old and piece.cover != "must"]
        return gone + sum(held(piece) for piece in free)

    def _moved(self) -> Any:
        """Held, but in no slot at its old time."""
        begins = self._begins()
        moved: Any = 0
        for piece in (piece for piece in self.draft.pieces if piece.key in self._old):
            day, item = self._old[piece.key]
            stays = [self._stays(piece, slot, begins, item.start) for slot in self._slots() if slot.day == day]
            moved += self.draft.is_held(piece) - sum(stays)
        return moved

    def _stays(self, piece: Piece, slot: Slot, begins: dict[int, Any], start: int) -> Any:
        stays = self.draft.flag(f"{piece.key} as before in {slot.index}")
        self.draft.add(stays <= self.draft.starts_in(piece, slot))
        self.draft.add(STEP * begins[slot.index] - start <= STEP * LONG * (1 - stays))
        self.draft.add(start - STEP * begins[slot.index] <= STEP * LONG * (1 - stays))
        return stays

    def _begins(self) -> dict[int, Any]:
        """When each slot begins: the first with its block, the others when whatever fills the one before it ends."""
        begins: dict[int, Any] = {}
        for block in self.draft.blocks:
            now = self.draft.block_start(block)
            for slot in block.slots:
                begins[slot.index] = self.draft.steps(f"begin of {slot.index}", LONG)
                self.draft.add(begins[slot.index] == now)
                now = self.draft.steps(f"end of {slot.index}", LONG)
                for piece in self.draft.pieces:
                    elsewhere = LONG * (1 - self.draft.occupies(piece, slot))
                    lasts = now - begins[slot.index] - self.draft.length_in(piece, block)
                    self.draft.add(lasts <= elsewhere)
                    self.draft.add(-lasts <= elsewhere)
        return begins

    def _posts(self) -> Any:
        """Per session that is still held: a lead and a second, vacant or not, that aren't the old ones."""
        changed: Any = 0
        for piece in (piece for piece in self.draft.pieces if piece.key in self._old and self.draft.trainers):
            _, item = self._old[piece.key]
            for number, post in enumerate((self.draft.leads, self.draft.is_co_trainer)):
                was = item.trainers[number : number + 1]
                if was:
                    same = sum(post(piece, one) for one in self.draft.trainers if one.id in was)
                    changed += self.draft.is_held(piece) - same
                else:
                    changed += sum(post(piece, one) for one in self.draft.trainers)
        return changed

    def _slots(self) -> list[Slot]:
        return [slot for block in self.draft.blocks for slot in block.slots]
