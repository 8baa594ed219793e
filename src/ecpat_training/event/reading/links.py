"""Links to the questionnaires, `pre=https://...` as they are given on the line, else as the programme has them."""

import re
from collections.abc import Iterable, Sequence

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, unsafe_characters, visible
from ecpat_training.survey.instrument.instrument import WAVES

_ADDRESS = re.compile(r"https://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?(?:[/?#].*)?")
"""A host, perhaps a port, and what stands behind; no name or password before the host."""
_PORTS = 65_535
MAX_LINK_LENGTH = 500  # characters, which a code on paper still holds well


def links_of(arguments: Sequence[str], programme_links: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The links by their wave, in the order of the waves.

    Args:
        arguments: as they stand on the line; these come first.
        programme_links: of the programme, by wave.

    Raises:
        UsageError: a link isn't `wave=https://...`, or a wave is named twice.
    """
    link_by_wave: dict[str, str] = {}
    problems = []
    for argument in arguments:
        wave, equals_sign, link = (argument_part.strip() for argument_part in argument.partition("="))
        if not equals_sign or wave not in WAVES:
            hint = f"Write it like pre=https://...; the waves are {listing(list(WAVES), 10)}."
            problems.append(_link_finding(f"`{visible(argument[:80])}` names no wave of the questionnaire.", hint))
        elif wave in link_by_wave:
            problems.append(_link_finding(f"the wave `{wave}` has two links.", "Leave one of them out."))
        elif not _is_safe(link):
            hint = "Copy the address from the browser; it begins with https:// and has no blanks, name or password."
            problems.append(_link_finding(f"the link of `{wave}` can't be printed: `{visible(link[:80])}`.", hint))
        else:
            link_by_wave[wave] = link
    for wave, link in programme_links:
        if wave not in link_by_wave and not _is_safe(link):
            hint = "Please write one under `links` that begins with https:// and has no name or password."
            problems.append(
                _link_finding(f"the programme's link of `{wave}` can't be printed: `{visible(link[:80])}`.", hint)
            )
        link_by_wave.setdefault(wave, link)
    if problems:
        raise UsageError(problems)
    return {wave: link_by_wave[wave] for wave in WAVES if wave in link_by_wave}


def _is_safe(link: str) -> bool:
    """Whether it is an address that people can follow without their answers being read on the way."""
    if len(link) > MAX_LINK_LENGTH or not link.isascii() or not link.isprintable() or unsafe_characters(link):
        return False
    if any(letter in link for letter in ' <>"\\^`{|}'):
        return False
    match = _ADDRESS.fullmatch(link)
    return match is not None and int(match["port"] or 0) <= _PORTS


def _link_finding(message: str, hint: str) -> Finding:
    return Finding("event.link", Severity.ERROR, message, None, hint)
