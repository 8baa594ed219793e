"""How the sessions of a programme are called, in each language in which it has their titles."""

from ecpat_training.core.text import fold, visible
from ecpat_training.programme.model.chapter import Session, TrainingKind
from ecpat_training.programme.model.programme import Programme


def session_titles(programme: Programme, training: str | None = None) -> dict[str, list[Session]]:
    """The sessions by their titles, folded; several may share one. Of these, a training (by its id) means those that
    it can hold, if it can hold any: a trainers' course may end its days as every training does."""
    kind = next((one.kind for one in programme.all_trainings() if one.id == training), None)
    titles = _all_titles(programme)
    return {title: _held(sessions, programme, kind) for title, sessions in titles.items()}


def _held(sessions: list[Session], programme: Programme, kind: TrainingKind | None) -> list[Session]:
    if kind is None or len(sessions) == 1:
        return sessions
    held = {one.id for one in programme.sessions(kind)}
    return [one for one in sessions if one.id in held] or sessions


def _all_titles(programme: Programme) -> dict[str, list[Session]]:
    titles: dict[str, list[Session]] = {}
    for session in programme.sessions():
        texts = [one.sessions.get(session.id) for one in programme.translations.values()]
        written = [title for title in (session.title, *(text.title for text in texts if text)) if title]
        # documents show what hides between letters, such as <U+200C>
        for title in {fold(shown) for one in written for shown in (one, visible(one))}:
            titles.setdefault(title, []).append(session)
    return titles
