"""What a file is, by what it holds: the readers' own recognition, never its name alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ecpat_training.commands.training_files import AGENDAS, MONTHS, NETWORKS, TABLES
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count, listing
from ecpat_training.files.csv.stream import Beginning
from ecpat_training.folder.reading.large import looked_at, rest_of_answers, rest_of_list

if TYPE_CHECKING:
    from ecpat_training.survey.model.inspection import SurveyInspection

HALF = 0.5  # of the questionnaire's items: a table with columns for as many holds answers to it
NAMES = frozenset(("name", "full name", "given name", "surname"))
"""The columns that tell a list of people from other tables."""
MOST_REPORT = 64 << 20  # bytes
_DIGEST = 64  # digits of a SHA-256
_OTHER_SHEETS = "workbook.other-sheets"
_FEW_FIELDS = 3  # columns that a list of people has at least
_YAML = (".yaml", ".yml")

Recognised = Literal[
    "list",
    "attendance",
    "answers",
    "agenda",
    "report",
    "counts",
    "programme",
    "instrument",
    "commitments",
    "decisions",
    "network",
    "unknown",
]


class RecognisedFile(NamedTuple):
    """What a file is, and why; of answers what they say themselves of their wave and days, of an agenda its training,
    of a list how many people it holds."""

    kind: Recognised
    because: str
    waves: tuple[str, ...] = ()
    first_day: str = ""
    last_day: str = ""
    training: str = ""
    people: int = 0


def recognise_file(path: Path, instrument: Path | None) -> RecognisedFile:
    """What a file is; `unknown` with the reason where no reader knows it. A large text is told apart by its beginning,
    and its reason says so.

    Raises:
        InputError, RefusedError: the file can't be opened, or is refused as unsafe.
        ContentError: the file is large, and a row far below its beginning can't be read.
        NobodyWaitsError: the file is large, and nobody waits for the answer any more.
    """
    from ecpat_training.files.table_file import read_once

    with looked_at(path) as looked, read_once():
        recognised = _recognise_by_ending(looked.path, instrument)
        return recognised if looked.start is None else _throughout(recognised, path, looked.path, looked.start)


def _recognise_by_ending(path: Path, instrument: Path | None) -> RecognisedFile:
    ending = path.suffix.lower()
    if ending in _YAML:
        return _yaml(path)
    if ending == ".json":
        return _json(path)
    if ending in TABLES:
        table = _table(path, instrument)
        if table.kind != "unknown" or ending not in AGENDAS:
            return table
    if ending in AGENDAS and (agenda := _agenda_table(path)):
        return agenda
    reason = (
        "it is neither a table, such as a list of people or answers, nor an agenda or another file that is looked for"
    )
    return RecognisedFile("unknown", reason)


def _throughout(recognised: RecognisedFile, path: Path, copy: Path, start: Beginning) -> RecognisedFile:
    """What the beginning of a large text, a `copy` of it, is, with what only all of its rows say."""
    from ecpat_training.files.table_file import read_table
    from ecpat_training.survey.reading.long_file import long_file_summary
    from ecpat_training.survey.reading.recognise import recognise

    basis = f"told by its first {count(start.lines, 'line')}"
    if recognised.kind == "unknown":
        return recognised._replace(because=f"{recognised.because}; {basis}")
    table = read_table(copy, long=recognised.kind == "answers")
    if recognised.kind != "answers":
        extra_rows = rest_of_list(path, start, table)
        also = f", with {count(extra_rows, 'more row')} below" if extra_rows else ""
        return recognised._replace(
            because=f"{recognised.because}; {basis}{also}", people=recognised.people + extra_rows
        )
    survey = long_file_summary(table, recognise(table)[1], rest_of_answers(path, start, table))
    because = f"{recognised.because}; {basis}, its days and waves by all {count(survey.responses, 'row')}"
    return RecognisedFile("answers", because, survey.waves, survey.first_day, survey.last_day, people=survey.responses)


def is_answers(path: Path, instrument: Path | None) -> bool:
    """Whether a table holds answers to the questionnaire; of a large text, whether its beginning does."""
    with looked_at(path) as looked:
        return _answers(looked.path, instrument) is not None


def _answers(path: Path, instrument: Path | None) -> RecognisedFile | None:
    """What a table of answers to the questionnaire says of itself; None for any other table."""
    inspection, matched_items, items = _inspected(path, instrument)
    if inspection is None or not items or matched_items < HALF * items:
        return None
    waves = {wave for _, wave, _ in inspection.waves if wave} or set(inspection.side_by_side)
    because = f"{matched_items} of the questionnaire's {items} items have a column, exported from {inspection.platform}"
    return RecognisedFile(
        "answers",
        because,
        tuple(sorted(waves)),
        inspection.first_day or "",
        inspection.last_day or "",
        people=inspection.responses,
    )


def _inspected(path: Path, instrument: Path | None) -> "tuple[SurveyInspection | None, int, int]":
    """What a table has of the questionnaire: the columns as they were understood, for how many items there is one, and
    how many items there are."""
    from ecpat_training.files.table_file import read_table
    from ecpat_training.survey.reading.inspection import inspect_table
    from ecpat_training.survey.reading.instrument import read_instrument

    if instrument is None:
        return None, 0, 0
    try:
        questionnaire, _ = read_instrument(instrument)
        inspection, _ = inspect_table(read_table(path, long=True), questionnaire)
    except EcpatError:
        return None, 0, 0
    items = inspection.matching.items if inspection.matching else ()
    return inspection, sum(letters is not None for _, letters, _ in items), len(items)


def _unknown(path: Path, instrument: Path | None, no_list: str) -> RecognisedFile:
    """What a table was looked at for, the nearest guess first."""
    if form := _form(path):
        return RecognisedFile("unknown", form)
    _, matched_items, items = _inspected(path, instrument)
    people = f"no list of people ({no_list})"
    answers = f"no answers to the questionnaire ({matched_items} of its {items} items have a column)"
    if not items:
        answers = "no answers that could be recognised, as there is no questionnaire yet"
    nearest = (answers, people) if matched_items else (people, answers)
    ending = "and no agenda, commitments, decisions of a meeting or network either"
    return RecognisedFile("unknown", "; ".join((f"it holds {nearest[0]}", nearest[1], ending)))


def _form(path: Path) -> str:
    """What a table is if it is a questionnaire and not its answers, and what to send in its place; "" of others."""
    from ecpat_training.files.table_file import read_table
    from ecpat_training.survey.reading.not_answers import refuse_form

    try:
        refuse_form(read_table(path, long=True))
    except EcpatError as error:
        return " ".join(f"{finding.message} {finding.hint or ''}".strip() for finding in error.findings[:1]).rstrip(".")
    return ""


def _table(path: Path, instrument: Path | None) -> RecognisedFile:
    from ecpat_training.files.table_file import read_table
    from ecpat_training.roster.reading.roster import roster_from
    from ecpat_training.words.lists.calendar_words import half_day_of

    answers = _answers(path, instrument)
    if answers:
        return answers
    if commitments := _commitments(path):
        return commitments
    if decisions := _decisions(path):
        return decisions
    if network := _network(path):
        return network
    table = read_table(path)
    try:
        reading = roster_from(table)
    except EcpatError:
        return _unknown(path, instrument, "no row names the columns of one, such as a name")
    fields = {column.field for column in reading.layout.columns if column.field}
    people = len(reading.roster.participants)
    signed = len(reading.layout.of("half-day"))
    to_sign = signed or sum(
        column.field is None and half_day_of(column.header) is not None for column in reading.layout.columns
    )
    named = any(
        person.given_name or person.surname for person in reading.roster.participants
    )  # a survey's may be empty
    is_list = (not fields.isdisjoint(NAMES) and named) or (to_sign > 0 and "id" in fields)
    if not people or not is_list or (len(fields) < _FEW_FIELDS and not to_sign):
        return _unknown(
            path, instrument, f"{count(len(fields), 'column')} of one, and {count(people, 'person', 'people')}"
        )
    if to_sign:
        marking = "ticked off for" if signed else "to be ticked off for"
        because = f"{count(people, 'person', 'people')}, {marking} {count(to_sign, 'half-day')}"
        return RecognisedFile("attendance", because, people=people)
    unread = [finding.message.rstrip(".") for finding in reading.findings if finding.code == _OTHER_SHEETS]
    because = "; ".join(
        [f"{count(people, 'person', 'people')} under {count(len(fields), 'column')} of a list", *unread]
    )
    return RecognisedFile("list", because, people=people)


def _commitments(path: Path) -> RecognisedFile | None:
    """Typed commitments, or what became of them where the name says after how many months; None for other tables."""
    from ecpat_training.files.table_file import read_table
    from ecpat_training.followup.reading.columns import sheet_of
    from ecpat_training.followup.reading.commitments import read_commitments
    from ecpat_training.followup.reading.places import CommitmentFile, place_of

    month = place_of(path).month
    try:
        fields = {column.field for column in sheet_of(read_table(path), month).places}
        (record,) = read_commitments([CommitmentFile(path, "", month)])
    except EcpatError:
        return None
    if "statement" in fields and record.commitments:
        people = len(record.who_committed())
        because = f"{count(len(record.commitments), 'commitment')} of {count(people, 'person', 'people')}"
        return RecognisedFile("commitments", because, people=people)
    if month in MONTHS and "status" in fields and record.people:
        people = len(record.people)
        because = f"what became of the commitments of {count(people, 'person', 'people')}"
        return RecognisedFile(
            "commitments", f"{because}; its name says after {month} months", (str(month),), people=people
        )
    return None


def _decisions(path: Path) -> RecognisedFile | None:
    """The minutes of a meeting, also before anything is filled in; None for other tables."""
    from ecpat_training.event.meetings.reading.sheets import sheets_of

    try:
        sheets = sheets_of(path)
    except EcpatError:
        return None
    if sheets.decisions is None:
        return None
    suffix = " and of who was there" if sheets.there else ""
    return RecognisedFile("decisions", f"columns of decisions{suffix}", training=sheets.meeting)


def _network(path: Path) -> RecognisedFile | None:
    """Who knows whom, where the name says when it was asked, which no table says itself; None for other tables."""
    from ecpat_training.network.reading.network import read_network
    from ecpat_training.network.reading.places import place_of

    place = place_of(path)
    wave = place.wave.name.removesuffix(" after")
    if wave not in NETWORKS:
        return None
    try:
        network = read_network(place)
    except EcpatError:
        return None
    people = count(len(network.answered), "person", "people")
    return RecognisedFile(
        "network", f"whom {people} named; its name says {wave}", (wave,), people=len(network.answered)
    )


def _yaml(path: Path) -> RecognisedFile:
    from ecpat_training.files.yaml.file import read_yaml

    data = read_yaml(path).data
    keys = set(data) if isinstance(data, dict) else set()
    if {"training", "days"} <= keys and isinstance(data, dict):
        return RecognisedFile(
            "agenda", "it has the keys of an agenda, `training` and `days`", training=str(data["training"])
        )
    if {"programme", "manual"} <= keys:
        return RecognisedFile("programme", "it has the keys of a programme, `programme` and `manual`")
    if {"instrument", "scales"} <= keys:
        return RecognisedFile("instrument", "it has the keys of a questionnaire, `instrument` and `scales`")
    return RecognisedFile("unknown", "its keys are of no file that a training has")


def _json(path: Path) -> RecognisedFile:
    if report_inputs(path) is not None:
        return RecognisedFile("report", "it is an effect report with the hashes of its answers")
    try:
        answered = counted_answers(path)
    except EcpatError:
        return RecognisedFile("unknown", "it is neither an effect report nor a file of counts")
    counts_text = listing([f"{people} {wave}" for wave, people in answered])
    return RecognisedFile(
        "counts", f"it holds counts and no people, of answers: {counts_text}", people=max(dict(answered).values())
    )


def report_inputs(path: Path) -> tuple[str, ...] | None:
    """The hashes of the files from which an effect report was made; None for any other file.

    Raises:
        InputError, RefusedError: the file can't be opened.
    """
    import json

    from ecpat_training.files.opening import read_bytes

    try:
        data = json.loads(read_bytes(path, MOST_REPORT))
        if not str(data["schema"]).startswith("ecpat-effect/"):
            return None
        digests = [input_file["sha256"] for input_file in data["provenance"]["inputs"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return tuple(digest for digest in digests if isinstance(digest, str) and len(digest) == _DIGEST)


def counted_answers(path: Path) -> tuple[tuple[str, int], ...]:
    """(wave, number of people who answered) of each wave in a file of counts, waves in their order.

    Raises:
        EcpatError: the file can't be opened, or is no file of counts.
    """
    from ecpat_training.effect.workflows.from_counts import read_counts
    from ecpat_training.survey.instrument.item import WAVES

    (file,) = read_counts([path])
    answers = {
        wave: side.answers
        for comparison in file.counts
        for wave, side in zip((comparison.before, comparison.after), comparison.sides, strict=True)
    }
    return tuple((wave, answers[wave]) for wave in WAVES if wave in answers)


def _agenda_table(path: Path) -> RecognisedFile | None:
    """A workbook or a Word file that the readers of agendas find times and sessions in."""
    from ecpat_training.agenda.reading.tables import is_tables, read_tables

    if not is_tables(path):
        return None
    try:
        tables = read_tables(path)
    except EcpatError:
        return None
    written = tables.head.data
    training = str(written.get("training") or "") if isinstance(written, dict) else ""
    return RecognisedFile("agenda", "a table of times and sessions", training=training)
