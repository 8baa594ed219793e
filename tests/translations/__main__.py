"""Writes the template for translators again, brings every translation up to it, begins those of new languages, and
counts how complete each is: python -m tests.translations [CODE ...]"""

import sys

from tests.translations import pages, reports
from tests.translations.completeness import PAGE, page
from tests.translations.files import write

write(*sys.argv[1:])
reports.write()
pages.write()
PAGE.write_text(page(), encoding="utf-8", newline="\n")
