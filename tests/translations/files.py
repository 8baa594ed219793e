"""The files that translators work on: the template, made of the English words, and each language's file, which keeps
what is translated and gets what the template has newly."""

import re
from io import BytesIO
from string import Formatter

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from ecpat_training.documents.wording import languages, wording
from ecpat_training.words.catalogue.english import COUNTED, PARTS
from ecpat_training.words.catalogue.translation import FOLDER, noun
from tests.translations.notes import FIELDS, NOTES, OF_ONE_TEXT

TEMPLATE = FOLDER / "ecpat.pot"
_BEHIND_A_NUMBER = "Who or what is counted: the noun alone, as it stands behind a number"
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: ecpat-training\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def template() -> Catalog:
    """Every English text, in order, with what a translator has to know of it."""
    catalog = Catalog(fuzzy=False)
    for where, texts in PARTS.items():
        for key, text in texts.items():
            marks = ["python-brace-format"] if fields(text) else []
            catalog.add(text, context=key, auto_comments=_told(where, key, text), flags=marks)
    for key, (one, several) in COUNTED.items():
        catalog.add((one, several), context=noun(key), auto_comments=[_BEHIND_A_NUMBER])
    return catalog


def fields(text: str) -> list[str]:
    """The fields in braces of a text, each as often as it stands there, sorted."""
    return sorted(name for _, name, *_ in Formatter().parse(text) if name is not None)


def complete_languages() -> list[str]:
    """The languages in which papers say all that they say in English."""
    return [code for code in languages() if not wording(code).missing_keys]


def _told(where: str, key: str, text: str) -> list[str]:
    """Where people read a text, what its fields stand for, and what else to heed."""
    meant = {**FIELDS, **OF_ONE_TEXT.get(key, {})}
    told = [where, *(f"{{{name}}}: {meant[name]}" for name in dict.fromkeys(fields(text)))]
    return [*told, NOTES[key]] if key in NOTES else told


def updated(po: str, new: Catalog) -> str:
    """A language's file with what a template has: a text whose English changed keeps its translation, marked as
    `fuzzy` until a translator has looked at it; what was translated and is gone is kept as a comment."""
    old = read_po(BytesIO(po.encode()))
    english = {message.context: message for message in new if message.id and message.context}
    for message in [one for one in old if one.id]:
        now = english.get(message.context)
        if now is not None and now.id != message.id:
            old.delete(message.id, message.context)
            if isinstance(now.id, str) == isinstance(message.id, str) and _begun(message):
                message.id = now.id
                message.flags.add("fuzzy")
                old[now.id] = message
    old.update(new, no_fuzzy_matching=True, update_header_comment=False)
    for key in [key for key, message in old.obsolete.items() if not _begun(message)]:
        del old.obsolete[key]
    return _header(po) + body(old)


def begun(code: str, new: Catalog, about: str = "A working translation; corrections are welcome.") -> str:
    """The file of a language into which nothing is translated yet, with the plural forms that Babel knows of it.

    Raises:
        UnknownLocaleError: Babel doesn't know the language.
    """
    locale = Locale.parse(code)
    forms, rule = get_plural(locale)[:2]
    title = f"# {locale.english_name}.\n# {about}\n#\n"
    plurals = f'"Plural-Forms: nplurals={forms}; plural={rule};\\n"\n'
    return updated(title + HEADER.format(code=code) + plurals + body(new), new)


def _begun(message: Message) -> bool:
    return any(message.string if isinstance(message.string, tuple | list) else (message.string,))


def _header(po: str) -> str:
    """A file's header as it stands: tools of translators write into it."""
    found = re.match(r'(?:#.*\n)*(?:msgid ""\n)?msgstr ""\n(?:".*"\n)*', po)
    if found is None:
        raise ValueError("the file doesn't begin with a header")
    return found[0]


def body(catalog: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalog, omit_header=True, no_location=True)
    return f"\n{written.getvalue().decode().strip()}\n"
