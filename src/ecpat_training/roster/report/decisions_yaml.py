"""Decisions on pairs as a YAML file that people edit by hand and `ecpat roster match` reads again."""

from collections.abc import Iterable

from ecpat_training.files.yaml.text import quoted
from ecpat_training.roster.model.decisions import DecidedPair

HOW_TO_DECIDE = """\
# Are these pairs one person? Look up the rows, and write behind each `decision:` same or different; leave it empty
# where you don't know. Next time say `ecpat roster match ... --decisions` and this file: what is decided is not asked
# again, even when the lists have been sorted anew.
# A key holds no name, but whoever guesses a name with its e-mail address can check it: keep this file with the lists.
"""


def decisions_yaml(pairs: Iterable[DecidedPair]) -> str:
    """The file's text. Reading it back gives the same pairs."""
    lines = [*HOW_TO_DECIDE.splitlines(), "", "decisions: who is the same person on several lists", "pairs:"]
    written = [_pair(pair) for pair in pairs]
    return "\n".join([*lines, *written] if written else [*lines[:-1], "pairs: []"]) + "\n"


def _pair(pair: DecidedPair) -> str:
    told = (("people", pair.people), ("names", pair.names), ("likely", pair.likely), ("because", pair.because))
    lines = [f"decision: {pair.decision or ''}".rstrip()]
    lines += [f"{key}: {quoted(text)}" for key, text in told if text]
    lines.append(f"key: {pair.key}")
    return "\n".join(("  - " if not at else "    ") + line for at, line in enumerate(lines))
