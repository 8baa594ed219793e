"""From applicants and seats to a draw: demands, wishes that give way, the lottery, and why there is none."""

from collections.abc import Sequence

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.lots import LotDrawer
from ecpat_training.core.text import count
from ecpat_training.roster.model.selection import Applicant, KindOfApplicant, Panels, Quota, Selection
from ecpat_training.roster.report.selection_conflict import conflict_findings, easing_findings, too_few_finding
from ecpat_training.roster.selection.conflict import conflicts
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.easing import drop_wishes, find_least_easing
from ecpat_training.roster.selection.leximin import Lottery, fair_lottery
from ecpat_training.roster.selection.panels import draw_people, equally_likely, geometric_mean, gini, shares
from ecpat_training.roster.workflows.applicants import Applicants
from ecpat_training.words.catalogue.message import phrase, sentences

_CONFLICT_SECONDS = 20.0  # seconds in which every minimal conflict is sought
_MAX_CONFLICTS = 12  # conflicts that a person may want to read


def select(
    applicants: Applicants,
    seats: int,
    *,
    kept_people: Sequence[int] = (),
    seed: int,
    panels: int | None = None,
    staying: tuple[str, str] = ("person who is kept", "people who are kept"),
    departed_codes: Sequence[str] = (),
) -> Selection:
    """Draws who gets a seat, so that the room keeps the quotas and chances are leximin.

    Args:
        applicants: who may get one, and what is asked.
        seats: how many there are.
        kept_people: indices of those who have one already.
        seed: of the draw.
        panels: draw from so many equally likely rooms instead of from the lottery.
        staying: what one who is kept is called in a message, and several.
        departed_codes: the codes whose seats are filled anew, for the report.

    Raises:
        UnsatisfiableError: no room keeps what must hold; says every minimal conflict, and the least change.
        ArithmeticError: a room was drawn that breaks a demand: a fault of ours.
    """
    people = len(applicants.codes)
    demands = applicants.demands(seats)
    if kept_people:
        text = f"the {count(len(kept_people), *staying)}"
        demands.append(QuotaDemand("at least", text, (frozenset(kept_people),), len(kept_people), given=True))
    if people < seats or len(kept_people) > seats:
        raise UnsatisfiableError([too_few_finding(applicants.file, people, seats, len(kept_people))])
    kept_demands, lottery = demands, fair_lottery(people, seats, demands)
    gave_way: tuple[QuotaDemand, ...] = ()
    if lottery is None:
        kept_demands, gave_way = drop_wishes(people, seats, demands)
        lottery = fair_lottery(people, seats, kept_demands)
    if lottery is None:
        raise no_room_error(people, seats, kept_demands)
    drawn_panels = _panels(applicants, lottery, kept_demands, panels, seed) if panels else None
    chosen = frozenset(
        applicants.places(drawn_panels.rooms[drawn_panels.drawn - 1], "panel")
        if drawn_panels
        else draw_people(lottery, seed)
    )
    if broken_demands := [demand.said for demand in kept_demands if not demand.is_met(chosen)]:
        raise ArithmeticError(f"a room was drawn that doesn't keep: {broken_demands}")
    wish_findings = tuple(map(_gave_way, gave_way))
    return _selection(
        applicants,
        lottery,
        demands,
        chosen,
        frozenset(kept_people),
        seed,
        drawn_panels,
        tuple(departed_codes),
        wish_findings,
    )


def no_room_error(people: int, seats: int, demands: Sequence[QuotaDemand]) -> UnsatisfiableError:
    """The error that says why no room of so many seats keeps these demands, and the least change that allows one."""
    minimal_conflicts = conflicts(people, seats, demands, seconds=_CONFLICT_SECONDS)
    eased = find_least_easing(people, seats, demands)
    return UnsatisfiableError(
        conflict_findings(minimal_conflicts, people, seats, max_conflicts=_MAX_CONFLICTS),
        easing_findings(eased, seats) if eased else [],
    )


def _gave_way(demand: QuotaDemand) -> Finding:
    message = phrase(
        "a wish (weight {weight}) gave way: {wish} can't be kept beside what must hold and heavier wishes.",
        weight=demand.weight,
        wish=demand.said,
    )
    if demand.because:
        message = sentences(message, phrase("({reason}.)", reason=demand.because.rstrip(".")))
    return Finding("select.gave-way", Severity.WARNING, message, demand.where)


def _panels(applicants: Applicants, lottery: Lottery, demands: Sequence[QuotaDemand], number: int, seed: int) -> Panels:
    rooms = equally_likely(lottery, demands, number, seed)
    pairs = zip(shares(rooms, len(applicants.codes)), lottery.each(), strict=True)
    max_deviation = max(abs(share - fair) for share, fair in pairs)
    codes = tuple(tuple(applicants.codes[person] for person in room) for room in rooms)
    return Panels(codes, LotDrawer(seed).draw_below(number) + 1, max_deviation)


def _selection(
    applicants: Applicants,
    lottery: Lottery,
    demands: Sequence[QuotaDemand],
    chosen: frozenset[int],
    kept_people: frozenset[int],
    seed: int,
    panels: Panels | None,
    departed_codes: tuple[str, ...],
    findings: tuple[Finding, ...],
) -> Selection:
    person_chances = lottery.each()
    drawn_chances = [chance for person, chance in enumerate(person_chances) if person not in kept_people]
    people = tuple(
        Applicant(code, name, values, person_chances[index], index in chosen, index in kept_people)
        for index, (code, name, values) in enumerate(
            zip(applicants.codes, applicants.names, applicants.values, strict=True)
        )
    )
    return Selection(
        title=applicants.title,
        file=applicants.file,
        sheet=applicants.sheet,
        columns=applicants.columns,
        applicants=people,
        kinds=_group_applicants(applicants, lottery, chosen, kept_people),
        quotas=tuple(_quota(demand, chosen) for demand in demands if not demand.given),
        seats=lottery.pool.seats,
        seed=seed,
        rooms=len(lottery.rooms),
        gini=gini(drawn_chances),
        geometric_mean=geometric_mean(drawn_chances),
        panels=panels,
        gone=departed_codes,
        findings=(*applicants.findings, *findings),
        own_codes=applicants.own_codes,
    )


def _group_applicants(
    applicants: Applicants, lottery: Lottery, chosen: frozenset[int], kept_people: frozenset[int]
) -> tuple[KindOfApplicant, ...]:
    """Who has which chance: the types of the lottery, those who are kept left out, those that look alike as one."""
    members_by_kind: dict[tuple[tuple[str, ...], float], list[int]] = {}
    for members, chance in zip(lottery.pool.types, lottery.chances, strict=True):
        if members[0] in kept_people:
            continue
        columns = zip(*(applicants.values[person] for person in members), strict=True)
        shared_values = tuple(values[0] if len(set(values)) == 1 else "" for values in columns)
        members_by_kind.setdefault((shared_values, chance), []).extend(members)
    applicant_kinds = [
        KindOfApplicant(shared_values, len(members), len(chosen.intersection(members)), chance)
        for (shared_values, chance), members in members_by_kind.items()
    ]
    return tuple(
        sorted(applicant_kinds, key=lambda applicant_kind: (round(applicant_kind.chance, 9), applicant_kind.shared))
    )


def _quota(demand: QuotaDemand, chosen: frozenset[int]) -> Quota:
    if demand.kind == "kinds at least":
        kinds_present = sum(not chosen.isdisjoint(group) for group in demand.groups)
        return Quota(demand.said, sum(map(bool, demand.groups)), kinds_present, demand.is_met(chosen), len(chosen))
    if demand.kind == "weighs at least":
        weights = zip(demand.groups, demand.weights, strict=True)
        helping_people = frozenset[int]().union(*(group for group, weight in weights if weight > 0))
        share_members, base_count = (
            helping_people if demand.these is None else demand.these,
            len(demand.members & chosen),
        )
        return Quota(demand.said, len(share_members), len(share_members & chosen), demand.is_met(chosen), base_count)
    return Quota(demand.said, len(demand.members), len(demand.members & chosen), demand.is_met(chosen), len(chosen))
