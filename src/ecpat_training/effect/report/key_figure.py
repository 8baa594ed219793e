"""The one figure that a reader takes away: the primary outcome's change, its interval and how many people it is of."""

from ecpat_training.core.text import agreeing
from ecpat_training.documents.document import KeyFigure
from ecpat_training.effect.analyses.control_group.result import ControlGroup, TrainedBeside
from ecpat_training.effect.model.change import ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences
from ecpat_training.effect.sentences.amounts import decimals, units
from ecpat_training.effect.sentences.verdicts import verdict, verdict_beside
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.ours import counted

SAY = words.KEY_FIGURE


def key_figure(report: EffectReport) -> KeyFigure | None:
    """The figure of the first comparison's primary outcome, or of its first one with a figure where none was declared;
    beside people who were not trained, how much more the trained changed. None where there is no figure, or none may
    be shown.

    It says no more than the sentence of the same outcome, whose verdict stands below it.
    """
    first = next((one for one in report.comparisons if one.changes), None)
    changes = first.changes if first else ()
    figures = [one for one in changes if one.raw.value is not None]
    change = next((one for one in changes if one.role == "primary"), figures[0] if figures else None)
    if change is None or change.raw.value is None:
        return None
    found = report.found(ControlGroup)
    beside = (
        [one for one in found.scales if one.of.scale == change.scale and one.after == change.after.wave]
        if found
        else []
    )
    if beside and beside[0].difference.value is not None:
        return _beside(beside[0], change)
    return _alone(change)


def _alone(change: ScaleChange) -> KeyFigure:
    published = change.claims is not None
    amount, level = units(change.kind, change.unit)

    def figure(number: float | None, *, plus: bool = False) -> str:
        return "" if number is None else decimals(change.kind, number, published=published, plus=plus)

    said = SAY["means"].format(
        before=level.format(value=figure(change.before.mean)), after=level.format(value=figure(change.after.mean))
    )
    if change.raw.low is not None:
        said = f"{SAY['interval'].format(low=figure(change.raw.low), high=figure(change.raw.high))}; {said}"
    if change.n is not None:
        said = f"{said}; {counted(change.n, report_words.PEOPLE['one'], report_words.PEOPLE['many'])}"
    notes = [said, *([SAY[verdict(change)]] if SAY[verdict(change)] else [])]
    return KeyFigure(
        _label(change), amount.format(value=figure(change.raw.value, plus=True)), tuple(map(agreeing, notes))
    )


def _beside(one: TrainedBeside, change: ScaleChange) -> KeyFigure:
    difference = one.difference
    said = SAY["beside"].format(trained=one.trained.n, untrained=one.untrained.n)
    if difference.low is not None:
        said = f"{SAY['interval'].format(**people_sentences.limits(one.of, difference))}; {said}"
    meaning = SAY[f"{verdict_beside(one)}, beside"]
    notes = (said, *([meaning] if meaning else []))
    figure = people_sentences.amount(one.of, difference.value, plus=True)
    return KeyFigure(SAY["beside title"].format(title=_label(change)), figure, tuple(map(agreeing, notes)))


def _label(change: ScaleChange) -> str:
    return SAY["primary" if change.role == "primary" else "first"].format(title=change.title)
