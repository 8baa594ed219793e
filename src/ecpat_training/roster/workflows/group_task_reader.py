"""What somebody asks of groups on the command line, understood against the list."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, fold, listing
from ecpat_training.roster.model.group_task import GroupTask, Pair, Round, even_sizes, pair_members, reduce_sizes
from ecpat_training.roster.reading.earlier_groups import CodesOfRound, EarlierGroups
from ecpat_training.roster.workflows.code_lookup import describe_codes
from ecpat_training.roster.workflows.group_request import GroupRequest
from ecpat_training.values.participant import Participant, Status
from ecpat_training.words.catalogue.message import Option, phrase, sentences

MOST_PEOPLE = 150  # beyond, a step takes long and meeting everybody is out of reach anyway
MOST_ROUNDS = 40
_SIZE = re.compile(r"(?:([0-9]{1,3})\s*[x×*]\s*)?([0-9]{1,3})")
_LEAVES = re.compile(r"\s*(\S+?)(?:\s+after\s+(?:round\s+)?|\s*:\s*)([0-9]{1,3})\s*", re.IGNORECASE)


def task_of(request: GroupRequest, people: Sequence[Participant], earlier: Sequence[EarlierGroups]) -> GroupTask:
    """The task that is asked. Whoever declined, withdrew, waits or did not come sits nowhere, but in the rounds that
    were held with them.

    Raises:
        UsageError: with everything that can't be understood, or that contradicts itself.
    """
    past_rounds = earlier[-1].rounds[: request.held] if earlier else ()
    seated_codes = {code for groups in past_rounds for group in groups for code in group}
    present_people = tuple(person for person in people if not person.is_out or person.code in seated_codes)
    status_by_gone_code = {person.code: person.status for person in people if person.is_out}
    return _GroupRequestReader(request, present_people, earlier, status_by_gone_code).task()


@dataclass
class _GroupRequestReader:
    request: GroupRequest
    people: tuple[Participant, ...]
    earlier: Sequence[EarlierGroups]
    status_by_gone_code: Mapping[str, Status | None]
    errors: list[Finding] = field(default_factory=list)

    def task(self) -> GroupTask:
        self.index = {person.code: place for place, person in enumerate(self.people)}
        self.called = {fold(code): code for code in (*self.index, *self.status_by_gone_code)}
        past_rounds, meeting_counts = self._earlier()
        leaves = {
            self.index[code]: len(past_rounds) for code in self.status_by_gone_code if code in self.index
        } | self._leaves()
        present_people = tuple(
            self._people_in_round(number, past_rounds, leaves) for number in range(1, self.request.rounds + 1)
        )
        sizes = self._sizes(present_people, past_rounds)
        required_pairs = self._required_pairs(sizes)
        apart_pairs = frozenset(
            pair for text in self.request.apart for pair in pair_members(self._codes("--apart", text))
        )
        for a, b in sorted(apart_pairs & required_pairs):
            message = phrase("{codes} shall sit together and apart.", codes=self._codes_text((a, b)))
            self._no(message, "Take one of the two away.")
        if self.errors:
            raise UsageError(self.errors)
        return GroupTask(
            self.people,
            sizes,
            present_people,
            self.request.at_most,
            past_rounds,
            meeting_counts,
            apart_pairs,
            required_pairs,
            self.request.mixed,
        )

    def _no(self, message: str, hint: str = "") -> None:
        self.errors.append(Finding("groups.usage", Severity.ERROR, message, None, hint or None))

    def _codes_text(self, members: Iterable[int]) -> str:
        return listing([self.people[member].code for member in sorted(members)], 20)

    def _code(self, option: str, text: str) -> int | None:
        code = self.called.get(fold(text), "")
        if code in self.status_by_gone_code:
            hint = "Leave that code out, or change the status on the list."
            message = phrase(
                "{option}: {code} has the status {status}.",
                option=Option(option),
                code=code,
                status=self.status_by_gone_code[code],
            )
            self._no(message, hint)
        elif not code:
            hint = describe_codes(list(self.called.values()), own_codes=any(person.own_code for person in self.people))
            message = phrase(
                "{option}: no person on the list has the code `{code}`.", option=Option(option), code=text.strip()
            )
            self._no(message, hint)
        return self.index.get(code)

    def _codes(self, option: str, text: str) -> set[int]:
        code_texts = [code_text for code_text in re.split(r"[\s,;+]+", text) if code_text]
        places = {place for code_text in code_texts if (place := self._code(option, code_text)) is not None}
        if len(code_texts) < 2:
            self._no(
                phrase("{option} {text}: it takes two people at least.", option=Option(option), text=text),
                phrase("Write {option}.", option=Option(option, "R3,R9")),
            )
        return places

    def _leaves(self) -> dict[int, int]:
        last_round_by_person = {}
        for text in self.request.leaves:
            match = _LEAVES.fullmatch(text)
            if match is None:
                self._no(
                    phrase('{option} "{text}" can\'t be understood.', option=Option("--leaves"), text=text),
                    phrase('Write {option} "R7 after 2".', option=Option("--leaves")),
                )
            elif self.called.get(fold(match[1])) in self.status_by_gone_code:
                continue  # the list says so as well
            elif (place := self._code("--leaves", match[1])) is not None:
                last_round_by_person[place] = int(match[2])
        return last_round_by_person

    def _people_in_round(self, number: int, past_rounds: Sequence[Round], leaves: dict[int, int]) -> tuple[int, ...]:
        if number <= len(past_rounds):
            return tuple(sorted(member for group in past_rounds[number - 1] for member in group))
        return tuple(person for person in range(len(self.people)) if number <= leaves.get(person, number))

    def _sizes(
        self, people_by_round: Sequence[Sequence[int]], past_rounds: Sequence[Round]
    ) -> tuple[tuple[int, ...], ...]:
        request = self.request
        if len(self.people) > MOST_PEOPLE or request.rounds > MOST_ROUNDS:
            message = phrase(
                "groups are found for up to {people} people and {rounds} rounds.",
                people=MOST_PEOPLE,
                rounds=MOST_ROUNDS,
            )
            self._no(message)
        if (request.sizes is None) == (request.number is None):
            self._no(
                "please say how large groups are, or how many.",
                phrase(
                    "Write {sizes_option} 4x5 (4 groups of 5), or {groups_option} 4.",
                    sizes_option=Option("--sizes"),
                    groups_option=Option("--groups"),
                ),
            )
            return ()
        first_round_people = people_by_round[len(past_rounds)] if len(past_rounds) < len(people_by_round) else ()
        wished_sizes = None if request.sizes is None else self._parsed(request.sizes, len(first_round_people))
        if (self.request.number or 0) > (people := len(self.people)):
            message = phrase(
                "{option} {number}: there {people:is|are} {people:,} {people:person|people}.",
                option=Option("--groups"),
                number=self.request.number,
                people=people,
            )
            template = "Write {option} {people} or fewer." if people > 1 else "Write {option} {people}."
            self._no(message, phrase(template, option=Option("--groups"), people=people))
        if self.errors:
            return ()
        sizes = [tuple(map(len, groups)) for groups in past_rounds]
        for present_people in people_by_round[len(past_rounds) :]:
            if wished_sizes is not None:
                sizes.append(reduce_sizes(wished_sizes, max(0, sum(wished_sizes) - len(present_people))))
            else:
                groups = min(request.number or 1, len(present_people))
                sizes.append(even_sizes(len(present_people), groups) if groups else ())
        if not all(sizes):
            self._no(
                "in some round no person is there.",
                phrase(
                    "Check {leaves_option} and {rounds_option}.",
                    leaves_option=Option("--leaves"),
                    rounds_option=Option("--rounds"),
                ),
            )
        return tuple(sizes)

    def _parsed(self, text: str, people_count: int) -> tuple[int, ...]:
        """The sizes of all groups, the larger first."""
        sizes: list[int] = []
        for size_text in re.split(r"[\s,;+]+", text.strip()):
            match = _SIZE.fullmatch(size_text)
            if match is None or not int(match[2]) or match[1] == "0":
                self._no(
                    phrase("{option} {text} can't be understood.", option=Option("--sizes"), text=text),
                    "Write 4x5 (4 groups of 5), 5,5,4,4 or 2x5+2x4.",
                )
                return ()
            sizes += [int(match[2])] * int(match[1] or 1)
        size_excess = sum(sizes) - people_count
        if size_excess < 0 or size_excess >= len(sizes):
            possible_splits = [
                f"--sizes {sizes_text(even_sizes(people_count, groups))}"
                for groups in _nearby_counts(people_count, max(sizes))
            ]
            message = phrase(
                "{option} {text} has {seats:,} {seats:seat|seats} for {people:,} {people:person|people}.",
                option=Option("--sizes"),
                text=text,
                seats=sum(sizes),
                people=people_count,
            )
            self._no(
                message, f"Write {listing([*possible_splits, f'--groups {len(sizes)}'], 5).replace(' and ', ' or ')}."
            )
        return tuple(sorted(sizes, reverse=True))

    def _required_pairs(self, sizes: Sequence[Sequence[int]]) -> frozenset[Pair]:
        """Who sits together, with whom they sit together in turn."""
        circles: list[set[int]] = []
        for text in self.request.together:
            new_circle = self._codes("--together", text)
            overlapping_circles = [circle for circle in circles if circle & new_circle]
            circles = [circle for circle in circles if not circle & new_circle] + [
                new_circle.union(*overlapping_circles)
            ]
        largest_size = min(
            (max(round_sizes) for round_sizes in sizes[self.request.held :] if round_sizes), default=len(self.people)
        )
        for circle in circles:
            if len(circle) > largest_size:
                message = phrase(
                    "{codes} shall sit together, and the largest group has {largest} people.",
                    codes=self._codes_text(circle),
                    largest=largest_size,
                )
                self._no(message)
        return frozenset(pair for circle in circles for pair in pair_members(circle))

    def _earlier(self) -> tuple[tuple[Round, ...], dict[Pair, int]]:
        """The rounds that were held already, the last file's first ones, and how often two sat together before."""
        past_rounds: tuple[Round, ...] = ()
        files = [
            (earlier_file.file, [self._parse_round(earlier_file.file, groups) for groups in earlier_file.rounds])
            for earlier_file in self.earlier
        ]
        past_count = self.request.held
        if past_count:
            if not files or past_count > len(files[-1][1]):
                rounds_available = (
                    count(len(files[-1][1]), "round")
                    if files
                    else phrase("no {option} file", option=Option("--earlier"))
                )
                self._no(
                    phrase(
                        "{option} {held}: there is {rounds}.",
                        option=Option("--held"),
                        held=past_count,
                        rounds=rounds_available,
                    ),
                    phrase("Name the file that holds these rounds with {option}.", option=Option("--earlier")),
                )
            elif past_count >= self.request.rounds:
                self._no(
                    phrase("{option} {held} leaves nothing to plan.", option=Option("--held"), held=past_count),
                    phrase("{option} counts all rounds, held ones included.", option=Option("--rounds")),
                )
            else:
                past_rounds = tuple(files[-1][1][:past_count])
            files = files[:-1]
        meeting_counts = Counter(
            pair for _, rounds in files for groups in rounds for group in groups for pair in pair_members(group)
        )
        return past_rounds, dict(meeting_counts)

    def _parse_round(self, file: str, groups: CodesOfRound) -> Round:
        unknown_codes = [
            code
            for group in groups
            for code in group
            if code not in self.index and code not in self.status_by_gone_code
        ]
        code_counts = Counter(code for group in groups for code in group)
        if unknown_codes:
            message = phrase(
                "{file}: {codes} {count:is|are} not on the list.",
                file=file,
                codes=listing(unknown_codes, 20),
                count=len(unknown_codes),
            )
            hint = sentences(
                "Who dropped out stays on the list:",
                phrase('say {option} "R7 after 2" instead of deleting the row.', option=Option("--leaves")),
            )
            self._no(message, hint)
        if repeated_codes := [code for code, times in code_counts.items() if times > 1]:
            self._no(phrase("{file}: {codes} is twice in one round.", file=file, codes=listing(repeated_codes, 20)))
        return tuple(
            tuple(sorted({self.index[code] for code in group if code in self.index})) for group in groups if group
        )


def sizes_text(sizes: Sequence[int]) -> str:
    """Sizes as `--sizes` takes them: `4x5`, `2x5+2x4`."""
    return "+".join(f"{times}x{size}" for size, times in Counter(sizes).items())


def _nearby_counts(people: int, size: int) -> list[int]:
    """How many groups come close to groups of this size."""
    groups = people / max(size, 1)
    return sorted({max(1, int(groups)), max(1, -int(-groups // 1))})
