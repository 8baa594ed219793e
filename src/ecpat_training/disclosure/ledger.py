"""The ledger of published reports: a report that tells of few with those published before is refused.

Whoever has two reports, of 24 and of 23 of the same people, has the answers of the one who is in the first alone; of
all 30, of 15 and of 14 of them, those of the one who is left. So every report that is made with `--publish`, into a
file or on the screen, leaves a line in the programme's `ecpat-published.yaml` (`place.py`). A later one whose people,
or whose people's answers, with all that was told before leave 1 to 9 (of groups: fewer than the instrument's smallest
group) is not written, unless a person says why it must be; of groups, their figures alone are left out. Nor is one that
scores the same people by other questions.
"""

import errno
import hashlib
import json
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ecpat_training.core.errors import ContentError, EcpatError, OutputError, UnsatisfiableError, UsageError
from ecpat_training.core.finding import Finding
from ecpat_training.core.interrupted_sets import settle
from ecpat_training.core.location import Location
from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.findings import REMEDIES, refusals, release_findings, withheld_findings
from ecpat_training.disclosure.model import SINCE_SEALED, Ledger, Population, Release
from ecpat_training.disclosure.place import NAME, ledger_of, refuse_neighbours
from ecpat_training.disclosure.yaml import ledger_yaml
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.files.disk import disk_finding
from ecpat_training.files.held import open_locked
from ecpat_training.files.writing import place_of
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.words.catalogue.message import Option, phrase, sentences

ALL_TRAININGS_SUFFIX = ", all trainings"
"""How the name ends by which a ledger knows the report of a whole programme."""
_TITLE = "the ledger of published reports"
_KEY_BYTES = 32
_MOST_BYTES = 16 << 20  # some hundreds of releases
_HEAD_LINE = re.compile(rb"^last release: (\w+)\s*$", re.MULTILINE)
_UNUSED_KEY_LINE = b"nothing was published with this key yet"
_DAMAGED = (
    "Please fetch the ledger and its key from a backup. Without one, make sure that no earlier report is about nearly "
    "the same people, and start anew by moving both files away."
)


@dataclass(frozen=True)
class PreparedReport:
    """A report that is ready to be published: of whom it tells, what earlier ones have against it (`near` the same
    people, scored `otherwise`), the columns and scales of which it leaves out what it would show else, and how it is
    written, with the files that it is given besides: all of them or none."""

    populations: tuple[Population, ...]
    near_sets: tuple[str, ...]
    other_scorings: tuple[str, ...]
    withheld_groups: tuple[str, ...]
    deliver: Callable[[ReleaseStanding | None, Mapping[Path, bytes]], None]


@dataclass(frozen=True)
class Publication:
    """Where the ledger of a project lies, and why a report is published although it is refused otherwise. `named`
    says that a person chose the place."""

    path: Path
    although: str = ""
    is_named: bool = False

    @property
    def key_path(self) -> Path:
        """The path of the key by which people are told apart and releases are sealed."""
        return self.path.with_suffix(".key")

    def key_names(self) -> str:
        """The name by which published reports know this ledger; "" where its key can't be read."""
        try:
            return _key_digest(bytes.fromhex(_parse_key_file(self.key_path.read_bytes())[0].decode("ascii")))
        except (OSError, ValueError):
            return ""

    def files(self, read_files: Iterable[Path]) -> tuple[Path, Path]:
        """(the ledger, its key), neither of which a report may be written over.

        Raises:
            UsageError: the ledger that was named is a folder, one of `read_files` (read as something else), or has the
                name of its key.
        """
        if description := self._ledger_problem(read_files):
            raise UsageError.because(
                "usage.ledger",
                phrase("this is no ledger of published reports: it is {description}.", description=description),
                location=Location(str(self.path)),
                hint=phrase(
                    "Name a file of its own, such as {name}, or leave {ledger} out.",
                    name=NAME,
                    ledger=Option("--ledger"),
                ),
            )
        return self.path, self.key_path

    def _ledger_problem(self, read_files: Iterable[Path]) -> str:
        """What the file is instead of a ledger."""
        if self.path.is_dir():
            return "a folder"
        if self.path.suffix == self.key_path.suffix:
            return "named as its key will be"
        return "read as something else by the same command" if place_of(self.path) in map(place_of, read_files) else ""

    def publish(
        self, report: str, k: int, prepare: Callable[[EarlierReports], PreparedReport], files: Iterable[Path] = ()
    ) -> list[Finding]:
        """Delivers a report if the ledger has nothing against it, and writes it down.

        Args:
            report: what the ledger calls it.
            k: people of the smallest group that is published.
            prepare: makes the report beside earlier ones.
            files: what is read and written; beside them no other ledger may lie when this one is begun.

        Returns:
            What is to be said besides.

        Raises:
            UnsatisfiableError: together with earlier reports, this one would tell the answers of few people.
            ContentError, InputError: the ledger is damaged, gone, or another lies where this one isn't; nothing is
                published.
            OutputError: the ledger or its key can't be written; nothing is published.
        """
        settle(self.path.parent)  # a run that was broken off may have left the ledger of before beside its report
        if not self.is_named:
            refuse_neighbours(self.path, files)
        with self._locked() as handle:
            key, chain_head = self._key(handle)
            ledger = self._read_ledger(key, chain_head)
            prepared_report = prepare(EarlierReports(ledger, key, k))
            has_conflicts = bool(prepared_report.near_sets or prepared_report.other_scorings)
            if has_conflicts and not self.although:
                raise UnsatisfiableError(
                    [*refusals(prepared_report.near_sets, prepared_report.other_scorings, self.path)], REMEDIES
                )
            # A reason that nothing called for is not kept: it would make an ordinary release look like an exception.
            although = self.although if has_conflicts or prepared_report.withheld_groups else ""
            if although:
                # A person has answered for it, so that the report is made as if it were the first, with all its
                # figures.
                prepared_report = prepare(EarlierReports(Ledger(published=_TITLE), key, k))
            new_ledger, number = self._add_release(ledger, report, prepared_report.populations, key, although)
            entry = ReleaseStanding(self.path.name, _key_digest(key), number) if number else None
            # else told before, or a report without a figure, which tells of nobody
            news = {} if new_ledger is ledger else {self.path: ledger_yaml(new_ledger).encode()}
            used_files = self._files_of_used_key(handle, key, new_ledger)
            if sys.platform == "win32":  # no file that is open can be replaced there, and the key is
                prepared_report.deliver(entry, news)
                with suppress(OutputError):  # the report is out: the next one tries again
                    for text in used_files.values():
                        self._write_key(handle, text)
            else:
                prepared_report.deliver(entry, {**news, **used_files})
        return [
            *(release_findings(new_ledger, ledger, self.path) if news else ()),
            *withheld_findings(prepared_report.withheld_groups, self.path),
        ]

    def _locked(self) -> AbstractContextManager[BinaryIO]:
        """The key's file, held so that two reports aren't published at once."""
        busy_error = OutputError.because(
            "publish.busy",
            "another report of this project is being published.",
            location=Location(str(self.key_path)),
            hint="Please wait for it to end, then try again.",
        )
        return open_locked(self.key_path, self._open_key_file, busy_error)

    def _open_key_file(self) -> BinaryIO:
        try:
            # `open` can't say the rights: a new key is to be readable by its owner alone from its first moment.
            descriptor = os.open(self.key_path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            finding = disk_finding(self.key_path, error)
            elsewhere_hint = phrase(
                "{ledger} names another place for the ledger and its key.", ledger=Option("--ledger")
            )
            hint = sentences(finding.hint, elsewhere_hint) if finding.hint else elsewhere_hint
            raise OutputError([Finding(finding.code, finding.severity, finding.message, finding.where, hint)]) from None
        # A device or a pipe in its place would hang, or hand over what an attacker writes.
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise self._missing_key_error()
        return os.fdopen(descriptor, "r+b")

    def _key(self, handle: BinaryIO) -> tuple[bytes, str | None]:
        """(the key, the mark of the last release that was published with it): "" where nothing was, None where an
        earlier version, which kept no mark beside the key, has published."""
        content = handle.read()
        text, is_unused = _parse_key_file(content)
        if not self.path.exists():
            # Deleting the ledger must not reset the memory: the key that was used says that reports are out.
            if not is_unused:
                raise ContentError.because(
                    "publish.gone",
                    "the ledger of published reports is gone, and its key is still here; nothing was published.",
                    location=Location(str(self.path)),
                    hint=phrase(
                        "Please fetch the ledger from a backup. If no report about these people was ever published,"
                        " move the key away: {key}",
                        key=str(self.key_path),
                    ),
                )
            if len(text) < 2 * _KEY_BYTES:
                text = secrets.token_hex(_KEY_BYTES).encode()
                self._write_key(handle, _UNUSED_KEY_LINE + b"\n" + text + b"\n")
        try:
            key = bytes.fromhex(text.decode("ascii"))
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise self._missing_key_error()
        head_match = _HEAD_LINE.search(content)
        return key, head_match.group(1).decode() if head_match else "" if is_unused else None

    def _missing_key_error(self) -> EcpatError:
        return ContentError.because(
            "publish.key",
            "the key of the ledger of published reports is missing or damaged; nothing was published.",
            location=Location(str(self.key_path)),
            hint=_DAMAGED,
        )

    def _write_key(self, handle: BinaryIO, text: bytes) -> None:
        number = handle.fileno()
        try:
            os.lseek(number, 0, os.SEEK_SET)
            if os.write(number, text) < len(text):  # a disk that is full says so with the next byte
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.ftruncate(number, len(text))
            os.fsync(number)
        except OSError as error:
            raise OutputError([disk_finding(self.key_path, error, are_several=True)]) from error

    def _files_of_used_key(self, handle: BinaryIO, key: bytes, ledger: Ledger) -> dict[Path, bytes]:
        """The key as it stands with this ledger: it no longer says that nothing was published, and has the mark of the
        last release. A ledger that is gone, or that ends earlier, is missed. Written with the ledger, so that neither
        stands without the other."""
        if not ledger.releases:
            return {}
        handle.seek(0)
        text = f"{key.hex()}\nlast release: {ledger.releases[-1].mark}\n".encode()
        return {self.key_path: text} if handle.read() != text else {}

    def _read_ledger(self, key: bytes, chain_head: str | None) -> Ledger:
        """The ledger, every seal of it whole, and no release gone from its end."""
        if not self.path.exists():
            return Ledger(published=_TITLE)
        source = read_yaml(self.path, _MOST_BYTES)
        ledger = build(source, Ledger)
        mark = ""
        for index, release in enumerate(ledger.releases):
            # Each mark seals the one before, so that no release can be taken out or changed without breaking those
            # behind.
            mark = _mark(release, mark, key)
            if mark != release.mark or release.release != index + 1:
                raise ContentError.because(
                    "publish.ledger",
                    phrase(
                        "the ledger of published reports was changed by hand or damaged at release {release}, or its"
                        " key is another one; nothing was published.",
                        release=release.release,
                    ),
                    location=source.location_of(("releases", index)),
                    hint=_DAMAGED,
                )
        # Behind the head there may be more: where the key couldn't be replaced with the ledger, it follows later.
        is_shorter = (
            not ledger.releases
            if chain_head is None
            else chain_head not in {"", *(release.mark for release in ledger.releases)}
        )
        if is_shorter:
            raise ContentError.because(
                "publish.ledger",
                "the last releases of the ledger of published reports are gone: its key knows of one that isn't in it; "
                "nothing was published.",
                location=source.location_of(("releases",)),
                hint=_DAMAGED,
            )
        return ledger

    def _add_release(
        self, ledger: Ledger, report: str, populations: tuple[Population, ...], key: bytes, although: str
    ) -> tuple[Ledger, int]:
        """The ledger with one more release, and its number; the same one where all of it is in an earlier release
        already, with that one's, and where it tells of nobody (0)."""
        if not populations:
            return ledger, 0
        new_keys = {_population_key(population, population.spread == "told") for population in populations}
        for earlier in ledger.releases:
            # Publishing again what is published already tells nothing new, and needs no second line.
            if new_keys <= {
                _population_key(population, is_spread_told)
                for population in earlier.populations
                for is_spread_told in (False, population.spread != "withheld")
            }:
                return ledger, earlier.release
        last_mark = ledger.releases[-1].mark if ledger.releases else ""
        release = Release(
            release=len(ledger.releases) + 1, report=report, populations=populations, although=although, mark="0" * 32
        )
        sealed = release.model_copy(update={"mark": _mark(release, last_mark, key)})
        return Ledger(published=_TITLE, releases=(*ledger.releases, sealed)), release.release


def publication(instrument: Path, ledger: Path | None, although: str, answers: Iterable[Path] = ()) -> Publication:
    """The ledger named, else the one where reports of this instrument and of these files of answers are written down
    (`ledger_of`)."""
    return Publication(ledger or ledger_of(instrument, answers), although, ledger is not None)


def _parse_key_file(content: bytes) -> tuple[bytes, bool]:
    """The key in its file, and whether nothing was published with it: that stands before a new key, so that a key that
    was never written whole is known for one."""
    lines = [line.strip() for line in content.split(b"\n")]
    is_unused = _UNUSED_KEY_LINE in lines or _UNUSED_KEY_LINE.startswith(lines[0])
    keys = [line for line in lines if line and not (is_unused and _UNUSED_KEY_LINE.startswith(line))]
    return (keys[0] if keys else b""), is_unused


def _key_digest(key: bytes) -> str:
    """A name of the ledger that tells nothing of its key."""
    return hashlib.blake2b(b"the ledger's name", digest_size=4, key=key).hexdigest()


def _population_key(population: Population, is_spread_told: bool) -> tuple[object, ...]:
    """Whom a population is about, and what is told of them; scales by their questions."""
    people = population
    return people.codes, people.answers, people.by_code, people.by_answers, people.counts, people.scores, is_spread_told


def _mark(release: Release, before: str, key: bytes) -> str:
    """The seal of a release and of all before it."""
    content = _without_new_fields(release.model_dump(mode="json", exclude={"mark"}))
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(f"{before}\x1f{text}".encode(), digest_size=16, key=key).hexdigest()


def _without_new_fields(content: object) -> object:
    """What the first ledgers held: their seals stay whole."""
    if isinstance(content, dict):
        # Fields that later versions added are sealed only where they say something: old marks still fit.
        return {
            name: _without_new_fields(value) for name, value in content.items() if value or name not in SINCE_SEALED
        }
    return [*map(_without_new_fields, content)] if isinstance(content, list) else content
