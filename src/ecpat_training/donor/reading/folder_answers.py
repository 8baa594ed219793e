"""What people answered after a training, from the files in the trainings' folders: who found it useful, and who uses it
after three months, each by a rule that the programme says. An answer becomes a number without a name: the code of a
questionnaire leads to nobody's row in a list."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.questionnaires import FILE, example_of, untouched_example_message
from ecpat_training.commands.training_files import FOLLOW_UPS, POST, folder_of
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.donor.model.entry import NOT_KNOWN, HeadCount, TrainingFacts
from ecpat_training.donor.reading.programme_folder import file_of, trainings_by_day
from ecpat_training.donor.reading.question_answers import TrainingAnswers, find_graded_items, read_question
from ecpat_training.donor.reading.training_of import facts_of
from ecpat_training.followup.model.commitment import TrainingCommitments
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import places_in
from ecpat_training.programme.model.donors import AnswerRule
from ecpat_training.programme.model.programme import Programme
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.values.participant import StakeholderType
from ecpat_training.words.catalogue.message import Command, phrase, sentences

MONTHS = 3
"""After how many months what was used is asked."""
_NO_RULE = AnswerRule(counts="used after three months", commitments="done")
_FILES = {"found useful": POST, "used after three months": FOLLOW_UPS[MONTHS]}


class FolderAnswers(NamedTuple):
    """The answers as numbers without names, one a person; `rules` say how each kind was counted, `files` are those that
    were read."""

    counts: tuple[HeadCount, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


def answers_of_folder(path: Path, programme: Programme, answer_kinds: Sequence[str]) -> FolderAnswers:
    """The answers of all trainings, of the kinds `answer_kinds`. Without a rule of the programme, what became
    of commitments says what is used after three months, which is told.

    Raises:
        UsageError: a training has several newest files of one kind.
        InputError, RefusedError, ContentError: the questionnaire can't be read.
    """
    counts: list[HeadCount] = []
    rules: list[tuple[str, str]] = []
    files: list[Path] = []
    findings: list[Finding] = []
    for rule in _rules(programme, answer_kinds):
        training_answers = [*(_commitments if rule.commitments else _questions)(path, programme, rule)]
        head_counts = [head_count for answers in training_answers for head_count in answers.head_counts]
        files += [file for answers in training_answers for file in answers.files]
        findings += [finding for answers in training_answers for finding in answers.findings]
        counts += head_counts
        if head_counts:
            rules.append((rule.counts, rule_words(rule)))
    findings += _no_rule_finding(path, programme, answer_kinds, rules)
    return FolderAnswers(tuple(counts), tuple(rules), tuple(dict.fromkeys(files)), tuple(dict.fromkeys(findings)))


def rule_words(rule: AnswerRule) -> str:
    """The rule as a table says it."""
    if rule.question is not None:
        file = _FILES[rule.counts].stem
        return f"whoever answered `{rule.question}` with {rule.at_least:g} or more, in {file}"
    status_text = "done" if rule.commitments == "done" else "done, or partly"
    return f"whoever said of one commitment at least, after {MONTHS} months, that it is {status_text}"


def _rules(programme: Programme, answer_kinds: Sequence[str]) -> list[AnswerRule]:
    rules = [rule for rule in programme.donors.answers if rule.counts in answer_kinds]
    if _NO_RULE.counts in answer_kinds and _NO_RULE.counts not in [rule.counts for rule in rules]:
        rules.append(_NO_RULE)
    return rules


def _questions(path: Path, programme: Programme, rule: AnswerRule) -> Iterator[TrainingAnswers]:
    """Of each training who answered a question of its questionnaire.

    Raises:
        InputError, RefusedError, ContentError: there are answers, and the questionnaire can't be read.
    """
    training_files = [
        (candidate, file_of(path, candidate.id, _FILES[rule.counts])) for candidate in trainings_by_day(programme)
    ]
    answer_files = [(candidate, file) for candidate, file in training_files if file is not None]
    if not answer_files:
        return
    if example := example_of(path):
        yield TrainingAnswers((), (), (_of_the_example(example, rule),))
        return
    questionnaire, source = read_instrument((path if path.is_dir() else path.parent) / FILE)
    if rule.question not in find_graded_items(questionnaire):
        message = phrase(
            "the questionnaire has no question `{question}` with graded answers, by which `donors` counts.",
            question=rule.question,
        )
        hint = "Please write the id of such a question under `donors`, `answers`, in the programme."
        problem = Finding("donor.answers-question", Severity.ERROR, message, source.location_of(()), hint)
        yield TrainingAnswers((), (), (problem,))
        return
    for training, file in answer_files:
        try:
            yield read_question(file, questionnaire, rule, facts_of(training.id, programme))
        except EcpatError as failure:
            yield _unread_answers(training.id, file, failure)


def _of_the_example(example: Path, rule: AnswerRule) -> Finding:
    message = sentences(
        untouched_example_message(example),
        phrase("Nobody is counted as `{kind}` without a questionnaire.", kind=rule.counts),
    )
    hint = phrase(
        "Please write your own questions into it; {command} makes them of answers.",
        command=Command("survey draft", "FILE"),
    )
    return Finding("donor.answers-example", Severity.ERROR, message, Location(visible(str(example))), hint)


def _commitments(path: Path, programme: Programme, rule: AnswerRule) -> Iterator[TrainingAnswers]:
    """Of each training who said what became of commitments."""
    for training in trainings_by_day(programme):
        folder = folder_of(path, training.id)
        if not folder.is_dir():
            continue
        try:
            places = places_in([folder])
        except UsageError:  # there are none
            continue
        try:
            (record,) = read_commitments(places)
        except EcpatError as failure:
            yield _unread_answers(training.id, places[0].path, failure)
            continue
        head_counts = tuple(_commitment_heads(record, rule, facts_of(training.id, programme)))
        yield TrainingAnswers(head_counts, tuple(place.path for place in places) if head_counts else ())


def _commitment_heads(record: TrainingCommitments, rule: AnswerRule, facts: TrainingFacts) -> Iterator[HeadCount]:
    """Everybody who answered, with whether one commitment at least was kept."""
    statuses = ("done",) if rule.commitments == "done" else ("done", "partly")
    for person in record.people:
        answered_records = [
            commitment
            for commitment in record.commitments
            if commitment.code == person.code and commitment.status(MONTHS) is not None
        ]
        if not answered_records:
            continue
        fulfilled = [commitment for commitment in answered_records if commitment.status(MONTHS) in statuses]
        location = ((fulfilled or answered_records)[0].answers or {}).get(
            MONTHS, (fulfilled or answered_records)[0].where
        )
        yield HeadCount(
            f"{facts.id}/{Path(location.file).name}", location.row, rule.counts, facts, NOT_KNOWN,
            str(person.side) if person.side else NOT_KNOWN,
            StakeholderType(person.stakeholder) if person.stakeholder else None, None, int(bool(fulfilled)), 1,
        )  # fmt: skip


def _unread_answers(training: str, file: Path, failure: EcpatError) -> TrainingAnswers:
    code = failure.findings[0].code if failure.findings else "input.unreadable"
    message = phrase(
        "the answers of {training} can't be read ({code}); nobody of it counts as having answered.",
        training=training,
        code=code,
    )
    hint = sentences(
        "Please correct the file;", phrase("{command} says what is wrong.", command=Command("help", "CODE"))
    )
    location = Location(visible(str(file)))
    return TrainingAnswers((), (), (Finding("donor.answers-unread", Severity.WARNING, message, location, hint),))


def _no_rule_finding(
    path: Path, programme: Programme, answer_kinds: Sequence[str], counted: Sequence[tuple[str, str]]
) -> Iterator[Finding]:
    """Which rule was taken where the programme says none, and which answers nobody counts without one."""
    kinds_with_rule = [rule.counts for rule in programme.donors.answers]
    for answer_kind in (
        candidate for candidate in _FILES if candidate in answer_kinds and candidate not in kinds_with_rule
    ):
        if answer_kind in [counted_kind for counted_kind, _ in counted]:
            message = phrase(
                "the programme doesn't say who counts as `{kind}`: {rule}, counts.",
                kind=answer_kind,
                rule=rule_words(_NO_RULE),
            )
            hint = "If it is another answer, write it under `donors`, `answers`."
            yield Finding("donor.answers-rule", Severity.NOTE, message, Location(visible(str(path))), hint)
        elif any(file_of(path, training.id, _FILES[answer_kind]) for training in programme.list_trainings()):
            message = phrase(
                "there are answers in {file}, and nothing says which of them count as `{kind}`.",
                file=_FILES[answer_kind].stem,
                kind=answer_kind,
            )
            hint = phrase(
                "Write it under `donors`: `answers: [{{counts: {kind}, question: ID, at least: 4}}]`.", kind=answer_kind
            )
            yield Finding("donor.answers-rule", Severity.WARNING, message, Location(visible(str(path))), hint)
