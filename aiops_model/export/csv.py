"""Tables as CSV: UTF-8 with its mark and semicolons, as spreadsheets in German expect them."""

import csv
import io
from collections.abc import Iterable, Sequence

from aiops_model.export.text import csv_text


def csv_table(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file; nothing in a cell is computed by a spreadsheet."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([csv_text(cell) for cell in row])
    return kept.getvalue().encode("utf-8-sig")
