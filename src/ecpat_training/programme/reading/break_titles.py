"""Sessions that are called as a break is: nobody could tell the two apart in an agenda."""

from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.lists.break_words import break_called

_HINT = "Please give it a title that says more."


def break_titles(programme: Programme, source: Source) -> Iterator[Finding]:
    """An error for each title, also a translated one, that is nothing but a word for a break."""
    titles: list[tuple[tuple[str | int, ...], str]] = [
        (("manual", at, "sessions", number, "title"), session.title)
        for at, chapter in enumerate(programme.manual)
        for number, session in enumerate(chapter.sessions)
    ]
    titles += [
        (("translations", language, "sessions", id_, "title"), texts.title)
        for language, translation in programme.translations.items()
        for id_, texts in translation.sessions.items()
        if texts.title
    ]
    for path, title in titles:
        if break_called(title):
            what = f"`{visible(title)}` is the word for a break in an agenda; no session can be called so."
            yield Finding("content.value", Severity.ERROR, what, source.where(path), _HINT)
