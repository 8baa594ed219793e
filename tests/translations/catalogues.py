"""The kinds of texts that are translated, each with its template and its languages' files; and what in these waits for
a translator."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog

from ecpat_training.words.catalogue.po import read_po
from ecpat_training.words.catalogue.translation import FOLDER, PAGES, READER_HEADER, REPORTS
from tests.translations import files, pages, reports
from tests.translations.files import HEADER, begun, body, updated
from tests.translations.standing_in import MOST_WAITING, is_done


@dataclass(frozen=True)
class TextFiles:
    """Texts of one kind: their template, made of the source, and a file a language. Translators of the report put their
    names into its files: `names_readers`. Texts that `may_stay_open` wait for nobody."""

    name: str
    folder: Path
    pot: str
    title: str
    template: Callable[[], Catalog]
    names_readers: bool = False
    may_stay_open: Callable[[], Collection[str]] = tuple

    @property
    def languages(self) -> list[str]:
        """The codes of the languages that have a file, sorted."""
        return sorted(path.stem for path in self.folder.glob("*.po"))

    @property
    def template_text(self) -> str:
        """The template, as its file holds it."""
        return f"# {self.title}, for translators.\n#\n" + HEADER.format(code="") + body(self.template())

    def write(self, *new: str) -> None:
        """Writes the template, and every language's file as it has to follow; begins those of new languages."""
        self.folder.mkdir(exist_ok=True)
        _put(self.folder / self.pot, self.template_text)
        for code in set(new) - set(self.languages):
            _put(self.folder / f"{code}.po", self._begun(code))
        for code in self.languages:
            path = self.folder / f"{code}.po"
            _put(path, updated(path.read_text("utf-8"), self.template()))

    def waiting(self, code: str) -> list[str]:
        """The texts of a language that wait for a translator, by their keys where they have some."""
        po, open_ = read_po((self.folder / f"{code}.po").read_text("utf-8")), self.may_stay_open()
        asked = [entry for entry in po.entries if entry.original not in open_]
        return [entry.context or entry.original for entry in asked if not is_done(entry, po.forms)]

    @property
    def kept_languages(self) -> list[str]:
        """The languages that say everything, but for what has come newly."""
        return [code for code in self.languages if len(self.waiting(code)) <= MOST_WAITING]

    def _begun(self, code: str) -> str:
        if not self.names_readers:
            return begun(code, self.template())
        unread = f'"{READER_HEADER}: nobody yet\\n"\n'
        return begun(code, self.template(), reports.ABOUT).replace('"Plural-Forms', unread + '"Plural-Forms', 1)


PAPERS = TextFiles("papers", FOLDER, "ecpat.pot", "The fixed words of agendas and papers", files.template)
REPORT = TextFiles(
    "report", REPORTS, "ecpat-report.pot", "The texts of the report on a training's effect", reports.template, True
)
OF_PAGES = TextFiles(
    "pages",
    PAGES,
    "ecpat-pages.pot",
    "The texts of the pages of `ecpat serve`",
    pages.template,
    may_stay_open=pages.messages,
)
ALL = (PAPERS, REPORT, OF_PAGES)


def waiting_texts() -> Iterator[tuple[str, str, list[str]]]:
    """(kind of text, text, languages that lack it) for whatever waits in a language that is kept complete."""
    for texts in ALL:
        languages_of: dict[str, list[str]] = {}
        for code in texts.kept_languages:
            for text in texts.waiting(code):
                languages_of.setdefault(text, []).append(code)
        yield from ((texts.name, text, codes) for text, codes in languages_of.items())


def write(*new: str) -> None:
    """Writes all of them, and begins new files, such as `hr` of papers or `pages/hr`.

    Raises:
        UnknownLocaleError: Babel doesn't know a language.
        LookupError: there are no texts of such a kind.
    """
    wanted = [tuple(place.rpartition("/")[::2]) for place in new]
    if strange := {name for name, _ in wanted} - {"", *(texts.name for texts in ALL)}:
        raise LookupError(f"there are papers, report and pages, no {', '.join(sorted(strange))}")
    for texts in ALL:
        texts.write(*(code for name, code in wanted if (name or PAPERS.name) == texts.name))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
