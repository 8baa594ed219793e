"""Why no room keeps the quotas, with head counts, and the least change that allows one, each at its place."""

import re
from collections.abc import Iterable, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing
from ecpat_training.roster.selection.conflict import Conflicts
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.easing import Easing
from ecpat_training.values.participant import StakeholderType
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_SHARE = r" \([^()]* % of [^()]*\)"  # the share whose head count it is
_AMOUNT = re.compile(rf"(?:at least|at most) ([\d,]+) (.+?)(?:{_SHARE})?(?:, or none)?")
_BOUND = re.compile(r"(at least|at most) [\d,]+")


def too_few_finding(file: str, people: int, seats: int, kept_people: int) -> Finding:
    """More seats than people, or more people who are kept than seats."""
    if kept_people > seats:
        message, hint = (
            phrase(
                "{people:,} {people:person|people} have a seat already, of {seats:,} {seats:seat|seats}.",
                people=kept_people,
                seats=seats,
            ),
            phrase("Give more {option}.", option=Option("--seats")),
        )
    else:
        message = phrase(
            "there {people:is|are} {people:,} {people:applicant|applicants} for {seats:,} {seats:seat|seats}.",
            people=people,
            seats=seats,
        )
        hint = phrase("Ask for more applications, or give fewer {option}.", option=Option("--seats"))
    return Finding("select.too-few", Severity.ERROR, message, Location(file), hint)


def conflict_findings(conflicts: Conflicts, people: int, seats: int, *, max_conflicts: int) -> list[Finding]:
    """Each minimal conflict as a sentence at the place of its first demand, the smallest first; at most
    `max_conflicts`."""
    number = len(conflicts.minimal)
    shown_conflicts = conflicts.minimal[:max_conflicts]
    message = phrase(
        "no room of {seats:,} {seats:seat|seats} keeps every quota: {conflicts:,} {conflicts:conflict|conflicts}, each"
        " of which alone makes it impossible.",
        seats=seats,
        conflicts=number,
    )
    hints = ["In each of them any one quota less, and the others can hold together."]
    if not conflicts.complete:
        hints.append("The search ended before it was sure that these are all.")
    if number > max_conflicts:
        hints.append(phrase("The {conflicts} smallest of them follow.", conflicts=max_conflicts))
    hint = sentences(*hints)
    findings = [Finding("select.no-room", Severity.ERROR, message, hint=hint)]
    for conflict in shown_conflicts:
        other_places = [
            str(demand.where) for demand in conflict[1:] if demand.where and demand.where != conflict[0].where
        ]
        other_places = list(dict.fromkeys(other_places))  # one rule asks for several quotas
        location = next((demand.where for demand in conflict if demand.where), None)
        other_places_sentence = (
            f"The other {'place is' if len(other_places) == 1 else 'places are'} {listing(other_places, 20)}."
            if other_places
            else None
        )
        findings.append(
            Finding(
                "select.conflict",
                Severity.ERROR,
                _conflict_sentence(conflict, people, seats),
                location,
                other_places_sentence,
            )
        )
    return findings


def easing_findings(eased: Sequence[Easing], seats: int) -> list[Finding]:
    """The least change, in a line and then a line for each quota to change."""
    eased_seats = sum(change.by for change in eased)
    message = phrase(
        "the least change that makes a room of {seats:,} {seats:seat|seats} possible moves {moved:,} {moved:seat|seats}"
        " (no smaller one does, others as small may):",
        seats=seats,
        moved=eased_seats,
    )
    findings = [Finding("select.change", Severity.NOTE, message)]
    for easing in eased:
        eased_wording = _BOUND.sub(rf"\g<1> {easing.amount:,}", re.sub(_SHARE, "", easing.demand.said), count=1)
        reason_note = f" (It is there because {easing.demand.because.rstrip('.')}.)" if easing.demand.because else ""
        if easing.demand.kind == "weighs at least":
            gives_way = "“{quota}” gives way by {seats:,} {seats:seat|seats}.{because}"
            template = gives_way if _count_for_and_against(easing.demand)[0] else "“{quota}” goes.{because}"
            message = phrase(template, quota=easing.demand.said, seats=easing.by, because=reason_note)
            findings.append(Finding("select.change", Severity.NOTE, message, easing.demand.where))
            continue
        asks = eased_wording != easing.demand.said and (easing.amount or easing.demand.kind == "at most")
        template = "“{quota}” becomes “{eased_quota}”.{because}" if asks else "“{quota}” goes.{because}"
        message = phrase(template, quota=easing.demand.said, eased_quota=eased_wording, because=reason_note)
        findings.append(Finding("select.change", Severity.NOTE, message, easing.demand.where))
    return findings


def _conflict_sentence(conflict: Sequence[QuotaDemand], people: int, seats: int) -> str:
    names = listing([f"“{demand.said}”" for demand in conflict], 30)
    if len(conflict) == 1:
        return f"{names} can't hold: {_single_demand_reason(conflict[0], people, seats)}."
    if len(conflict) == 2:
        first_demand, second_demand = sorted(conflict, key=lambda demand: demand.kind == "at most")
        return f"{names} can't hold together: {_pair_sentence(first_demand, second_demand, people, seats)}."
    targets = [f"{demand.amount:,}" for demand in conflict]
    seats_wanted = f"; the targets are {listing(targets, 30)} of {count(seats, 'seat')}"
    combined_seats = seats_wanted if all(demand.kind == "at least" for demand in conflict) else ""
    return f"{names} can't hold together: {listing(list(_head_counts(conflict, people)), 30)}{combined_seats}."


def _single_demand_reason(demand: QuotaDemand, people: int, seats: int) -> str:
    member_count = len(demand.members)
    if member_count == people and demand.kind == "at least":
        return f"the room has {count(seats, 'seat')}"
    if demand.kind == "at most":
        other_people = people - member_count
        are = "is another" if other_people == 1 else "are others"
        return (
            f"{other_people:,} of {count(people, 'applicant')} {are}, for {count(seats - demand.amount, 'other seat')}"
        )
    if demand.kind == "kinds at least":
        return f"there are applicants of {count(sum(map(bool, demand.groups)), 'kind')}"
    if demand.kind == "weighs at least":
        return _for_and_against_text(demand)
    are = _are(demand, member_count)
    return f"{member_count:,} of {count(people, 'applicant')} {are.replace(f'“{demand.said}”', 'it')}"


def _pair_sentence(first_demand: QuotaDemand, second_demand: QuotaDemand, people: int, seats: int) -> str:
    """What two demands have in common, in head counts; an `at most` is never before an `at least`."""
    if not {first_demand.kind, second_demand.kind} <= {"at least", "at most"}:
        return listing(list(_head_counts([first_demand, second_demand], people)), 30)
    shared_count, member_count = len(first_demand.members & second_demand.members), len(first_demand.members)
    if (
        (share := re.search(_SHARE, first_demand.said))
        and share[0] in second_demand.said
        and first_demand.members == second_demand.members
    ):
        return f"they count the same {count(member_count, 'applicant')}"
    if second_demand.kind == "at most" and first_demand.kind != "at most":
        return f"{shared_count:,} of {_members_phrase(first_demand, member_count)} {_are(second_demand, shared_count)}"
    if first_demand.kind == "at most":
        neither = people - len(first_demand.members | second_demand.members)
        other_seats = seats - first_demand.amount - second_demand.amount
        return f"{neither:,} of {count(people, 'applicant')} {'is' if neither == 1 else 'are'} neither" + (
            f", for {count(other_seats, 'other seat')}" if other_seats > 0 else ""
        )
    shared_text = "nobody is" if not shared_count else f"only {shared_count:,} {'is' if shared_count == 1 else 'are'}"
    targets = f"{first_demand.amount:,} and {second_demand.amount:,} of {count(seats, 'seat')}"
    return f"{shared_text} both, and the targets are {targets}"


def _head_counts(conflict: Sequence[QuotaDemand], people: int) -> Iterable[str]:
    for demand in conflict:
        if demand.kind == "kinds at least":
            yield f"applicants of {count(sum(map(bool, demand.groups)), 'kind')} for “{demand.said}”"
        elif demand.kind == "weighs at least":
            yield f"“{demand.said}”: {_for_and_against_text(demand)}"
        else:
            yield f"{len(demand.members):,} of {people:,} applicants {_are(demand, len(demand.members))}"


def _for_and_against_text(demand: QuotaDemand) -> str:
    """Of a share, how many speak for it and how many against."""
    helping_count, hindering_count = _count_for_and_against(demand)
    if not helping_count:
        return f"no applicant helps to keep this rule, {hindering_count:,} make it harder"
    return (
        f"{count(helping_count, 'applicant')} {'helps' if helping_count == 1 else 'help'} to keep this rule, "
        f"{hindering_count:,} make it harder"
    )


def _count_for_and_against(demand: QuotaDemand) -> tuple[int, int]:
    weights = list(zip(demand.groups, demand.weights, strict=True))
    helping_count = sum(len(group) for group, weight in weights if weight > 0)
    return helping_count, sum(len(group) for group, weight in weights if weight < 0)


def _noun(demand: QuotaDemand) -> str | None:
    """Whom a demand counts, in the plural, where its words say so."""
    words = _AMOUNT.fullmatch(demand.said)
    if words is None:
        return None
    noun = words[2]
    is_same_in_singular = noun.startswith(("from ", "of ")) or noun in set(StakeholderType)
    return noun if words[1] != "1" or is_same_in_singular else None


def _members_phrase(demand: QuotaDemand, member_count: int) -> str:
    """So many, of whom one speaks: `25 NGO applicants`, `9 women`."""
    noun = _noun(demand)
    if noun is None:
        return demand.said if demand.given else f"{member_count:,} applicants who count for “{demand.said}”"
    if noun.startswith(("from ", "of ", "who ")):
        return f"{member_count:,} applicants {noun}"
    return f"{member_count:,} {noun} applicants" if noun in set(StakeholderType) else f"{member_count:,} {noun}"


def _are(demand: QuotaDemand, number: int) -> str:
    """What so many people are: `are women`, `is NGO`."""
    noun = _noun(demand)
    if noun is not None:
        return f"{'is' if number == 1 else 'are'} {noun}"
    if demand.given:
        return f"{'is' if number == 1 else 'are'} {demand.said}"
    return f"{'counts' if number == 1 else 'count'} for “{demand.said}”"
