"""Somebody who may get a certificate, and one that was made."""

from typing import NamedTuple

from ecpat_training.event.certificates.model.statement import Statement


class Attender(NamedTuple):
    """One person of an attendance list. `signed` are the half-days with a signature seen, each once, in order; `early`
    those of them that the person left early, and `stayed` the minutes in all half-days left early, as far as a time is
    known; `completed` whether the programme's rule says so; `drawn_by` is what number and words are drawn by, where
    that isn't the code: the place of a row is somebody else's once the list is sorted."""

    code: str
    name: str
    signed_halves: tuple[str, ...]
    completed: bool
    early_halves: tuple[str, ...] = ()
    minutes_in_early_halves: int = 0
    drawn_by: str = ""


class Certificate(NamedTuple):
    """A certificate: whose it is, what it states, the signed text of its square code, and the secret words by which the
    holder proves the name, empty where the statement holds it. `held` is how many minutes the training took, 0 where
    nobody knows."""

    code: str
    name: str
    statement: Statement
    text: str
    proof: str
    held: int = 0


LIST_TABLE = "Certificates"
LIST_HEADERS = ("Code", "Certificate", "Number", "Issued on", "Signed by key")
"""The table of those that were issued, and its columns; people are there by code."""
