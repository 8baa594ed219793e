"""A mapping file from a participant list: written once, corrected by a person, used for every later list."""

from pathlib import Path

from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.read.roster.mapping import NO_MAPPING
from ecpat_training.read.roster.mapping_draft import roster_map
from ecpat_training.read.roster.mapping_file import read_mapping
from ecpat_training.read.table_file import read_table
from ecpat_training.render.mapping_yaml import mapping_yaml
from ecpat_training.report.roster_map import map_document
from ecpat_training.workflows.deliver import Delivery, Outcome, exit_code, provenance

ENDINGS = (".yaml", ".yml")


def map_roster(
    roster: Path,
    delivery: Delivery,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    mapping: Path | None = None,
) -> Outcome:
    """`ecpat roster map`: writes how a list is read, for a person to correct.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the list is empty, or the earlier mapping can't be understood.
        UsageError, OutputError: a file can't be written there.
    """
    inputs = [roster, mapping]
    delivery.check(inputs)
    decided = NO_MAPPING if mapping is None else read_mapping(mapping)
    made, reading = roster_map(read_table(roster, encoding=encoding, sheet=sheet), decided)
    delivery.findings(errors(reading.findings))
    text = mapping_yaml(made).encode()
    delivery.document(map_document(made, provenance("ecpat roster map", inputs)), own=dict.fromkeys(ENDINGS, text))
    return Outcome(exit_code(reading.findings), f"{count(made.open, 'line')} to decide.")
