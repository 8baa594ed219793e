"""How many people to invite, and how likely a balanced room is among those who are invited."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.share_of import share_of
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.attendance import Invitation, InviteAnswer, OnTheDay
from ecpat_training.roster.no_shows.invitations import find_wishes, invitation
from ecpat_training.roster.no_shows.show_up import ExpectedPeople, chance_without_calls
from ecpat_training.roster.reading.file import ListFile, read_roster, with_list
from ecpat_training.roster.report.for_machines import RosterInviteResult
from ecpat_training.roster.report.invite import invite_document, invite_sentence
from ecpat_training.roster.rule_parts.composition import find_kind
from ecpat_training.roster.rule_parts.counting import change_hint, unreachable_share
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.rule_parts.targets import PeopleTarget, parse_target
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.no_show_rates import rate_of, rates, show_up_chances
from ecpat_training.values.participant import Participant, Status
from ecpat_training.words.catalogue.message import Option, message_of, phrase

_MAX_WANTED = 1_000  # people whom anybody wants of a kind
ALL_PEOPLE_KIND = ("size", "participants")


@dataclass(frozen=True, slots=True)
class InviteRequest:
    """What the command line asks for, as it is written: how many of whom, at which rate, how surely."""

    want: str | None = None
    of: str | None = None
    no_show: str | None = None
    sure: str = "95 %"

    def check(self, programme: Path | None) -> None:
        """Refuses what asks for nothing, or for people without a number.

        Raises:
            UsageError: the request asks for nothing, or for people without saying how many.
        """
        if self.want is None and programme is None:
            message = "the target isn't given."
            hint = phrase(
                "Add {want_option} 8 {of_option} police {no_show_option} 15%, or {programme_option} for everything that"
                " its rules want.",
                want_option=Option("--want"),
                of_option=Option("--of"),
                no_show_option=Option("--no-show"),
                programme_option=Option("--programme", "FILE"),
            )
            raise UsageError.because("usage.want", message, hint=hint)
        if self.want is None and self.of is not None:
            message = phrase("the target for {people} isn't given.", people=visible(self.of))
            raise UsageError.because("usage.want", message, hint=phrase("Add {option} 8.", option=Option("--want")))


def invited(
    roster: Path | None, encoding: str | None = None, sheet: str | None = None, mapping: Path | None = None
) -> ListFile | None:
    """The list of those who are invited already, if there is one.

    Raises:
        UsageError: an option says how the list is read, and there is none.
    """
    if roster is not None:
        return ListFile(roster, encoding, sheet, mapping)
    options = {"--encoding": encoding, "--sheet": sheet, "--mapping": mapping}
    if unused_options := [option for option, value in options.items() if value is not None]:
        message = phrase(
            "{options} {number:says|say} how a list is read, and none is given.",
            options=listing(unused_options),
            number=len(unused_options),
        )
        raise UsageError.because("usage.no-list", message, hint="Name a list before the options, or leave them out.")
    return None


def invite(
    roster: ListFile | None, programme_path: Path | None, question: InviteRequest, *, seed: int = 1
) -> InviteAnswer:
    """How many people to invite: for one wish, or for every wish of the programme's rules over rosters; beyond those
    whom a list has invited already, if one is given, and then how likely it is that every rule is kept on the day.

    Raises:
        UsageError: nothing is asked, or it can't be understood.
        InputError, RefusedError: a file can't be read.
        ContentError: the programme or the list doesn't fit.
    """
    question.check(programme_path)
    wanted_certainty = share_of("--sure", question.sure, 0.5, 0.9999)
    try:
        programme, source = read_programme(programme_path) if programme_path else (None, None)
        rules, findings = roster_rules_of(programme, source) if programme and source else ([], [])
        no_show_rates = rates(programme, source, question.no_show)
    except EcpatError as failure:
        raise with_list(failure, roster) from None
    findings = [*(source.findings if source else ()), *findings]
    participants: Sequence[Participant] = ()
    if roster:
        reading = read_roster(roster)
        participants, findings = reading.roster.participants, [*findings, *reading.findings]
    people = tuple(person for person in participants if not person.is_out)
    expected = ExpectedPeople(people, show_up_chances(no_show_rates, people))
    show_up_outlook = None
    invitations: list[Invitation] = []
    if question.want is not None:
        invitations = [
            _invitation_for(
                question.want,
                question.of,
                expected,
                no_show_rates,
                wanted_certainty,
                uses_listed_people=roster is not None,
            )
        ]
    elif programme is not None:
        invitations = [
            *_all_invitations(rules, expected, no_show_rates, wanted_certainty, _size(programme, rules), findings)
        ]
        if roster and any(rule.hard for rule in rules):
            show_up_outlook = _chances_on_day(expected, rules, seed, absent_count=len(participants) - len(people))
    return InviteAnswer(
        file=roster.path.name if roster else "",
        programme=programme.programme if programme else "",
        sure=wanted_certainty,
        invitations=tuple(invitations),
        on_the_day=show_up_outlook,
        findings=tuple(findings),
    )


def _invitation_for(
    target_text: str,
    kind_word: str | None,
    expected: ExpectedPeople,
    no_show_rates: NoShow,
    wanted_certainty: float,
    *,
    uses_listed_people: bool,
) -> Invitation:
    minimum, maximum = _target_bounds(target_text)
    people_kind: tuple[str, str] | None = find_kind(kind_word) if kind_word else ALL_PEOPLE_KIND
    if uses_listed_people and people_kind is None:
        hint = "Write a type, a side, a profession or a gender, such as GO, law enforcement, police officer or female."
        raise UsageError.because(
            "usage.of",
            phrase(
                "{option} {people}: it isn't known which people of the list that is.",
                option=Option("--of"),
                people=visible(kind_word or ""),
            ),
            hint=hint,
        )
    attribute, label = people_kind or ("", kind_word or "")
    members = [
        index for index, person in enumerate(expected.people) if people_kind and _is_of_kind(person, people_kind)
    ]
    count_check = CountCheck(attribute, label, len(members), minimum, maximum)
    return invitation(
        count_check,
        [expected.show_up_chances[index] for index in members],
        rate_of(no_show_rates, count_check),
        wanted_certainty,
    )


def _is_of_kind(person: Participant, people_kind: tuple[str, str]) -> bool:
    return people_kind == ALL_PEOPLE_KIND or getattr(person, people_kind[0]) == people_kind[1]


def _target_bounds(target_text: str) -> tuple[int, int | None]:
    """The lowest and highest number that `8`, `8-12` or `at least 8` asks for; 8 alone is as many at least."""
    try:
        target: PeopleTarget = parse_target(target_text)
    except ValueError as error:
        raise UsageError.because(
            "usage.want",
            phrase(
                "{option} {written}: {error}.",
                option=Option("--want"),
                written=visible(target_text),
                error=message_of(error),
            ),
        ) from None
    minimum, maximum = target.bounds(0)
    if target.percent or not minimum or minimum > _MAX_WANTED:
        instruction = phrase(
            "write how many people shall come, from 1 to {most:,}, such as `{option} 8` or `{option} 8-12`.",
            most=_MAX_WANTED,
            option=Option("--want"),
        )
        raise UsageError.because(
            "usage.want",
            phrase(
                "{option} {written}: {instruction}",
                option=Option("--want"),
                written=visible(target_text),
                instruction=instruction,
            ),
        )
    return minimum, None if maximum == minimum else maximum


def _all_invitations(
    rules: Sequence[RosterRule],
    expected: ExpectedPeople,
    no_show_rates: NoShow,
    wanted_certainty: float,
    size: int,
    findings: list[Finding],
) -> Iterator[Invitation]:
    """How many to invite for each wish; what no number of people keeps is added to the findings."""
    for rule, count_wanted, members in find_wishes(rules, expected.people, size):
        if not count_wanted.possible:
            message = f"{count_wanted.kind}: {unreachable_share(count_wanted)}"
            findings.append(
                Finding("invite.no-number", Severity.WARNING, message, rule.where, change_hint(count_wanted))
            )
            continue
        member_chances = [expected.show_up_chances[index] for index in members]
        if count_wanted.low or member_chances:
            yield invitation(
                count_wanted,
                member_chances,
                rate_of(no_show_rates, count_wanted),
                wanted_certainty,
                is_wish=not rule.hard,
            )


def _size(programme: Programme, rules: Sequence[RosterRule]) -> int:
    """For how many people the trainings are made: what a rule on that likes best, else what the trainings say."""
    for rule in rules:
        if (room := rule.room()) and (best_size := room.best_value):
            return int(best_size)
    return next((training.participants for training in programme.list_trainings()), 0)


def _chances_on_day(expected: ExpectedPeople, rules: Sequence[RosterRule], seed: int, *, absent_count: int) -> OnTheDay:
    return OnTheDay(
        invited=len(expected.people),
        confirmed=sum(person.status is Status.CONFIRMED for person in expected.people),
        out=absent_count,
        every_rule=chance_without_calls(expected, [rule for rule in rules if rule.hard], seed),
        rules=tuple((rule.states, rule.hard, chance_without_calls(expected, [rule], seed)) for rule in rules),
    )


def roster_invite(
    roster: ListFile | None, programme_path: Path | None, question: InviteRequest, delivery: Delivery, *, seed: int = 1
) -> Outcome:
    """`ecpat roster invite`: counts and delivers the report; see `invite` for what is raised."""
    list_files = (roster.path, roster.words) if roster else (None, None)
    inputs = [list_files[0], programme_file(programme_path) if programme_path else None, list_files[1]]
    delivery.check(inputs)
    with progress_line(delivery, "counting who comes on the day"):
        answer = invite(roster, programme_path, question, seed=seed)
    delivery.findings(answer.findings)
    is_drawn = answer.on_the_day is not None and answer.on_the_day.every_rule.draws is not None
    origin = provenance(_command(question), inputs, seed=seed if is_drawn else None)
    delivery.document(invite_document(answer, origin))
    delivery.data(lambda: RosterInviteResult(answer), answer.findings, origin)
    return Outcome(exit_code(answer.findings), invite_sentence(answer))


def _command(question: InviteRequest) -> str:
    """The command with what it was asked, so that somebody can ask it again."""
    options = {"--want": question.want, "--of": question.of, "--no-show": question.no_show, "--sure": question.sure}
    option_texts = [
        f"{option} {shlex.quote(visible(option_value))}" for option, option_value in options.items() if option_value
    ]
    return " ".join(["ecpat roster invite", *option_texts])
