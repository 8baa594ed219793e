"""A mapping file from a workbook of trainers: written once, corrected by a person, used for every later one."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.files.mapping import open_lines
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.trainers.reading.pool import PoolFile, read_pool
from ecpat_training.trainers.report.for_machines import TrainersMapResult
from ecpat_training.trainers.report.pool_map import map_document, mapping_yaml
from ecpat_training.trainers.workflows.gathering import competences_of, inputs_of

ENDINGS = (".yaml", ".yml")


def map_trainers(programme: Path, file: PoolFile, delivery: Delivery) -> Outcome:
    """`ecpat trainers map`: writes how a workbook is read, for a person to correct.

    Raises:
        InputError, RefusedError, ContentError, UsageError: a file can't be read, or
            doesn't fit.
        OutputError: a file can't be written there.
    """
    inputs = inputs_of(programme, file)
    delivery.check(inputs)
    loaded_programme, _ = read_programme(programme)
    pool = read_pool(file, competences_of(loaded_programme), [trainer.id for trainer in loaded_programme.trainers])
    pool_errors = errors(pool.findings)
    delivery.findings(pool_errors)
    origin = provenance("ecpat trainers map", inputs)
    text = PeopleBytes(mapping_yaml(pool).encode())
    delivery.document(map_document(pool, origin), content_by_ending=dict.fromkeys(ENDINGS, text))
    delivery.data(lambda: TrainersMapResult(pool), pool_errors, origin)
    return Outcome(exit_code(pool_errors), f"{count(open_lines(pool.mapped), 'line')} to decide.")
