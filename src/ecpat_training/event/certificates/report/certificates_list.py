"""The list of certificates that were issued, by codes and numbers: what the programme keeps, and the board counts."""

from collections.abc import Sequence

from ecpat_training.documents.document import Document, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.event.certificates.model.person import LIST_HEADERS, LIST_TABLE, Certificate

_CODE, _KIND, _NUMBER, _DAY, _KEY = LIST_HEADERS
COLUMNS = (
    ReportColumn(_CODE),
    ReportColumn(_KIND, width=1.5),
    ReportColumn(_NUMBER, width=2),
    ReportColumn(_DAY, "date"),
    ReportColumn(_KEY),
)


def certificates_list(certificates: Sequence[Certificate], title: str, key: str, origin: Provenance) -> Document:
    """A row a certificate, without names."""
    rows = tuple(
        (certificate.code, certificate.statement.kind, certificate.statement.number, certificate.statement.issued, key)
        for certificate in certificates
    )
    return Document(
        "Certificates", (ReportTable(LIST_TABLE, COLUMNS, rows),), title, footer=provenance_sentence(origin)
    )
