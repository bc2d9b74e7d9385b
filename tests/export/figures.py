"""Figures of a report written by hand, as the pages get them."""

from aiops_model.report.model import Figure

DE_LEVELS = ("Pilot", "Gesteuert", "Skaliert", "Strategisch")
EN_LEVELS = ("Pilot", "Managed", "Scaled", "Strategic")


def ladder(names: tuple[str, ...], settled: int, reached: int) -> Figure:
    return Figure(
        kind="ladder",
        finding=names[reached - 1] if reached else "",
        how_to_read="",
        alt="",
        rows=tuple(
            {
                "name": name,
                "state": "settled" if i <= settled else "open" if i <= reached else "empty",
                "start": i - 1,
                "end": i - 0.04,
            }
            for i, name in enumerate(names, start=1)
        ),
    )


def span(low: float, mid: float, high: float, texts: tuple[str, str, str]) -> Figure:
    low_text, mid_text, high_text = texts
    return Figure(
        kind="range",
        finding="",
        how_to_read="",
        alt="",
        rows=(
            {
                "low": low,
                "mid": mid,
                "high": high,
                "bottom": min(0.0, low),
                "top": high * 1.06,
                "low_text": low_text,
                "mid_text": mid_text,
                "high_text": high_text,
                "low_name": "unterer Wert",
                "high_name": "oberer Wert",
            },
        ),
    )


def components(rows: tuple[tuple[str, str, float, str], ...], how_to_read: str) -> Figure:
    top = max(row[2] for row in rows)
    return Figure(
        kind="components",
        finding="",
        how_to_read=how_to_read,
        alt="",
        rows=tuple({"id": i, "name": n, "value": v, "text": t, "top": top} for i, n, v, t in rows),
    )
