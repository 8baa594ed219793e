"""How little an agenda changed that was planned again, and how good that provably is."""

from dataclasses import dataclass

from ecpat_training.agenda.model.diff import AgendaDiff


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and the least that is possible; they are equal when it is proven."""

    found: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether it is proven that less is impossible."""
        return self.found == self.bound


@dataclass(frozen=True, slots=True)
class Replan:
    """What changed, and the proofs, each among the agendas that are as good in all before it.

    `dropped` counts the sessions of the old agenda that can't be held any more and those that come in without having
    to be held; `moved` those on another day or with another start; `handed_over` the posts, lead and second, that are
    no longer in the same hands; `minutes` the 5-minute steps by which sessions last longer or shorter and the breaks
    that are not as they were. `sessions` are those of the old agenda that the programme still has. `forced` is what
    must hold and the old agenda breaks as a whole by the programme as it is now.
    """

    diff: AgendaDiff
    sessions: int
    dropped: Proof
    moved: Proof
    handed_over: Proof
    minutes: Proof
    forced: tuple[str, ...]
