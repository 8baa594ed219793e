"""Writes the template for translators again, and brings every translation up to it: python -m tests.translations"""

from tests.translations.files import write

write()
