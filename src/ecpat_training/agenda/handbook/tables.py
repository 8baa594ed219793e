"""The tables at the end of the handbook: all minutes, everything to print and to bring, what isn't translated."""

from collections.abc import Callable, Iterable, Sequence

from ecpat_training.agenda.handbook.contents import Handbook
from ecpat_training.core.text import fold
from ecpat_training.documents import document as doc
from ecpat_training.programme.model.chapter import Session


def minutes_tables(handbook: Handbook) -> Iterable[doc.Block]:
    """Every session with its minutes, each chapter with the sums of its own."""
    words = handbook.words
    rows: list[tuple[object, ...]] = []
    tones: list[doc.Tone] = []
    for chapter in handbook.chapters:
        session_minutes = [_minutes(session) for session in chapter.sessions]
        rows.append((chapter.chapter, *(sum(column) for column in zip(*session_minutes, strict=True))))
        tones.append("good")
        rows += [(session.title, *minutes) for session, minutes in zip(chapter.sessions, session_minutes, strict=True)]
        tones += ["plain"] * len(session_minutes)
    columns = (
        doc.ReportColumn(words.say("session"), width=5),
        *(doc.ReportColumn(words.say(key), "count", width=1) for key in ("shortest", "ideal", "longest")),
    )
    yield doc.PageBreak()
    yield doc.Heading(words.say("timing"))
    yield doc.Paragraph(words.say("timing told"), "quiet")
    yield doc.ReportTable(words.say("minutes"), columns, tuple(rows), tones=tuple(tones))


def _minutes(session: Session) -> tuple[int, int, int]:
    return int(session.minutes.low or 0), session.ideal_minutes, int(session.minutes.high or 0)


def supply_lists(handbook: Handbook) -> Iterable[doc.Block]:
    """What to print, then what to bring: each thing once, with its sessions."""
    words = handbook.words
    if handouts := _collect_supplies(handbook, lambda session: session.handouts):
        yield doc.PageBreak()
        yield doc.Heading(words.say("to print"))
        yield doc.Paragraph(words.say("to print told"), "quiet")
        yield _tabulate_supplies(handbook, "handouts", handouts)
    if materials := _collect_supplies(handbook, lambda session: session.materials):
        yield doc.PageBreak()
        yield doc.Heading(words.say("to bring"))
        yield _tabulate_supplies(handbook, "materials", materials)


def _collect_supplies(
    handbook: Handbook, supplies_of: Callable[[Session], Sequence[str]]
) -> dict[str, tuple[str, list[str]]]:
    """Each thing as it is written first, with the titles of its sessions."""
    supplies: dict[str, tuple[str, list[str]]] = {}
    for session in handbook.sessions:
        for name in supplies_of(session):
            titles = supplies.setdefault(fold(name), (name, []))[1]
            if session.title not in titles:
                titles.append(session.title)
    return supplies


def _tabulate_supplies(handbook: Handbook, key: str, supplies: dict[str, tuple[str, list[str]]]) -> doc.ReportTable:
    words = handbook.words
    columns = (doc.ReportColumn(words.say(key), width=2), doc.ReportColumn(words.say("sessions"), width=3))
    rows = sorted(((name, "; ".join(titles)) for name, titles in supplies.values()), key=lambda row: fold(row[0]))
    return doc.ReportTable(words.say(key), columns, tuple(rows))


def write_untranslated(handbook: Handbook) -> Iterable[doc.Block]:
    """What stands in the programme's own language, part by part."""
    words = handbook.words
    if not handbook.untranslated:
        return
    yield doc.PageBreak()
    yield doc.Heading(words.say("not translated"))
    yield doc.Paragraph(words.say("not translated told", language=words.name_of(handbook.texts)), "attention")
    columns = (
        doc.ReportColumn(words.say("where it is"), width=2),
        doc.ReportColumn(words.say("what is missing"), width=3),
    )
    rows = tuple(
        (untranslated_part.where, ", ".join(untranslated_part.lacks)) for untranslated_part in handbook.untranslated
    )
    yield doc.ReportTable(words.say("not translated"), columns, rows)
