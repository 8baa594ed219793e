"""Groups as a CSV file: a line for each person and round, which `--earlier` reads back."""

import csv
from io import StringIO

from ecpat_training.files.csv.list import harmless
from ecpat_training.roster.model.grouping import Grouped


def group_csv(grouped: Grouped, *, names: bool) -> bytes:
    """UTF-8, with the columns Round, Group and Person, and Name where names were asked for. A name that a spreadsheet
    would take for a formula is written after an apostrophe."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(["Round", "Group", "Person", *(["Name"] if names else [])])
    for number, groups in enumerate(grouped.chosen.rounds, 1):
        for group, members in enumerate(groups, 1):
            for one in members:
                person = grouped.task.people[one]
                writer.writerow([number, group, harmless(person.code), *([harmless(person.name)] if names else [])])
    return text.getvalue().encode()
