"""Whether the ids of a programme are there once, those that it refers to are there at all, and what comes after
something else can be brought into an order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.core.text import closest_name, listing
from ecpat_training.words.catalogue.message import phrase


def find_cycles(after: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Names that wait for each other, each circle once: `[a, b]` says that a comes after b and b after a.

    Args:
        after: for each name those that come before it; names that are no key stand in nobody's way.
    """
    pending = {name: [base for base in before if base in after] for name, before in after.items()}
    circles: list[list[str]] = []
    while pending:
        if free_names := [name for name, before in pending.items() if not any(base in pending for base in before)]:
            for name in free_names:
                del pending[name]
            continue
        # everything left waits for something left, so whoever goes from one to the next comes back
        trail = [next(iter(pending))]
        while (next_name := next(base for base in pending[trail[-1]] if base in pending)) not in trail:
            trail.append(next_name)
        circle = trail[trail.index(next_name) :]
        circles.append(circle)
        for name in circle:
            del pending[name]
    return circles


DataPath = tuple[str | int, ...]
Problem = tuple[DataPath, str]


class Identified(NamedTuple):
    """Something with an id, its path in the programme, and the ids that it refers to, each with its place in the
    list (sessions: those that come before; trainings: their trainers)."""

    path: DataPath
    id: str
    refers: tuple[tuple[int, str], ...] = ()


class Texts(NamedTuple):
    """For which sessions and trainings there are texts in a language, by their ids."""

    language: str
    sessions: tuple[str, ...]
    trainings: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()  # of these trainings
    chapters: tuple[str, ...] = ()  # by their titles


class Ids(NamedTuple):
    """The sessions, trainers and trainings of a programme, and what there is in other languages than `language`. What
    has no readable id is left out; then `every_session`, `every_trainer` or `every_training` is false, since nothing
    can be called unknown."""

    sessions: Sequence[Identified]
    trainers: Sequence[Identified]
    trainings: Sequence[Identified]
    every_session: bool = True
    every_trainer: bool = True
    every_training: bool = True
    texts: Sequence[Texts] = ()
    language: str = "en"
    chapters: Sequence[str] | None = None  # titles; None where not every one can be read


def reference_problems(ids: Ids) -> list[Problem]:
    """What is there twice, what isn't there, and what waits for itself; each with its path."""
    return [*_find_repeated_ids(ids), *_find_unknown_ids(ids), *_find_circular_waits(ids), *_find_orphan_texts(ids)]


def _find_repeated_ids(ids: Ids) -> Iterator[Problem]:
    for noun, known_names in (("session", ids.sessions), ("trainer", ids.trainers), ("training", ids.trainings)):
        occurrences: Counter[str] = Counter()
        for subject in known_names:
            occurrences[subject.id] += 1
            if occurrences[subject.id] > 1:
                yield (*subject.path, "id"), phrase("{noun} `{id}` is there twice", noun=noun, id=subject.id)


def _find_unknown_ids(ids: Ids) -> Iterator[Problem]:
    sessions = [session.id for session in ids.sessions]
    for session, index, missing_names, consequence in (
        _find_missing_references(ids.sessions, sessions) if ids.every_session else ()
    ):
        message = phrase(
            "session `{session}` comes after `{before}`, which no chapter holds{perhaps}{besides}",
            session=session.id,
            before=missing_names,
            perhaps=_suggest_name(missing_names, sessions),
            besides=consequence,
        )
        yield (*session.path, "after", index), message
    trainers = [trainer.id for trainer in ids.trainers]
    for training, index, trainer, consequence in (
        _find_missing_references(ids.trainings, trainers) if ids.every_trainer else ()
    ):
        message = phrase(
            "training `{training}` names trainer `{trainer}`, who is not in the pool{perhaps}{besides}",
            training=training.id,
            trainer=trainer,
            perhaps=_suggest_name(trainer, trainers),
            besides=consequence,
        )
        yield (*training.path, "trainers", index), message


def _find_missing_references(
    referring: Sequence[Identified], known_ids: Sequence[str]
) -> Iterator[tuple[Identified, int, str, str]]:
    """Each name that isn't there, once: where it stands first, and in words who names it besides."""
    references: dict[str, list[tuple[Identified, int]]] = {}
    for referrer in referring:
        for index, name in referrer.refers:
            if name not in known_ids:
                references.setdefault(name, []).append((referrer, index))
    for name, ((first_referrer, index), *further_referrers) in references.items():
        other_names = list(
            dict.fromkeys(
                f"`{further_referrer.id}`"
                for further_referrer, _ in further_referrers
                if further_referrer.id != first_referrer.id
            )
        )
        consequence = phrase("; so {count:does|do} {names}", count=len(other_names), names=listing(other_names, 20))
        yield first_referrer, index, name, consequence if other_names else ""


def _find_circular_waits(ids: Ids) -> Iterator[Problem]:
    paths = {session.id: session.path for session in ids.sessions}
    after = {session.id: [before for _, before in session.refers] for session in ids.sessions}
    for first_session, *successors in find_cycles(after):
        chain = " after ".join(f"`{id_}`" for id_ in (*successors, first_session)) if successors else "itself"
        message = phrase(
            "session `{session}` comes after {chain}: no order keeps that", session=first_session, chain=chain
        )
        yield (*paths[first_session], "after"), message


def _find_orphan_texts(ids: Ids) -> Iterator[Problem]:
    """Texts in the programme's own language, and texts for what isn't there."""
    sessions = [session.id for session in ids.sessions]
    trainings = [training.id for training in ids.trainings]
    for texts in ids.texts:
        path = ("translations", texts.language)
        if texts.language == ids.language:
            yield path, "this is the programme's own language; write these texts in the place of the originals"
        for id_ in texts.sessions if ids.every_session else ():
            if id_ not in sessions:
                message = phrase("no chapter holds such a session{perhaps}", perhaps=_suggest_name(id_, sessions))
                yield (*path, "sessions", id_), message
        chapters = ids.chapters
        for title in texts.chapters if chapters is not None else ():
            if chapters is not None and title not in chapters:
                message = phrase(
                    "the manual has no chapter of this title{perhaps}", perhaps=_suggest_name(title, chapters)
                )
                yield (*path, "chapters", title), message
        for key, named_ids in (("trainings", texts.trainings), ("training objectives", texts.objectives)):
            for id_ in named_ids if ids.every_training else ():
                if id_ not in trainings:
                    message = phrase("there is no such training{perhaps}", perhaps=_suggest_name(id_, trainings))
                    yield (*path, key, id_), message


def _suggest_name(id_: str, known_names: Sequence[str]) -> str:
    suggestion = closest_name(id_, known_names)
    return phrase(" (did you mean `{suggestion}`?)", suggestion=suggestion) if suggestion else ""
