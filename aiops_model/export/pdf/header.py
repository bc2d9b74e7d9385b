"""What the header of a file says: the company where it fits, the kind of report, confidential."""

from typing import NamedTuple

from aiops_model.export.pdf.page import Sheet
from aiops_model.export.pdf.tokens import SMALL
from aiops_model.export.pdf.typeset import Typesetter
from aiops_model.i18n import Locale


class Header(NamedTuple):
    """The text, and whether it names the company."""

    text: str
    named: bool


def headed(company: str, kind: str, typesetter: Typesetter, locale: Locale) -> Header:
    """The header of a report of this kind; a name that does not fit stands on the page instead."""
    header = locale.t("pdf.header", report=kind)
    named = f"{company} · {header}" if company else header
    if Sheet.header_takes(typesetter, named):
        return Header(named, named=True)
    return Header(header, named=False)


def has_boxes(header: str, typesetter: Typesetter) -> bool:
    """Whether a character of the file had to be replaced; asked once all of it is set."""
    typesetter.paragraph(header, SMALL)
    return typesetter.boxed
