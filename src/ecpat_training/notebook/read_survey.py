"""`read_survey`: a file of answers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.deliver import provenance
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.titles import make_titles_unique
from ecpat_training.notebook.paths import AnyPath, input_path, optional_path
from ecpat_training.notebook.result import NotebookResult
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.model.codes import is_possible_name
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import instrument_file
from ecpat_training.survey.report.inspect import inspection_document, inspection_json
from ecpat_training.survey.workflows.read import ReadSurvey, SurveyFile, read_answers

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False, eq=False)
class Survey(NotebookResult):
    """The answers in one file. A notebook shows what the file is, as `ecpat survey inspect` does.

    Attributes:
        read: the answers as the commands have them: the questionnaire, the responses of each wave with their places.
    """

    read: ReadSurvey
    _made: Provenance
    _read_from: tuple[Path, ...]

    @property
    def headline(self) -> str:
        """What the file is and how many responses each wave has."""
        wave_counts = [f"{len(wave.answers):,} {wave.wave}" for wave in self.read.waves]
        number = count(sum(len(wave.answers) for wave in self.read.waves), "response")
        return f"{self.read.seen.platform}, {number} ({listing(wave_counts)})"

    def to_frame(self) -> "pandas.DataFrame":
        """The answers, a row for each response of each wave.

        Columns:
            wave: `pre`, `post` or `follow-up`.
            place: where the response stands in the file, such as `line 4`.
            code: the code that the person made up, as written; missing where there is none, or where it may be a name,
                an address or a number of a person.
            form: the parallel form that the person got, where the questionnaire has several.
            one for each background question (`groups` of the questionnaire), as written.
            one for each question that is scored, by its id: a number for graded answers and ready numbers, the option's
                id for multiple choice; missing where nothing was answered.

        No other column of the file is in it: no names, no addresses, no remarks in people's own words. A response that
        was sent twice stands twice; `evaluate` counts it once.
        """
        import pandas

        frames = [_frame(wave) for wave in self.read.waves]
        return pandas.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]

    def _document(self) -> Document:
        return inspection_document([self.read.seen], self._made)

    def _data(self) -> dict[str, object]:
        return inspection_json([self.read.seen], self._made)

    def _findings(self) -> Sequence[Finding]:
        return self.read.findings

    def _inputs(self) -> Sequence[Path]:
        return self._read_from


def _frame(wave: WaveResponses) -> "pandas.DataFrame":
    import pandas

    hides_code = (not code or wave.named or is_possible_name(code) for code in map(str, wave.codes))
    codes = [None if hide else code for hide, code in zip(hides_code, map(str, wave.codes), strict=True)]
    columns: list[tuple[str, object]] = [
        ("wave", wave.wave),
        ("place", [place.place_in_file for place in wave.places]),
        ("code", pandas.Series(codes, index=wave.answers.index, dtype=object)),
        *([] if wave.forms is None else [("form", wave.forms)]),
        *((str(name), wave.groups[name]) for name in wave.groups),
        *((str(name), wave.answers[name]) for name in wave.answers),
    ]
    names = make_titles_unique(name for name, _ in columns)
    values = dict(zip(names, (column for _, column in columns), strict=True))
    return pandas.DataFrame(values, index=wave.answers.index)


def read_survey(
    path: AnyPath,
    instrument: AnyPath,
    *,
    wave: Wave | None = None,
    mapping: AnyPath | None = None,
    post_from: date | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> Survey:
    """Reads an export of a survey platform, or a plain table, beside its questionnaire.

    It is the reading that `ecpat evaluate` starts from: the platform is recognised, questions are found by their ids or
    texts, and whatever can't be read is asked, never guessed.

    Args:
        path: a CSV file, a workbook or an SPSS file.
        instrument: the questionnaire's YAML file, or the folder that holds `instrument.yaml`.
        wave: `"pre"`, `"post"` or `"follow-up"`, where the whole file is of one wave; without it the file must say the
            wave in a column, or side by side in the columns' names (`q1.pre`, `q1.post`).
        mapping: a file of `ecpat survey map` that says what columns and answers are.
        post_from: the day from which on answers are from after the training, where nothing else says it.
        encoding: of a CSV file that isn't Unicode, such as `"cp1252"`; it is never guessed.
        sheet: which sheet of a workbook; without it, the first that holds anything.

    Returns:
        The survey: `.to_frame()` has the answers, `.findings` what was noted on the way, `.save("seen.html")` writes
        what the file is, `.read` holds the answers with their places.

    Raises:
        EcpatError: the file can't be read, or what is in it needs a person; `error.findings` has everything, each with
            its code, place and text. `error` is `InputError`, `ContentError` or `UsageError` of
            `ecpat_training.core.errors`.
        ValueError: there is no such wave.

    Example:
        >>> import ecpat_training as ecpat
        >>> before = ecpat.read_survey("pre.csv", "instrument.yaml", wave="pre")
        >>> before.to_frame()["org_type"].value_counts()
    """
    if wave is not None and wave not in WAVES:
        raise ValueError(f"{wave!r} is no wave. Please write {listing([repr(name) for name in WAVES])}.")
    survey = SurveyFile(
        input_path(path),
        wave,
        encoding,
        sheet,
        optional_path(mapping),
        post_from.date() if isinstance(post_from, datetime) else post_from,
    )
    asked_in = instrument_file(input_path(instrument))
    answers_reading = read_answers(survey, asked_in)
    origin = provenance("ecpat survey inspect", [survey.path, asked_in])
    inputs = [survey.path, asked_in, survey.mapping]
    return Survey(answers_reading, origin, tuple(input_file for input_file in inputs if input_file is not None))
