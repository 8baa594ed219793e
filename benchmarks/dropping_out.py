"""Who stays away: stated chances against 10,000 days that are played, judged by the rules' own checks."""

import random
import time
from collections.abc import Sequence
from itertools import combinations

from ecpat_training.core.location import Location
from ecpat_training.core.shipped import shipped
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.rules.book import Rule
from ecpat_training.roster.no_shows.reserves import reserves
from ecpat_training.roster.no_shows.show_up import ExpectedPeople
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.no_show_rates import show_up_chances
from ecpat_training.values.participant import Participant, Roster

DAYS, RESERVES, APPLICANTS = 10_000, 4, 40


def main() -> None:
    """The example's list as a panel of 20, 40 other applicants, up to four reserves, the shipped rules and rates."""
    programme, source = read_programme(shipped("programmes") / "multi-stakeholder-2005.yaml")
    rules, _ = roster_rules_of(programme, source)
    hard = [rule for rule in rules if rule.hard]
    panel = roster_from(read_table(shipped("examples") / "tirana-2005" / "roster.csv")).roster.participants
    people = (*panel, *_applicants(APPLICANTS, random.Random(4)))
    assert programme.no_show_rates is not None
    expected = ExpectedPeople(people, show_up_chances(programme.no_show_rates, people))
    started = time.perf_counter()
    chosen = reserves(expected, hard, range(len(panel)), RESERVES, 1, (None, None))
    seconds = time.perf_counter() - started
    print(
        f"\nReserves: {RESERVES} of {APPLICANTS} in {seconds:.1f} s, {'best of all' if chosen.best else 'by exchange'}"
    )
    print("| reserves | stated | of 10,000 days | standard error | distance in errors |")
    print("| --- | --- | --- | --- | --- |")
    for number, stated in enumerate([chosen.without, *chosen.chances]):
        share = played(expected, hard, range(len(panel)), chosen.people[:number], DAYS, seed=number)
        error = (stated.value * (1 - stated.value) / DAYS) ** 0.5
        print(f"| {number} | {stated.value:.4f} | {share:.4f} | {error:.4f} | {(share - stated.value) / error:+.2f} |")


def played(
    expected: ExpectedPeople,
    rules: Sequence[Rule],
    panel: Sequence[int],
    in_reserve: Sequence[int],
    days: int,
    seed: int,
) -> float:
    """The share of days on which a balanced room could be seated: everybody comes or not by lot, and every way to call
    in reserves who came is tried. Shares no code with what states the chance."""
    draw, kept_by_room = random.Random(seed), dict[tuple[int, ...], bool]()
    hits = 0
    for _ in range(days):
        present_indexes = tuple(
            index for index in (*panel, *in_reserve) if draw.random() < expected.show_up_chances[index]
        )
        if present_indexes not in kept_by_room:
            seated = [index for index in present_indexes if index not in in_reserve]
            waiting = [index for index in present_indexes if index in in_reserve]
            call_choices = (called for count in range(len(waiting) + 1) for called in combinations(waiting, count))
            kept_by_room[present_indexes] = any(
                _kept(rules, [expected.people[index] for index in (*seated, *called)]) for called in call_choices
            )
        hits += kept_by_room[present_indexes]
    return hits / days


def _kept(rules: Sequence[Rule], room: Sequence[Participant]) -> bool:
    roster = Roster.model_construct(file="", sheet=None, rows=len(room), participants=tuple(room))
    return all(rule.check(roster).kept for rule in rules)


def _applicants(number: int, draw: random.Random) -> list[Participant]:
    measurements = []
    for row in range(1_000, 1_000 + number):
        enforces = draw.random() < 0.5
        kind = draw.choice(["GO", "GO", "GO", "IGO"] if enforces else ["NGO", "NGO", "NGO", "GO", "IGO"])
        measurements.append(
            Participant(
                row=row,
                where=Location("applicants"),
                stakeholder=kind,
                role="law enforcement" if enforces else "care",
                profession=draw.choice(["police officer", "police officer", "prosecutor"])
                if enforces
                else "social worker",
                gender=draw.choice(["female", "male"]),
                organisation=f"{kind} office {draw.randrange(12)}",
            )
        )
    return measurements
