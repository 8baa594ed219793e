"""QR codes of texts: links that a telephone opens, statements that a machine reads from paper.

The one place that draws them, by segno, which writes ISO/IEC 18004 codes and needs nothing beside it.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Literal

from ecpat_training.core.text import count

if TYPE_CHECKING:
    from segno import QRCode

Mending = Literal["l", "m", "q"]
"""How much of a stained or creased code is mended: 7, 15 or 25 in a hundred of its letters."""

QUIET = 4  # modules of white around it, which the standard asks for
DOTS = 8  # of a picture, for each module: sharp edges at any size on paper
LEAST_MM = 0.4  # of a module on paper, which telephones still read when the paper is not quite flat


def qr_png(text: str, *, mending: Mending = "m") -> bytes:
    """The code of a text as a black and white PNG, with the white around it. The same bytes for the same text.

    Raises:
        ValueError: the text is longer than a code can hold, in words for a message.
    """
    return _saved(_code(text, mending), "png")


def qr_svg(text: str, *, mending: Mending = "m") -> bytes:
    """The same as SVG without a declaration, which can stand in a page. It holds shapes alone, no text.

    Raises:
        ValueError: the text is longer than a code can hold, in words for a message.
    """
    return _saved(_code(text, mending), "svg")


def qr_modules(text: str, *, mending: Mending = "m") -> int:
    """How many modules the code of a text is wide, the white around it among them: a width on paper divided by it is
    a module's, which should be `LEAST_MM` or more.

    Raises:
        ValueError: the text is longer than a code can hold, in words for a message.
    """
    return int(_code(text, mending).symbol_size(border=QUIET)[0])


def _code(text: str, mending: Mending) -> "QRCode":
    import segno

    try:  # the same mending whatever the text: a code grows only with what it holds
        return segno.make_qr(text, error=mending, boost_error=False)
    except segno.DataOverflowError:
        raise ValueError(f"{count(len(text), 'character')} are more than a QR code can hold") from None


def _saved(code: "QRCode", kind: Literal["png", "svg"]) -> bytes:
    buffer = BytesIO()
    if kind == "png":
        code.save(buffer, kind="png", scale=DOTS, border=QUIET)
    else:
        code.save(buffer, kind="svg", border=QUIET, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return buffer.getvalue()
