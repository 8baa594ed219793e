"""The programme file: read, with what it refers to; and what in it is not possible, or probably not meant."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.leftovers import PROGRAMME
from ecpat_training.files.opening import is_folder
from ecpat_training.files.yaml.file import Source, build, read_yaml
from ecpat_training.files.yaml.paths import value_at
from ecpat_training.programme.model.chapter import OWN_METHODS
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.references import DataPath, Identified, Ids, Problem, Texts, reference_problems
from ecpat_training.programme.model.tracks import find_sessions, read_track_names, track_problems
from ecpat_training.programme.model.training import Series, Training
from ecpat_training.values.fixed_time import STEP
from ecpat_training.values.quantity import Hours
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.break_words import break_kind_of

FILE_NAME = PROGRAMME


def programme_file(path: Path) -> Path:
    """The file itself, where a folder is given."""
    return path / FILE_NAME if is_folder(path) else path


def read_programme(path: Path | str) -> tuple[Programme, Source]:
    """Reads a programme from its file, or from the folder that holds `programme.yaml`.

    Returns:
        The programme, and its source: the place of every value, and warnings.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: with everything in the programme that doesn't fit.
    """
    source = read_yaml(programme_file(Path(path)))
    refuse_other_kind(source.data, "programme", source.location_of())
    context = {OWN_METHODS: _keys(source.data, ("methods",))}
    programme = build(source, Programme, _find_problems, context)
    if title_problems := [*break_titles(programme, source)]:
        raise ContentError([*source.findings, *title_problems])
    return programme, replace(source, findings=(*source.findings, *programme_remarks(programme, source)))


def _find_problems(data: object) -> list[Problem]:
    """Of a file that can't be read as a programme: what in it refers to nothing, as far as that can be told."""
    sessions = ((path, str(session["track"])) for path, session in find_sessions(data))
    lists_tracks = isinstance(data, dict) and "tracks" in data
    return [
        *reference_problems(ids_of(data)),
        *track_problems(read_track_names(data), sessions, has_listed_tracks=lists_tracks),
    ]


_Entry = tuple[DataPath, dict[object, object]]


def ids_of(data: object) -> Ids:
    """The ids that can be read from a file's data; what isn't written as it should be is passed over."""
    chapters = _list(data, ("manual",))
    lists = [_list(data, ("manual", number, "sessions")) for number in range(len(chapters))]
    sessions = [entry for number in range(len(chapters)) for entry in _entries(data, ("manual", number, "sessions"))]
    trainers = list(_entries(data, ("trainers",)))
    chapter_titles = (chapter.get("chapter") for chapter in chapters if isinstance(chapter, dict))
    titles = [title.strip() for title in chapter_titles if isinstance(title, str)]
    read_sessions, read_trainers = _identify_entries(sessions, "after"), _identify_entries(trainers, "")
    language = value_at(data, ("language",))
    return Ids(
        sessions=read_sessions,
        trainers=read_trainers,
        trainings=_identify_entries(list(_entries(data, ("events",))), "trainers"),
        every_session=all(lists) and len(read_sessions) == sum(map(len, lists)),
        every_trainer=0 < len(read_trainers) == len(_list(data, ("trainers",))),
        every_training=False,  # those of the series have no id in the file
        texts=[
            Texts(
                code,
                _keys(data, ("translations", code, "sessions")),
                chapters=_keys(data, ("translations", code, "chapters")),
            )
            for code in _keys(data, ("translations",))
        ],
        language=language if isinstance(language, str) else "en",
        chapters=titles if len(titles) == len(chapters) else None,
    )


def _keys(data: object, path: DataPath) -> tuple[str, ...]:
    value = value_at(data, path)
    return tuple(key for key in value if isinstance(key, str)) if isinstance(value, dict) else ()


def _list(data: object, path: DataPath) -> list[object]:
    value = value_at(data, path)
    return value if isinstance(value, list) else []


def _entries(data: object, path: DataPath) -> Iterator[_Entry]:
    for index, entry in enumerate(_list(data, path)):
        if isinstance(entry, dict):
            yield (*path, index), entry


def _identify_entries(entries: list[_Entry], refers: str) -> list[Identified]:
    """Those that have an id, with what they refer to under the key `refers`."""
    named_entries = []
    for path, entry in entries:
        id_, names = entry.get("id"), entry.get(refers)
        if isinstance(id_, str) and id_.strip():
            numbered_names = enumerate(names) if isinstance(names, list) else ()
            texts = tuple((index, name.strip()) for index, name in numbered_names if isinstance(name, str))
            named_entries.append(Identified(path, id_.strip(), texts))
    return named_entries


def programme_remarks(programme: Programme, source: Source) -> Iterator[Finding]:
    """Warnings about a programme that can be used as it stands."""
    yield from _find_dates_outside_period(programme, source)
    yield from _off_the_grid(programme, source)
    yield from _find_missing_audience(programme, source)


def _find_dates_outside_period(programme: Programme, source: Source) -> Iterator[Finding]:
    first_month, _, last_month = programme.period.partition(" to ")
    for index, training in enumerate(programme.events):
        if training.start is None or not first_month:
            continue
        outside_days = [
            day for day in (training.dates or (training.start,)) if not first_month <= day.isoformat()[:7] <= last_month
        ]
        if not outside_days:
            continue
        message = phrase(
            "training `{id}` is on {day}, outside the programme's period, {first} to {last}."
            if training.dates
            else "training `{id}` starts on {day}, outside the programme's period, {first} to {last}.",
            id=training.id,
            day=outside_days[0],
            first=first_month,
            last=last_month,
        )
        location = source.location_of(("events", index, "dates" if training.dates else "start"))
        yield Finding("programme.period", Severity.WARNING, message, location, "Please correct the one or the other.")


def _off_the_grid(programme: Programme, source: Source) -> Iterator[Finding]:
    """Hours that begin or end between the steps in which agendas are planned."""
    dated_entries: list[tuple[DataPath, str, Series | Training]] = [
        (("events", index), f"training `{training.id}`", training) for index, training in enumerate(programme.events)
    ]
    dated_entries += [(("trainings",), "the trainings", programme.trainings)] if programme.trainings else []
    for path, hours_owner, training in dated_entries:
        hours_by_day = {day: training.hours.hours_on(day) for day in range(training.days, 0, -1)}
        odd_hours = {
            str(day_hours): day
            for day, day_hours in hours_by_day.items()
            if day_hours.start % STEP or day_hours.end % STEP
        }
        for hours_text, day in reversed(odd_hours.items()):
            odd_day_hours = hours_by_day[day]
            nearest_hours = Hours(start=-(-odd_day_hours.start // STEP) * STEP, end=odd_day_hours.end // STEP * STEP)
            day_phrase = f"day {day} of " if len(set(map(str, hours_by_day.values()))) > 1 else ""
            message = phrase(
                "the hours of {which}{whose}, {hours}, are not on the {step}-minute clock of agendas.",
                which=day_phrase,
                whose=hours_owner,
                hours=hours_text,
                step=STEP,
            )
            hint = phrase("Please write `{nearest}`, if that will do.", nearest=nearest_hours)
            yield Finding("programme.hours", Severity.WARNING, message, source.location_of((*path, "hours")), hint)


def _find_missing_audience(programme: Programme, source: Source) -> Iterator[Finding]:
    """Twins and trainings without a trainer from either country, where the programme has a pool and names nobody."""
    homes = {trainer.country for trainer in programme.trainers}
    pairs = [(("partners", index), partner.country, partner.twin) for index, partner in enumerate(programme.partners)]
    trainings = programme.list_trainings()[: len(programme.events)]
    events = [
        (("events", index), training.country, training.twin)
        for index, training in enumerate(trainings)
        if training.trainers is None
    ]
    for path, country, twin in [*(pairs if programme.trainings else []), *events]:
        if homes and not homes & {country, twin}:
            countries = f"{country} or {twin}" if twin else country
            message = phrase("no trainer of the pool is from {countries}.", countries=countries)
            hint = "Please check the codes, or add trainers."
            yield Finding("programme.nobody", Severity.WARNING, message, source.location_of(path), hint)


_HINT = "Please give it a title that says more."


def break_titles(programme: Programme, source: Source) -> Iterator[Finding]:
    """An error for each title, also a translated one, that is nothing but a word for a break."""
    titles: list[tuple[tuple[str | int, ...], str]] = [
        (("manual", index, "sessions", number, "title"), session.title)
        for index, chapter in enumerate(programme.manual)
        for number, session in enumerate(chapter.sessions)
    ]
    titles += [
        (("translations", language, "sessions", id_, "title"), texts.title)
        for language, translation in programme.translations.items()
        for id_, texts in translation.sessions.items()
        if texts.title
    ]
    for path, title in titles:
        if break_kind_of(title):
            message = phrase(
                "`{title}` is the word for a break in an agenda; no session can be called so.", title=visible(title)
            )
            yield Finding("content.value", Severity.ERROR, message, source.location_of(path), _HINT)
