"""Groups for several exercises, from a participant list."""

from collections.abc import Callable
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, EcpatError, UnsatisfiableError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing
from ecpat_training.documents.wording import Wording, untranslated
from ecpat_training.roster.groups.search import find_groups
from ecpat_training.roster.model.group_goal import GroupGoal, Trait
from ecpat_training.roster.model.group_task import GroupTask
from ecpat_training.roster.model.grouping import GroupingAnswer
from ecpat_training.roster.model.people import kind_of
from ecpat_training.roster.reading.earlier_groups import EarlierGroups, earlier_groups
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.report.for_machines import RosterGroupsResult
from ecpat_training.roster.report.group_papers import add_signs, group_csv, group_papers
from ecpat_training.roster.report.groups import GOALS, group_data, groups_document
from ecpat_training.roster.workflows.group_request import GroupRequest
from ecpat_training.roster.workflows.group_task_reader import sizes_text, task_of
from ecpat_training.roster.workflows.partner_answer import words_of
from ecpat_training.roster.workflows.stages import absence_note
from ecpat_training.values.participant import StakeholderType
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

CSV, WORD, WEB = ".csv", ".docx", ".html"


def group_people(
    roster: ListFile, request: GroupRequest, *, report_progress: Callable[[GroupGoal, float], None] | None = None
) -> tuple[GroupingAnswer, tuple[Finding, ...]]:
    """Reads a list and earlier groups, and finds groups for every round; with remarks on what was read.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the list holds nobody, or earlier groups can't be understood.
        UsageError: an option can't be understood, or two contradict each other.
        UnsatisfiableError: no groups were found that keep apart, together and `at_most`.
    """
    reading, earlier, failures = None, [], []
    try:
        reading = read_roster(roster)
    except EcpatError as failure:
        failures.append(failure)
    for path in request.earlier:
        try:
            earlier.append(earlier_groups(path, encoding=roster.encoding))
        except EcpatError as failure:
            failures.append(failure)
    if failures or reading is None:
        raise merge_failures(failures)
    people_out = [person for person in reading.roster.participants if person.is_out]
    notes = [absence_note(people_out, ("gets no seat", "get no seat"))] if people_out else []
    if len(people_out) == len(reading.roster.participants):
        raise ContentError([*reading.findings, *notes])
    task = task_of(request, reading.roster.participants, earlier)
    grouping_answer = find_groups(
        task, request.first, seed=request.seed, effort=request.effort, report_progress=report_progress
    )
    if grouping_answer.chosen.score.broken:
        raise UnsatisfiableError(_broken_findings(grouping_answer))
    notes += [
        finding
        for earlier_file in earlier
        for finding in (*earlier_file.findings, *_moved_findings(task, earlier_file))
    ]
    remarks = [*reading.findings, *notes, *_remarks(task, request)]
    return grouping_answer, tuple(remarks)


def roster_groups(roster: ListFile, request: GroupRequest, delivery: Delivery) -> Outcome:
    """`ecpat roster groups`: finds groups and delivers them; see `group_people` for what is raised.

    Args:
        roster: the participant list.
        request: what groups are wanted.
        delivery: where the results go.

    Raises:
        UsageError: there are no words of the language, or no paper is to be written in it.
    """
    words = _words(request.language, delivery)
    inputs = [roster.path, *request.earlier, roster.words]
    delivery.check(inputs)
    with progress_line(delivery, "looking for groups") as line:

        def tell(goal: GroupGoal, finished_share: float) -> None:
            if line:
                line.report_activity(f"{GOALS[goal].lower()} first: {finished_share:.0%}")

        grouping_answer, findings = group_people(roster, request, report_progress=tell)
    delivery.findings([*findings, *untranslated(words.language)])
    origin = provenance("ecpat roster groups", inputs, seed=request.seed)
    document = groups_document(grouping_answer, origin, names=request.names)
    renderings = {}
    if CSV in delivery.endings.values():
        renderings[CSV] = group_csv(grouping_answer, names=request.names)
    shown_document = document
    if request.language is not None:
        shown_document = group_papers(grouping_answer, words, origin.version, names=request.names)
        renderings[WEB] = delivery.rendered(shown_document, Path(f"groups{WEB}"))
    if WORD in delivery.endings.values():
        signs = add_signs(shown_document, grouping_answer, words, names=request.names)
        renderings[WORD] = delivery.rendered(signs, Path(f"groups{WORD}"))
        if not request.names:
            delivery.say(
                sentences(
                    "The table signs show codes;", phrase("with {option} they show names.", option=Option("--names"))
                )
            )
    private_paths = delivery.paths if request.names else delivery.files_ending_in(CSV)
    delivery.document(
        document,
        content_by_ending=renderings,
        data=group_data(grouping_answer, origin, names=request.names),
        private=private_paths,
    )
    delivery.data(lambda: RosterGroupsResult(grouping_answer, names=request.names), findings, origin)
    return Outcome(exit_code(findings), f"{count(grouping_answer.task.rounds, 'round')} of groups.")


def _words(language: str | None, delivery: Delivery) -> Wording:
    words = words_of(language, "papers")
    if language is not None and not {WORD, WEB} & set(delivery.endings.values()):
        message = phrase(
            "{option} is for the papers of those who sit in the groups, and none is to be written.",
            option=Option("--language"),
        )
        raise UsageError.because(
            "usage.language",
            message,
            hint=phrase("Add {option} groups.docx or {option} groups.html.", option=Option("--out")),
        )
    return words


def _moved_findings(task: GroupTask, earlier: EarlierGroups) -> list[Finding]:
    """A warning where people are of another type than in earlier groups: perhaps the list's rows have moved since."""
    changed_codes = [
        person.code
        for person in task.people
        if person.stakeholder and earlier.types.get(person.code) in set(StakeholderType) - {person.stakeholder}
    ]
    if not changed_codes:
        return []
    message = phrase(
        "{codes} {number:has|have} another stakeholder type there than on the list.",
        codes=listing(changed_codes, 20),
        number=len(changed_codes),
    )
    hint = "Have rows been deleted or sorted since? Then codes mean other people: use the list as it was."
    return [Finding("groups.moved", Severity.WARNING, message, Location(earlier.file), hint)]


def _remarks(task: GroupTask, request: GroupRequest) -> list[Finding]:
    remarks = []
    if request.names and (nameless_codes := [person.code for person in task.people if not person.name]):
        message = phrase(
            "the list has no name of {codes}: the code is printed instead.", codes=listing(nameless_codes, 20)
        )
        hint: str = sentences(
            "Give a list with names;",
            phrase("{command} writes them into selection.csv.", command=Command("roster select", "--names")),
        )
        remarks.append(Finding("groups.no-name", Severity.WARNING, message, None, hint))
    for trait in Trait:
        unknown_codes = [person.code for person in task.people if getattr(person, trait) is None]
        if unknown_codes:
            message = phrase(
                "the {attribute} of {codes} isn't known: groups are mixed without it.",
                attribute=kind_of(trait),
                codes=listing(unknown_codes, 20),
            )
            hint = "Fill it in on the list for better groups."
            remarks.append(Finding("groups.not-known", Severity.WARNING, message, None, hint))
    rounds_by_sizes: dict[tuple[int, ...], list[str]] = {}
    for number, sizes in enumerate(task.sizes[len(task.held) :], len(task.held) + 1):
        if request.sizes is not None and sizes_text(sizes) != request.sizes.replace(" ", ""):
            rounds_by_sizes.setdefault(sizes, []).append(str(number))
    for sizes, rounds in rounds_by_sizes.items():
        if len(set(sizes)) > 1:
            message = phrase(
                "in round {rounds} groups are {sizes}; who sits in a smaller one changes.",
                rounds=listing(rounds, 40),
                sizes=sizes_text(sizes),
            )
            remarks.append(Finding("groups.sizes", Severity.NOTE, message))
    return remarks


def _broken_findings(grouping_answer: GroupingAnswer) -> list[Finding]:
    """What the best groups still break, in words."""
    task, breaks = grouping_answer.task, []
    for number, groups in enumerate(grouping_answer.chosen.rounds, 1):
        place = {member: group for group, members in enumerate(groups) for member in members}
        if number <= len(task.held):
            continue
        for pairs, is_forbidden in ((task.apart, True), (task.together, False)):
            for a, b in sorted(pairs):
                if a in place and b in place and (place[a] == place[b]) is is_forbidden:
                    pair_text = f"{task.people[a].code} and {task.people[b].code}"
                    breaks.append(f"round {number}: {pair_text} would sit {'together' if is_forbidden else 'apart'}.")
    if grouping_answer.chosen.score.most > (task.at_most or grouping_answer.chosen.score.most):
        breaks.append(f"two people would sit together {grouping_answer.chosen.score.most} times.")
    hint = phrase(
        "Ask less of {apart_option}, {together_option} or {meet_at_most_option}, or search longer: {effort_option} 5.",
        apart_option=Option("--apart"),
        together_option=Option("--together"),
        meet_at_most_option=Option("--meet-at-most"),
        effort_option=Option("--effort"),
    )
    message = phrase("no groups were found that keep everything. In the best, {breaks}", breaks=listing(breaks, 3))
    return [Finding("groups.none", Severity.ERROR, message, None, hint)]
