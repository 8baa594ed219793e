"""Whether the elements of a workbook's parts stand in the order of the format (ECMA-376 part 1, annex A.2), which
programs that check a file before they open it ask for; the Open XML SDK does."""

import io
import zipfile
from itertools import pairwise

from lxml import etree

ORDERS = {
    "worksheet": (
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges "
        "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting "
        "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks "
        "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects "
        "controls webPublishItems tableParts extLst"
    ),
    "workbook": (
        "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
        "definedNames calcPr oleSize customWorkbookViews pivotCaches extLst"
    ),
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
    "font": "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme",
    "dxf": "font numFmt fill alignment border protection extLst",
    "xf": "alignment protection extLst",
    "border": "start end left right top bottom diagonal vertical horizontal",
    "table": "autoFilter sortState tableColumns tableStyleInfo extLst",
    "comment": "text commentPr",
}


def out_of_order(data: bytes) -> list[str]:
    """Each element of a workbook that stands behind one that should follow it, or that its parent doesn't know."""
    wrong = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/") and name.endswith(".xml"):
                for parent in etree.fromstring(archive.read(name)).iter(etree.Element):
                    wrong += [f"{name}: {found}" for found in _wrong(parent)]
    return wrong


def _wrong(parent: etree._Element) -> list[str]:
    tag = etree.QName(parent).localname
    if tag not in ORDERS or "spreadsheetml" not in (etree.QName(parent).namespace or ""):
        return []
    order = ORDERS[tag].split()
    parts = [etree.QName(part).localname for part in parent]
    unknown = [f"{tag} has {part}" for part in parts if part not in order]
    known = [part for part in parts if part in order]
    return unknown + [
        f"{tag} has {second} behind {first}"
        for first, second in pairwise(known)
        if order.index(first) > order.index(second)
    ]
