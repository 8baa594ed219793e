"""Reserves for a finished selection, against those who will stay away."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.telling import telling
from ecpat_training.core.errors import EcpatError
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.seat_codes import seat_codes
from ecpat_training.roster.report.for_machines.reserves import result
from ecpat_training.roster.report.reserves import reserves_document, reserves_sentence
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.drop_outs import rates
from ecpat_training.roster.workflows.list_failures import with_list
from ecpat_training.roster.workflows.people_called import places_of
from ecpat_training.roster.workflows.standing_by import Standby, standing_by
from ecpat_training.values.participant import Roster


def roster_reserves(
    roster: ListFile,
    selected: str,
    programme_path: Path,
    standby: Standby,
    delivery: Delivery,
    *,
    drop_out: str | None = None,
) -> Outcome:
    """`ecpat roster reserves`: chooses reserves among the applicants of a list who are not selected, and delivers the
    report.

    Raises:
        UsageError: the options can't be understood.
        InputError, RefusedError: a file can't be read.
        ContentError: the programme, the list or the selection doesn't fit.
    """
    codes = seat_codes(selected, "--selected")
    inputs = [roster.path, codes.file, roster.mapping, programme_file(programme_path)]
    delivery.check(inputs)
    try:
        programme, source = read_programme(programme_path)
        rules, findings = roster_rules_of(programme, source)
        rate = rates(programme, source, drop_out)
    except EcpatError as failure:
        raise with_list(failure, roster) from None
    reading = read_roster(roster)
    everybody = reading.roster.participants
    called, own = [person.code for person in everybody], any(person.own_code for person in everybody)
    places = places_of(codes.codes, "--selected", called, reading.roster.file, own=own)
    seats = tuple(called[at] for at in places)
    with telling(delivery, "choosing who stands by"):
        answer = standing_by(everybody, seats, rules, rate, standby)
    seated = tuple(person for person in everybody if person.code in seats)
    room = Roster(file="", rows=len(seated), participants=seated)
    results: list[RuleResult] = [rule.check(room) for rule in rules if rule.hard]
    broken = [f"{one.rule}: {message}" for one in results if not one.kept for message in one.messages]
    every = [*source.findings, *findings, *reading.findings]
    delivery.findings(every)
    made = provenance("ecpat roster reserves", inputs, seed=standby.seed if answer.drawn else None)
    delivery.document(reserves_document(answer, programme.programme, broken, made))
    names = tuple(one.rule for one in results if not one.kept)
    delivery.data(lambda: result(answer, names), every, made)
    return Outcome(exit_code(every, kept=not broken), reserves_sentence(answer))
