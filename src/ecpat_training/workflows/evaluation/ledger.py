"""The ledger of published reports: a report about nearly the people of an earlier one is refused.

Whoever has two reports, of 24 and of 23 of the same people, has the answers of the one who is in the first alone. So
every report that is written with `--publish` leaves a line in `ecpat-published.yaml` beside the instrument. A later one
whose people, or whose people's answers, differ in 1 to 9 (of groups: in fewer than the instrument's smallest group) is
not written, unless a person says why it must be. Nor is one that scores the same people by other questions.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ecpat_training.core.errors import ContentError, OutputError, UnsatisfiableError, UsageError
from ecpat_training.core.file_lock import locked
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import count, listing
from ecpat_training.core.unfinished import settle
from ecpat_training.measure.sketch import Sketch, apart
from ecpat_training.model.ledger import Ledger, Population, Release
from ecpat_training.read.yaml.file import build, read_yaml
from ecpat_training.render.disk import in_plain_words
from ecpat_training.render.files import place_of
from ecpat_training.render.ledger_yaml import ledger_yaml
from ecpat_training.report.effect.disclosure.thresholds import SMALLEST
from ecpat_training.workflows.evaluation.scorings import scored_otherwise

NAME = "ecpat-published.yaml"
_TITLE = "the ledger of published reports"
_KEY_BYTES = 32
_MOST_BYTES = 16 << 20  # some hundreds of releases
_PATIENCE, _PAUSE = 20.0, 0.05  # seconds to wait for somebody who is publishing, and between two looks
_DAMAGED = (
    "Please fetch the ledger and its key from a backup. Without one, make sure that no earlier report is about nearly "
    "the same people, and start anew by moving both files away."
)


@dataclass(frozen=True)
class Publication:
    """Where the ledger of a project lies, and why a report is published although it is refused otherwise."""

    path: Path
    although: str = ""

    @property
    def key_path(self) -> Path:
        """The key that the sketches are made with."""
        return self.path.with_suffix(".key")

    def files(self, read: Iterable[Path]) -> tuple[Path, Path]:
        """The ledger and its key, which no report may be written over.

        Raises:
            UsageError: the ledger that was named is a folder, or a file that is `read` as something else.
        """
        if self.path.is_dir() or place_of(self.path) in map(place_of, read):
            what = "a folder" if self.path.is_dir() else "read as something else by the same command"
            raise UsageError.because(
                "usage.ledger",
                f"this is no ledger of published reports: it is {what}.",
                where=Location(str(self.path)),
                hint=f"Name a file of its own, such as {NAME}, or leave --ledger out.",
            )
        return self.path, self.key_path

    def publish(
        self,
        report: str,
        smallest: int,
        made_with: Callable[[bytes], tuple[Population, ...]],
        deliver: Callable[[Mapping[Path, bytes]], None],
        *,
        kept: bool,
    ) -> list[Finding]:
        """Delivers a report if the ledger has nothing against it, and writes it down.

        Args:
            report: what the ledger calls it.
            smallest: people of the smallest group that is published.
            made_with: the report's populations by the ledger's key.
            deliver: writes the report, and besides it the files that it is given: all of them or none.
            kept: whether files are written; what is only looked at is checked, and not written down.

        Returns:
            What is to be said besides.

        Raises:
            UnsatisfiableError: the people are nearly those of an earlier report.
            ContentError, InputError: the ledger is damaged; nothing is published.
            OutputError: the ledger or its key can't be written; nothing is published.
        """
        settle(self.path.parent)  # a run that was broken off may have left the ledger of before beside its report
        if not kept and not self.path.exists():
            deliver({})
            return []
        with self._locked() as handle:
            key = self._key(handle)
            ledger = self._read(key)
            made = made_with(key)
            near, otherwise = [*_near(made, ledger, smallest)], [*_otherwise(made, ledger)]
            if (near or otherwise) and not self.although:
                raise UnsatisfiableError([*self._refusals(near, otherwise)], self._ways_out())
            grown = self._with(ledger, report, made, key, self.although if near or otherwise else "")
            if not kept or grown is ledger or not made:  # a report without a figure tells of nobody
                deliver({})
                return []
            deliver({self.path: ledger_yaml(grown).encode()})
        return [self._written(grown.releases[-1])]

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        """The key's file, held so that two reports aren't published at once."""
        try:
            descriptor = os.open(self.key_path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            finding = in_plain_words(self.key_path, error)
            hint = f"{finding.hint or ''} --ledger names another place for the ledger and its key.".strip()
            raise OutputError([Finding(finding.code, finding.severity, finding.message, finding.where, hint)]) from None
        with os.fdopen(descriptor, "r+b") as handle:
            until = time.monotonic() + _PATIENCE
            while not locked(handle):
                if time.monotonic() > until:
                    raise OutputError.because(
                        "publish.busy",
                        "another report of this project is being published.",
                        where=Location(str(self.key_path)),
                        hint="Please wait for it to end, then try again.",
                    )
                time.sleep(_PAUSE)
            yield handle

    def _key(self, handle: BinaryIO) -> bytes:
        text = handle.read().strip()
        if not text and not self.path.exists():
            text = secrets.token_hex(_KEY_BYTES).encode()
            handle.write(text + b"\n")
            handle.flush()
            os.fsync(handle.fileno())
        try:
            key = bytes.fromhex(text.decode("ascii"))
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise ContentError.because(
                "publish.key",
                "the key of the ledger of published reports is missing or damaged; nothing was published.",
                where=Location(str(self.key_path)),
                hint=_DAMAGED,
            )
        return key

    def _read(self, key: bytes) -> Ledger:
        """The ledger, every seal of it whole."""
        if not self.path.exists():
            return Ledger(published=_TITLE)
        source = read_yaml(self.path, _MOST_BYTES)
        ledger = build(source, Ledger)
        mark = ""
        for at, release in enumerate(ledger.releases):
            mark = _mark(release, mark, key)
            if mark != release.mark or release.release != at + 1:
                raise ContentError.because(
                    "publish.ledger",
                    f"the ledger of published reports was changed by hand or damaged at release {release.release}, or "
                    "its key is another one; nothing was published.",
                    where=source.where(("releases", at)),
                    hint=_DAMAGED,
                )
        return ledger

    def _with(self, ledger: Ledger, report: str, made: tuple[Population, ...], key: bytes, although: str) -> Ledger:
        """The ledger with one more release; the same one where all of it is in an earlier release already."""
        new = {_who(one) for one in made}
        if any(new <= {_who(one) for one in release.populations} for release in ledger.releases):
            return ledger
        last = ledger.releases[-1].mark if ledger.releases else ""
        release = Release(
            release=len(ledger.releases) + 1, report=report, populations=made, although=although, mark="0" * 32
        )
        sealed = release.model_copy(update={"mark": _mark(release, last, key)})
        return Ledger(published=_TITLE, releases=(*ledger.releases, sealed))

    def _refusals(self, near: Sequence[str], otherwise: Sequence[str]) -> Iterator[Finding]:
        where = Location(str(self.path))
        if near:
            message = (
                f"nearly the same people are in a report that was published before: {listing(list(near), 3)}. "
                "Whoever has both reports could compute what the few answered; nothing was published."
            )
            yield Finding("publish.difference", Severity.ERROR, message, where)
        if otherwise:
            message = (
                f"the same people were scored otherwise in a report that was published before: "
                f"{listing(list(otherwise), 3)}. Whoever has both reports could compute how many had a single question "
                "right; nothing was published."
            )
            yield Finding("publish.scoring", Severity.ERROR, message, where)

    def _ways_out(self) -> list[Finding]:
        ways = (
            ("publish.again", "Publish the earlier report again, from the files that it was made from."),
            ("publish.wait", f"Or wait until {SMALLEST} people more have answered."),
            (
                "publish.although",
                'Or say why it must be published: --although "The first report was never sent." The reason is kept in '
                "the ledger.",
            ),
        )
        return [Finding(code, Severity.NOTE, message) for code, message in ways]

    def _written(self, release: Release) -> Finding:
        number = f"release {release.release} ({count(len(release.populations), 'set')} of people)"
        return Finding(
            "publish.ledger",
            Severity.NOTE,
            f"{number} was written into the ledger of published reports.",
            Location(str(self.path)),
            "Keep it and its key with the project; show the key to nobody.",
        )


def publication(instrument: Path, ledger: Path | None, although: str) -> Publication:
    """The ledger named, else that beside the instrument, which may be given as the folder it is in; of an instrument
    that comes with ecpat, in the current folder."""
    folder = instrument if instrument.is_dir() else instrument.parent
    if any(
        place_of(shipped(what)) in (place_of(folder), *place_of(folder).parents) for what in ("programmes", "examples")
    ):
        folder = Path()
    return Publication(ledger or folder / NAME, although)


def _who(population: Population) -> tuple[object, ...]:
    return population.codes, population.answers, population.scores


def _near(made: Sequence[Population], ledger: Ledger, smallest: int) -> Iterator[str]:
    """What in each earlier release is about nearly the same people, in words: all of them before groups."""
    for release in ledger.releases:
        found = [
            (old.group or new.group, f"{new.of} has {said} than {old.of} in release {release.release}")
            for old in release.populations
            for new in made
            if (said := _difference(new, old, smallest if old.group or new.group else SMALLEST))
        ]
        if found:
            yield min(found, key=lambda one: one[0])[1]


def _otherwise(made: Sequence[Population], ledger: Ledger) -> Iterator[str]:
    """Which scale of the same people has other questions, or another key, than in each earlier release, in words."""
    for release in ledger.releases:
        for old in release.populations:
            for new in made:
                if (scale := scored_otherwise(new, old)) and _same_people(new, old):
                    yield f"`{scale}` has other questions or another key in release {release.release}"


def _same_people(new: Population, old: Population) -> bool:
    told = new.answers and old.answers
    return apart(Sketch.read(new.codes), Sketch.read(old.codes)) == (0, 0) or bool(
        told and apart(Sketch.read(new.answers), Sketch.read(old.answers)) == (0, 0)
    )


def _difference(new: Population, old: Population, k: int) -> str | None:
    """By what two sets of people differ if it is little; None if it is nothing or enough: k people and more on either
    side are a sum that nobody can take away."""
    codes = apart(Sketch.read(new.codes), Sketch.read(old.codes))
    if codes and _few(codes, k):
        return f"{codes[0]} other people and {codes[1]} fewer" if all(codes) else _one_sided(*codes)
    told = new.answers and old.answers
    answers = apart(Sketch.read(new.answers), Sketch.read(old.answers)) if told else None
    if answers and _few(answers, k):
        return f"other answers of {count(max(answers), 'person', 'people')}"
    return None


def _few(told: tuple[int, int], k: int) -> bool:
    return 0 < max(told) < k


def _one_sided(more: int, fewer: int) -> str:
    return f"{count(more, 'person', 'people')} more" if more else f"{count(fewer, 'person', 'people')} fewer"


def _mark(release: Release, before: str, key: bytes) -> str:
    """The seal of a release and of all before it."""
    said = release.model_dump_json(exclude={"mark"})
    return hashlib.blake2b(f"{before}\x1f{said}".encode(), digest_size=16, key=key).hexdigest()
