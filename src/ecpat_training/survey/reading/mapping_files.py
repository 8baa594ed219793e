"""Which mapping file is for which file of answers, as `--mapping` says it: `FILE=map.yaml`, or in the files' order.

| written | read as |
| --- | --- |
| one mapping | for all files |
| as many as files | each for the file at its place |
| `pre.csv=map.yaml` | for this file, by its path or its name; what is written without a file is for the others |
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ecpat_training.commands.failures import together
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.opening import display_name
from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.mapping import SurveyMapping
from ecpat_training.survey.reading.mapping_file import read_survey_mapping

_HINT = (
    "Give --mapping once for all files; once for each file, in the files' order; or say for which it is: "
    "--mapping pre.csv=map.yaml."
)


def mapping_of_each(written: Sequence[str], files: Sequence[Path]) -> list[Path | None]:
    """The mapping file of each file of answers, None where none is for it.

    Raises:
        UsageError: a mapping is for no file, or a file has two; more are given than one for all or one for each.
    """
    named: dict[Path, Path] = {}
    unnamed: list[Path] = []
    for one in written:
        meant, mapping = _parts(one, files)
        if mapping is None:
            unnamed.append(Path(one))
            continue
        for file in meant:
            if file in named:
                raise _refused(f"{visible(file.name)} has two mappings: {_both(named[file], mapping)}.")
            named[file] = mapping
    left = [file for file in files if file not in named]
    if len(unnamed) == 1 and left:
        return [named.get(file, unnamed[0]) for file in files]
    if unnamed and len(unnamed) != len(left):
        of_others = " without a mapping of their own" if named else ""
        raise _refused(f"{count(len(unnamed), 'mapping')} given for {count(len(left), 'file')}{of_others}.")
    in_order = iter(unnamed)
    return [named[file] if file in named else next(in_order, None) for file in files]


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
        raise together(failures)
    return read


def found_beside(path: Path, mapping: Path) -> Finding:
    """The note that answers are read by the mapping that was found beside them."""
    message = f"the words of {visible(path.name)} are read as this file beside it says."
    hint = "To have another one used, add --mapping; for none, take the file away."
    return Finding("mapping.beside", Severity.NOTE, message, Location(display_name(mapping)), hint)


def _parts(written: str, files: Sequence[Path]) -> tuple[Sequence[Path], Path | None]:
    """The files that a mapping is said to be for, and its path; none where it isn't said. Names may hold `=`."""
    ends = [at for at, letter in enumerate(written) if letter == "="]
    for at in ends:
        name, mapping = written[:at], written[at + 1 :]
        meant = [file for file in files if file == Path(name)] or [file for file in files if file.name == name]
        if meant and mapping:
            if len(set(meant)) > 1:
                several = listing([visible(str(one)) for one in dict.fromkeys(meant)], 12)
                raise _refused(f"{visible(name)} is the name of several files: {several}.")
            return meant[:1], Path(mapping)
    if ends and not Path(written).exists():
        name = visible(written[: ends[0]])
        given = listing([visible(file.name) for file in dict.fromkeys(files)], 12)
        raise _refused(f"a mapping is for {name}, which is none of the files: {given}.")
    return (), None


def _both(one: Path, other: Path) -> str:
    return f"{visible(one.name)} and {visible(other.name)}"


def _refused(message: str) -> EcpatError:
    return UsageError.because("usage.mapping-of-file", message, hint=_HINT)
