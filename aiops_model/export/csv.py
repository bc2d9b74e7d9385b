"""Tables as CSV, for spreadsheets in German and for tools that import."""

import csv
import io
from collections.abc import Iterable, Sequence

from aiops_model.export.text import csv_text


def csv_table(rows: Iterable[Sequence[str]], *, for_import: bool = False) -> bytes:
    """The rows as a file; nothing in a cell is computed by a spreadsheet.

    UTF-8 with its mark and semicolons, as spreadsheets in German expect them. `for_import`: plain
    UTF-8 and commas, as other tools do.
    """
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter="," if for_import else ";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([csv_text(cell) for cell in row])
    return kept.getvalue().encode("utf-8" if for_import else "utf-8-sig")
