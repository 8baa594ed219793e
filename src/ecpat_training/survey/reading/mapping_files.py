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


def assign_mappings(mapping_arguments: Sequence[str], files: Sequence[Path]) -> list[Path | None]:
    """The mapping file of each file of answers, None where none is for it.

    Raises:
        UsageError: a mapping is for no file, or a file has two; more are given than one for all or one for each.
    """
    mapping_by_file: dict[Path, Path] = {}
    unnamed_mappings: list[Path] = []
    for argument in mapping_arguments:
        meant_files, mapping = _split_mapping_option(argument, files)
        if mapping is None:
            unnamed_mappings.append(Path(argument))
            continue
        for file in meant_files:
            if file in mapping_by_file:
                raise _refusal_error(
                    phrase(
                        "{file} has two mappings: {mappings}.",
                        file=visible(file.name),
                        mappings=_both(mapping_by_file[file], mapping),
                    )
                )
            mapping_by_file[file] = mapping
    unmapped_files = [file for file in files if file not in mapping_by_file]
    if len(unnamed_mappings) == 1 and unmapped_files:
        return [mapping_by_file.get(file, unnamed_mappings[0]) for file in files]
    if unnamed_mappings and len(unnamed_mappings) != len(unmapped_files):
        message = "{mappings:,} {mappings:mapping|mappings} given for {files:,} {files:file|files}."
        if mapping_by_file:
            message = f"{message.removesuffix('.')} without a mapping of their own."
        raise _refusal_error(phrase(message, mappings=len(unnamed_mappings), files=len(unmapped_files)))
    remaining_mappings = iter(unnamed_mappings)
    return [mapping_by_file[file] if file in mapping_by_file else next(remaining_mappings, None) for file in files]


def assign_sheets(
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
    mapping_by_path: dict[Path, SurveyMapping] = {}
    failures: list[EcpatError] = []
    for path in dict.fromkeys(path for path in paths if path is not None):
        try:
            mapping_by_path[path] = read_survey_mapping(path, instrument)
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    return mapping_by_path


def mapping_beside_finding(path: Path, mapping: Path) -> Finding:
    """The note that answers are read by the mapping that was found beside them."""
    message = phrase("the words of {file} are read as this file beside it says.", file=visible(path.name))
    hint = sentences(
        phrase("To have another one used, add {mapping};", mapping=Option("--mapping")), "for none, take the file away."
    )
    return Finding("mapping.beside", Severity.NOTE, message, Location(display_name(mapping)), hint)


def _split_mapping_option(mapping_argument: str, files: Sequence[Path]) -> tuple[Sequence[Path], Path | None]:
    """The files that a mapping is said to be for, and its path; none where it isn't said. Names may hold `=`."""
    equals_positions = [index for index, letter in enumerate(mapping_argument) if letter == "="]
    for end in equals_positions:
        name, mapping = mapping_argument[:end], mapping_argument[end + 1 :]
        meant_files = [file for file in files if file == Path(name)] or [file for file in files if file.name == name]
        if meant_files and mapping:
            if len(set(meant_files)) > 1:
                paths_text = listing([visible(str(path)) for path in dict.fromkeys(meant_files)], 12)
                raise _refusal_error(
                    phrase("{name} is the name of several files: {files}.", name=visible(name), files=paths_text)
                )
            return meant_files[:1], Path(mapping)
    if equals_positions and not Path(mapping_argument).exists():
        name = visible(mapping_argument[: equals_positions[0]])
        file_names = listing([visible(file.name) for file in dict.fromkeys(files)], 12)
        raise _refusal_error(
            phrase("a mapping is for {name}, which is none of the files: {files}.", name=name, files=file_names)
        )
    return (), None


def _both(first_path: Path, second_path: Path) -> str:
    return f"{visible(first_path.name)} and {visible(second_path.name)}"


def _refusal_error(message: str) -> EcpatError:
    return UsageError.because("usage.mapping-of-file", message, hint=_HINT)
