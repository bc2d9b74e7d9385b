"""PDF pages of the reports in `reports.py`, read back."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from aiops_model.export.pdf.one_pager import one_pager
from aiops_model.report.model import Report
from tests.export.reports import locale

Render = Callable[[Report, str], PdfReader]


@pytest.fixture(scope="session")
def render() -> Render:
    """A report's page in a language, as a PDF reader."""
    return lambda report, lang: PdfReader(BytesIO(one_pager(report, locale(lang))))
