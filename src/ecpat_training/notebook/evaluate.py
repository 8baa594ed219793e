"""`evaluate`: from files of answers to what a training changed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ecpat_training.commands.deliver import provenance
from ecpat_training.core.text import listing
from ecpat_training.effect.sentences.words.readers import READERS, Reader
from ecpat_training.effect.workflows.report import checked_request, evaluate_request
from ecpat_training.effect.workflows.request import Request
from ecpat_training.notebook.effect import Effect
from ecpat_training.notebook.paths import AnyPath, input_path, input_paths, optional_path


def evaluate(
    pre: AnyPath | Iterable[AnyPath] | None = None,
    post: AnyPath | Iterable[AnyPath] | None = None,
    *,
    instrument: AnyPath,
    follow_up: AnyPath | Iterable[AnyPath] | None = None,
    mapping: AnyPath | Iterable[AnyPath] | None = None,
    post_from: date | None = None,
    comparison_group: str | None = None,
    sites: str = "",
    participants: AnyPath | int | None = None,
    waiting_pre: AnyPath | None = None,
    waiting_post: AnyPath | None = None,
    reader: Reader = "coordinator",
    encoding: str | None = None,
    sheet: str | Sequence[str] = (),
) -> Effect:
    """Reduces survey exports to an effect-measurement report, as the command `ecpat evaluate` does.

    The report is internal: it tells single people's codes and figures of few. What is published is made by
    `ecpat evaluate --publish`, which leaves out whatever could give a person away and remembers what it published.

    Args:
        pre: the file of answers before the training, or several; or one file that holds all waves, or one of which
            nothing says the wave, which is read as one after the training.
        post: the file of answers after it, or several.
        instrument: the questionnaire's YAML file, or the folder that holds `instrument.yaml`.
        follow_up: answers of the same people some months later.
        mapping: a file of `ecpat survey map` that says what columns and answers are; or one for each file, in the
            files' order.
        post_from: the day from which on answers are from after the training, in files that don't say their waves.
        comparison_group: who was asked without the training, such as `"group=waiting"`; else as the plan says.
        sites: what several files of one wave are: `"files"`, each a site of its own (so if unsaid), `"one"`, parts of
            one training, or the column that says the site.
        participants: how many people were there, for the response rate: a number, or the participants' list.
        waiting_pre, waiting_post: the answers of those who waited, where these are files of their own.
        reader: `"coordinator"`, `"evaluator"` or `"donor"`: for whom the report is shown and saved. The figures of
            `.to_frame()` are the same.
        encoding: of CSV files that aren't Unicode, such as `"cp1252"`; it is never guessed.
        sheet: which sheet of a workbook: one for all files, or one for each in the files' order.

    Returns:
        The effect: `.to_frame()` has a row for each scale between each two waves, with means, changes in the scale's
        units, 95 % intervals, tests and the sentence; `.figures` the charts; `.findings` what was noted;
        `.save("effect.docx")` writes the report; `.report` holds every figure with its method and source.

    Raises:
        EcpatError: files can't be read, or what is in them needs a person; all files are tried first, and
            `error.findings` has everything, each with its code, place and text. Hints name the command's options:
            `--post-from` is `post_from` here.
        ValueError: there is no such reader.

    Example:
        >>> import ecpat_training as ecpat
        >>> effect = ecpat.evaluate("pre.csv", "post.csv", instrument="instrument.yaml")
        >>> effect.to_frame()[["title", "n", "change", "change_low", "change_high", "verdict"]]
        >>> effect.save("effect.docx")
    """
    if reader not in READERS:
        raise ValueError(f"{reader!r} is no reader. Please write {listing([repr(name) for name in READERS])}.")
    before = input_paths(pre)
    only_survey = before[0] if len(before) == 1 and post is None and follow_up is None else None
    request = Request(
        pre=only_survey,
        more_pre=() if only_survey else before,
        more_post=input_paths(post),
        follow_up=input_paths(follow_up),
        instrument=input_path(instrument),
        waiting_pre=optional_path(waiting_pre),
        waiting_post=optional_path(waiting_post),
        encoding=encoding,
        sheet=(sheet,) if isinstance(sheet, str) else tuple(sheet),
        mapping=tuple(map(str, input_paths(mapping))),
        post_from=post_from.date() if isinstance(post_from, datetime) else post_from,
        comparison_group=comparison_group,
        sites=sites,
        participants=_participants_option(participants),
        reader=reader,
    )
    prepared = checked_request(request)
    evaluation = evaluate_request(prepared)
    origin = provenance(prepared.request.command, prepared.paths)
    return Effect(evaluation.report, reader, origin, tuple(evaluation.findings), tuple(prepared.paths))


def _participants_option(participants: AnyPath | int | None) -> str:
    """As the command takes it."""
    if participants is None:
        return ""
    return str(participants) if isinstance(participants, int) else str(input_path(participants))
