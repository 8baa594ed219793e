"""The handbook as a document: title page, contents, how to use it, chapter by chapter, tables at the end."""

from collections.abc import Iterable
from dataclasses import replace

from ecpat_training.agenda.handbook.contents import Handbook
from ecpat_training.agenda.handbook.edition import edition_of
from ecpat_training.agenda.handbook.session import session_blocks
from ecpat_training.agenda.handbook.tables import minutes_tables, not_translated, supply_lists
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.programme.model.chapter import Chapter

USE = ("order", "minutes", "care", "notes", "end", "edition")
LISTED = 2  # levels of the contents: chapters and sessions
BRIEF = 12  # blocks on a terminal


def handbook_document(book: Handbook, provenance: Provenance) -> tuple[doc.Document, str]:
    """Returns the handbook as a document, and its edition.

    The edition stands on the title page, below each chapter's title and at the foot of our own pages: a letterhead
    keeps its own foot, and single chapters are copied.
    """
    words = book.words
    printed_document = _document(book, provenance, "", "")
    edition = edition_of(printed_document)
    document = _document(book, provenance, edition, words.date(book.on))
    return replace(
        document, foot=f"{words.say('edition of', edition=edition)} \u00b7 {book.programme.programme}"
    ), edition


def _document(book: Handbook, provenance: Provenance, edition: str, on: str) -> doc.Document:
    words = book.words
    blocks: list[doc.Block] = [
        *_title_page(book, edition, on),
        doc.PageBreak(),
        doc.ContentsList(words.say("handbook contents"), LISTED),
        doc.PageBreak(),
        *_objectives(book),
        doc.Heading(words.say("handbook use")),
        doc.Bullets(tuple(words.say(f"handbook use {key}") for key in USE)),
    ]
    titles = {session.id: session.title for session in book.sessions}
    for chapter in book.chapters:
        blocks += _chapter(chapter, book, titles, edition)
    blocks += [*minutes_tables(book), *supply_lists(book), *not_translated(book)]
    return doc.Document(
        book.programme.programme,
        blocks,
        words.say("handbook"),
        made=made_by(provenance, words),
        language=words.tag,
        labels=words.labels,
        texts=book.programme.language,
        cover=True,
        brief=BRIEF,
    )


def _title_page(book: Handbook, edition: str, on: str) -> Iterable[doc.Block]:
    words, programme = book.words, book.programme
    facts = [(words.say("edition"), edition), (words.say("date column"), on)]
    facts.append((words.say("language"), words.name_of(words.language)))
    if programme.partners:
        pairs = (
            f"{words.country(partner.country)} \u2013 {words.country(partner.twin)}" for partner in programme.partners
        )
        facts.append((words.say("partners"), "\n".join(pairs)))
    if programme.funders:
        facts.append((words.say("funded by"), "\n".join(programme.funders)))
    yield doc.FactList(tuple(facts))


def _objectives(book: Handbook) -> Iterable[doc.Block]:
    if book.programme.objectives:
        yield doc.Heading(book.words.say("objectives"))
        yield doc.Bullets(book.programme.objectives)


def _chapter(chapter: Chapter, book: Handbook, titles: dict[str, str], edition: str) -> Iterable[doc.Block]:
    words = book.words
    yield doc.PageBreak()
    yield doc.Heading(chapter.chapter)
    yield doc.Paragraph(words.say("edition of", edition=edition), "quiet")
    if chapter.aim:
        yield doc.Paragraph(f"{words.say('aim')}: {chapter.aim}")
    for session in chapter.sessions:
        yield from session_blocks(session, titles, words)
