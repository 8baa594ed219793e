"""`docs/reference/languages.md`: the languages of papers, and how much of each is translated."""

from ecpat_training.documents.wording import ENGLISH, wording
from ecpat_training.words.catalogue.po import PoEntry, read_po
from ecpat_training.words.catalogue.translation import FOLDER as FILES
from ecpat_training.words.catalogue.translation import translated_languages
from tests.docs.markdown import FOLDER, MADE, joined, table

PAGE = FOLDER / "reference" / "languages.md"
_HEAD = """\
# Languages of papers

Agendas and other papers, workbooks for lists and what goes back to partners are said in these languages, beside
English. What isn't translated is said in English, with a warning. [Translate](../how-to/translate.md) tells how to
correct a text or add a language.
"""


def page() -> str:
    """The page: a row a language, by its English name."""
    columns = ("Language", "Code", "Texts", "Translated", "To be looked at", "Missing", "Complete")
    rows = sorted(_row(code) for code in translated_languages())
    return joined((_HEAD.rstrip(), MADE, table(columns, rows)))


def _row(code: str) -> tuple[str, ...]:
    po = read_po((FILES / f"{code}.po").read_text("utf-8"))
    unsure = sum(entry.fuzzy for entry in po.entries)
    done = sum(_done(entry, po.forms) for entry in po.entries)
    every = len(po.entries)
    numbers = (every, done, unsure, every - done - unsure)
    name = wording(ENGLISH).name_of(code)
    return (name, f"`{code}`", *map(str, numbers), f"{100 * done // every} %")


def _done(entry: PoEntry, forms: int) -> bool:
    """Whether a text is translated, a noun in all its forms."""
    return all(entry.translations) and not entry.fuzzy and len(entry.translations) == (forms if entry.plural else 1)
