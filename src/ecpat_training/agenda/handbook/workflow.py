"""`ecpat plan handbook`: the manual from the programme's file, and who got which copy of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from ecpat_training.agenda.handbook.contents import Handbook, chapters_of
from ecpat_training.agenda.handbook.copies import Copies, ReleasedEdition, judge_copies
from ecpat_training.agenda.handbook.document import handbook_document
from ecpat_training.agenda.handbook.ledger import add_edition, find_ledger_path, ledger_csv, read_ledger
from ecpat_training.agenda.handbook.reading import read_copies
from ecpat_training.agenda.handbook.report import copies_document, write_headline
from ecpat_training.agenda.handbook.untranslated import translate_programme
from ecpat_training.agenda.report.for_machines import CopiesData, EditionData, UntranslatedData, handbook_result
from ecpat_training.agenda.workflows.translation import check_language
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import closest_name, count, listing, visible
from ecpat_training.documents.wording import ENGLISH, wording
from ecpat_training.programme.model.chapter import TrainingKind
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.words.catalogue.message import Option, message_of, names_hint, phrase, sentences
from ecpat_training.words.written_date import parse_written_date

KINDS: tuple[TrainingKind, ...] = get_args(TrainingKind)


@dataclass(frozen=True, slots=True)
class HandbookOptions:
    """What is asked for: the language of texts and fixed words (None: the programme's texts, fixed words in their
    language where there are any); for which kinds of training; and the day of printing, today if None."""

    language: str | None = None
    kinds: tuple[str, ...] = ()
    on: str | None = None


def plan_handbook(programme: Path, options: HandbookOptions, delivery: Delivery) -> Outcome:
    """Makes the handbook. What is written as a file is released: its edition stands in the ledger from then on.

    Raises:
        UsageError: there is no such language, kind or day; or no chapter is for such trainings.
        InputError, RefusedError, ContentError: the programme or the ledger can't be read or understood.
        OutputError: a file is there already, or can't be written.
    """
    check_language(options.language)
    chapter_kinds = [_check_kind(name) for name in options.kinds]
    edition_date = _day(options.on)
    file = programme_file(programme)
    ledger_file = find_ledger_path(file)
    delivery.check([file])
    parsed_programme, source = read_programme(file)
    chapters = chapters_of(parsed_programme, chapter_kinds)
    if not chapters:
        message = phrase("no chapter of the manual is for {kinds}.", kinds=listing([*map(str, chapter_kinds)]))
        raise UsageError.because(
            "handbook.kind",
            message,
            hint=phrase("Leave {option} out, or name another kind of training.", option=Option("--kind")),
        )
    language = options.language or parsed_programme.language
    texts, untranslated, findings = translate_programme(parsed_programme, language, chapters, source)
    findings = [*source.findings, *findings, *_omitted_chapters_note(parsed_programme, len(chapters), chapter_kinds)]
    handbook = Handbook(
        texts,
        tuple(
            chapter
            for chapter, original_chapter in zip(texts.manual, parsed_programme.manual, strict=True)
            if original_chapter in chapters
        ),
        untranslated,
        wording(language),
        parsed_programme.language,
        edition_date,
    )
    command = "ecpat plan handbook" + (f" --language {language}" if language != ENGLISH else "")
    origin = provenance(command, [file])
    document, edition = handbook_document(handbook, origin)
    released = read_ledger(ledger_file)
    ledger = add_edition(released, edition, language, edition_date) if delivery.paths else released
    delivery.findings(findings)
    delivery.document(document, files_beside={ledger_file: ledger_csv(ledger)} if delivery.paths else {})
    summary = (
        f"edition {edition}, {count(len(handbook.chapters), 'chapter')}, {count(len(handbook.sessions), 'session')}"
    )
    if delivery.paths:
        delivery.say(f"E{summary[1:]}. The ledger of editions is {visible(str(ledger_file))}.")
    chapters_made = [(chapter.chapter, len(chapter.sessions)) for chapter in handbook.chapters]
    untranslated_parts = [
        UntranslatedData(untranslated_part.where, untranslated_part.lacks) for untranslated_part in untranslated
    ]
    delivery.data(
        lambda: handbook_result((edition, language), chapters_made, untranslated_parts, (), _editions(ledger)),
        findings,
        origin,
    )
    return Outcome(Exit.CLEAN, f"E{summary[1:]}.")


def handbook_copies(
    programme: Path, copies: Path, delivery: Delivery, *, sheet: str | None = None, encoding: str | None = None
) -> Outcome:
    """Judges who got which copy by the ledger of editions.

    Raises:
        InputError, RefusedError, ContentError: a file can't be read, or isn't such a table.
        OutputError: a file is there already, or can't be written.
    """
    file = programme_file(programme)
    ledger_file = find_ledger_path(file)
    existing_ledger = ledger_file if ledger_file.exists() else None
    inputs = [file, copies, existing_ledger]
    delivery.check(inputs)
    parsed_programme, source = read_programme(file)
    ledger = read_ledger(ledger_file)
    reading = read_copies(copies, sheet, encoding)
    rows = judge_copies(reading.rows, ledger)
    findings = [*source.findings, *reading.findings, *_doubts(rows, ledger)]
    delivery.findings(findings)
    origin = provenance(f"ecpat plan handbook --copies {copies.name}", inputs)
    delivery.document(copies_document(parsed_programme.programme, rows, ledger, origin), private=delivery.paths)
    delivery.data(lambda: handbook_result(None, (), (), map(_copies_data, rows), _editions(ledger)), findings, origin)
    return Outcome(exit_code(findings), write_headline(rows))


def _check_kind(name: str) -> TrainingKind:
    for known_kind in KINDS:
        if name.strip().casefold() == known_kind:
            return known_kind

    raise UsageError.because(
        "handbook.kind",
        phrase(
            "{kind_option} {name}: this is no kind of training.", kind_option=Option("--kind"), name=visible(name)[:40]
        ),
        hint=names_hint(closest_name(name, KINDS), KINDS, 6),
    )


def _day(on: str | None) -> date:
    if on is None:
        return date.today()
    try:
        return parse_written_date(on)
    except ValueError as problem:
        raise UsageError.because(
            "handbook.on",
            phrase(
                "{option} {on}: {problem}.", option=Option("--on"), on=visible(on)[:40], problem=message_of(problem)
            ),
        ) from None


def _omitted_chapters_note(
    programme: Programme, printed_count: int, chapter_kinds: Sequence[TrainingKind]
) -> list[Finding]:
    """A word on chapters that are for other kinds of training, where nobody chose."""
    other_chapters = [chapter for chapter in programme.manual if "training" not in chapter.used_in]
    if chapter_kinds or printed_count == len(programme.manual):
        return []

    message = phrase(
        "{chapters:,} {chapters:chapter|chapters} for other kinds of training {chapters:is|are} left out: {titles}.",
        chapters=len(other_chapters),
        titles=listing([f'"{chapter.chapter}"' for chapter in other_chapters], 20),
    )
    used_kinds = [
        "training",
        *(
            training_kind
            for training_kind in KINDS
            if any(training_kind in chapter.used_in for chapter in other_chapters)
        ),
    ]
    options = sentences(
        *(phrase("{kind_option}", kind_option=Option("--kind", f'"{training_kind}"')) for training_kind in used_kinds)
    )
    hint = phrase("{options} prints them as well.", options=options)
    return [Finding("handbook.left-out", Severity.NOTE, message, None, hint)]


def _doubts(rows: Sequence[Copies], ledger: Sequence[ReleasedEdition]) -> list[Finding]:
    """Rows that the ledger doesn't know, or contradicts."""
    language_by_edition = {release.edition: release.language for release in ledger}
    findings = []
    for row in rows:
        if row.standing == "not in the ledger":
            message = phrase("edition {edition} isn't in the ledger of editions.", edition=row.given.edition)
            hint = "Please compare it with the title page of that copy."
            findings.append(Finding("handbook.unknown-edition", Severity.WARNING, message, row.given.where, hint))
        elif row.standing == "not clear":
            message = phrase(
                "edition {edition} is in `{language}`, and this row says `{written}`.",
                edition=row.given.edition,
                language=language_by_edition[row.given.edition],
                written=row.given.language,
            )
            hint = "Please correct whichever is wrong."
            findings.append(Finding("handbook.language", Severity.WARNING, message, row.given.where, hint))
    return findings


def _copies_data(row: Copies) -> CopiesData:
    copies = row.given
    return CopiesData(copies.edition, copies.to, copies.copies, copies.on, row.language, row.standing)


def _editions(ledger: Sequence[ReleasedEdition]) -> tuple[EditionData, ...]:
    return tuple(EditionData(release.edition, release.language, release.on) for release in ledger)
