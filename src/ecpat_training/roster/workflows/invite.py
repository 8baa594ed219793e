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
from ecpat_training.roster.no_shows.invitations import invitation, wishes
from ecpat_training.roster.no_shows.show_up import ExpectedPeople, chance_without_calls
from ecpat_training.roster.reading.file import ListFile, read_roster, with_list
from ecpat_training.roster.report.for_machines import RosterInviteResult
from ecpat_training.roster.report.invite import invite_document, invite_sentence
from ecpat_training.roster.rule_parts.composition import kind_meant
from ecpat_training.roster.rule_parts.counting import change_hint, unreachable_share
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.rule_parts.targets import PeopleTarget, parse_target
from ecpat_training.roster.workflows.check import roster_rules_of
from ecpat_training.roster.workflows.no_show_rates import rate_of, rates, show_up_chances
from ecpat_training.values.participant import Participant, Status
from ecpat_training.words.catalogue.message import Option, message_of, phrase

_MOST = 1_000  # people whom anybody wants of a kind
EVERYBODY = ("size", "participants")


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
    if idle := [option for option, value in options.items() if value is not None]:
        message = phrase(
            "{options} {number:says|say} how a list is read, and none is given.",
            options=listing(idle),
            number=len(idle),
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
    sure = share_of("--sure", question.sure, 0.5, 0.9999)
    try:
        programme, source = read_programme(programme_path) if programme_path else (None, None)
        rules, findings = roster_rules_of(programme, source) if programme and source else ([], [])
        no_show = rates(programme, source, question.no_show)
    except EcpatError as failure:
        raise with_list(failure, roster) from None
    findings = [*(source.findings if source else ()), *findings]
    participants: Sequence[Participant] = ()
    if roster:
        reading = read_roster(roster)
        participants, findings = reading.roster.participants, [*findings, *reading.findings]
    people = tuple(person for person in participants if not person.is_out)
    expected = ExpectedPeople(people, show_up_chances(no_show, people))
    on_the_day = None
    invitations: list[Invitation] = []
    if question.want is not None:
        invitations = [_invitation_for(question.want, question.of, expected, no_show, sure, listed=roster is not None)]
    elif programme is not None:
        invitations = [*_all(rules, expected, no_show, sure, _size(programme, rules), findings)]
        if roster and any(rule.hard for rule in rules):
            on_the_day = _on_the_day(expected, rules, seed, out=len(participants) - len(people))
    return InviteAnswer(
        file=roster.path.name if roster else "",
        programme=programme.programme if programme else "",
        sure=sure,
        invitations=tuple(invitations),
        on_the_day=on_the_day,
        findings=tuple(findings),
    )


def _invitation_for(
    want: str, kind_word: str | None, expected: ExpectedPeople, no_show: NoShow, sure: float, *, listed: bool
) -> Invitation:
    low, high = _target_bounds(want)
    kind: tuple[str, str] | None = kind_meant(kind_word) if kind_word else EVERYBODY
    if listed and kind is None:
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
    by, label = kind or ("", kind_word or "")
    members = [index for index, person in enumerate(expected.people) if kind and _is(person, kind)]
    have = CountCheck(by, label, len(members), low, high)
    return invitation(have, [expected.comes[index] for index in members], rate_of(no_show, have), sure)


def _is(person: Participant, kind: tuple[str, str]) -> bool:
    return kind == EVERYBODY or getattr(person, kind[0]) == kind[1]


def _target_bounds(written: str) -> tuple[int, int | None]:
    """The lowest and highest number that `8`, `8-12` or `at least 8` asks for; 8 alone is as many at least."""
    try:
        target: PeopleTarget = parse_target(written)
    except ValueError as error:
        raise UsageError.because(
            "usage.want",
            phrase(
                "{option} {written}: {error}.",
                option=Option("--want"),
                written=visible(written),
                error=message_of(error),
            ),
        ) from None
    low, high = target.bounds(0)
    if target.percent or not low or low > _MOST:
        instruction = phrase(
            "write how many people shall come, from 1 to {most:,}, such as `{option} 8` or `{option} 8-12`.",
            most=_MOST,
            option=Option("--want"),
        )
        raise UsageError.because(
            "usage.want",
            phrase(
                "{option} {written}: {instruction}",
                option=Option("--want"),
                written=visible(written),
                instruction=instruction,
            ),
        )
    return low, None if high == low else high


def _all(
    rules: Sequence[RosterRule],
    expected: ExpectedPeople,
    no_show: NoShow,
    sure: float,
    size: int,
    findings: list[Finding],
) -> Iterator[Invitation]:
    """How many to invite for each wish; what no number of people keeps is added to the findings."""
    for rule, want, members in wishes(rules, expected.people, size):
        if not want.possible:
            message = f"{want.kind}: {unreachable_share(want)}"
            findings.append(Finding("invite.no-number", Severity.WARNING, message, rule.where, change_hint(want)))
            continue
        chances = [expected.comes[index] for index in members]
        if want.low or chances:
            yield invitation(want, chances, rate_of(no_show, want), sure, wish=not rule.hard)


def _size(programme: Programme, rules: Sequence[RosterRule]) -> int:
    """For how many people the trainings are made: what a rule on that likes best, else what the trainings say."""
    for rule in rules:
        if (room := rule.room()) and (best := room.best):
            return int(best)
    return next((training.participants for training in programme.all_trainings()), 0)


def _on_the_day(expected: ExpectedPeople, rules: Sequence[RosterRule], seed: int, *, out: int) -> OnTheDay:
    return OnTheDay(
        invited=len(expected.people),
        confirmed=sum(person.status is Status.CONFIRMED for person in expected.people),
        out=out,
        every_rule=chance_without_calls(expected, [rule for rule in rules if rule.hard], seed),
        rules=tuple((rule.states, rule.hard, chance_without_calls(expected, [rule], seed)) for rule in rules),
    )


def roster_invite(
    roster: ListFile | None, programme_path: Path | None, question: InviteRequest, delivery: Delivery, *, seed: int = 1
) -> Outcome:
    """`ecpat roster invite`: counts and delivers the report; see `invite` for what is raised."""
    of_list = (roster.path, roster.words) if roster else (None, None)
    inputs = [of_list[0], programme_file(programme_path) if programme_path else None, of_list[1]]
    delivery.check(inputs)
    with progress_line(delivery, "counting who comes on the day"):
        answer = invite(roster, programme_path, question, seed=seed)
    delivery.findings(answer.findings)
    drawn = answer.on_the_day is not None and answer.on_the_day.every_rule.draws is not None
    origin = provenance(_command(question), inputs, seed=seed if drawn else None)
    delivery.document(invite_document(answer, origin))
    delivery.data(lambda: RosterInviteResult(answer), answer.findings, origin)
    return Outcome(exit_code(answer.findings), invite_sentence(answer))


def _command(question: InviteRequest) -> str:
    """The command with what it was asked, so that somebody can ask it again."""
    options = {"--want": question.want, "--of": question.of, "--no-show": question.no_show, "--sure": question.sure}
    parts = [f"{option} {shlex.quote(visible(written))}" for option, written in options.items() if written]
    return " ".join(["ecpat roster invite", *parts])
