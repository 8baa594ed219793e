"""From a result to what a person gets: a report on the terminal, files, messages, an exit code."""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ecpat_training import __version__
from ecpat_training.commands.for_machines import current_answer
from ecpat_training.commands.former_names import as_typed
from ecpat_training.commands.report_places import misplaced_finding
from ecpat_training.commands.verbose import report_read_files, tell_codes
from ecpat_training.core.errors import Exit, OutputError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.documents.document import Document
from ecpat_training.documents.outputs import ending, render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.terminal.terminal import print_document, print_findings, stderr_console, stdout_console
from ecpat_training.files.hashing import sha256
from ecpat_training.files.writing import STDOUT, Content, place_of, refusals, write_all
from ecpat_training.words.catalogue.message import Option, phrase, sentences

WORD = ".docx"
OTHER_NAME_ADVICE = "Choose another name: your own files are never changed."


@dataclass(frozen=True)
class Delivery:
    """Where a command's results go: the files of `--out`, and whether the terminal stays quiet.

    Results are for standard output, messages for standard error. With `-` among the files standard output belongs to
    that file alone. `also` are files that the command writes beside those of `--out`, whatever their endings.
    """

    out_names: Sequence[str] = ()
    force: bool = False
    quiet: bool = False
    more_endings: tuple[str, ...] = ()
    template: Path | None = None
    further_files: tuple[Path, ...] = ()
    paths: tuple[Path, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "paths", tuple(Path(name) for name in self.out_names))

    @cached_property
    def letterhead(self) -> bytes | None:
        """The office's own Word file that `--template` names; what of it is left out is said once.

        Raises:
            InputError, RefusedError: the letterhead can't be read, or is refused as unsafe.
        """
        if self.template is None:
            return None
        from ecpat_training.commands.letterhead import open_letterhead  # reads Word, which most commands don't

        letterhead = open_letterhead(self.template)
        self.findings(letterhead.findings)
        return letterhead.data

    @property
    def endings(self) -> dict[Path, str]:
        """The ending of every file that is to be written.

        Raises:
            UsageError: nothing writes a file with such an ending.
        """
        return {path: ending(path, self.more_endings) for path in self.paths}

    def check(self, inputs: Iterable[Path | None] = (), renewed: Path | None = None) -> None:
        """Refuses, before any work is done, what can't be written in the end. `renewed` is an input that may be written
        again with `force`, since all that a person has decided in it is kept: a mapping beside its table.

        Raises:
            UsageError: an ending that nothing writes; an output is one of the command's other inputs, which are
                never changed, not even with `force`; or a template, and no Word file to put on it.
            OutputError: a file is there already and may not be overwritten, is a folder, or its name is impossible.
            InputError, RefusedError: the template can't be read, or is refused.
        """
        inputs = [*inputs]
        if not self.quiet:
            report_read_files(inputs)
        findings = [finding for path in self.paths for finding in self._unwritable(path)]
        if self.template is not None and not any(path.suffix.lower() == WORD for path in self.paths):
            message = "a template is for Word files, and none is to be written."
            findings.append(
                Finding("template.no-word", Severity.ERROR, message, None, "Add --out FILE.docx, or leave it out.")
            )
        if current_answer() is not None and STDOUT in self.paths:
            message = "--json and --out - both want standard output."
            findings.append(
                Finding(
                    "usage.standard-output", Severity.ERROR, message, None, "Leave one of them out, or name a file."
                )
            )
        read_places = {place_of(path) for path in [*inputs, self.template] if path is not None and path != STDOUT}
        findings += [
            Finding(
                "output.input",
                Severity.ERROR,
                "this file is read by the same command.",
                Location(str(path)),
                OTHER_NAME_ADVICE,
            )
            for path in (*self.paths, *self.further_files)
            if path != STDOUT
            and place_of(path) in read_places
            and not (renewed and place_of(path) == place_of(renewed))
        ]
        if findings:
            raise UsageError(findings)
        if refusal_findings := refusals([*self.paths, *self.further_files], force=self.force):
            raise OutputError(refusal_findings)
        _ = self.letterhead  # a template that can't be used is refused before any work is done

    def _unwritable(self, path: Path) -> Sequence[Finding]:
        try:
            ending(path, self.more_endings)
        except UsageError as error:
            return error.findings
        return ()

    def document(
        self,
        document: Document,
        *,
        data: Mapping[str, object] | None = None,
        content_by_ending: Mapping[str, bytes] | None = None,
        named: Mapping[Path, bytes] | None = None,
        private: Collection[Path] = (),
        files_beside: Mapping[Path, bytes] | None = None,
        shown: Document | None = None,
    ) -> None:
        """Writes the files asked for, and prints the document where nobody asked to be left alone. A file that is
        written among reports of the other kind, internal or published, is told.

        Args:
            document: what is said.
            data: what `.json` holds, where it is more than the document.
            content_by_ending: files that are not made from the document, by their ending: `{".ics": ...}`.
            named: files that differ by where they stand, by their path; those of `also` are among them.
            private: those of the files that hold people's rows: their owner alone may read them.
            files_beside: files that the tool keeps for itself, such as a ledger: written with the others or not at all.
            shown: what the terminal shows in place of a document that is too wide for it.
        """
        content_by_ending, named = content_by_ending or {}, named or {}
        files = {
            path: named[path]
            if path in named
            else content_by_ending[kind]
            if kind in content_by_ending
            else self.rendered(document, path, data=data)
            for path, kind in self.endings.items()
        }
        files |= {path: named[path] for path in self.further_files}
        names = self.files(files, private_files=private, files_beside=files_beside)
        misplaced = [misplaced_finding(path, may_leave=document.published) for path in files if path != STDOUT]
        self.findings([finding for finding in misplaced if finding])
        if STDOUT not in files:
            self.show(document, shown or document)
        if names and not self.quiet:
            self.say(f"Written: {listing(names, 20)}.")

    def show(self, document: Document, narrow: Document) -> None:  # noqa: ARG002 - a page keeps the whole of it
        """Prints the document as it fits a terminal, where nobody asked to be left alone."""
        if self.prints:
            print_document(stdout_console(), narrow)

    @property
    def prints(self) -> bool:
        """Whether a person reads what is printed on standard output: with `--json` a program does."""
        return not self.quiet and current_answer() is None

    def files(
        self,
        files: Mapping[Path, Content],
        *,
        private_files: Collection[Path] = (),
        files_beside: Mapping[Path, bytes] | None = None,
        deleted_files: Collection[Path] = (),
    ) -> list[str]:
        """Writes the files and takes the `deleted_files` away, all of it or nothing; the names of
        those that are on a disk now.

        Raises:
            OutputError: a file can't be written.
        """
        written_set = write_all(
            files, force=self.force, private_paths=private_files, files_beside=files_beside, deleted_files=deleted_files
        )
        names = [visible(str(path)) for path in written_set.files if path != STDOUT]
        if (answer := current_answer()) is not None:
            answer.written += names
        return names

    def data(self, result: Callable[[], object], findings: Sequence[Finding], origin: Provenance | None = None) -> None:
        """What the command found, for other programs that asked with `--json`; nothing is made of it otherwise.

        Args:
            result: makes the command's result, an instance of the `Result` of its module in `for_machines/`.
            findings: everything that was remarked, each once.
            origin: how it came to be.
        """
        answer = current_answer()
        if answer is not None:
            answer.given, answer.result, answer.made = True, result(), origin
            answer.findings = tuple(dict.fromkeys(findings))

    def rendered(self, document: Document, path: Path, *, data: Mapping[str, object] | None = None) -> bytes:
        """The document in the format that a file's ending asks for, a Word file on the office's own letterhead."""
        return render(document, path, data=data, letterhead=self.letterhead)

    def files_ending_in(self, *kinds: str) -> tuple[Path, ...]:
        """The files of these endings that are asked for."""
        return tuple(path for path, kind in self.endings.items() if kind in kinds)

    def writes(self, kind: str) -> bool:
        """Whether a file of this ending is asked for: what nobody reads needn't be made."""
        return kind in self.endings.values()

    def findings(self, findings: Sequence[Finding]) -> None:
        """Prints findings on standard error; only errors when quiet."""
        print_findings(stderr_console(), findings, is_quiet=self.quiet)
        if findings:
            tell_codes()

    def say(self, message: str) -> None:
        """One line for the person at the terminal."""
        if not self.quiet:
            sys.stderr.write(f"{message}\n")


def provenance(command: str, inputs: Sequence[Path | None], *, seed: int | None = None) -> Provenance:
    """How a report came to be: version, command, and every input's name and SHA-256.

    Names are given without their folders, which may name a user.
    """
    files = tuple((path.name, sha256(path)) for path in inputs if path is not None and path != STDOUT)
    return Provenance(__version__, as_typed(command), files, seed)


_CHECK_NAMES = "Check the names."
_NAME_SHEETS = phrase(
    "If they are two sheets of one workbook, name the sheet of each with {sheet_option}.",
    sheet_option=Option("--sheet"),
)


def refuse_repeated_files(named_files: Iterable[tuple[str, Path, str | None]], *, sheets: bool = True) -> None:
    """Refuses one file, or one sheet of it, given for two things, a slip that would show no change at all; `sheets`
    says whether the command can be told a sheet.

    Raises:
        UsageError: two names mean the same file and sheet.
    """
    name_by_place: dict[tuple[Path, str], str] = {}
    for name, path, sheet in named_files:
        place = (path if path == STDOUT else place_of(path), fold(sheet or ""))
        if place in name_by_place:
            message = phrase(
                "{file} was given twice, as {first} and as {second}.",
                file="standard input" if path == STDOUT else str(path),
                first=name_by_place[place],
                second=name,
            )
            hint = sentences(_CHECK_NAMES, _NAME_SHEETS) if sheets else _CHECK_NAMES
            raise UsageError.because("usage.same-file", message, hint=hint)
        name_by_place[place] = name


def exit_code(findings: Sequence[Finding], *, are_rules_kept: bool = True) -> int:
    """0 when clean (warnings allowed), 1 when a rule is broken or a finding is an error."""
    return (
        Exit.CLEAN
        if are_rules_kept and all(finding.severity is not Severity.ERROR for finding in findings)
        else Exit.FINDINGS
    )


class Outcome(NamedTuple):
    """How a command ended: its exit code, and the result in one line."""

    exit_code: int
    headline: str
