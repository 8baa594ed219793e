"""A participant list against its programme's rules."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.commands.training_files import APPLICANTS, ATTENDANCE, PARTICIPANTS, TRAININGS, newest_versions
from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.finding import Finding, errors
from ecpat_training.core.text import count
from ecpat_training.documents.wording import ENGLISH, Wording, untranslated
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.other_rules import find_agenda_rule_problems, find_series_rule_problems
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.programme.rules import book
from ecpat_training.programme.training_named import find_training
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.model.stages import TrainingPeople
from ecpat_training.roster.reading.file import ListFile, read_roster, with_list
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.report.partner_note import Addressee, gap_sentences
from ecpat_training.roster.report.recruit import recruit
from ecpat_training.roster.report.roster import note_document, roster_document
from ecpat_training.roster.rule_parts.composition import overview
from ecpat_training.roster.rule_parts.funnel import funnel
from ecpat_training.roster.rule_parts.rule import RosterRule, in_programme
from ecpat_training.roster.workflows.partner_answer import IN_ENGLISH, PartnerAnswer, proposed_language, words_of
from ecpat_training.roster.workflows.stages import exclude_rows, uncounted_rows
from ecpat_training.values.participant import Status
from ecpat_training.words.catalogue.message import Option, phrase

WORD = ".docx"


class CheckRequest(NamedTuple):
    """How a list is to be judged: for which training, by its id; and the stage that people must have reached to be
    counted (None: everybody who isn't out of it)."""

    training: str | None = None
    stage: Status | None = None


DEFAULT_REQUEST = CheckRequest()


def check_roster(roster: ListFile, programme_path: Path | str, question: CheckRequest = DEFAULT_REQUEST) -> RosterCheck:
    """Reads a participant list and its programme, and checks the one by the rules of the other. What is wrong with
    single cells stands among the findings: they need a person, but the rest of the list can be checked.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the programme doesn't fit, or the list has no header or two columns that contradict each other.
        UsageError: the programme has no such training, or the list says nothing of the stage.
    """
    try:
        programme, source = read_programme(programme_path)
        training = None if question.training is None else find_training(programme, question.training)
        rules, findings = roster_rules_of(programme, source, training)
    except EcpatError as failure:
        raise with_list(failure, roster) from None
    reading = read_roster(roster)
    file = programme_file(Path(programme_path))
    training_counts = _training_counts(roster, programme, file)
    remarks = [
        *source.findings,
        *findings,
        *find_agenda_rule_problems(programme, source),
        *find_series_rule_problems(programme, source),
    ]
    return judge(reading, programme.programme, rules, remarks, question.stage, training_counts)


class TrainingCounts(NamedTuple):
    """Everybody of a training of which a list is one of the files, and the names of the others that were counted."""

    people: TrainingPeople
    files: tuple[str, ...]


def _find_other_lists(roster: ListFile, file: Path) -> list[Path]:
    """The other lists of the training whose participant list this is, in the folder of a programme's file."""
    folder = roster.path.absolute().parent
    is_in_folder = folder.parent.resolve() == (file.absolute().parent / TRAININGS).resolve()
    has_reading_options = roster.sheet or roster.mapping or roster.encoding
    if (
        not is_in_folder
        or has_reading_options
        or [path.name for path in newest_versions(folder, PARTICIPANTS)] != [roster.path.name]
    ):
        return []
    return [path for file_kind in (APPLICANTS, ATTENDANCE) for path in newest_versions(folder, file_kind)[:1]]


def _training_counts(roster: ListFile, programme: Programme, file: Path) -> TrainingCounts | None:
    """The people of the training by all of its lists, as the board and the funnel count them; None where this list is
    all there is."""
    id_ = roster.path.absolute().parent.name
    training = next((training for training in programme.list_trainings() if training.id == id_), None)
    other_lists = _find_other_lists(roster, file) if training else []
    if training is None or not other_lists:
        return None
    from ecpat_training.event.attendance.reading.training_lists import read_training_people  # a list alone needs none

    lists = read_training_people(programme, file, training)
    unread_names = {name for name, _ in lists.unread}
    return TrainingCounts(lists.people, tuple(path.name for path in other_lists if path.name not in unread_names))


def roster_rules_of(
    programme: Programme, source: Source, training: Training | None = None
) -> tuple[list[RosterRule], list[Finding]]:
    """Returns the programme's rules over rosters, for the list of one training if it is named; and remarks on them.

    Raises:
        ContentError: a rule isn't known or can't be understood.
    """
    rules, findings = book.parse(
        programme.rules.roster, roster_rules, lambda index: source.location_of(("rules", "roster", index)), RosterRule
    )
    rules, misfits = in_programme(rules, programme, training)
    findings += misfits
    if errors(findings):
        raise ContentError(findings)
    return rules, findings


def judge(
    reading: RosterReading,
    programme: str,
    rules: Sequence[RosterRule],
    findings: Sequence[Finding] = (),
    required_stage: Status | None = None,
    training_counts: TrainingCounts | None = None,
) -> RosterCheck:
    """Checks a roster that has been read; `findings` are remarks on the programme, to be carried on. Whoever is out of
    it, or with a stage hasn't reached it, isn't counted. The funnel is of the list alone, or of `training_counts`.

    Raises:
        UsageError: a stage is named, and the list says of nobody how far they have come.
    """
    roster, remarks = reading.roster, [*findings, *reading.findings]
    people_funnel = funnel(roster, *(training_counts or ()))
    if excluded_people := uncounted_rows(roster, required_stage, remarks):
        roster = exclude_rows(roster, excluded_people)
    results = tuple(rule.check(roster) for rule in rules)
    return RosterCheck(
        file=roster.file,
        sheet=roster.sheet,
        programme=programme,
        rows=roster.rows,
        used=len(roster.participants),
        not_used=(*reading.not_used, *excluded_people),
        columns=reading.columns,
        read_as=reading.read_as,
        rules=results,
        recruit=recruit(results, len(roster.participants)),
        findings=tuple(remarks),
        mix=overview(roster, results),
        funnel=people_funnel,
        stage=required_stage,
        positions=reading.positions,
    )


def roster_check(
    roster: ListFile,
    programme_path: Path,
    delivery: Delivery,
    question: CheckRequest = DEFAULT_REQUEST,
    *,
    notes: Sequence[Path] = (),
    marked_path: Path | None = None,
    answer: PartnerAnswer = IN_ENGLISH,
) -> Outcome:
    """`ecpat roster check`: checks a list and delivers the report; see `check_roster` for what is raised.

    Args:
        roster: the participant list.
        programme_path: the programme's file or folder.
        delivery: where the results go, `notes` and `marked_path` among its files.
        question: how the list is to be judged.
        notes: files that hold the page for the partner alone, in whatever format.
        marked_path: where the list goes as a workbook, its cells marked.
        answer: how the partner is answered, on these pages and in Word files; the report for the coordinator stays
            English.

    Raises:
        UsageError: `marked_path` is no .xlsx file; there are no words of the language, or nothing is written in it.
    """
    # Word is what goes back to the partner; the other formats carry the annex for the coordinator
    pages = [*notes, *(path for path in delivery.paths if path.suffix.lower() == WORD)]
    words = _language(answer, for_partner=[*pages, *([marked_path] if marked_path else [])])
    programme_path = programme_file(programme_path)
    if marked_path is not None:
        from ecpat_training.roster.workflows.marked import marked_list, require_markable  # seldom asked for

        require_markable(roster.path, marked_path)
    other_lists = _find_other_lists(roster, programme_path)
    inputs = [roster.path, programme_path, roster.words, *other_lists, *map(find_mapping_beside, other_lists)]
    delivery.check(inputs)
    with progress_line(delivery, "reading and checking the list"):
        check = check_roster(roster, programme_path, question)
    breaks = [finding for rule in check.rules for finding in rule.breaks]
    proposed_languages = proposed_language(check, answer) if pages or marked_path else []
    remarks = [*check.findings, *proposed_languages, *untranslated(words.language)]
    delivery.findings([*remarks, *(breaks if delivery.quiet else ())])
    origin = provenance("ecpat roster check", inputs)
    content_by_path = {} if marked_path is None else {marked_path: marked_list(roster, check, words)}
    if pages:
        partner = Addressee(words, marked_path.name if marked_path else "", answer.reply)
        note = note_document(check, origin.version, partner, _title(programme_path, words.language))
        content_by_path |= {path: delivery.rendered(note, path) for path in dict.fromkeys(pages)}
    document = roster_document(check, origin, answer.reply)
    delivery.document(document, named=content_by_path, private=[marked_path] if marked_path else ())
    delivery.data(lambda: _result(check), [*remarks, *breaks], origin)
    hard_rules_kept = all(rule.kept or not rule.hard for rule in check.rules)
    return Outcome(exit_code(check.findings, are_rules_kept=hard_rules_kept), write_headline(check))


def _result(check: RosterCheck) -> object:
    from ecpat_training.roster.report.for_machines import RosterCheckResult  # only --json wants it

    return RosterCheckResult(check)


def write_headline(check: RosterCheck, words: Wording | None = None) -> str:
    """How many people there are, and the first whom to recruit, in one line; in English, or in the words given."""
    if words is not None and words.language != ENGLISH:
        return f"{words.many('people', check.used)}. {next(gap_sentences(check, words))}"
    return f"{count(check.used, 'participant')}; {check.recruit[0].rstrip('.')}."


def _language(answer: PartnerAnswer, for_partner: Sequence[Path]) -> Wording:
    """The partner's words; a language in which nothing is to be written is a slip."""
    words = words_of(answer.language, "what goes back to partners")
    if answer.language is not None and not for_partner:
        message = phrase(
            "{option} is for what goes back to the partner, and nothing of that is to be written.",
            option=Option("--language"),
        )
        raise UsageError.because(
            "usage.language",
            message,
            hint=phrase(
                "Add {note_option} note.docx, {mark_option} marked.xlsx or both.",
                note_option=Option("--note"),
                mark_option=Option("--mark"),
            ),
        )
    return words


def _title(programme_path: Path, language: str) -> str:
    """The programme's title, in the language if it has it."""
    from ecpat_training.programme.model.translated_programme import (
        in_language,  # only what goes to the partner wants it
    )

    programme = read_programme(programme_path)[0]
    return in_language(programme, language)[0].programme if language in programme.translations else programme.programme
