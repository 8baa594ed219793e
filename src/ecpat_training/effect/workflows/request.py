"""What somebody asks of `ecpat evaluate`: which files, read how, and for whom the report is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import count
from ecpat_training.effect.data import words
from ecpat_training.effect.data.data_folder import NAMES
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.survey.instrument.instrument import Wave

if TYPE_CHECKING:
    from ecpat_training.effect.ledger.ledger import Publication


class GivenTable(NamedTuple):
    """A file, the wave that it was given as, which of its sheets to read, if that was said, and whether it is of the
    trained or of those who waited."""

    wave: Wave
    path: Path
    sheet: str | None
    trained: bool

    @property
    def called(self) -> str:
        """What the file was given as."""
        return self.wave if self.trained else f"waiting {self.wave}"


@dataclass(frozen=True, kw_only=True)
class Request:
    """`files` are the exports of each wave; if only one wave is given, its files may hold several, in a column or side
    by side. `waiting` are those of people who were asked without the training.

    `sheets` are of workbooks with several: one for all files, or one for each in the order of `files`, then `waiting`.
    `mapping` is what a person has decided about columns and answers; `post_from` the day from which on answers are
    from after the training, in files that don't say their waves; `comparison_group` who was asked without the
    training, as `column=value`, else as the plan says. `sites` says what several files of one wave are: `files`, each
    a site of its own (so if unsaid), `one`, parts of one training, or a column that names the site. `data` is the
    folder for the tidy data, the codebook and the programs that recompute the figures.

    `publication` is the ledger of what was published; None where nothing is, or where the report is an example that
    nobody publishes. `quotes` are texts that a person has released.
    """

    files: Mapping[Wave, Sequence[Path]]
    instrument: Path
    waiting: Mapping[Wave, Path | None] = field(default_factory=dict)
    encoding: str | None = None
    sheets: Sequence[str] = ()
    mapping: Path | None = None
    post_from: date | None = None
    comparison_group: str | None = None
    sites: str = ""
    publish: bool = False
    reader: Reader = "coordinator"
    data: Path | None = None
    publication: "Publication | None" = None
    quotes: Path | None = None

    def __post_init__(self) -> None:
        """Refuses what makes no sense together.

        Raises:
            UsageError: a ledger is named, but nothing is published.
        """
        if self.publication and not self.publish:
            message = "--ledger and --although are for a report that is published."
            raise UsageError.because("usage.publish", message, hint="Add --publish, or leave them out.")

    def other_files(self) -> list[Path]:
        """What is read besides answers."""
        return [path for path in (self.instrument, self.mapping, self.quotes) if path is not None]

    def told_by_people(self) -> set[str]:
        """The names of the files that hold what people said: a digest of few answers can be guessed through."""
        given = [path for paths in self.files.values() for path in paths] + [*self.waiting.values()]
        return {path.name for path in (*given, self.mapping, self.quotes) if path is not None}

    @property
    def command(self) -> str:
        """The command with the options that change what the report says."""
        options = {
            " --publish": self.publish,
            f" --for {self.reader}": self.reader != "coordinator",
            f" --post-from {self.post_from}": self.post_from,
            f" --comparison-group {self.comparison_group}": self.comparison_group,
            f" --sites {self.sites}": self.sites,
        }
        return "ecpat evaluate" + "".join(option for option, given in options.items() if given)

    def data_files(self) -> tuple[Path, ...]:
        """The files that go into the folder for the data.

        Raises:
            UsageError: such a folder is wanted of a report that is published.
        """
        if self.data is None:
            return ()
        if self.publish:
            raise UsageError.because("usage.data", words.USAGE["published"], hint=words.USAGE["published hint"])
        return tuple(self.data / name for name in NAMES)

    def tables(self) -> list[GivenTable]:
        """Each file and which of its sheets to read.

        Raises:
            UsageError: no file was given; or several sheets are named, but not one for each file.
        """
        asked = [(wave, path, True) for wave, paths in self.files.items() for path in paths]
        if not asked:
            hint = "Name the files of before and after: `ecpat evaluate pre.csv post.csv -i instrument.yaml`."
            raise UsageError.because("usage.no-file", "no file of answers was given.", hint=hint)
        asked += [(wave, path, False) for wave, path in self.waiting.items() if path is not None]
        if len(self.sheets) > 1 and len(self.sheets) != len(asked):
            raise UsageError.because(
                "usage.sheets",
                f"{count(len(self.sheets), 'sheet')} named for {count(len(asked), 'file')}.",
                hint="Give --sheet once for all files, or once for each in their order: before, after, follow-up. "
                "A workbook that holds several of them is given once for each.",
            )
        named = self.sheets if len(self.sheets) > 1 else [*self.sheets, None][:1] * len(asked)
        return [
            GivenTable(wave, path, sheet, trained) for (wave, path, trained), sheet in zip(asked, named, strict=True)
        ]
