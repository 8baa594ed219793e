"""Where the files of one training are in a programme's folder: `trainings/al-1/participants.xlsx`. A later version of a
file stands beside the first one, as `participants-v2.xlsx`: the newest counts."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from ecpat_training.files.untouched_office_file import is_untouched

TRAININGS = "trainings"
REPORTS = "reports"
TABLES = (".xlsx", ".csv", ".xls", ".ods", ".tsv", ".txt", ".sav")
"""The endings of tables that are read."""
WORDS = (".docx", ".odt")
"""The endings of documents of which a table may be read."""
LISTS = (*TABLES, *WORDS)
"""The endings of lists of people."""
AGENDAS = (".yaml", ".yml", ".xlsx", ".docx", ".csv", ".ods", ".odt")
_DATA = (".yaml", ".yml")
TEXTS = (".docx", ".odt", ".txt", ".md")

_MAX_FILES = 2_000  # files of one training's folder that are looked at


class TrainingFile(NamedTuple):
    """A file that a training has: what it is called, the beginning of its name, and the endings that it may have."""

    noun: str
    stem: str
    endings: tuple[str, ...]


APPLICANTS = TrainingFile("list of applicants", "applicants", LISTS)
PARTICIPANTS = TrainingFile("participant list", "participants", LISTS)
AGENDA = TrainingFile("agenda", "agenda", AGENDAS)
ATTENDANCE = TrainingFile("attendance list", "attendance", LISTS)
PRE = TrainingFile("answers from before", "pre", TABLES)
PRE_EARLY = TrainingFile("answers while waiting", "pre-early", TABLES)
"""Of a country's second group, when the first one is trained; its people answer again before their own training."""
POST = TrainingFile("answers from after", "post", TABLES)
COUNTS = TrainingFile("file of counts", "counted", (".json",))
"""Of partners who count their answers at home (`ecpat survey count`)."""
CERTIFICATES = TrainingFile("list of certificates", "certificates", TABLES)
DEBRIEF = TrainingFile("debrief", "debrief", TEXTS)
DECISIONS = TrainingFile("workbook of decisions", "decisions", (".xlsx", ".ods", ".csv"))
"""Of an expert meeting: who was there, what was decided, and the documents."""
TRAINERS = TrainingFile("workbook of trainers", "trainers", TABLES)
"""That of the programme, beside its file."""
SERIES = TrainingFile("series", "series", (".xlsx", ".ods", ".csv"))
"""The dates of all trainings, beside the programme's file."""
MONTHS = (3, 6, 12)
FOLLOW_UPS = {
    months: TrainingFile(f"follow-up after {months} months", f"follow-up-{months}-months", TABLES) for months in MONTHS
}
"""The follow-ups by their months."""
_TYPED_ENDINGS = (".xlsx", ".csv", ".xls", ".ods", ".tsv")
COMMITMENTS = TrainingFile("commitments", "commitments", _TYPED_ENDINGS)
COMMITMENTS_AFTER = {
    months: TrainingFile(
        f"what became of the commitments after {months} months", f"commitments-{months}-months", _TYPED_ENDINGS
    )
    for months in MONTHS
}
"""What became of commitments, by the months after which it was asked."""
NETWORKS = {
    "before": TrainingFile("network before the training", "network-before", _TYPED_ENDINGS),
    "after": TrainingFile("network after the training", "network-after", _TYPED_ENDINGS),
    **{
        f"{months} months": TrainingFile(
            f"network {months} months later", f"network-follow-up-{months}-months", _TYPED_ENDINGS
        )
        for months in MONTHS
    },
}
"""Who knows whom, by when it was asked."""


STEPS = 36
"""The most steps of a programme in which countries begin one after another: so many waves a draw can have."""


def step_file(step: int) -> TrainingFile:
    """What people of all countries answered at a step, beside the programme's file: `step-0` before anybody begins,
    `step-1` once the first wave of countries has begun."""
    return TrainingFile(f"answers at step {step}", f"step-{step}", TABLES)


_COUNTED = re.compile(r"(counted(?:-.+?)?)(?:-v([2-9]|[1-9][0-9]{1,2}))?\.json", re.IGNORECASE)


def is_counts(name: str) -> bool:
    """Whether a file is called as a file of counts, of whatever version."""
    return _COUNTED.fullmatch(name) is not None


def files_that_count(folder: Path) -> list[Path]:
    """The files of counts of a training, `counted.json` or one for each partner as `counted-tirana.json`; of several
    versions the newest."""
    newest_by_name: dict[str, tuple[int, Path]] = {}
    for path in _files_by_name(folder, _COUNTED):
        if (match := _COUNTED.fullmatch(path.name)) and path.is_file():
            name, version = match[1].casefold(), int(match[2] or 1)
            newest_by_name[name] = max(newest_by_name.get(name, (0, path)), (version, path))
    return [path for _, (_, path) in sorted(newest_by_name.items())]


def counts_file_of(name: str) -> TrainingFile:
    """The place of a file of counts: one that names its partner (`counted-tirana.json`) keeps its name, so that it is
    added to the others' and doesn't take the place of one of them."""
    match = _COUNTED.fullmatch(name)
    return COUNTS._replace(stem=match[1].casefold()) if match else COUNTS


def folder_of(programme: Path, training: str) -> Path:
    """The folder of a training, beside the programme's file."""
    return (programme if programme.is_dir() else programme.parent) / TRAININGS / training


def versions(folder: Path, file_kind: TrainingFile) -> list[tuple[int, Path]]:
    """Returns the files of a kind, each with the number of its version, the oldest first; none where there is no
    folder."""
    name = re.compile(rf"{re.escape(file_kind.stem)}(?:-v([2-9]|[1-9][0-9]{{1,2}}))?", re.IGNORECASE)
    numbered_files = [
        (int(match[1] or 1), path)
        for path in _files_by_name(folder, name)
        if path.suffix.lower() in file_kind.endings and (match := name.fullmatch(path.stem)) and path.is_file()
    ]
    return sorted(numbered_files)


def newest_versions(folder: Path, file_kind: TrainingFile) -> list[Path]:
    """The newest version; several where that has several endings, of which somebody has to choose.

    A YAML file counts before the Word files and workbooks that were written of it (`--out agenda.yaml --out
    agenda.docx`): these are for people, until somebody saves one of them anew.
    """
    numbered_files = versions(folder, file_kind)
    files = [path for version, path in numbered_files if version == numbered_files[-1][0]]
    data = [path for path in files if path.suffix.lower() in _DATA]
    if not data or len(files) < 2:
        return files
    return [path for path in files if path in data or not is_untouched(path)]


def _files_by_name(folder: Path, name: re.Pattern[str]) -> list[Path]:
    """What in a folder begins with a name: most of it doesn't, and needs no other look."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith((".", "~$")))
    except OSError:  # it isn't there, or may not be looked into
        return []
    return [folder / entry for entry in names[:_MAX_FILES] if name.match(entry)]
