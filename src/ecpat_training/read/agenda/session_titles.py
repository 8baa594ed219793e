"""How the sessions of a programme are called, in each language in which it has their titles."""

from ecpat_training.core.text import fold
from ecpat_training.model.chapter import Session
from ecpat_training.model.programme import Programme


def session_titles(programme: Programme) -> dict[str, list[Session]]:
    """The sessions by their titles, folded; several may share one."""
    titles: dict[str, list[Session]] = {}
    for session in programme.sessions():
        texts = [one.sessions.get(session.id) for one in programme.translations.values()]
        for title in {fold(title) for title in (session.title, *(text.title for text in texts if text)) if title}:
            titles.setdefault(title, []).append(session)
    return titles
