"""Writes the templates for translators again, brings every translation up to them, begins files of new languages,
counts how complete each is, and names what waits for a translator: python -m tests.translations [CODE | KIND/CODE ...]
"""

import sys

from tests.translations.catalogues import waiting_texts, write
from tests.translations.completeness import PAGE, page

write(*sys.argv[1:])
PAGE.write_text(page(), encoding="utf-8", newline="\n")
for kind, text, codes in waiting_texts():
    sys.stdout.write(f"waits for a translator of {kind} into {', '.join(codes)}: {text}\n")
