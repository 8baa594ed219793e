"""Writes the generated pages of the documentation again: python -m tests.docs"""

from tests.docs.pages import write

write()
