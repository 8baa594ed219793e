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


def conflict_findings(conflicts: Conflicts, people: int, seats: int, *, most: int) -> list[Finding]:
    """Each minimal conflict as a sentence at the place of its first demand, the smallest first; at most `most`."""
    number = len(conflicts.minimal)
    shown_conflicts = conflicts.minimal[:most]
    message = phrase(
        "no room of {seats:,} {seats:seat|seats} keeps every quota: {conflicts:,} {conflicts:conflict|conflicts}, each"
        " of which alone makes it impossible.",
        seats=seats,
        conflicts=number,
    )
    hints = ["In each of them any one quota less, and the others can hold together."]
    if not conflicts.complete:
        hints.append("The search ended before it was sure that these are all.")
    if number > most:
        hints.append(phrase("The {conflicts} smallest of them follow.", conflicts=most))
    hint = sentences(*hints)
    findings = [Finding("select.no-room", Severity.ERROR, message, hint=hint)]
    for conflict in shown_conflicts:
        other_places = [
            str(demand.where) for demand in conflict[1:] if demand.where and demand.where != conflict[0].where
        ]
        other_places = list(dict.fromkeys(other_places))  # one rule asks for several quotas
        location = next((demand.where for demand in conflict if demand.where), None)
        also = (
            f"The other {'place is' if len(other_places) == 1 else 'places are'} {listing(other_places, 20)}."
            if other_places
            else None
        )
        findings.append(
            Finding("select.conflict", Severity.ERROR, _conflict_sentence(conflict, people, seats), location, also)
        )
    return findings


def easing_findings(eased: Sequence[Easing], seats: int) -> list[Finding]:
    """The least change, in a line and then a line for each quota to change."""
    moved = sum(change.by for change in eased)
    message = phrase(
        "the least change that makes a room of {seats:,} {seats:seat|seats} possible moves {moved:,} {moved:seat|seats}"
        " (no smaller one does, others as small may):",
        seats=seats,
        moved=moved,
    )
    findings = [Finding("select.change", Severity.NOTE, message)]
    for easing in eased:
        eased_wording = _BOUND.sub(rf"\g<1> {easing.amount:,}", re.sub(_SHARE, "", easing.demand.said), count=1)
        because = f" (It is there because {easing.demand.because.rstrip('.')}.)" if easing.demand.because else ""
        if easing.demand.kind == "weighs at least":
            gives_way = "“{quota}” gives way by {seats:,} {seats:seat|seats}.{because}"
            template = gives_way if _for_and_against(easing.demand)[0] else "“{quota}” goes.{because}"
            message = phrase(template, quota=easing.demand.said, seats=easing.by, because=because)
            findings.append(Finding("select.change", Severity.NOTE, message, easing.demand.where))
            continue
        asks = eased_wording != easing.demand.said and (easing.amount or easing.demand.kind == "at most")
        template = "“{quota}” becomes “{eased_quota}”.{because}" if asks else "“{quota}” goes.{because}"
        message = phrase(template, quota=easing.demand.said, eased_quota=eased_wording, because=because)
        findings.append(Finding("select.change", Severity.NOTE, message, easing.demand.where))
    return findings


def _conflict_sentence(conflict: Sequence[QuotaDemand], people: int, seats: int) -> str:
    names = listing([f"“{demand.said}”" for demand in conflict], 30)
    if len(conflict) == 1:
        return f"{names} can't hold: {_single_demand_reason(conflict[0], people, seats)}."
    if len(conflict) == 2:
        first, second = sorted(conflict, key=lambda demand: demand.kind == "at most")
        return f"{names} can't hold together: {_both(first, second, people, seats)}."
    targets = [f"{demand.amount:,}" for demand in conflict]
    seats_wanted = f"; the targets are {listing(targets, 30)} of {count(seats, 'seat')}"
    together = seats_wanted if all(demand.kind == "at least" for demand in conflict) else ""
    return f"{names} can't hold together: {listing(list(_heads(conflict, people)), 30)}{together}."


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
        return _weighed(demand)
    are = _are(demand, member_count)
    return f"{member_count:,} of {count(people, 'applicant')} {are.replace(f'“{demand.said}”', 'it')}"


def _both(first: QuotaDemand, second: QuotaDemand, people: int, seats: int) -> str:
    """What two demands have in common, in head counts; an `at most` is never before an `at least`."""
    if not {first.kind, second.kind} <= {"at least", "at most"}:
        return listing(list(_heads([first, second], people)), 30)
    shared, member_count = len(first.members & second.members), len(first.members)
    if (share := re.search(_SHARE, first.said)) and share[0] in second.said and first.members == second.members:
        return f"they count the same {count(member_count, 'applicant')}"
    if second.kind == "at most" and first.kind != "at most":
        return f"{shared:,} of {_members_phrase(first, member_count)} {_are(second, shared)}"
    if first.kind == "at most":
        neither = people - len(first.members | second.members)
        other_seats = seats - first.amount - second.amount
        return f"{neither:,} of {count(people, 'applicant')} {'is' if neither == 1 else 'are'} neither" + (
            f", for {count(other_seats, 'other seat')}" if other_seats > 0 else ""
        )
    shared_text = "nobody is" if not shared else f"only {shared:,} {'is' if shared == 1 else 'are'}"
    targets = f"{first.amount:,} and {second.amount:,} of {count(seats, 'seat')}"
    return f"{shared_text} both, and the targets are {targets}"


def _heads(conflict: Sequence[QuotaDemand], people: int) -> Iterable[str]:
    for demand in conflict:
        if demand.kind == "kinds at least":
            yield f"applicants of {count(sum(map(bool, demand.groups)), 'kind')} for “{demand.said}”"
        elif demand.kind == "weighs at least":
            yield f"“{demand.said}”: {_weighed(demand)}"
        else:
            yield f"{len(demand.members):,} of {people:,} applicants {_are(demand, len(demand.members))}"


def _weighed(demand: QuotaDemand) -> str:
    """Of a share, how many speak for it and how many against."""
    better, worse = _for_and_against(demand)
    if not better:
        return f"no applicant helps to keep this rule, {worse:,} make it harder"
    return (
        f"{count(better, 'applicant')} {'helps' if better == 1 else 'help'} to keep this rule, {worse:,} make it harder"
    )


def _for_and_against(demand: QuotaDemand) -> tuple[int, int]:
    weights = list(zip(demand.groups, demand.weights, strict=True))
    better = sum(len(group) for group, weight in weights if weight > 0)
    return better, sum(len(group) for group, weight in weights if weight < 0)


def _noun(demand: QuotaDemand) -> str | None:
    """Whom a demand counts, in the plural, where its words say so."""
    words = _AMOUNT.fullmatch(demand.said)
    if words is None:
        return None
    noun = words[2]
    alike = noun.startswith(("from ", "of ")) or noun in set(StakeholderType)
    return noun if words[1] != "1" or alike else None


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
