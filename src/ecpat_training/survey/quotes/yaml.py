"""Free text as a YAML file in which a person releases it, answer by answer."""

from collections.abc import Iterator

from ecpat_training.files.yaml.text import quoted
from ecpat_training.survey.quotes.model import Quote, Quotes

_HEAD = """\
# What people wrote in their own words. Nothing of it is printed until you release it, one answer at a time:
#
#   1. Read the text as somebody who was in the room would: could it be anybody else's? Mind what stands at `look at`;
#      but a text without it may tell as much.
#   2. Change the text until it tells nobody: leave out names, places, dates, offices, cases, odd turns of phrase.
#   3. Write your initials behind `initials:`. Leave it empty where you aren't sure.
#
# Then say `ecpat evaluate ... --quotes` and this file. It holds everything that was written: never pass it on.
"""


def quotes_yaml(quotes: Quotes) -> str:
    """The file's text. Reading it back gives the same quotes."""
    lines = [*_HEAD.splitlines(), "", f"quotes: {quoted(quotes.quotes)}"]
    if not quotes.answers:
        return "\n".join([*lines, "answers: []"]) + "\n"
    return "\n".join([*lines, "answers:", *(line for one in quotes.answers for line in _answer(one))]) + "\n"


def _answer(one: Quote) -> Iterator[str]:
    yield f"  - quote: {quoted(one.quote)}"
    yield f"    question: {quoted(one.question)}"
    if one.look_at:
        yield f"    look at: {quoted(one.look_at)}"
    yield f"    text: {quoted(one.text)}"
    yield f"    initials: {one.initials and quoted(one.initials)}".rstrip()
