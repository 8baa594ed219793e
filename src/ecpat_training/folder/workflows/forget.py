"""`ecpat forget`: one person taken out of what is kept of earlier."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.writing import write_all
from ecpat_training.folder.journal.forgetting import HOME, Forgetting, forgetting, telling_files
from ecpat_training.folder.journal.lines import PLACE
from ecpat_training.folder.journal.person import Person
from ecpat_training.folder.report.for_machines import ForgetResult
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.words.catalogue.message import phrase

_SHORTEST = 2  # letters and digits
_MOST = 64 << 20


def forget(folder: Path, texts: Sequence[str], delivery: Delivery, *, is_preview: bool = False) -> Outcome:
    """Takes a person out of the files in `.ecpat` of a programme's folder: earlier versions, what was taken out, and
    names in the journal, of which the chain is closed again; with `is_preview` it only says what. The exit code is 1
    where somebody has to look: in files that can't be searched, and in those of the folder's owner, which are never
    changed.

    Raises:
        UsageError: a text is too short to tell of a person.
        InputError: a file can't be read.
        OutputError: a file can't be written.
    """
    programme = programme_file(folder)
    place = programme.parent
    if short_texts := [text for text in texts if sum(map(str.isalnum, text)) < _SHORTEST]:
        message = phrase("`{text}` is too short to tell of one person.", text=visible(short_texts[0]))
        hint = "Write the name as the lists have it, an e-mail address or the code."
        raise UsageError.because("forget.short", message, hint=hint)
    person = Person.known_by(texts)
    plan = forgetting(place, person)
    if not is_preview and (plan.written or plan.gone):
        write_all({}, files_beside=plan.written, deleted_files=plan.gone, seen_content=_seen(place, plan))
    findings = [*_unsearched(place, plan), *_named(place, telling_files(place, person, [*_own_files(place)]))]
    delivery.findings(findings)
    headline = _headline(plan, is_preview=is_preview)
    delivery.say(headline)
    names = [[path.relative_to(place).as_posix() for path in files] for files in (plan.emptied, plan.removed)]
    result = ForgetResult(not is_preview, tuple(names[0]), tuple(names[1]), plan.lines)
    delivery.data(lambda: result, findings, provenance("ecpat forget", [programme]))
    return Outcome(Exit.FINDINGS if findings else Exit.CLEAN, headline)


def _seen(folder: Path, plan: Forgetting) -> dict[Path, bytes]:
    """The journal as it was read: a page may add a line meanwhile."""
    path = folder / PLACE
    return {path: read_bytes(path, _MOST)} if path in plan.written and is_file(path) else {}


def _headline(plan: Forgetting, *, is_preview: bool) -> str:
    if not (plan.emptied or plan.removed or plan.lines):
        return f"Nothing in {HOME} tells of this person."

    def verb(number: int) -> str:
        return "would be" if is_preview else "was" if number == 1 else "were"

    removed_count, lines = len(plan.removed), plan.lines
    summary_parts = [
        f"rows {verb(2)} emptied in {count(len(plan.emptied), 'kept file')}" if plan.emptied else "",
        f"{count(removed_count, 'kept file')} {verb(removed_count)} removed as a whole" if removed_count else "",
        f"{count(lines, 'line')} of the journal {verb(lines)} written without the person" if lines else "",
    ]
    text = ", ".join(filter(None, summary_parts))
    return f"{text[0].upper()}{text[1:]}."


def _own_files(folder: Path) -> Iterator[Path]:
    """The files of the programme that aren't kept by the program, but hidden ones and what links lead to."""
    for path in sorted(folder.rglob("*")):
        path_parts = path.relative_to(folder).parts
        if not any(path_part.startswith(".") for path_part in path_parts) and not path.is_symlink() and is_file(path):
            try:
                small = path.stat().st_size <= _MOST
            except OSError:
                continue
            if small:
                yield path


def _unsearched(folder: Path, plan: Forgetting) -> list[Finding]:
    hint = "Put it back to look into it, or remove it for good on the training's page of answers."
    return [
        Finding(
            "forget.unsearched", Severity.WARNING, "texts in this kept file can't be searched, and it stays.",
            Location(path.relative_to(folder).as_posix()), hint,
        )
        for path in plan.unsearched
    ]  # fmt: skip


def _named(folder: Path, files: Sequence[Path]) -> list[Finding]:
    if not files:
        return []
    names = listing([visible(path.relative_to(folder).as_posix()) for path in files], 20)
    message = phrase(
        "{count:,} {count:file|files} of your own still {count:tells|tell} of this person: {files}.",
        count=len(files), files=names,
    )  # fmt: skip
    hint = "ecpat never changes your own files: take the person out of them yourself."
    return [Finding("forget.own-files", Severity.WARNING, message, None, hint)]
