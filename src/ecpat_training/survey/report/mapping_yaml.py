"""A survey's mapping file as YAML that people correct by hand."""

from textwrap import wrap

from ecpat_training.core.text import count, listing
from ecpat_training.files.mapping import choices, entries_of, section
from ecpat_training.files.yaml.text import quoted, remark, scalar
from ecpat_training.survey.model.survey_map import SurveyMap

HOW_TO_CORRECT = """\
# What the columns and answers of this survey are. Correct what is wrong, save, and use it for this file and others of
# the same form:
#   ecpat evaluate PRE POST -i INSTRUMENT --mapping THIS-FILE
# `k1?` is a proposal, and counts for nothing until you delete the question mark. A line with nothing behind the colon
# is open: write what it is, or leave it. What stands behind a # is a remark for people and is not read.
"""


def survey_mapping_yaml(mapping: SurveyMap) -> str:
    """The file's text. A survey that is read with it as it is is read as without it."""
    lines = [*HOW_TO_CORRECT.splitlines(), "", f"survey: {quoted(mapping.survey)}", ""]
    lines += section("columns", mapping.columns)
    if mapping.own:
        own = f"# Columns of {mapping.platform} itself, which need no line: {remark(listing(list(mapping.own), 30))}."
        lines += wrap(own, 120, subsequent_indent="# ")
    if mapping.waves.entries:
        lines += ["", *section("waves", mapping.waves)]
    if mapping.answers:
        lines += ["", "# Answers that are written in another way than the instrument has them.", "answers:"]
        for part in mapping.answers:
            lines += [*choices(part, "  "), f"  {scalar(part.name)}:", *entries_of(part.entries, "    ")]
    if mapping.left_out:
        which = listing([f"{count(number, 'answer')} of {name}" for name, number in mapping.left_out.items()], 12)
        said = f"# Not written here, since names may be in them: {remark(which)}. Is it the right column?"
        lines += ["", *wrap(said, 120, subsequent_indent="# ")]
    return "\n".join(lines) + "\n"
