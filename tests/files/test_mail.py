"""Of a saved mail its text is read, as its reader sees it."""

from email.message import EmailMessage

import pytest

from ecpat_training.files.mail import text_of_mail


def mail(text: str, kind: str = "html") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Teilnehmer"
    message.set_content(text, subtype=kind)
    return message.as_bytes()


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_paragraphs_of_html_are_lines_and_what_is_not_shown_is_left_out() -> None:
    html = (
        "<html><head><title>x</title><style>p {color: red}</style></head><body><p>1. Ана&nbsp;Ковач</p>"
        "<ul><li>2. Ben &amp; Söhne<li></ul>3. Cy<br/>4. Di<script>alert('5. Ed')</script></body></html>"
    )
    assert lines(text_of_mail(mail(html))) == ["1. Ана Ковач", "2. Ben & Söhne", "3. Cy", "4. Di"]


def test_a_plain_mail_is_read_as_it_stands_and_goes_before_its_html() -> None:
    assert lines(text_of_mail(mail("1. Ana <b>\n2. Ben", "plain"))) == ["1. Ana <b>", "2. Ben"]
    both = EmailMessage()
    both.set_content("plain")
    both.add_alternative("<p>html</p>", subtype="html")
    assert lines(text_of_mail(both.as_bytes())) == ["plain"]


def test_what_is_no_text_says_nothing() -> None:
    assert text_of_mail(b"") in ("", "\n")
    assert text_of_mail(b'Content-Type: text/plain; charset="nobody-knows"\n\nx') == ""
    assert text_of_mail(b"Content-Type: image/png\n\nx") == ""


@pytest.mark.parametrize(
    "html", ["<![foo<p>", "<p>Ana <![ pagebreak ]></p>", "<![1]>", "<![%foo;[x]]>", "", "<", "\x00"]
)
def test_html_of_odd_signs_is_read_as_far_as_it_goes(html: str) -> None:
    assert "1. Ana" in text_of_mail(mail(f"<p>1. Ana</p>{html}"))


@pytest.mark.parametrize("tag", ["<a ", "<a b=c<", '<a b="x<x', "<!--", "<style "])
def test_tags_that_never_end_are_read_in_one_pass(tag: str) -> None:
    assert "1. Ana" in text_of_mail(mail("<p>1. Ana</p>" + tag * 50_000))


def test_parts_in_parts_without_end_say_nothing() -> None:
    nested = b"Content-Type: text/plain\n\n1. Ana\n"
    for level in range(1_200):
        edge = f"b{level}".encode()
        nested = (
            b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n' % (edge, edge) + nested + b"\n--%s--\n" % edge
        )
    assert "Ana" in text_of_mail(nested) or text_of_mail(nested) == ""
