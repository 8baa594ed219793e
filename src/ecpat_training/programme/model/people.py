"""Whom sessions and evenings name: which of them are trainers of the programme, and who nobody knows."""

from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.core.text import visible
from ecpat_training.programme.model.chapter import Chapter
from ecpat_training.programme.model.evening import EveningItem
from ecpat_training.programme.model.references import DataPath, Problem
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.words.catalogue.message import phrase


def resolve_trainers(data: object) -> object:
    """A programme as it is written, the speakers of its sessions with whether a text is the id of a trainer."""
    if not isinstance(data, dict) or not isinstance(data.get("manual"), list):
        return data
    trainers = data.get("trainers")
    ids = (trainer.get("id") for trainer in trainers if isinstance(trainer, dict)) if isinstance(trainers, list) else ()
    trainer_ids = frozenset(id_.strip() for id_ in ids if isinstance(id_, str))
    return {**data, "manual": [_chapter(chapter, trainer_ids) for chapter in data["manual"]]}


def _chapter(chapter: object, trainers: frozenset[str]) -> object:
    if not isinstance(chapter, dict) or not isinstance(chapter.get("sessions"), list):
        return chapter
    return {**chapter, "sessions": [_session(session, trainers) for session in chapter["sessions"]]}


def session_people_problems(chapters: Sequence[Chapter], trainers: Sequence[str]) -> Iterator[Problem]:
    """Speakers and moderators who are there twice, or are no trainers of the programme, each with the path."""
    for number, chapter in enumerate(chapters):
        for index, session in enumerate(chapter.sessions):
            path: DataPath = ("manual", number, "sessions", index)
            people: dict[DataPath, Speaker] = {
                (*path, "speakers", place): speaker for place, speaker in enumerate(session.speakers)
            }
            people |= {(*path, "moderator"): session.moderator} if session.moderator else {}
            yield from _problems(people, trainers)


def evening_people_problems(
    evening_items: Sequence[EveningItem], trainers: Sequence[str], path: DataPath
) -> Iterator[Problem]:
    """Evening items that name somebody who isn't in the pool."""
    for index, item in enumerate(evening_items):
        for place, id_ in enumerate(item.trainers):
            if id_ not in trainers:
                message = phrase(
                    '"{title}" names trainer `{trainer}`, who is not in the pool', title=item.title, trainer=id_
                )
                yield (*path, index, "trainers", place), message


def _session(session: object, trainers: frozenset[str]) -> object:
    """A session as it is written, its speakers with whether a text is the id of a trainer."""
    if not isinstance(session, dict) or not {"speakers", "moderator"} & set(session):
        return session

    def resolve_trainer(raw_value: object) -> object:
        return {"trainer": raw_value} if isinstance(raw_value, str) and raw_value in trainers else raw_value

    changed_session = dict(session)
    if isinstance(speakers := session.get("speakers"), list):
        changed_session["speakers"] = [resolve_trainer(speaker) for speaker in speakers]
    if "moderator" in session:
        changed_session["moderator"] = resolve_trainer(session["moderator"])
    return changed_session


def unknown_trainer_message(id_: str) -> str:
    """What is wrong where somebody is named who is no trainer of the programme."""
    return phrase("no trainer `{trainer}` is in the pool", trainer=visible(id_))


def _problems(people: Mapping[DataPath, Speaker], trainers: Sequence[str]) -> Iterator[Problem]:
    """Speakers of one session, each with its path, who are there twice or are no trainers of the programme."""
    named_before: set[str] = set()
    for path, speaker in people.items():
        if speaker.trainer and speaker.trainer not in trainers:
            yield (*path, "trainer"), unknown_trainer_message(speaker.trainer)
        elif speaker.from_ and _like_an_id(speaker.from_, trainers):
            message = phrase(
                "no trainer `{trainer}` is in the pool; a guest is written in words, such as `Europol`",
                trainer=visible(speaker.from_),
            )
            yield path, message
        if speaker.identity_key in named_before:
            message = phrase("`{id}` is there twice in this session; name everybody once", id=visible(speaker.id))
            yield path, message
        named_before.add(speaker.identity_key)


def _like_an_id(text: str, trainers: Sequence[str]) -> bool:
    """Whether a text is written as the ids of the trainers are, but is none of them: `AL-9`, `al1`."""
    shape = _shape(text)
    return bool(shape) and any(shape == _shape(id_) for id_ in trainers) and text not in trainers


def _shape(text: str) -> str:
    """Letters and figures as `aa0`, nothing where there are no figures: `AL-12` and `al 3` are alike."""
    if not any(map(str.isdigit, text)):
        return ""
    character_kinds = ("0" if letter.isdigit() else "a" for letter in text if letter.isalnum())
    return "".join(character_kinds).replace("00", "0")
