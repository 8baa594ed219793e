"""The one figure of two groups that a reader takes away: how much they differ, its interval and how many people both
are. It names the groups, and says of nobody that they changed."""

from collections.abc import Sequence

from ecpat_training.core.text import agreeing
from ecpat_training.documents.document import KeyFigure
from ecpat_training.effect.analyses.unlinked import words
from ecpat_training.effect.analyses.unlinked.result import ScaleApart, WavesApart
from ecpat_training.effect.analyses.unlinked.rules import verdict
from ecpat_training.effect.analyses.unlinked.sentences import amount, level, number

SAY = words.KEY_FIGURE


def key_figure(one: WavesApart) -> KeyFigure | None:
    """The figure of the primary outcome, or of the first one with a figure where none was declared; None where there is
    no figure, or none may be shown. It says no more than the sentence of the same outcome."""
    figures = [each for each in one.scales if each.difference.value is not None]
    shown = next((each for each in one.scales if each.role == "primary"), figures[0] if figures else None)
    if shown is None or shown.difference.value is None:
        return None
    who = {"later": words.WHO[shown.after.wave], "earlier": words.WHO[shown.before.wave]}
    kind = "primary" if shown.role == "primary" else "first"
    return KeyFigure(
        SAY[kind].format(title=shown.of.title, **who),
        amount(shown, shown.difference.value, plus=True),
        tuple(map(agreeing, (_figures(shown, who), *_meaning(shown, who)))),
    )


def _figures(one: ScaleApart, who: dict[str, str]) -> str:
    found, said = one.difference, []
    if found.low is not None:
        said.append(SAY["interval"].format(low=number(one, found.low), high=number(one, found.high)))
    said.append(SAY["means"].format(after=level(one, one.after.mean), before=level(one, one.before.mean), **who))
    return "; ".join(map(str, [*said, _people(one)]))


def _people(one: ScaleApart) -> str:
    if one.before.n is None or one.after.n is None:
        return words.PEOPLE_WITHHELD
    return SAY["people"].format(
        later=one.after.n or 0,
        later_when=words.WHEN[one.after.wave],
        earlier=one.before.n or 0,
        earlier_when=words.WHEN[one.before.wave],
    )


def _meaning(one: ScaleApart, who: dict[str, str]) -> Sequence[str]:
    said = SAY[verdict(one)].format(**who)
    return [said[:1].upper() + said[1:]] if said else []
