"""Drafts of letters: plain text, one recipient each, in files that a mail program opens to be looked at and sent.

Everything that people wrote stands in a header by way of Python's own `email` package, which encodes it as RFC 2047 and
2231 say and refuses line ends; here they are taken out before.
"""

from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from string import Formatter

from ecpat_training.core.text import squeeze, visible
from ecpat_training.documents.wording import Wording
from ecpat_training.event.model.letter import FIELDS, Letter, LetterKind, LetterText

_SUBJECTS: Mapping[LetterKind, str] = {
    LetterKind.INVITATION: "invitation",
    LetterKind.GAP_NOTE: "gap letter",
    LetterKind.LIST_REMINDER: "list reminder",
    LetterKind.ANSWERS_REMINDER: "answers reminder",
}


def built_in_text(letter_kind: LetterKind, words: Wording) -> LetterText:
    """Our own text of a letter in a language, with its fields."""
    key = _SUBJECTS[letter_kind]
    return LetterText(words.words[f"{key} subject"], words.words[f"{key} text"])


def fill_placeholders(text: LetterText, values: Mapping[str, str]) -> LetterText:
    """The text with its fields filled in, once each: braces in what people wrote stay as they are. A line whose fields
    are all empty is left out."""
    body: list[str] = []
    for line in text.body.split("\n"):
        composed_line = _line(line, values)
        if composed_line is not None and (
            composed_line or (body and body[-1])
        ):  # where lines are left out, one empty line stays
            body.append(composed_line)
    return LetterText(squeeze(visible(_line(text.subject, values) or "")), "\n".join(body))


def _line(line: str, values: Mapping[str, str]) -> str | None:
    composed_line, fields = "", []
    for literal_text, name, _, _ in Formatter().parse(line):
        composed_line += literal_text
        if name is not None:
            value = visible(values[name], lines=True)
            fields.append(value)
            composed_line += value
    return None if fields and not any(fields) else composed_line


def letter(
    file: str, recipient_address: str, recipient_name: str, text: LetterText, values: Mapping[str, str]
) -> Letter:
    """Makes the draft of a letter to one recipient."""
    filled_text = fill_placeholders(text, {name: values.get(name, "") for name in FIELDS})
    return Letter(file, recipient_address, squeeze(visible(recipient_name)), filled_text.subject, filled_text.body)


def is_mailable(address: str) -> bool:
    """Whether every mail program can write to an address: ASCII, one at sign, nothing quoted."""
    if not address.isascii() or not address.isprintable() or any(letter in address for letter in ' ,;:<>()[]"\\'):
        return False
    user, at_separator, host = address.rpartition("@")
    if (
        not at_separator
        or not user
        or not host
        or "@" in user
        or user.startswith(".")
        or user.endswith(".")
        or ".." in user
    ):
        return False
    return all(
        domain_label and not domain_label.startswith("-") and not domain_label.endswith("-")
        for domain_label in host.split(".")
    )


def draft(letter_: Letter) -> bytes:
    """The file of a draft: `X-Unsent` makes Outlook open it to be sent."""
    message = EmailMessage(policy=SMTP)
    if letter_.recipient_address:
        user, _, host = letter_.recipient_address.rpartition("@")
        message["To"] = Address(letter_.recipient_name, user, host)
    message["Subject"] = letter_.subject
    message["X-Unsent"] = "1"
    message.set_content(f"{letter_.body}\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()
