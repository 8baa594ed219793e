"""The handbook as a document: title page, contents, how to use it, chapter by chapter, tables at the end."""

from collections.abc import Iterable
from dataclasses import replace

from ecpat_training.agenda.handbook.contents import Handbook
from ecpat_training.agenda.handbook.edition import edition_of
from ecpat_training.agenda.handbook.session import session_blocks
from ecpat_training.agenda.handbook.tables import minutes_tables, supply_lists, write_untranslated
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.model.chapter import Chapter

USE = ("order", "minutes", "care", "notes", "end", "edition")
CONTENTS_LEVELS = 2  # levels of the contents: chapters and sessions
BRIEF = 12  # blocks on a terminal


def handbook_document(handbook: Handbook, provenance: Provenance) -> tuple[doc.Document, str]:
    """Returns the handbook as a document, and its edition.

    The edition stands on the title page, below each chapter's title and at the foot of our own pages: a letterhead
    keeps its own foot, and single chapters are copied.
    """
    words = handbook.words
    printed_document = _document(handbook, provenance, "", "")
    edition = edition_of(printed_document)
    document = _document(handbook, provenance, edition, words.date(handbook.on))
    return replace(
        document, foot=f"{words.say('edition of', edition=edition)} \u00b7 {handbook.programme.programme}"
    ), edition


def _document(handbook: Handbook, provenance: Provenance, edition: str, date_text: str) -> doc.Document:
    words = handbook.words
    blocks: list[doc.Block] = [
        *_title_page(handbook, edition, date_text),
        doc.PageBreak(),
        doc.ContentsList(words.say("handbook contents"), CONTENTS_LEVELS),
        doc.PageBreak(),
        *_objectives(handbook),
        doc.Heading(words.say("handbook use")),
        doc.Bullets(tuple(words.say(f"handbook use {key}") for key in USE)),
    ]
    titles = {session.id: session.title for session in handbook.sessions}
    for chapter in handbook.chapters:
        blocks += _chapter(chapter, handbook, titles, edition)
    blocks += [*minutes_tables(handbook), *supply_lists(handbook), *write_untranslated(handbook)]
    return doc.Document(
        handbook.programme.programme,
        blocks,
        words.say("handbook"),
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
        texts=handbook.programme.language,
        cover=True,
        brief=BRIEF,
    )


def _title_page(handbook: Handbook, edition: str, date_text: str) -> Iterable[doc.Block]:
    words, programme = handbook.words, handbook.programme
    facts = [(words.say("edition"), edition), (words.say("date column"), date_text)]
    facts.append((words.say("language"), words.name_of(words.language)))
    if programme.partners:
        pairs = (
            f"{words.country(partner.country)} \u2013 {words.country(partner.twin)}" for partner in programme.partners
        )
        facts.append((words.say("partners"), "\n".join(pairs)))
    if programme.funders:
        facts.append((words.say("funded by"), "\n".join(programme.funders)))
    yield doc.FactList(tuple(facts))


def _objectives(handbook: Handbook) -> Iterable[doc.Block]:
    if handbook.programme.objectives:
        yield doc.Heading(handbook.words.say("objectives"))
        yield doc.Bullets(handbook.programme.objectives)


def _chapter(chapter: Chapter, handbook: Handbook, titles: dict[str, str], edition: str) -> Iterable[doc.Block]:
    words = handbook.words
    yield doc.PageBreak()
    yield doc.Heading(chapter.chapter)
    yield doc.Paragraph(words.say("edition of", edition=edition), "quiet")
    if chapter.aim:
        yield doc.Paragraph(f"{words.say('aim')}: {chapter.aim}")
    for session in chapter.sessions:
        yield from session_blocks(session, titles, words)
