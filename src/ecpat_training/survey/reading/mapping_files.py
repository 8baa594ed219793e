"""Which mapping file is for which file of answers, as `--mapping` says it: `FILE=map.yaml`, or in the files' order.

| written | read as |
| --- | --- |
| one mapping | for all files |
| as many as files | each for the file at its place |
| `pre.csv=map.yaml` | for this file, by its path or its name; what is written without a file is for the others |
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.failures import merge_failures
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.opening import display_name
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.mapping import SurveyMapping
from ecpat_training.survey.reading.mapping_file import read_survey_mapping
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_HINT = phrase(
    "Give {mapping} once for all files; once for each file, in the files' order; or say for which it is: {of_file}.",
    mapping=Option("--mapping"),
    of_file=Option("--mapping", "pre.csv=map.yaml"),
)


def mapping_of_each(written: Sequence[str], files: Sequence[Path]) -> list[Path | None]:
    """The mapping file of each file of answers, None where none is for it.

    Raises:
        UsageError: a mapping is for no file, or a file has two; more are given than one for all or one for each.
    """
    named: dict[Path, Path] = {}
    unnamed: list[Path] = []
    for argument in written:
        meant_files, mapping = _parts(argument, files)
        if mapping is None:
            unnamed.append(Path(argument))
            continue
        for file in meant_files:
            if file in named:
                raise _refused(
                    phrase(
                        "{file} has two mappings: {mappings}.",
                        file=visible(file.name),
                        mappings=_both(named[file], mapping),
                    )
                )
            named[file] = mapping
    remaining = [file for file in files if file not in named]
    if len(unnamed) == 1 and remaining:
        return [named.get(file, unnamed[0]) for file in files]
    if unnamed and len(unnamed) != len(remaining):
        message = "{mappings:,} {mappings:mapping|mappings} given for {files:,} {files:file|files}."
        if named:
            message = f"{message.removesuffix('.')} without a mapping of their own."
        raise _refused(phrase(message, mappings=len(unnamed), files=len(remaining)))
    in_order = iter(unnamed)
    return [named[file] if file in named else next(in_order, None) for file in files]


def sheet_of_each(
    sheets: Sequence[str],
    files: int,
    hint: str = phrase("Give {sheet} once for all files, or once for each in their order.", sheet=Option("--sheet")),
) -> Sequence[str | None]:
    """The sheet of each file of answers: one that is named is that of all.

    Raises:
        UsageError: several are named, but not one for each file; `hint` says what to do then.
    """
    if len(sheets) > 1 and len(sheets) != files:
        message = phrase(
            "{sheets:,} {sheets:sheet|sheets} named for {files:,} {files:file|files}.", sheets=len(sheets), files=files
        )
        raise UsageError.because("usage.sheets", message, hint=hint)
    return sheets if len(sheets) > 1 else [sheets[0] if sheets else None] * files


def read_mappings(paths: Iterable[Path | None], instrument: Instrument) -> Mapping[Path, SurveyMapping]:
    """What each of these mapping files decides, each read once.

    Raises:
        InputError, RefusedError, ContentError: files can't be read or understood; the problems of all are among the
            findings.
    """
    read: dict[Path, SurveyMapping] = {}
    failures: list[EcpatError] = []
    for path in dict.fromkeys(path for path in paths if path is not None):
        try:
            read[path] = read_survey_mapping(path, instrument)
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    return read


def found_beside(path: Path, mapping: Path) -> Finding:
    """The note that answers are read by the mapping that was found beside them."""
    message = phrase("the words of {file} are read as this file beside it says.", file=visible(path.name))
    hint = sentences(
        phrase("To have another one used, add {mapping};", mapping=Option("--mapping")), "for none, take the file away."
    )
    return Finding("mapping.beside", Severity.NOTE, message, Location(display_name(mapping)), hint)


def _parts(written: str, files: Sequence[Path]) -> tuple[Sequence[Path], Path | None]:
    """The files that a mapping is said to be for, and its path; none where it isn't said. Names may hold `=`."""
    ends = [index for index, letter in enumerate(written) if letter == "="]
    for end in ends:
        name, mapping = written[:end], written[end + 1 :]
        meant_files = [file for file in files if file == Path(name)] or [file for file in files if file.name == name]
        if meant_files and mapping:
            if len(set(meant_files)) > 1:
                paths_text = listing([visible(str(path)) for path in dict.fromkeys(meant_files)], 12)
                raise _refused(
                    phrase("{name} is the name of several files: {files}.", name=visible(name), files=paths_text)
                )
            return meant_files[:1], Path(mapping)
    if ends and not Path(written).exists():
        name = visible(written[: ends[0]])
        file_names = listing([visible(file.name) for file in dict.fromkeys(files)], 12)
        raise _refused(
            phrase("a mapping is for {name}, which is none of the files: {files}.", name=name, files=file_names)
        )
    return (), None


def _both(first: Path, second: Path) -> str:
    return f"{visible(first.name)} and {visible(second.name)}"


def _refused(message: str) -> EcpatError:
    return UsageError.because("usage.mapping-of-file", message, hint=_HINT)
