"""What a file is, by what it holds: the readers' own recognition, never its name alone."""

import shlex
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ecpat_training.commands.training_files import TABLES
from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.text import count, visible
from ecpat_training.files.opening import display_name
from ecpat_training.folder.kind_parts.kind import TrainingFileKind
from ecpat_training.folder.kind_parts.large import look_at_file
from ecpat_training.folder.kind_parts.looked_file import YAML, LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.training_signs import texts_of_name
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.deciding import ENOUGH, LEAST, PEOPLE_IN_A_TEXT, UNKNOWN_KIND, decide, rejected
from ecpat_training.folder.reading.table import KIND_BY_NAME, KINDS
from ecpat_training.words.catalogue.message import Command, phrase

_JSON = ".json"
_READABLE_ENDINGS = frozenset((".eml", *(ending for kind in KINDS for ending in kind.endings), *YAML, _JSON))
_PLAIN_TEXT = "csv.delimiter"
_DRAFT_ENDINGS = (".docx", ".odt", ".txt", ".eml")


def recognise_file(path: Path, instrument: Path | None) -> RecognisedFile:
    """What a file is; `unknown` with the reason where no kind has it. A large text is told apart by its beginning, and
    its reason says so.

    Raises:
        InputError, RefusedError: the file can't be opened, or is refused as unsafe.
        ContentError: the file is large, and a row far below its beginning can't be read.
        NobodyWaitsError: the file is large, and nobody waits for the answer any more.
    """
    from ecpat_training.files.table_file import cache_reads

    with look_at_file(path) as looked, cache_reads():
        file = LookedFile(looked.path, instrument)
        recognised_file = _recognised_or_people(file)
        kind = KIND_BY_NAME.get(recognised_file.kind)
        recognised_file = recognised_file._replace(signs=_signs(file, kind))
        if looked.start is None:
            return recognised_file
        if kind is None:
            return recognised_file._replace(because=f"{recognised_file.because}; {file.basis(looked.start)}")
        return kind.throughout(recognised_file, path, file, looked.start)


def _recognised_or_people(file: LookedFile) -> RecognisedFile:
    """What a file is; a text that is no table may still name people."""
    try:
        return _recognise(file)
    except ContentError as failure:
        if file.ending not in _DRAFT_ENDINGS:
            raise
        if drafted_list := _people_in_another_shape(file.path):
            return drafted_list
        if failure.findings[-1].code != _PLAIN_TEXT:
            raise
        unused_file = KIND_BY_NAME[UNUSED].recognise(file)
        return unused_file or RecognisedFile(UNKNOWN_KIND, "it is a text, and names nobody in a line of one's own")


def _signs(file: LookedFile, kind: TrainingFileKind | None) -> TrainingSigns:
    """What says the file's training; its name alone where its rows can't be read as a table."""
    with suppress(EcpatError):
        if kind:
            return kind.signs(file)
    return TrainingSigns(texts_of_name(file))


def _recognise(file: LookedFile) -> RecognisedFile:
    candidates: list[RecognisedFile] = []
    for kind in sorted(KINDS, key=lambda kind: kind.order):
        if file.ending in kind.endings and (candidate := kind.recognise(file)):
            candidates.append(candidate)
            if candidate.score >= ENOUGH:
                break
    decision = decide(candidates)
    if decision is not None and {rival.kind for rival in candidates if rival.score >= LEAST} == {UNUSED}:
        # It could be nothing else: one word says enough to place it nowhere.
        decision = next(rival for rival in candidates if rival.kind == UNUSED)
    if file.own_title and (decision is None or decision.kind in (UNKNOWN_KIND, UNUSED)):
        reason = f"ecpat wrote it and called it `{visible(file.own_title)}`: a report, a paper or an empty form"
        return RecognisedFile(UNKNOWN_KIND, f"{reason}, of which no training keeps a file")
    if file.ending not in _READABLE_ENDINGS:
        question = phrase(
            "files that end in {ending} aren't read; save it as .xlsx or .docx", ending=visible(file.ending)
        )
        return RecognisedFile(UNUSED, "it can't be read", question=question)
    if decision is None and file.ending in _DRAFT_ENDINGS and (drafted_list := _people_in_another_shape(file.path)):
        return drafted_list
    return decision or RecognisedFile(
        UNKNOWN_KIND, "; ".join((_explain_unknown(file), *filter(None, map(rejected, candidates))))
    )


def _people_in_another_shape(path: Path) -> RecognisedFile | None:
    """A letter, a mail or a document that names people otherwise than in a table with a header: what makes a list of
    it. None of other texts."""
    from ecpat_training.roster.reading.draft import can_be_drafted
    from ecpat_training.roster.reading.file import ListFile

    people = can_be_drafted(ListFile(path))
    if not people:
        return None
    question = phrase(
        "it is no list yet; make one of it with {command}, look at it, and add that",
        command=Command(
            "roster draft", f"{shlex.quote(display_name(path))} --out {shlex.quote(f'{path.stem}-list.xlsx')}"
        ),
    )
    reason = f"{count(people, 'person', 'people')} seem to stand in it, in no table under a header"
    return RecognisedFile(PEOPLE_IN_A_TEXT, reason, people=people, question=question)


def _explain_unknown(file: LookedFile) -> str:
    if file.ending in YAML:
        return "its keys are of no file that a training has"
    if file.ending == _JSON:
        return f"it is neither {_alternatives([kind.looked_for for kind in _of_endings((_JSON,))], 'nor')}"
    if file.ending in TABLES:
        return _explain_no_answers(file.path) or _explain_no_table(file)
    return (
        "it is neither a table, such as a list of people or answers, nor an agenda or another file that is looked for"
    )


def _explain_no_table(file: LookedFile) -> str:
    """What a table was looked at for, the nearest guess first."""
    reasons = [reason for kind in KINDS if file.ending in kind.endings and (reason := kind.against(file))]
    reasons.sort(key=lambda reason: not reason.is_near)
    other_kinds = _alternatives(sorted(kind.looked_for for kind in _of_endings(TABLES)), "or")
    first_reason, *further_reasons = [reason.because for reason in reasons]
    return "; ".join((f"it holds {first_reason}", *further_reasons, f"and no {other_kinds} either"))


def _of_endings(endings: tuple[str, ...]) -> list[TrainingFileKind]:
    """The kinds with these endings that say what they are looked for by."""
    kinds = [kind for kind in KINDS if kind.looked_for and not set(endings).isdisjoint(kind.endings)]
    return sorted(kinds, key=lambda kind: kind.order)


def _alternatives(nouns: Sequence[str], word: str) -> str:
    return f" {word} ".join((", ".join(nouns[:-1]), nouns[-1])) if len(nouns) > 1 else "".join(nouns)


def _explain_no_answers(path: Path) -> str:
    """What a table is if nobody's answers stand in it, and what to send in its place; "" of others."""
    from ecpat_training.files.table_file import read_table
    from ecpat_training.survey.reading.not_answers import refuse_no_answers

    try:
        refuse_no_answers(read_table(path, is_long=True))
    except EcpatError as error:
        return " ".join(f"{finding.message} {finding.hint or ''}".strip() for finding in error.findings[:1]).rstrip(".")
    return ""
