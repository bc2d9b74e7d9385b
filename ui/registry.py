"""The pages: where each lies, what it is called, whether the navigation shows it."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class PageEntry:
    """One page. `path` is its address in both languages; `title` a key of the text catalogue."""

    path: str
    file: str
    title: str
    in_navigation: bool = True

    @property
    def source(self) -> Path:
        """The script of the page."""
        return ROOT / self.file


PAGES: tuple[PageEntry, ...] = (
    PageEntry("start", "pages/check/start.py", "nav.start"),
    PageEntry("self_check", "pages/check/self_check.py", "nav.self_check"),
    PageEntry("result", "pages/check/result.py", "nav.result"),
    PageEntry("assessment", "pages/assess/assessment.py", "nav.assessment"),
    PageEntry("maturity", "pages/assess/maturity.py", "nav.maturity"),
    PageEntry("systems", "pages/assess/systems.py", "nav.systems"),
    PageEntry("duties", "pages/assess/duties.py", "nav.duties"),
    PageEntry("roadmap", "pages/plan/roadmap.py", "nav.roadmap"),
    PageEntry("progress", "pages/plan/progress.py", "nav.progress", in_navigation=False),
    PageEntry("sources", "pages/reports/sources.py", "nav.sources", in_navigation=False),
    PageEntry("data", "pages/manage/data.py", "nav.data", in_navigation=False),
    PageEntry("incident", "pages/assess/incident.py", "nav.incident", in_navigation=False),
    PageEntry("targets", "pages/assess/targets.py", "nav.targets", in_navigation=False),
    PageEntry("compare", "pages/plan/compare.py", "nav.compare", in_navigation=False),
    PageEntry("guide", "pages/workshop/guide.py", "nav.workshop", in_navigation=False),
    PageEntry("refine", "pages/check/refine.py", "result.refine_title", in_navigation=False),
    PageEntry("resume", "pages/check/resume.py", "nav.resume", in_navigation=False),
    PageEntry("legal", "pages/manage/legal.py", "nav.legal", in_navigation=False),
)
HOME = PAGES[0]


def page(path: str) -> PageEntry:
    """The page at this address; KeyError when there is none."""
    return next(entry for entry in PAGES if entry.path == path)
