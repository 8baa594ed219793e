"""The ids of a programme file that doesn't fit as a whole, so that what they refer to is checked all the same."""

from collections.abc import Iterator

from ecpat_training.files.yaml.validation import value_at
from ecpat_training.programme.model.references import Ids, Named, Path, Texts

_Entry = tuple[Path, dict[object, object]]


def ids_of(data: object) -> Ids:
    """The ids that can be read from a file's data; what isn't written as it should be is passed over."""
    chapters = _list(data, ("manual",))
    lists = [_list(data, ("manual", number, "sessions")) for number in range(len(chapters))]
    sessions = [entry for number in range(len(chapters)) for entry in _entries(data, ("manual", number, "sessions"))]
    trainers = list(_entries(data, ("trainers",)))
    read_sessions, read_trainers = _named(sessions, "after"), _named(trainers, "")
    language = value_at(data, ("language",))
    return Ids(
        sessions=read_sessions,
        trainers=read_trainers,
        trainings=_named(list(_entries(data, ("events",))), "trainers"),
        every_session=all(lists) and len(read_sessions) == sum(map(len, lists)),
        every_trainer=0 < len(read_trainers) == len(_list(data, ("trainers",))),
        every_training=False,  # those of the series have no id in the file
        texts=[Texts(code, _keys(data, ("translations", code, "sessions"))) for code in _keys(data, ("translations",))],
        language=language if isinstance(language, str) else "en",
    )


def _keys(data: object, path: Path) -> tuple[str, ...]:
    value = value_at(data, path)
    return tuple(key for key in value if isinstance(key, str)) if isinstance(value, dict) else ()


def _list(data: object, path: Path) -> list[object]:
    value = value_at(data, path)
    return value if isinstance(value, list) else []


def _entries(data: object, path: Path) -> Iterator[_Entry]:
    for at, entry in enumerate(_list(data, path)):
        if isinstance(entry, dict):
            yield (*path, at), entry


def _named(entries: list[_Entry], refers: str) -> list[Named]:
    """Those that have an id, with what they refer to under the key `refers`."""
    named = []
    for path, entry in entries:
        id_, names = entry.get("id"), entry.get(refers)
        if isinstance(id_, str) and id_.strip():
            known = enumerate(names) if isinstance(names, list) else ()
            texts = tuple((at, name.strip()) for at, name in known if isinstance(name, str))
            named.append(Named(path, id_.strip(), texts))
    return named
