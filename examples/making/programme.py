"""The programme of one country, cut out of the shipped programme so that the two can't drift apart."""

import re
from pathlib import Path

ALBANIAN = Path(__file__).with_name("albanian.yaml")
ABOUT = """\
# One country's part of the programme: Albania, twinned with Belgium. An example to try things out on; the trainers'
# places, the dates and the sessions are invented. Cut out of multi-stakeholder-2005.yaml, where more is explained.

"""
EVENTS = """\
# The two trainings of the country, as events of their own because their dates are fixed.
events:
  - id: al-1
    title: Training 1, Tirana
    country: AL
    twin: BE
    days: 2
    start: 2005-06-16
    participants: 20
    hours: 09:00-17:30
    interpreters: true # into and out of Albanian
    trainers: [AL-1, AL-2, BE-1, BE-2, EXP-1, EXP-2] # left out: all of the two countries, and every expert
  - id: al-2
    title: Training 2, Tirana
    country: AL
    twin: BE
    days: 2
    start: 2005-10-20
    participants: 20
    hours: 09:00-17:30
    interpreters: true

"""


def one_country(shipped: Path, *, country: str, twin: str) -> bytes:
    """The text of the small programme: the shipped one without the other countries and the other meetings, and with its
    texts in Albanian."""
    text = shipped.read_text(encoding="utf-8")
    text = ABOUT + text[text.index("programme:") :]
    text = _replace(text, r"^programme: .*$", "programme: Multi-stakeholder training on child trafficking, Tirana")
    text = _replace(text, r"^id: .*$", "id: tirana-2005")
    text = _replace(text, r"^timezone: .*$", "timezone: Europe/Tirane")
    text = _replace(text, r"# Ten pairs\..*\n", "")
    text = _replace(text, rf"(?:  - \{{country: (?!{country}).*\n)+", "")
    text = _replace(text, r"# Every partner country holds(?:.*\n)+?(?=# -----)", EVENTS)
    text = _replace(text, r"  - chapter: Trying out the material\n(?:.*\n)+?(?=# -----)", "")
    text = _replace(text, r"First the frame .* nine chapters, then the sessions of the\n# other meetings", _FRAME)
    text = re.sub(rf"  - \{{id: \"?(?!{country}-|{twin}-|EXP-)[A-Z]+-.*\n.*\n", "", text)
    text = _replace(text, r"    for: \[training, pilot\]\n", "")
    text = _replace(text, rf"(- \{{id: {twin}-1, .*\n     )(?=competences)", r"\1away: [2005-06-17], ")
    text = _replace(text, r"\n# -+\n# The texts in other languages(?:.*\n)+\Z", "")
    return (text + ALBANIAN.read_text(encoding="utf-8")).encode()


_FRAME = "First the frame that holds a training together, then the nine chapters"


def _replace(text: str, pattern: str, new: str) -> str:
    changed, times = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    if times != 1:
        raise ValueError(f"the shipped programme has nothing like {pattern!r} any more")
    return changed
