"""`ecpat event verify`: checks the signed text of a certificate by public keys alone."""

import sys
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code
from ecpat_training.core.errors import InputError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, sentence
from ecpat_training.event.certificates.checking import verify_text
from ecpat_training.event.certificates.model.keys import KEYS_FILE
from ecpat_training.event.certificates.model.verdict import Verdict
from ecpat_training.event.certificates.reading.key_ring import read_key_ring
from ecpat_training.event.certificates.reading.texts import CodeFile, find_certificate_texts, read_code_file
from ecpat_training.event.certificates.report.for_machines import EventVerifyResult
from ecpat_training.event.certificates.report.printed import as_printed
from ecpat_training.event.certificates.report.verdict import verdict_document
from ecpat_training.event.certificates.signing.signature import PREFIX
from ecpat_training.files.opening import display_name
from ecpat_training.words.catalogue.message import Option, phrase


def event_verify(source: str, keys: Path, delivery: Delivery, *, name: str | None = None, words: str = "") -> Outcome:
    """Checks every signed text that is given, and says what each states. Exit code 1 where one isn't accepted.

    Args:
        source: a text, a file that holds some, or `-`.
        keys: the programme's folder, or its list of public keys; the signed list of numbers taken back stands
            beside that.
        delivery: how much is said.
        name: whose certificate it is said to be; `words` prove it.
        words: see `name`.

    Raises:
        UsageError: a name is to be checked of several texts, or words are given without a name.
        InputError, RefusedError, ContentError: a file can't be read, or holds no certificate's text.
    """
    if words and name is None:
        hint = phrase("Please add {option} as it stands on the certificate.", option=Option("--name", "NAME"))
        raise UsageError.because(
            "certificate.words",
            phrase("{option} prove a name, and none is given.", option=Option("--words")),
            hint=hint,
        )
    ring = read_key_ring(keys)
    if not ring.keys:
        message = phrase("there is no {keys_file} here, so nothing can be checked.", keys_file=KEYS_FILE)
        hint = phrase(
            "Please name the programme's folder, or the file that the programme sent you, with {option}.",
            option=Option("--certificate-keys"),
        )
        raise InputError.because("certificate.no-keys", message, location=Location(display_name(keys)), hint=hint)
    texts, paragraphs = _texts(source)
    if name is not None and len(texts) > 1:
        message = phrase(
            "a name belongs to one certificate, and here are {texts:,} {texts:text|texts}.", texts=len(texts)
        )
        raise UsageError.because("certificate.words", message, hint="Please give one text.")
    verdicts = [as_printed(verify_text(text, ring, name, words), paragraphs) for text in texts]
    findings = [_finding(verdict) for verdict in verdicts if not verdict.accepted]
    delivery.document(verdict_document(verdicts, ring.taken_back))
    delivery.findings(findings)
    delivery.data(lambda: EventVerifyResult(verdicts, looked_up=ring.taken_back), findings)
    return Outcome(exit_code(findings), f"{count(len(verdicts) - len(findings), 'certificate')} accepted.")


def _texts(source: str) -> CodeFile:
    """The signed texts, and what else a Word file prints.

    Raises:
        InputError, RefusedError: no signed text was given.
    """
    if source.lstrip().startswith(PREFIX):
        return CodeFile(["".join(source.split())])
    file = CodeFile(find_certificate_texts(sys.stdin.read(1 << 20))) if source == "-" else read_code_file(Path(source))
    if file.texts:
        return file._replace(texts=list(dict.fromkeys(file.texts)))
    message = phrase(
        "here is no text of a certificate, which begins with {prefix} and has letters behind.", prefix=PREFIX
    )
    hint = "Please scan the square code with a telephone, and give the text that it shows."
    raise InputError.because(
        "certificate.no-text",
        message,
        location=Location(display_name(source)),
        hint=hint,
    )


def _finding(verdict: Verdict) -> Finding:
    return Finding(verdict.code, Severity.ERROR, f"{sentence(verdict.reason)}.", None, verdict.hint or None)
