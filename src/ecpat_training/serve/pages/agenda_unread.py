"""An agenda that can't be read, as after a slip in a text editor or one of another office: what is asked of it, what is
wrong where, and a way back."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.errors import ContentError, EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.files.mapping_place import mapping_place
from ecpat_training.files.opening import read_bytes
from ecpat_training.serve.pages.agenda_words import groups_of, questions_of
from ecpat_training.serve.showing.line_group import LineGroup
from ecpat_training.serve.visits.training import training_of
from ecpat_training.serve.visits.training_agenda import DATA, file_that_counts
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.serve.writing.folder import replace_file, version, writing
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_RESTORED_TEXT = marked("Back to the agenda as it could last be read.")
_MOST_LINES = 12
_MOST_BYTES = 1 << 20
_UNREADABLE = 422
_UNREADABLE_TEXTS = {
    "input.missing", "input.permission", "input.unreadable", "word.damaged", "workbook.damaged", "yaml.empty",
    "yaml.syntax",
}  # fmt: skip
"""What is said of a file that can't be opened, or only up to somewhere, as while another program writes it."""


def show_unread(visit: Visit, error: EcpatError) -> "Response":
    """What is wrong, with the lines as they stand; and the agenda as it could last be read, to go back to.

    Raises:
        EcpatError: the error itself, where it isn't about the agenda's file.
    """
    path = file_that_counts(visit)
    findings: Sequence[Finding] = [*error.findings, *error.ways_out]
    if path is None or not any(finding.where and Path(finding.where.file).name == path.name for finding in findings):
        raise error
    may_change = any(finding.code in _UNREADABLE_TEXTS for finding in findings)
    groups: list[LineGroup] = []
    if isinstance(error, ContentError) and not may_change:
        with suppress(EcpatError):  # where the file isn't read as far as its words
            questions = questions_of(visit, path)
            if questions.needed:
                groups, findings = (
                    [group.select_lines(questions.needed) for group in groups_of(questions)],
                    questions.findings,
                )
    mapping_path = mapping_place(path)
    return visit.page(
        "agenda-unread", status=_UNREADABLE, training=training_of(visit), name=path.name, seen=version(path),
        findings=findings, lines=_lines(path, findings), may_change=may_change, groups=groups,
        mapping=mapping_path.name, words_version=version(mapping_path),
        known=visit.desk.history.find_last_read(path) is not None,
    )  # fmt: skip


def restore_last_read(visit: Visit) -> "Response":
    """Puts the agenda as it could last be read in place of one that can't; Undo brings that one again.

    Raises:
        MissingError: the training has no agenda, or none that could be read before.
    """
    path = file_that_counts(visit)
    data = visit.desk.history.find_last_read(path) if path else None
    if path is None or data is None:
        raise MissingError
    with writing(visit.desk.site):
        seen_version = visit.form.get("seen", "")
        new_version = replace_file(visit.desk.site, path, data, seen_version)
        visit.desk.history.did(path, seen_version, new_version, str(_RESTORED_TEXT))
    return visit.go(f"/agenda/{visit.parts['training']}")


def _lines(path: Path, findings: Sequence[Finding]) -> list[tuple[int, str]]:
    """The lines of a text file that something is said of, by their numbers."""
    if path.suffix.lower() != DATA:
        return []
    text = read_bytes(path, _MOST_BYTES).decode("utf-8", "replace").splitlines()
    numbers = {finding.where.line for finding in findings if finding.where and finding.where.line}
    return [(number, text[number - 1]) for number in sorted(numbers)[:_MOST_LINES] if number <= len(text)]


page = Page(ways=(Endpoint(path="/agenda/{training}/back", do=restore_last_read, posts=True),))
