"""Small files as they come by mail, in many languages and layouts: a list of two columns, sheets to sign, an agenda as
plain text, and what no training keeps."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.recognising import recognise_file
from tests.folder.material import base

FILES = {
    "two columns": (
        "list",
        "Cognome e nome,Ente di appartenenza",
        "Rossi Giulia,Questura",
        "Bianchi Marco,Procura",
        "Esposito Anna,Dedalus",
    ),
    "sizes": (
        "unknown",
        "Full name,E-mail,Size",
        "Ana Kola,a@x.example,M",
        "Ben Dode,b@x.example,L",
        "Ira Leka,i@x.example,M",
    ),
    "to sign": (
        "attendance",
        "Naam,Organisatie,Handtekening dag 1,Handtekening dag 2",
        "Eva Jansen,Politie,,",
        "Tom Smit,OM,,",
        "Loes Bos,KMar,,",
    ),
    "present or absent": (
        "attendance",
        "Nom,Structure,14/03 matin,14/03 après-midi",
        "Ana Roux,OFPRA,P,A",
        "Luc Petit,Parquet,P,P",
        "Inès Faure,ECPAT,A,P",
    ),
    "came and went": (
        "unknown",
        "Name,Organisation,Signed in,Signed out",
        "Ana Kola,Met,08:51,17:01",
        "Ben Dode,CPS,08:52,17:04",
        "Ira Leka,UKBA,08:55,17:02",
    ),
    "agenda": (
        "agenda",
        "Tijd,Onderwerp,Trainer",
        "09.00 - 09.15,Opening,Eva",
        "09.15 - 10.30,Signalen,Tom",
        "10.30 - 10.45,Pauze,",
        "10.45 - 12.30,Gesprek,Eva",
    ),
    "claims": (
        UNUSED,
        "Name,Claim,Receipt,Bank details",
        "Ana Kola,12.40,yes,",
        "Ben Dode,14.20,yes,",
        "Ira Leka,9.10,no,",
    ),
    "holidays": (UNUSED, "Svátek,Datum", "Velikonoční pondělí,17.4.2006", "Svátek práce,1.5.2006"),
    "seats": (UNUSED, "Entidade,Vagas", "PJ,6", "APAV,3"),
    "points": (UNUSED, "Име,Входящ тест,Изходящ тест", "Елена Тодорова,5,8", "Иван Димитров,4,9"),
    "another form": (
        UNUSED,
        "Timestamp,Was it useful?,Comments",
        "03/15/2006 16:01:11,4,",
        "03/15/2006 16:04:50,5,good",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_by_what_it_holds(name: str, tmp_path: Path) -> None:
    base(tmp_path)
    kind, *rows = FILES[name]
    path = tmp_path / "sent.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    recognised = recognise_file(path, tmp_path / "instrument.yaml")
    assert recognised.kind == kind, recognised.because


def test_a_mail_is_read_as_a_reader_of_mails_shows_it(tmp_path: Path) -> None:
    """Lines of a mail end in CR LF, and its text may be a part of it, encoded."""
    base(tmp_path)
    text = "Dear colleagues,\n\nYou are kindly invited to the training in Skopje. We look forward to you.\n"
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = "a@x.example", "b@x.example", "Training"
    mail.set_content(text, cte="base64")
    mail.add_alternative(f"<p>{text}</p>", subtype="html")
    path = tmp_path / "sent.eml"
    path.write_bytes(mail.as_bytes())
    recognised = recognise_file(path, tmp_path / "instrument.yaml")
    assert (recognised.kind, recognised.because.partition(" (")[0]) == (UNUSED, "a letter, a mail or an invitation")
