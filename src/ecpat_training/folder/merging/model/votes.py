"""What the folders say of each value, and what follows.

The state of a value is a set: everything that some folder says and that isn't what was sent out. Sets are joined by
union, so that neither the order of the folders matters, nor which of them were merged before, nor how often. One other
value is taken; several are asked. What a person decided is kept as a fact of its own: this one, in place of those. A
value that was decided against lives again where a later round chose it.

The method is that of multi-value registers (Shapiro et al. 2011, conflict-free replicated data types).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.folder.merging.model.values import EMPTY, UNREADABLE, comparable_text

REMOVED, KEPT = "tremoved", "tkept, with changes "
"""Whether a row that was sent out is still there; what follows the latter says which changes."""
SAME, DIFFERENT = "tsame", "tdifferent"
ANOTHER_CODE = "tanother code for "
"""Of two rows with one code, that they are two; the row that gets another code follows."""
PAIR = "="
"""Begins the column of an address that asks whether two rows are one; the other row follows."""


class Address(NamedTuple):
    """A value: its file, the sheet, the row by what it is known by, and the column.

    Without a column it is whether the row is there; without a row what a column is called; without both the order of
    the columns; without a sheet as well the file as a whole, `part` being None.
    """

    file: str
    part: str | None = None
    row: str = ""
    column: str = ""

    def __lt__(self, operand: tuple[object, ...]) -> bool:
        return tuple(map(_first_none, self)) < tuple(map(_first_none, operand))


def _first_none(component: object) -> tuple[bool, str]:
    return component is not None, str(component)


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person decided of a value: `chosen`, in place of all of `instead`."""

    address: Address
    instead: tuple[str, ...]
    chosen: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands, and what is asked: no choices where nothing is. `taken` says that it isn't what was sent out."""

    stands: str
    choices: tuple[str, ...] = ()
    taken: bool = False


@dataclass
class Ballot:
    """Everything that is said of the values of all files. `base` is what was sent out; `alone` are values of which
    even a single change is asked; `decisions` what persons decided."""

    base: dict[Address, str] = field(default_factory=dict)
    votes: dict[Address, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    decisions: dict[Address, set[Vote]] = field(default_factory=lambda: defaultdict(set))
    alone: set[Address] = field(default_factory=set)

    def vote(self, address: Address, token: str, label: str) -> None:
        """Puts down that a folder has this value; nothing where it is the one that was sent out."""
        if comparable_text(token) != comparable_text(self.base.get(address, EMPTY)):
            self.votes[address].setdefault(token, set()).add(label)

    def decide(self, decisions: Iterable[Vote]) -> None:
        """Puts down what persons decided."""
        for decision in decisions:
            self.decisions[decision.address].add(decision)

    def of_file(self, file: str) -> "Ballot":
        """A ballot of one file alone, with what was decided of it."""
        file_ballot = Ballot()
        file_ballot.decide(
            decision for address, decisions in self.decisions.items() if address.file == file for decision in decisions
        )
        return file_ballot

    def absorb(self, ballot: "Ballot") -> None:
        """Takes over what is said of another file."""
        self.base |= ballot.base
        self.votes |= ballot.votes
        self.alone |= ballot.alone
        self.decide(decision for decisions in ballot.decisions.values() for decision in decisions)

    def settle(self, address: Address) -> Settled:
        """The outcome for a value: what stands, and between which values a person has to choose."""
        base = self.base.get(address, EMPTY)
        earlier_decisions = self.decisions.get(address, ())
        chosen, overruled_rounds = Counter[str](), Counter[str]()
        for decision in earlier_decisions:
            chosen[comparable_text(decision.chosen)] = max(chosen[comparable_text(decision.chosen)], decision.round)
            for token in decision.instead:
                overruled_rounds[comparable_text(token)] = max(overruled_rounds[comparable_text(token)], decision.round)
        tokens = [*self.votes.get(address, ()), *(earlier.chosen for earlier in earlier_decisions)]
        # A choice of a later round wins over what was decided against it before: people may change their mind.
        live = self._alike(
            token for token in tokens if overruled_rounds[comparable_text(token)] <= chosen[comparable_text(token)]
        )
        # An error value may stand for anything, so that emptiness beside it is not taken for a deletion.
        is_unreadable = UNREADABLE in tokens and EMPTY in map(comparable_text, live) and EMPTY not in chosen
        if (
            is_unreadable
            or len(live) > 1
            or (address in self.alone and any(comparable_text(live_token) not in chosen for live_token in live))
        ):
            is_kept = not address.column and all(live_token.startswith(KEPT) for live_token in live)
            return Settled(base) if is_kept else Settled(base, tuple(sorted(live)))
        winning_token = next(iter(live), base)
        if winning_token.startswith(KEPT) and not address.column:
            return Settled(base)
        return Settled(winning_token, (), comparable_text(winning_token) != comparable_text(base))

    def who(self, address: Address, token: str) -> list[str]:
        """The folders that have this value, in any spelling."""
        votes = self.votes.get(address, {})
        return sorted(
            {
                label
                for spelling, names in votes.items()
                if comparable_text(spelling) == comparable_text(token)
                for label in names
            }
        )

    def _alike(self, tokens: Iterable[str]) -> set[str]:
        """One token for all that say the same, whichever folder came first."""
        token_by_text: dict[str, str] = {}
        for token in sorted(tokens):
            token_by_text.setdefault(comparable_text(token), token)
        return set(token_by_text.values())
