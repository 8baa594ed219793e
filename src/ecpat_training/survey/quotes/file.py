"""The file by which free text is released, as a person edited it."""

from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.survey.quotes.model import Quotes
from ecpat_training.survey.quotes.telling import marks


def read_quotes(path: Path | str) -> tuple[Quotes, list[Finding]]:
    """The file, and a warning for each released text in which something still tells who may have written it.

    Raises:
        InputError, RefusedError: it can't be read.
        ContentError: it is no such file, or something was released of which nothing is left.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "quotes", source.where())
    quotes = build(source, Quotes)
    findings = list(source.findings)
    for at, one in enumerate(quotes.answers):
        if one.initials and (found := marks(one.text)):
            message = f"`{one.quote}` was released ({one.initials}) with {listing(list(found), 5)}."
            hint = "Please read it once more: it is printed as it is written."
            where = source.where(("answers", at, "text"))
            findings.append(Finding("quotes.telling", Severity.WARNING, message, where, hint))
    return quotes, findings
