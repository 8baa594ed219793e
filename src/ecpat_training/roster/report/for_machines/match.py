"""`ecpat roster match --json`: how many persons stand on several lists, and which entries are maybe one person."""

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.same_person import CountBounds, MatchedLists, Pair


class Came(Public[tuple[int, CountBounds]]):
    """How many persons are on so many lists."""

    keys = "lists=0 persons=1"


class Proposed(Public[Pair]):
    """Two entries that are maybe one person, by their places, and what was decided of them (null: nothing yet)."""

    keys = "first second likely=grade decision"
    places: tuple[str, ...]

    def first(self) -> str:
        return self.places[self.model.first]

    def second(self) -> str:
        return self.places[self.model.second]


class RosterMatchResult(Public[MatchedLists]):
    """Persons, each counted once, and participations; a number of persons has bounds as long as pairs are `open`. Of
    what is published there are no pairs: `pairs` is null."""

    keys = """
        persons=counted.persons participations=counted.participations on_several_lists=counted.several
        open=len(counted.open) changed=counted.changed kinds=counted.kinds lists=counted.lists came=counted.came pairs
    """
    parts = (Came,)
    publish: bool

    def pairs(self) -> tuple[Proposed, ...] | None:
        matched = self.model
        return None if self.publish else tuple(Proposed(pair, places=matched.places) for pair in matched.pairs)
