"""`ecpat merge`: partners' folders become one, and what they contradict each other in is asked."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, visible
from ecpat_training.documents.outputs import render
from ecpat_training.documents.terminal.terminal import print_document, stdout_console
from ecpat_training.files.csv.encoding import require_encoding
from ecpat_training.files.opening import display_name
from ecpat_training.files.writing import place_of
from ecpat_training.folder.merging.joining.folders import merge_folders
from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.model.memory import Folder, Question
from ecpat_training.folder.merging.model.values import comparable_text
from ecpat_training.folder.merging.model.votes import ANOTHER_CODE, PAIR, Address, Ballot, Vote
from ecpat_training.folder.merging.reading.answers import read_answers
from ecpat_training.folder.merging.reading.envelope import ENVELOPE, envelope_bytes
from ecpat_training.folder.merging.reading.folder import (
    MEMORY,
    WORKBOOK,
    damaged_on_the_way,
    links_left_out,
    memory_of,
    read_files,
    read_folders,
)
from ecpat_training.folder.merging.reading.memory import memory_bytes
from ecpat_training.folder.merging.reading.private_keys import remove_private_keys
from ecpat_training.folder.merging.report.for_machines import merge_result
from ecpat_training.folder.merging.report.questions import headline, merge_document, questions_document
from ecpat_training.folder.merging.tables.codes import code_in, next_code
from ecpat_training.words.catalogue.message import Option, phrase


def merge_report(
    folders: Sequence[Path],
    base: Path,
    delivery: Delivery,
    *,
    answers: Path | None = None,
    out: Path | None = None,
    encoding: str | None = None,
) -> Outcome:
    """Merges the folders, with what was answered, and writes the merged folder where one is named. The exit code is 1
    as long as something is asked, and where a folder holds a private key, which is left out.

    Raises:
        UsageError: the merged folder is to be one that is read, or there is no such encoding.
        InputError, RefusedError: a folder or file can't be read.
        ContentError: what an earlier merge wrote can't be understood, or answers contradict each other.
        OutputError: a file to be written is there already and may not be replaced.
    """
    _refuse_own_folders([*folders, base], out)
    if encoding is not None:
        require_encoding(encoding)
    with progress_line(delivery, "reading the folders") as line:
        sent_files, returned_folders = read_files(base), read_folders(folders)
        damaged = [
            *links_left_out(returned_folders, folders, base),
            *damaged_on_the_way(returned_folders, folders, base),
        ]
        sent_files, returned_folders, keys = remove_private_keys(
            Folder(display_name(base), sent_files), returned_folders
        )
        choices_by_key, findings = _answered(folders, answers)
        asked_questions = _earlier_questions(returned_folders, answers)
        if line:
            line.report_activity("merging")
        merge, unused_answers = merge_with_answers(
            sent_files, returned_folders, choices_by_key, asked_questions, encoding
        )
    findings += [*keys, *damaged, *merge.findings]
    if unused_answers:
        message = phrase(
            "{answers:,} {answers:answer is|answers are} to questions that are not asked here.", answers=unused_answers
        )
        hint = phrase(
            "Please keep merge.json beside merge.xlsx, and name the folder that was sent out with {option}.",
            option=Option("--base"),
        )
        findings.append(Finding("merge.unused-answers", Severity.WARNING, message, None, hint))
    delivery.findings(findings)
    if out is not None:
        _write(merge, out, delivery)
    if delivery.prints:
        print_document(stdout_console(), merge_document(merge))
    delivery.data(lambda: merge_result(merge), findings, provenance("ecpat merge", ()))
    return Outcome(Exit.FINDINGS if merge.questions or keys else Exit.CLEAN, headline(merge))


def _refuse_own_folders(input_folders: Sequence[Path], out: Path | None) -> None:
    """The folders that people sent are never changed."""
    if out is not None and any(
        place_of(out) == place_of(folder) or place_of(folder) in place_of(out).parents for folder in input_folders
    ):
        message = phrase("{out} is one of the folders that are read, or in one.", out=visible(str(out)))
        raise UsageError.because(
            "merge.own-folder", message, hint=phrase("Please name a new folder with {option}.", option=Option("--out"))
        )


def _answered(folders: Sequence[Path], answers: Path | None) -> tuple[dict[str, set[int]], list[Finding]]:
    """What was answered in the workbooks of the folders and in the one that is named, by the questions' keys."""
    choices_by_key: dict[str, set[int]] = {}
    findings: list[Finding] = []
    workbooks = [path for folder in folders if (path := folder / WORKBOOK).is_file() and not path.is_symlink()]
    for path in [*workbooks, *([answers] if answers else [])]:
        choices, remarks = read_answers(path)
        findings += remarks
        for key, choice in choices.items():
            choices_by_key.setdefault(key, set()).add(choice)
    return choices_by_key, list(dict.fromkeys(findings))


def _earlier_questions(folders: Sequence[Folder], answers: Path | None) -> dict[str, Question]:
    """The questions that earlier merges asked."""
    memories = [folder.memory for folder in folders] + ([memory_of(answers.parent)] if answers else [])
    return {key: question for memory in memories for key, question in memory.asked.items()}


def merge_with_answers(
    base: Mapping[str, bytes],
    folders: Sequence[Folder],
    answers: Mapping[str, set[int]],
    asked_questions: Mapping[str, Question],
    encoding: str | None = None,
) -> tuple[Merged, int]:
    """(the merge with all answers put in, how many answers fit no question).

    An answer may raise another question (what a row says that turns out to be the same as another), so that the
    merge is repeated as long as answers fit.

    Args:
        base: what was sent out.
        folders: with what earlier merges kept.
        answers: numbers of choices by the questions' keys; two of one question are both put down.
        asked_questions: what earlier merges asked, by the same keys.
        encoding: what .csv files are in that aren't UTF-8.
    """
    decisions: list[Vote] = []
    unanswered = {key: set(choices) for key, choices in answers.items()}
    while True:
        merged = merge_folders(base, folders, decisions, encoding)
        question_by_key = {asked_question.key: asked_question for asked_question in merged.questions}
        usable_keys = [key for key in sorted(unanswered) if key in question_by_key or key in asked_questions]
        if not usable_keys:
            return merged, len(unanswered)
        for key in usable_keys:
            question = question_by_key.get(key) or asked_questions[key]
            new_decisions = _decisions(question, unanswered.pop(key), merged.ballot)
            decisions += new_decisions + _other_codes(new_decisions, merged, decisions)


def _decisions(question: Question, choices: set[int], ballot: Ballot) -> list[Vote]:
    """What a person's choices decide; nothing where they were put down before."""
    before = ballot.decisions.get(question.address, set())
    decisions = []
    for number in sorted(choices):
        if number < len(question.choices):
            chosen = question.choices[number]
            replaced_tokens = tuple(
                sorted(token for token in question.choices if comparable_text(token) != comparable_text(chosen))
            )
            if not any(set(replaced_tokens) <= set(earlier.instead) or chosen in earlier.instead for earlier in before):
                last_round = max((earlier.round for earlier in before), default=0)
                decisions.append(Vote(question.address, replaced_tokens, chosen, last_round + 1))
    return decisions


def _other_codes(new_decisions: Sequence[Vote], merged: Merged, before: Sequence[Vote]) -> list[Vote]:
    """The codes that rows get which have another's: the next that no row has, put down once so that it stays."""
    code_decisions: list[Vote] = []
    for decision in new_decisions:
        sheet = next(
            (
                candidate
                for candidate in merged.sheets
                if (candidate[0].file, candidate[0].part) == decision.address[:2]
            ),
            None,
        )
        if not (decision.address.column.startswith(PAIR) and decision.chosen.startswith(ANOTHER_CODE) and sheet):
            continue
        joined_sheet, versions = sheet
        row, column = decision.chosen.removeprefix(ANOTHER_CODE), versions.base.code
        address = Address(joined_sheet.file, joined_sheet.part, row, column or "")
        all_decisions = [*before, *code_decisions]
        if (
            column is None
            or merged.ballot.decisions.get(address)
            or any(put_down.address == address for put_down in all_decisions)
        ):
            continue
        used_codes = {comparable_text(cells.get(column, "")) for cells in joined_sheet.rows.values()}
        used_codes |= {code_in(id_) for rows in (versions.base, *versions.folders.values()) for id_ in rows.ids}
        used_codes |= {
            comparable_text(put_down.chosen) for put_down in all_decisions if put_down.address[:2] == address[:2]
        }
        code = next_code(code_in(row), used_codes)
        code_decisions.append(Vote(address, (f"t{code_in(row)}",), f"t{code}"))
    return code_decisions


def _write(merged: Merged, out: Path, delivery: Delivery) -> None:
    """The merged folder, all of its files or none; its owner alone may read them.

    Raises:
        OutputError: a file is there already and may not be replaced.
    """
    files = {out / path: content for path, content in merged.files.items()}
    files[out / WORKBOOK] = render(questions_document(merged), Path(WORKBOOK))
    files[out / MEMORY] = memory_bytes(merged.memory)
    sentence = f"with {WORKBOOK}, {MEMORY} and {ENVELOPE}."
    if ENVELOPE in merged.files:
        sentence = f"with {WORKBOOK} and {MEMORY}. {ENVELOPE} is a partner's own, so that nothing says what is damaged."
    files.setdefault(out / ENVELOPE, envelope_bytes(merged.files))
    delivery.files(files, private_files=files)
    delivery.say(f"Written: {count(len(merged.files), 'file')} in {visible(str(out))}, {sentence}")
