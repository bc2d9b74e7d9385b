"""The fictitious companies have complete answers that a visitor could have given."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from aiops_model.content.draft import Draft
from aiops_model.content.files import SELF_CHECK
from aiops_model.content.problems import Fault
from aiops_model.content.schema import DemoCompany, SelfCheckContent
from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import REFINE_ITEMS, asked_items, complete


def check_demo(draft: Draft) -> Iterator[Fault]:
    """Answers valid and complete, none too many; the id is the name of the file."""
    content = draft.get(SELF_CHECK, SelfCheckContent)
    for file, company in draft.below("demo", DemoCompany).items():
        if company.id != PurePosixPath(file).stem:
            yield Fault(file, ("id",), f"{company.id} differs from the name of the file")
        if content is None:
            continue
        cleaned = True
        for item, value in company.answers.items():
            try:
                content.clean(item, value)
            except Refusal as refusal:
                cleaned = False
                detail = ", ".join(f"{k} {v}" for k, v in refusal.values.items())
                yield Fault(file, ("answers", item), f"{refusal.code}: {detail or value}")
        extra = set(company.answers) - {*asked_items(company.answers), *REFINE_ITEMS}
        for item in sorted(extra & {i.id for i in content.items}):
            yield Fault(file, ("answers", item), f"{item} is not asked here; remove it")
        if cleaned:
            try:
                complete(company.answers)
            except Refusal as refusal:
                yield Fault(file, ("answers",), f"the answer to {refusal.field} is missing")
