"""`ecpat roster select --json`: who has a seat, with which chances. `ecpat roster replace` answers the same."""

from typing import Literal

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.attendance import Reserve, ReservesChosen
from ecpat_training.roster.model.selection import Applicant, Panels, Quota, Selection


class Applied(Public[Applicant]):
    """Somebody who may get a seat, by code; `name` is null unless names were asked for, `seat` null for those who have
    none."""

    keys = "code name chance seat values"
    columns: tuple[str, ...]
    names: bool

    def name(self) -> str | None:
        return self.model.name if self.names else None

    def seat(self) -> Literal["kept", "drawn"] | None:
        return "kept" if self.model.kept else "drawn" if self.model.chosen else None

    def values(self) -> dict[str, str]:
        return dict(zip(self.columns, self.model.values, strict=True))


class QuotaData(Public[Quota]):
    """One thing that was asked: of how many applicants it speaks, how many of them have a seat, and whether it is
    kept."""

    keys = "asked=said applicants chosen kept=held"


class PanelsData(Public[Panels]):
    """Rooms that are each as likely, as codes; `drawn` is the number of the one that was drawn, from 1."""

    keys = "rooms drawn"


class ReserveData(Public[Reserve]):
    """A reserve by code, the chance to come, and the chance of a balanced room with this one and all before."""

    keys = "code comes balanced_room=chance.value"


class Reserves(Public[ReservesChosen]):
    """Who stands by, in the order of calling, and the chance of a balanced room without anybody."""

    keys = "without=without.value people=reserves"
    parts = (ReserveData,)


class RosterSelectResult(Public[Selection]):
    """A draw; chances are 0 to 1, and those of people who stay in their seats count in none of the measures."""

    keys = """
        by=title seats seed chosen=chosen[].code gone lowest_chance highest_chance gini geometric_mean applicants
        quotas panels reserves
    """
    parts = (QuotaData, PanelsData, Reserves)
    names: bool
    reserves: ReservesChosen | None

    def lowest_chance(self) -> float | None:
        return min((applicant.chance for applicant in self.model.drawn_by_lot), default=None)

    def highest_chance(self) -> float | None:
        return max((applicant.chance for applicant in self.model.drawn_by_lot), default=None)

    def applicants(self) -> tuple[Applied, ...]:
        selection = self.model
        return tuple(Applied(one, columns=selection.columns, names=self.names) for one in selection.applicants)
