"""What was noticed, as a report says it: waves by the words that its reader knows. On a command line they bear the
names of the options, `pre` and `post`."""

import re

from ecpat_training.core.finding import Finding
from ecpat_training.effect.sentences.words import report as words

_WAVE_NAME = r"`(pre|post|follow-up)`"
_WAVES = re.compile(
    rf"(?<=wave ){_WAVE_NAME}|{_WAVE_NAME}(?= to `)|(?<=` to ){_WAVE_NAME}|(?<=only in "
    rf"){_WAVE_NAME}"
)


def finding_message(finding: Finding) -> str:
    """The message of a finding, which is English in a report of any language."""
    return _WAVES.sub(
        lambda match: f"`{str.lower(words.WAVE_SHORT[next(filter(None, match.groups()))])}`", finding.message
    )
