"""What somebody asks of `ecpat evaluate`: which files, read how, and for whom the report is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from ecpat_training.commands.file_lookup import PROGRAMME, answers_of, find_programme
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import (
    Although,
    Encoding,
    Ledger,
    Out,
    SurveyMappings,
    WithLetterhead,
    instrument_lookup,
    sheets_option,
)
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.effect.data import words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.effect.workflows.points_options import POINTS_OPTIONS, PointsOptions
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.catalogue.message import Option as NamedOption

if TYPE_CHECKING:  # the options are asked for help, which must not wait for questionnaires
    from ecpat_training.disclosure.ledger import Publication
    from ecpat_training.survey.instrument.instrument import Wave


def report_languages(incomplete: str = "") -> list[str]:
    """The languages that the report has, as a shell completes to them."""
    from ecpat_training.words.catalogue.translation import report_languages as there  # help needs none

    return [code for code in there() if code.startswith(incomplete)]


class GivenTable(NamedTuple):
    """A file, the wave that it was given as, which of its sheets to read, if that was said, whether it is of the
    trained or of those who waited, the mapping file that is for it, and whether that was found beside it."""

    wave: "Wave"
    path: Path
    sheet: str | None
    trained: bool
    mapping: Path | None = None
    beside: bool = False

    @property
    def wave_label(self) -> str:
        """What the file was given as."""
        return self.wave if self.trained else f"waiting {self.wave}"


@dataclass(frozen=True, kw_only=True)
class Request(PointsOptions, WithLetterhead):
    """The options of `ecpat evaluate`, as they are written. If the files of one wave alone are given, they may hold
    several, in a column or side by side. Without an instrument, columns of points are read.

    A report that is published is `recorded` in the ledger, unless it is an example that nobody publishes.
    """

    pre: Annotated[
        Path | None,
        Argument(
            metavar="PRE",
            help="The survey export from before; or one file that says in a column, or in its columns' names, "
            "which wave each answer is from.",
        ),
    ] = None
    post: Annotated[Path | None, Argument(metavar="POST", help="The export from after the training.")] = None
    more: Annotated[
        tuple[Path, ...],
        Argument(metavar="COUNTS...", help="Files of counts, of ecpat survey count: as many as there are partners."),
    ] = ()
    instrument: Annotated[
        Path | None,
        instrument_lookup(
            "The questionnaire's YAML file: items, scales, key; without it instrument.yaml in this folder. "
            "Columns of points need none.",
            add=phrase("Add {instrument}", instrument=NamedOption("--instrument", "FILE")),
            unless=POINTS_OPTIONS,
            is_needed=False,
        ),
    ] = None
    more_pre: Annotated[
        tuple[Path, ...],
        Option(
            "--pre",
            metavar="FILE",
            help="One more file from before, of another site or another form of the test; as often as there are files.",
        ),
    ] = ()
    more_post: Annotated[
        tuple[Path, ...], Option("--post", metavar="FILE", help="One more file from after, likewise.")
    ] = ()
    follow_up: Annotated[
        tuple[Path, ...],
        Option("--follow-up", "-f", metavar="FILE", help="The export from months later; again for one more file."),
    ] = ()
    mapping: SurveyMappings = ()
    post_from: Annotated[
        date | None,
        Option(
            "--post-from",
            metavar="DAY",
            formats=["%Y-%m-%d"],
            help="In a file that says no wave: answers sent on this day or later are from after the training.",
        ),
    ] = None
    comparison_group: Annotated[
        str | None,
        Option(
            metavar="COLUMN=VALUE",
            help="The comparison group, asked without the training, such as `group=waiting`; without it the plan's.",
        ),
    ] = None
    sites: Annotated[
        str,
        Option(
            metavar="HOW",
            help="What several files of one wave are: `files`, each a site of its own (so if unsaid); `one`, parts of "
            "one training, such as paper and online; or the column that says the site.",
        ),
    ] = ""
    waiting_pre: Annotated[
        Path | None,
        Option(metavar="FILE", help="The first export of the waiting group, where it has a file of its own."),
    ] = None
    waiting_post: Annotated[Path | None, Option(metavar="FILE", help="Their second export.")] = None
    participants: Annotated[
        str,
        Option(
            metavar="N|LIST",
            help="How many people were there, for the response rate: a number; or the participants' list, in which "
            "those who attended are counted.",
        ),
    ] = ""
    publish: Annotated[
        bool, Option("--publish", help="Leave out every figure that could identify a person, in every format.")
    ] = False
    quotes: Annotated[
        Path | None,
        Option(
            metavar="FILE.yaml",
            help="What people wrote, as a person has released it in the file of ecpat survey quotes.",
        ),
    ] = None
    although: Although = ""
    ledger: Ledger = None
    reader: Annotated[
        Reader,
        Option(
            "--for",
            help="The reader: one page for the donor, everything for the evaluator, the main results for the "
            "coordinator.",
        ),
    ] = "coordinator"
    language: Annotated[
        str,
        Option(
            "--language",
            metavar="CODE",
            autocompletion=report_languages,
            help="The language of the report, such as ro; questions are in it where the instrument has them so.",
        ),
    ] = ""
    out: Out = ()
    encoding: Encoding = None
    sheet: Annotated[
        tuple[str, ...],
        sheets_option("file"),
    ] = ()
    data: Annotated[
        Path | None,
        Option(
            metavar="FOLDER",
            help="Also write the answers as tidy CSV under drawn numbers, a codebook, and the lines of R and Python "
            "that recompute the figures.",
        ),
    ] = None
    title: Annotated[str, Option("--title", metavar="TEXT", help="The training's name, as the report is titled.")] = ""
    place: Annotated[str, Option("--place", metavar="TEXT", help="Where it was held, below the title.")] = ""
    organiser: Annotated[str, Option("--organiser", metavar="TEXT", help="Who held it, below the title.")] = ""
    grant: Annotated[str, Option("--grant", metavar="NUMBER", help="The grant's number, below the title.")] = ""
    logo: Annotated[
        Path | None,
        Option("--logo", metavar="FILE.png", help="A logo above the title of pages (.html) and of Word files."),
    ] = None
    programme: Annotated[
        Path | None,
        Option(
            "--programme",
            "-p",
            metavar="FILE|FOLDER",
            help="The programme's YAML file or its folder, which knows title, place and dates of --training; without "
            "it programme.yaml in this folder or above. Alone, without --training and files: all its trainings "
            "together.",
        ),
    ] = None
    training: Annotated[
        str | None,
        Option(
            "--training",
            "-t",
            metavar="ID",
            help="Which training of the programme. Without files of answers those in its folder are read: pre, post "
            "and the last follow-up.",
        ),
    ] = None
    recorded: bool = True

    def __post_init__(self) -> None:
        """Refuses what makes no sense together.

        Raises:
            UsageError: a ledger is named, but nothing is published; or what is said of points makes no sense
                together.
        """
        if (self.ledger or self.although) and not self.publish:
            ledger, although, publish = map(NamedOption, ("--ledger", "--although", "--publish"))
            message = phrase(
                "{ledger} and {although} are for a report that is published.", ledger=ledger, although=although
            )
            hint = phrase("Add {publish}, or leave them out.", publish=publish)
            raise UsageError.because("usage.publish", message, hint=hint)
        if self.language and self.language not in (languages := report_languages()):
            hint = sentences(
                phrase("Write one of {languages};", languages=listing(languages, 40)),
                phrase("or leave {option} out for English.", option=NamedOption("--language")),
            )
            message = phrase("the report has no language `{language}`.", language=visible(self.language))
            raise UsageError.because("usage.language", message, hint=hint)
        self.check_points(self.instrument)

    @property
    def files(self) -> "Mapping[Wave, Sequence[Path]]":
        """The exports of each wave."""
        return {
            "pre": [*([self.pre] if self.pre else []), *self.more_pre],
            "post": [*([self.post] if self.post else []), *self.more_post],
            "follow-up": self.follow_up,
        }

    @property
    def is_of_programme(self) -> bool:
        """Whether all trainings of a programme are meant: it is named, and neither a training nor a file of answers."""
        has_files = any(self.files.values()) or any(self.waiting_paths.values())
        return self.programme is not None and self.training is None and not has_files

    def of_its_training(self) -> "Request":
        """The request with the programme of its `training`; where no files are named, with the training's own
        answers.

        Raises:
            UsageError: there is no programme; or no files are named, and the training has no folder or no answers.
        """
        if not self.training:
            return self
        programme = find_programme(self.programme)
        if programme is None:
            message = phrase(
                "{training} names a training of a programme, and no programme is given.",
                training=NamedOption("--training"),
            )
            raise UsageError.because(
                "usage.no-programme",
                message,
                hint=phrase("Add {programme}, or leave it out.", programme=NamedOption("--programme", "FILE")),
            )
        if programme.is_dir():
            programme = programme / PROGRAMME.file
        if any(self.files.values()):
            return replace(self, programme=programme)
        pre, post, follow_up = answers_of(self.training, programme, quiet=self.quiet)
        return replace(self, programme=programme, pre=pre, post=post, follow_up=(follow_up,) if follow_up else ())

    @property
    def waiting_paths(self) -> "Mapping[Wave, Path | None]":
        """The files of people who were asked without the training, by wave."""
        return {"pre": self.waiting_pre, "post": self.waiting_post}

    @cached_property
    def publication(self) -> "Publication | None":
        """The ledger of what was published; None where nothing is."""
        if not self.publish or not self.recorded:
            return None
        from ecpat_training.disclosure.ledger import publication  # what isn't published needs none

        answers = [path for paths in self.files.values() for path in paths]
        return publication(self.instrument or answers[0], self.ledger, self.although, answers)

    def extra_paths(self) -> list[Path]:
        """What is read besides answers."""
        extra_inputs = (self.instrument, *self._mappings(), self.quotes, self._list(), self.programme, self.logo)
        return [path for path in extra_inputs if path is not None]

    def _list(self) -> Path | None:
        from ecpat_training.effect.workflows.participants import participants_path  # help needs none

        return participants_path(self.participants)

    def _mappings(self) -> list[Path]:
        return list(dict.fromkeys(table.mapping for table in self.tables() if table.mapping is not None))

    def people_file_names(self) -> set[str]:
        """The names of the files that hold what people said: a digest of few answers can be guessed through."""
        answer_files = [path for paths in self.files.values() for path in paths] + [*self.waiting_paths.values()]
        return {path.name for path in (*answer_files, *self._mappings(), self.quotes, self._list()) if path is not None}

    @property
    def command(self) -> str:
        """The command with the options that change what the report says."""
        options = {
            self.points_options_text(): True,
            " --publish": self.publish,
            f" --language {self.language}": self.language,
            f" --for {self.reader}": self.reader != "coordinator",
            f" --post-from {self.post_from}": self.post_from,
            f" --comparison-group {self.comparison_group}": self.comparison_group,
            f" --sites {self.sites}": self.sites,
            f" --participants {'LIST' if self._list() else self.participants}": self.participants,
        }
        return "ecpat evaluate" + "".join(option for option, value in options.items() if value)

    def data_files(self) -> tuple[Path, ...]:
        """The files that go into the folder for the data.

        Raises:
            UsageError: such a folder is wanted of a report that is published.
        """
        if self.data is None:
            return ()
        if self.publish:
            raise UsageError.because("usage.data", words.USAGE["published"], hint=words.USAGE["published hint"])
        from ecpat_training.effect.data.data_folder import NAMES

        return tuple(self.data / name for name in NAMES)

    def tables(self) -> list[GivenTable]:
        """Each file, which of its sheets to read, and its mapping: the one that is named for it, else the one that lies
        beside it.

        Raises:
            UsageError: no file was given; several sheets are named, but not one for each file; or it can't be told
                which mapping is for which.
        """
        given_files = [(wave, path, True) for wave, paths in self.files.items() for path in paths]
        if not given_files:
            hint = phrase(
                "Name the files of before and after: {command}.",
                command=Command("evaluate", "pre.csv post.csv -i instrument.yaml"),
            )
            raise UsageError.because("usage.no-file", "no file of answers was given.", hint=hint)
        given_files += [(wave, path, False) for wave, path in self.waiting_paths.items() if path is not None]
        if len(given_files) == 1 and 1 < len(self.sheet) <= len(self.files):  # a workbook with a sheet for each wave
            given_files = [(wave, given_files[0][1], True) for wave in [*self.files][: len(self.sheet)]]
        from ecpat_training.files.mapping_place import find_mapping_beside  # help needs none
        from ecpat_training.survey.reading.mapping_files import assign_mappings, assign_sheets

        hint = phrase(
            "Give {sheet} once for all files, or once for each in their order: before, after, follow-up. A workbook "
            "that holds several of them is given once for each.",
            sheet=NamedOption("--sheet"),
        )
        named_sheets = assign_sheets(self.sheet, len(given_files), hint)
        mappings = assign_mappings(self.mapping, [path for _, path, _ in given_files])
        return [
            GivenTable(
                wave,
                path,
                sheet,
                is_trained,
                *((mapping, False) if mapping else (own_mapping, own_mapping is not None)),
            )
            for (wave, path, is_trained), sheet, mapping in zip(given_files, named_sheets, mappings, strict=True)
            for own_mapping in [find_mapping_beside(path)]
        ]
