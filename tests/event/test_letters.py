"""Drafts of letters: what people wrote is text in them, and each has one recipient."""

from email import message_from_bytes
from email.policy import default
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.text import squeeze, visible
from ecpat_training.documents.wording import wording
from ecpat_training.event.model.guest import BadgeHolder
from ecpat_training.event.model.letter import LetterKind
from ecpat_training.event.report.letters import built_in_text, draft, letter
from ecpat_training.event.report.mail_merge import mail_merge

PAYLOADS = ("=1+1", "<script>alert(1)</script>", "x\r\nBcc: all@example.org", "{link}", "عمر", "Иван Петров", "a" * 300)
NAMES = st.one_of(st.sampled_from(PAYLOADS), st.text(st.characters(exclude_categories=("Cs",)), min_size=1))


@given(NAMES)
def test_a_name_is_text_in_a_letter_with_one_recipient(name: str) -> None:
    values = {"name": name, "training": name}
    made = draft(letter("a.eml", "ana@example.org", name, built_in_text(LetterKind.INVITATION, wording()), values))
    read = message_from_bytes(made, policy=default)
    assert [one.addr_spec for one in read["To"].addresses] == ["ana@example.org"]
    assert set(read.keys()) <= {
        "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"
    }  # fmt: skip
    assert "Bcc" not in read
    said = squeeze(visible(name))
    assert said in squeeze(read.get_content())


@given(NAMES)
def test_a_name_is_text_in_the_mail_merge(name: str) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(mail_merge([BadgeHolder("R2", name)], "", "", "", ("", "")))).worksheets[0]
    assert sheet["B2"].data_type in ("s", "n", "inlineStr")
    assert sheet["B2"].data_type != "f"
