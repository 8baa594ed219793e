"""`docs/reference/languages.md`: the languages of papers, and how much of each is translated."""

from collections.abc import Iterator, Sequence

from ecpat_training.documents.wording import ENGLISH, wording
from ecpat_training.words.catalogue.po import PoEntry, read_po
from tests.docs.markdown import FOLDER, MADE, joined, table
from tests.translations.catalogues import ALL, PAPERS, TextFiles, waiting_texts
from tests.translations.standing_in import is_done

PAGE = FOLDER / "reference" / "languages.md"
_HEAD = """\
# Languages of papers

Agendas and other papers, workbooks for lists and what goes back to partners are said in these languages, beside
English. What isn't translated is said in English, with a warning. [Translate](../how-to/translate.md) tells how to
correct a text or add a language.
"""


_FURTHER = """\
## The report, the pages and their messages

The report on a training's effect and the pages of `ecpat serve` have files of their own. Messages are what pages say of
files and plans; those that nobody has translated are said in English."""
_WAITING = """\
## What waits for a translator

A text that is new is said in English until somebody has translated it: the file of its language has it with an empty
`msgstr`. Before a version is released, nothing waits."""


def page() -> str:
    """The page: a row a language of papers by its English name, then the other texts that have languages, and what
    waits in languages that are complete but for it."""
    columns = ("Language", "Code", "Texts", "Translated", "To be looked at", "Missing", "Complete")
    rows = sorted(row[1:] for code in PAPERS.languages for row in _rows(PAPERS, code))
    further = [row for texts in ALL[1:] for code in texts.languages for row in _rows(texts, code)]
    waiting = [(kind, f"`{text}`", ", ".join(codes)) for kind, text, codes in waiting_texts()]
    parts = [_HEAD.rstrip(), MADE, table(columns, rows), _FURTHER, table(("Of", *columns), further), _WAITING]
    return joined((*parts, table(("Of", "Text", "Languages"), waiting) if waiting else "Nothing waits now."))


def _rows(texts: TextFiles, code: str) -> Iterator[tuple[str, ...]]:
    """A row of what is asked to be complete, and one of what may stay open, where there is any."""
    po, open_ = read_po((texts.folder / f"{code}.po").read_text("utf-8")), texts.may_stay_open()
    yield (
        texts.name.capitalize(),
        *_row(code, [entry for entry in po.entries if entry.original not in open_], po.forms),
    )
    if messages := [entry for entry in po.entries if entry.original in open_]:
        yield ("Messages", *_row(code, messages, po.forms))


def _row(code: str, entries: Sequence[PoEntry], forms: int) -> tuple[str, ...]:
    unsure = sum(entry.fuzzy for entry in entries)
    done = sum(is_done(entry, forms) for entry in entries)
    every = len(entries)
    numbers = (every, done, unsure, every - done - unsure)
    name = wording(ENGLISH).name_of(code)
    return (name, f"`{code}`", *map(str, numbers), f"{100 * done // every} %")
