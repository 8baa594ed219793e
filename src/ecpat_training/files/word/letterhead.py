"""An office's own Word file as a letterhead: what of it is taken, and what is left out and must be said."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ecpat_training.core.errors import RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.files.word.gate import MOST_BYTES, MOST_XML, WORD, open_word
from ecpat_training.files.workbook.xml import Attributes, local, parser
from ecpat_training.files.workbook.zip import WorkbookZip, damaged
from ecpat_training.words.catalogue.message import phrase

_SAYING = """
page numpages section sectionpages date time createdate savedate printdate edittime revnum numwords numchars title
subject author keywords comments lastsavedby filename filesize docproperty company username userinitials useraddress
styleref ref pageref noteref hyperlink toc tc seq symbol advance eq listnum autonum autonumlgl formtext formcheckbox
formdropdown
"""
_HARMLESS = frozenset(_SAYING.split())
"""Fields that say something about the file itself. Others may fetch files, or start programs."""
_MAX_LETTERS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A Word file that has passed its gate, and remarks on it."""

    data: bytes
    file: str
    findings: tuple[Finding, ...]


def read_letterhead(path: Path | str) -> Letterhead:
    """Reads a letterhead: any .docx without macros.

    Raises:
        InputError, RefusedError: the file can't be read, or could harm whoever opens it.
    """
    file = display_name(path)
    data = read_bytes(path, MOST_BYTES)
    archive = open_word(data, file)
    check_fields(archive, but=_main_part(archive))
    return Letterhead(data, file, tuple(_remarks(archive)))


def _remarks(archive: WorkbookZip) -> list[Finding]:
    """What of the file is left out: its own text, and pictures that stand in it instead of in the header."""
    location = Location(archive.file)
    texts, pictures = _inspect_body(archive)
    findings = []
    if pictures:
        message: str = phrase(
            "{pictures:,} {pictures:picture|pictures} in its text, not in its header or footer, will be left out.",
            pictures=pictures,
        )
        hint = "If that is the logo, move it into the header: double-click at the top of the page, and paste it there."
        findings.append(Finding("template.picture", Severity.WARNING, message, location, hint))
    if texts:
        message = "its own text is left out; header, footer, margins and styles are taken."
        findings.append(Finding("template.text", Severity.NOTE, message, location))
    if not any(name.startswith(("word/header", "word/footer")) for name in archive.entries):
        message = "it has neither header nor footer: only margins and styles are taken."
        findings.append(Finding("template.bare", Severity.WARNING, message, location))
    return findings


def _inspect_body(archive: WorkbookZip) -> tuple[bool, int]:
    """Whether the document's own text says anything, and how many pictures stand in it."""
    counts: Counter[str] = Counter()
    open_elements: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        open_elements.append(local(name))
        counts[local(name)] += 1

    def text(characters: str) -> None:
        counts["texts"] += open_elements[-1:] == ["t"] and bool(characters.strip())

    xml_parser = parser()
    xml_parser.StartElementHandler, xml_parser.EndElementHandler = start, lambda _: open_elements.pop()
    xml_parser.CharacterDataHandler = text
    with damaged(archive.file, office_kind=WORD):
        xml_parser.Parse(archive.read_part(_main_part(archive), MOST_XML), True)
    # each drawing of today's Word carries a `pict` for older ones along
    return counts["texts"] > 0, counts["drawing"] or counts["pict"]


def _main_part(archive: WorkbookZip) -> str:
    """Usually `word/document.xml`; Word on the web writes `word/document2.xml`."""
    names = sorted(name for name in archive.entries if name.startswith("word/document") and name.endswith(".xml"))
    return names[0] if names else "word/document.xml"


# The fields of a Word file: words between braces that Word works out when it opens or prints the file.
def check_fields(archive: WorkbookZip, *, but: str) -> None:
    """Lets through only fields that are known to be harmless.

    Args:
        archive: the Word file.
        but: the part that is not looked into, since it is left out.

    Raises:
        RefusedError: there is another one.
    """
    xml_parts = sorted(name for name in archive.entries if name.startswith("word/") and name.endswith(".xml"))
    for name in xml_parts:
        for field_text in _fields(archive, name) if name != but else ():
            word = field_text.split(maxsplit=1)[0] if field_text.split() else ""
            # A list of what is allowed: Word has fields that fetch pages or run commands, and new ones may come.
            if word.lower() not in _HARMLESS:
                message = phrase(
                    "its field `{word}` may fetch or start something when Word opens it.",
                    word=visible(word)[:_MAX_LETTERS_SHOWN],
                )
                hint = "Please delete the field in Word (in the header or footer: press Alt+F9 to see fields)."
                raise RefusedError.because("word.field", message, location=Location(archive.file), hint=hint)


def _fields(archive: WorkbookZip, name: str) -> Iterator[str]:
    """What each field of a part says. Word may spread it over several pieces, and put one field into another."""
    simple: list[str] = []
    field_runs: list[list[str]] = []
    open_elements: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        open_elements.append(local(tag))
        local_attributes = {local(key): value for key, value in attributes.items()}
        if open_elements[-1] == "fldSimple":
            simple.append(local_attributes.get("instr", ""))
        elif open_elements[-1] == "fldChar" and local_attributes.get("fldCharType") == "begin":
            field_runs.append([])

    def text(characters: str) -> None:
        if open_elements[-1:] in (["instrText"], ["delInstrText"]):
            # Text of a field outside of any: hand-made files may hide a field from readers that look for its beginning.
            if not field_runs:
                field_runs.append([])
            field_runs[-1].append(characters)

    xml_parser = parser()
    xml_parser.StartElementHandler, xml_parser.EndElementHandler = start, lambda _: open_elements.pop()
    xml_parser.CharacterDataHandler = text
    with damaged(archive.file, office_kind=WORD):
        xml_parser.Parse(archive.read_part(name, MOST_XML), True)
    return chain(simple, ("".join(pieces) for pieces in field_runs))
