"""Reserves for a finished selection, against those who will stay away; `ecpat roster select` takes the same step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.attendance import Replacement, Reserve, ReservesChosen
from ecpat_training.roster.model.people import people
from ecpat_training.roster.no_shows.reserves import ReserveCall, reserves
from ecpat_training.roster.no_shows.room_demands import strangers
from ecpat_training.roster.no_shows.show_up import ExpectedPeople, Size
from ecpat_training.roster.reading.file import ListFile, read_roster, with_list
from ecpat_training.roster.reading.seat_codes import seat_codes
from ecpat_training.roster.report.for_machines import RosterReservesResult
from ecpat_training.roster.report.reserves import reserves_document, reserves_sentence
from ecpat_training.roster.rule_parts.composition import PersonAttribute, value_of
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.code_lookup import places_of
from ecpat_training.roster.workflows.no_show_rates import rates, show_up_chances
from ecpat_training.values.participant import STATUSES_GONE, Participant, Roster
from ecpat_training.values.quantity import Range, parse_range
from ecpat_training.words.catalogue.message import Option, phrase


@dataclass(frozen=True, slots=True)
class ReserveRequest:
    """How many reserves; for how many people in the room, as written (None: as the rules say, else as many as are
    selected); and the seed of the lottery."""

    number: int = 4
    seats: str | None = None
    seed: int = 1


def choose_reserves(
    applicants: Sequence[Participant],
    selected: Collection[str],
    rules: Sequence[RosterRule],
    no_show_rates: NoShow,
    standby: ReserveRequest,
) -> ReservesChosen:
    """Chooses reserves among the applicants who have no seat and haven't declined; whoever is on the waiting
    list may stand by.

    Args:
        applicants: everybody on the list.
        selected: the codes of those who have a seat.
        rules: the programme's rules over rosters; those that are hard must hold on the day.
        no_show_rates: at which rates people stay away.
        standby: how many, for which room.

    Raises:
        UsageError: the number of seats can't be understood.
        ContentError: there are people of whom the rates say nothing.
    """
    hard = [rule for rule in rules if rule.hard]
    size = _size(standby.seats, hard, len(selected))
    people = tuple(person for person in applicants if person.code in selected or person.status not in STATUSES_GONE)
    expected = ExpectedPeople(people, show_up_chances(no_show_rates, people))
    seated_indexes = [index for index, person in enumerate(people) if person.code in selected]
    chosen = reserves(expected, hard, seated_indexes, standby.number, standby.seed, size)
    return ReservesChosen(
        selected=len(seated_indexes),
        others=len(people) - len(seated_indexes),
        seats=_seats(size, hard),
        without=chosen.without,
        reserves=tuple(
            Reserve(people[index].code, shared_description([people[index]]), expected.show_up_chances[index], chance)
            for index, chance in zip(chosen.people, chosen.chances, strict=True)
        ),
        replaced=tuple(_describe_replacement(reserve_call, people) for reserve_call in chosen.calls),
        best=chosen.best,
        drawn=chosen.drawn,
        seed=standby.seed,
    )


def _size(size_text: str | None, hard: Sequence[RosterRule], selected: int) -> Size:
    if size_text is None:
        return (None, None) if any(rule.room() for rule in hard) else (selected, selected)
    try:
        seat_range = parse_range(size_text)
    except ValueError as error:
        raise UsageError.because(
            "usage.seats",
            phrase(
                "{option} {written}: {error}.", option=Option("--seats"), written=visible(size_text), error=str(error)
            ),
        ) from None
    if not isinstance(seat_range, Range) or seat_range.high == 0:
        raise UsageError.because(
            "usage.seats",
            phrase(
                "{option} {written}: write how many people, such as `{option} 18-20`.",
                option=Option("--seats"),
                written=visible(size_text),
            ),
        )
    min_seats, max_seats = (None if bound is None else int(bound) for bound in (seat_range.low, seat_range.high))
    return min_seats, max_seats


def _seats(size: Size, hard: Sequence[RosterRule]) -> str:
    """How many people the room may hold, in words: `18-22`."""
    if size != (None, None):
        return CountCheck("size", "", 0, *size).target
    counts = (count for rule in hard for count in rule.check(strangers(0)).counts)
    return listing([count.target for count in counts if count.of == "size"])


def _describe_replacement(reserve_call: ReserveCall, people: Sequence[Participant]) -> Replacement:
    absent_people = [people[index] for index in reserve_call.away]
    called_code = None if reserve_call.called is None else people[reserve_call.called].code
    return Replacement(
        tuple(person.code for person in absent_people),
        shared_description(absent_people),
        reserve_call.needed,
        called_code,
    )


_DESCRIBED_ATTRIBUTES: tuple[PersonAttribute, ...] = ("stakeholder", "role", "profession", "gender")


def shared_description(similar_people: Sequence[Participant]) -> str:
    """What these people have in common of what a list says of everybody; nothing of whom they work for."""
    shared_words = []
    for attribute in _DESCRIBED_ATTRIBUTES:
        values = {value_of(person, attribute) for person in similar_people}
        if len(values) == 1 and (value := values.pop()) is not None:
            shared_words.append(people(attribute, str(value), 1).partition(" ")[2])
    return ", ".join(shared_words)


def roster_reserves(
    roster: ListFile,
    selected: str,
    programme_path: Path,
    standby: ReserveRequest,
    delivery: Delivery,
    *,
    drop_out_rate: str | None = None,
) -> Outcome:
    """`ecpat roster reserves`: chooses reserves among the applicants of a list who are not selected, and delivers the
    report.

    Raises:
        UsageError: the options can't be understood.
        InputError, RefusedError: a file can't be read.
        ContentError: the programme, the list or the selection doesn't fit.
    """
    codes = seat_codes(selected, "--selected")
    inputs = [roster.path, codes.file, roster.words, programme_file(programme_path)]
    delivery.check(inputs)
    try:
        programme, source = read_programme(programme_path)
        rules, findings = roster_rules_of(programme, source)
        rate = rates(programme, source, drop_out_rate)
    except EcpatError as failure:
        raise with_list(failure, roster) from None
    reading = read_roster(roster)
    participants = reading.roster.participants
    participant_codes, own_codes = (
        [person.code for person in participants],
        any(person.own_code for person in participants),
    )
    places = places_of(codes.codes, "--selected", participant_codes, reading.roster.file, own_codes=own_codes)
    seats = tuple(participant_codes[index] for index in places)
    with progress_line(delivery, "choosing who stands by"):
        answer = choose_reserves(participants, seats, rules, rate, standby)
    seated_people = tuple(person for person in participants if person.code in seats)
    room = Roster(file="", rows=len(seated_people), participants=seated_people, same_bodies=reading.roster.same_bodies)
    results: list[RuleResult] = [rule.check(room) for rule in rules if rule.hard]
    broken_rules = [
        f"{rule_result.rule}: {message}"
        for rule_result in results
        if not rule_result.kept
        for message in rule_result.messages
    ]
    all_findings = [*source.findings, *findings, *reading.findings]
    delivery.findings(all_findings)
    origin = provenance("ecpat roster reserves", inputs, seed=standby.seed if answer.drawn else None)
    is_surely_broken = any(rule_result.verdict == "broken" for rule_result in results)
    delivery.document(
        reserves_document(answer, programme.programme, broken_rules, origin, is_surely_broken=is_surely_broken)
    )
    broken_names, doubtful_names = (
        tuple(rule_result.rule for rule_result in results if rule_result.verdict == verdict)
        for verdict in ("broken", "not known")
    )
    delivery.data(
        lambda: RosterReservesResult(answer, broken=broken_names, not_known=doubtful_names), all_findings, origin
    )
    return Outcome(exit_code(all_findings, are_rules_kept=not broken_rules), reserves_sentence(answer))
