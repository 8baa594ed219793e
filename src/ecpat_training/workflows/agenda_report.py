"""`ecpat plan` and `ecpat plan check`: from a programme, or an edited agenda, to everything that is written of it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ecpat_training.core.text import count
from ecpat_training.read.programme.programme import programme_file
from ecpat_training.render.agenda_yaml import agenda_yaml
from ecpat_training.render.files import STDOUT
from ecpat_training.render.outputs import render
from ecpat_training.report.agenda import agenda_document
from ecpat_training.report.agenda_rules import check_document, kept_sentence
from ecpat_training.results.plan import PlanResult
from ecpat_training.solve.agenda import Progress
from ecpat_training.workflows.agenda_exports import exports
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.workflows.plan import plan_training
from ecpat_training.workflows.plan_check import check_agenda

YAML, WORD = ".yaml", ".docx"
PATIENCE = 2.0  # seconds without a word


def agenda_report(programme: Path, training: str | None, delivery: Delivery, *, seconds: float, seed: int) -> Outcome:
    """Drafts the agenda of a training and delivers it; see `plan_training` for what is raised.

    The command line in the report names the training, so that anybody can make the same again.
    """
    delivery.check([programme_file(programme)])
    with _progress(delivery) as progress:
        result = plan_training(programme, training, seconds=seconds, seed=seed, progress=progress)
    delivery.findings(result.check.findings)
    command = f"ecpat plan --training {result.training.id} --seed {seed}"
    made = provenance(command, [programme_file(programme)], seed=seed)
    own = exports(result.check.planned, delivery)
    own[YAML] = _yaml(result, programme_file(programme), delivery).encode()
    if any(path.suffix.lower() == WORD for path in delivery.paths):
        # Word is what goes to participants; the other formats carry the annex for those who prepare
        own[WORD] = render(agenda_document(result, made, annex=False), Path(f"agenda{WORD}"))
    delivery.document(agenda_document(result, made), own=own)
    outcome = Outcome(exit_code(result.check.findings), _headline(result))
    delivery.say(outcome.headline)
    return outcome


def check_report(agenda: Path, programme: Path | None, delivery: Delivery) -> Outcome:
    """Checks an agenda and delivers what was found; see `check_agenda` for what is raised."""
    delivery.check([agenda, programme])
    check = check_agenda(agenda, programme)
    delivery.check([Path(check.programme_file)])  # the agenda may have named it
    said = [*check.findings, *(one for rule in check.rules for one in rule.breaks)]
    if delivery.quiet:  # otherwise the document says it all
        delivery.findings(said)
    inputs = [agenda, programme_file(Path(check.programme_file))]
    document = check_document(check, provenance("ecpat plan check", inputs))
    delivery.document(document, own=exports(check.planned, delivery))
    return Outcome(exit_code(said), kept_sentence(check))


def _yaml(result: PlanResult, programme: Path, delivery: Delivery) -> str:
    """The agenda file; it names its programme by the way from its own folder, if there is one."""
    target = next((path for path in delivery.paths if path.suffix.lower() == YAML), None)
    way = None
    if target is not None and programme != STDOUT:
        try:
            way = Path(os.path.relpath(programme.resolve(), target.resolve().parent)).as_posix()
        except ValueError:  # another drive
            way = None
    return agenda_yaml(result.agenda, result.programme, programme_file=way)


@contextmanager
def _progress(delivery: Delivery) -> Iterator[Callable[[Progress], None] | None]:
    """Says on a person's terminal, after two seconds of search, how far it is."""
    if delivery.quiet or not sys.stderr.isatty():
        yield None
        return

    def tell(progress: Progress) -> None:
        if progress.seconds >= PATIENCE:
            gap = progress.objective - progress.bound
            sys.stderr.write(
                f"\r{progress.seconds:5.1f} s: an agenda that costs {progress.objective}, none can cost less than "
                f"{progress.bound} (gap {gap})   "
            )
            sys.stderr.flush()

    yield tell
    sys.stderr.write("\r\033[K")


def _headline(result: PlanResult) -> str:
    days = count(len(result.agenda.days), "day")
    sessions = count(len(result.agenda.sessions()), "session")
    if not result.optimal:
        return f"{days}, {sessions}; the best so far, costing {result.objective} where {result.bound} may be possible."
    gave_way = f"{count(len(result.gave_way), 'wish', 'wishes')} gave way" if result.gave_way else "every wish kept"
    return f"{days}, {sessions}; every hard rule kept, {gave_way} (cost {result.objective}, proven the least)."
