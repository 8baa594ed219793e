"""`ecpat survey quotes`: free text from survey exports, for a person to release one by one."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.text import count, visible
from ecpat_training.files.table_file import read_table
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.survey.quotes.answers import FreeTextAnswers, answers_in_words
from ecpat_training.survey.quotes.file import Quote, Quotes, quotes_yaml
from ecpat_training.survey.quotes.identifying_marks import NamesOfPeople, marks
from ecpat_training.survey.quotes.report import describe_left_out, release_document
from ecpat_training.survey.reading.instrument import instrument_file, read_instrument
from ecpat_training.survey.report.for_machines import quotes_result
from ecpat_training.words.catalogue.message import Option, phrase

ENDINGS = (".yaml", ".yml")
_MOST_TEXT, _MOST_MARKS = 4000, 4000  # letters that the file takes of one answer


def survey_quotes(
    files: Sequence[Path],
    instrument_path: Path,
    delivery: Delivery,
    *,
    roster: Path | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> Outcome:
    """Writes what people wrote in their own words, with marks on what may tell who they are.

    Args:
        files: the survey exports, of any wave.
        instrument_path: the questionnaire, which tells free text from other columns.
        delivery: where the file for editing goes; the terminal shows numbers only.
        roster: the list of participants, whose names and organisations are looked for; none of it is printed.
        encoding: of CSV files that are not Unicode.
        sheet: of workbooks with several.

    Raises:
        UsageError: no YAML file is asked for.
        InputError, RefusedError, ContentError: files can't be read; all of them are tried first.
        OutputError: the file is there already; edits would be lost.
    """
    if not any(path.suffix.lower() in ENDINGS for path in delivery.paths):
        hint = phrase("Add {out}: a file to edit.", out=Option("--out", "quotes.yaml"))
        raise UsageError.because("usage.quotes", "no file for the quotes is named.", hint=hint)
    instrument_path = instrument_file(instrument_path)
    delivery.check([*files, instrument_path, roster])
    instrument, source = read_instrument(instrument_path)
    delivery.findings(source.findings)
    free_text_answers = FreeTextAnswers([], Counter())
    failures: list[EcpatError] = []
    known_names = NamesOfPeople()
    for path in files:
        try:
            with progress_line(delivery, f"reading {visible(path.name)}"):
                file_answers = answers_in_words(read_table(path, encoding=encoding, sheet=sheet), instrument)
            free_text_answers.texts.extend(file_answers.texts)
            free_text_answers.one_word.update(file_answers.one_word)
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
    if roster is not None:
        try:
            known_names = NamesOfPeople.of(roster_from(read_table(roster, encoding=encoding)).roster.participants)
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    quotes = Quotes(
        quotes=f"to be released for {instrument.instrument}"[:300],
        answers=_answers(free_text_answers.texts, known_names),
    )
    origin = provenance("ecpat survey quotes", [*files, instrument_path])
    renderings = dict.fromkeys(ENDINGS, quotes_yaml(quotes).encode())
    duplicate_count = len(free_text_answers.texts) - len(quotes.answers)
    document = release_document(quotes, origin, free_text_answers.one_word, duplicate_count)
    delivery.document(document, content_by_ending=renderings, private=delivery.files_ending_in(*ENDINGS))
    marked_questions = [(quote.question, bool(quote.look_at)) for quote in quotes.answers]
    delivery.data(
        lambda: quotes_result(marked_questions, free_text_answers.one_word, duplicate_count), source.findings, origin
    )
    omission_sentences = describe_left_out(free_text_answers.one_word.total(), duplicate_count)
    return Outcome(0, " ".join((f"{count(len(quotes.answers), 'answer')} to read.", *omission_sentences)))


def _answers(answers: Sequence[tuple[str, str]], known_names: NamesOfPeople) -> tuple[Quote, ...]:
    """The answers, question by question, in an order that doesn't tell in which they came."""
    shuffled_answers = sorted(
        dict.fromkeys(answers), key=lambda answer: (answer[0], hashlib.sha256(answer[1].encode()).digest())
    )
    return tuple(
        Quote(
            quote=f"q{number}",
            question=question[:300],
            look_at="; ".join(marks(text, known_names))[:_MOST_MARKS],
            text=text[:_MOST_TEXT],
        )
        for number, (question, text) in enumerate(shuffled_answers, 1)
    )
