"""The pictures of README.md, drawn anew from what the commands write: python -m tests.docs.pictures

Needs Chromium, LibreOffice and pdftoppm (Debian: chromium, libreoffice-calc, poppler-utils).
"""

import subprocess
import tempfile
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image, ImageChops

from tests.commands.running import EXAMPLE, run_alone
from tests.docs.markdown import FOLDER

IMAGES = FOLDER / "images"
WIDTH, COLOURS = 760, 96
SENT, PROGRAMME = EXAMPLE / "roster-as-sent.xlsx", EXAMPLE / "programme.yaml"
ANSWERS = (EXAMPLE / "pre-kobo.csv", EXAMPLE / "post-google-forms.csv", "--instrument", EXAMPLE / "instrument.yaml")


def draw(folder: Path) -> None:
    """Draws all three, with a folder for what lies between."""
    _made(folder, "plan", PROGRAMME, "--training", "al-1", "--out", "agenda.html")
    _saved(_browsed(folder / "agenda.html", 1199).crop((75, 524, 930, 1179)), "agenda.png")
    _made(folder, "roster", "check", SENT, "--programme", PROGRAMME, "--mark", "marked.xlsx")
    _saved(_printed(folder / "marked.xlsx"), "marked-list.png")
    _made(folder, "evaluate", *ANSWERS, "--out", "effect.html")
    _saved(_browsed(folder / "effect.html", 1500).crop((75, 50, 930, 1325)), "report.png")


def _made(folder: Path, *arguments: object) -> None:
    ran = run_alone(arguments, folder)
    assert ran.exit_code in (0, 1), ran.stderr


def _browsed(page: Path, height: int) -> Image.Image:
    """A web page as Chromium shows it, 1,000 pixels wide."""
    target = page.with_suffix(".png")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size=1000,{height}"]
    command = ["chromium", *options, f"--screenshot={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(target).convert("RGB")


def _printed(workbook: Path) -> Image.Image:
    """A workbook's first sheet as LibreOffice prints it, on one page, without the empty margins."""
    book = load_workbook(workbook)
    for sheet in book.worksheets[1:]:
        del book[sheet.title]
    setup = book.worksheets[0].page_setup
    setup.orientation, setup.fitToWidth, setup.fitToHeight = "landscape", 1, 1
    book.worksheets[0].sheet_properties.pageSetUpPr.fitToPage = True
    book.save(workbook.with_name("one-page.xlsx"))
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(workbook.parent)]
    subprocess.run([*convert, str(workbook.with_name("one-page.xlsx"))], check=True, capture_output=True)
    page = workbook.with_name("one-page")
    command = ["pdftoppm", "-r", "110", "-png", "-singlefile", f"{page}.pdf", str(page)]
    subprocess.run(command, check=True, capture_output=True)
    image = Image.open(f"{page}.png").convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert box
    return image.crop((max(0, box[0] - 12), max(0, box[1] - 12), box[2] + 12, box[3] + 12))


def _saved(image: Image.Image, name: str) -> None:
    """Saves a picture small in pixels, colours and bytes."""
    small = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(IMAGES / name, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as between:
        draw(Path(between))
