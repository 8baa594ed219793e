"""A mapping file as YAML that people correct by hand and every command over rosters reads."""

from ecpat_training.core.text import listing
from ecpat_training.files.mapping import choices, entries_of, section
from ecpat_training.files.yaml.text import quoted, remark
from ecpat_training.roster.model.roster_map import RosterMap

HOW_TO_CORRECT = """\
# How the words of this list are read. Correct what is wrong, save, and use it for this list and later ones:
#   ecpat roster check LIST --programme programme.yaml --mapping THIS-FILE
# `GO?` is a proposal, and counts for nothing until you delete the question mark. A line with nothing behind the colon
# is open: write what it means, or leave it. What stands behind a # is a remark for people and is not read.
"""


def mapping_yaml(mapping: RosterMap) -> str:
    """The file's text. A list that is read with it as it is is read as without it."""
    lines = [*HOW_TO_CORRECT.splitlines(), "", f"written for: {quoted(mapping.roster)}"]
    if mapping.header_row is not None:
        said = "  # a guess: no row was known as the one that names the columns" if mapping.guessed else ""
        lines.append(f"header row: {mapping.header_row}{said}")
    lines += ["", *section("columns", mapping.columns)]
    if values := [part for part in mapping.values if part.entries]:
        lines += ["", "values:"]
        for part in values:
            lines += [*choices(part, "  "), f"  {part.name}:", *entries_of(part.entries, "    ")]
    if mapping.organisations.entries:
        lines += [
            "",
            "# What kind of body an organisation is, only its people can say: who works there is counted once it is",
            "# confirmed here.",
            *section("organisations", mapping.organisations),
        ]
    if mapping.left_out:
        where = listing(list(mapping.left_out), 12)
        lines += [
            "",
            f"# Not written here, since no table knows the words and they may be a person's name: {remark(where)}.",
            "# Please correct the list, or add a line above for the word, as the list writes it.",
        ]
    return "\n".join(lines) + "\n"
