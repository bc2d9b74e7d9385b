"""The plans of the fictitious companies speak of companies, gates and questions that exist."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from aiops_model.content.draft import Draft
from aiops_model.content.files import GATES
from aiops_model.content.problems import Fault
from aiops_model.content.schema.demo import DemoCompany
from aiops_model.content.schema.demo_plan import DemoPlan
from aiops_model.content.schema.plan_frame import GateTable

FOLDER = "demo/plan"


def check_demo_plan(draft: Draft) -> Iterator[Fault]:
    """Companies, gates and questions exist; a yes names its evidence; accepted before the start."""
    table = draft.get(GATES, GateTable)
    asked: dict[str, set[str]] = {}
    for gate in () if table is None else table.gates:
        asked[gate.id] = {row.id for row in gate.questions}
    companies = {row.id for row in draft.below("demo", DemoCompany).values()}
    for file, example in draft.below(FOLDER, DemoPlan).items():
        if example.company != PurePosixPath(file).stem:
            yield Fault(file, ("company",), f"{example.company} differs from the name of the file")
        unread = f"demo/{example.company}.yaml" in draft.unread
        if companies and example.company not in companies and not unread:
            yield Fault(file, ("company",), f"there is no company {example.company} in demo/")
        if example.accepted_days_ago < example.started_days_ago:
            yield Fault(file, ("accepted_days_ago",), "the plan is accepted before it begins")
        if asked and example.gate not in asked:
            yield Fault(file, ("gate",), f"there is no gate {example.gate}")
        for question, said in example.answers.items():
            if question not in asked.get(example.gate, {question}):
                message = f"{example.gate} does not ask {question}"
                yield Fault(file, ("answers", question), message)
            if said.answer == "yes" and said.evidence is None:
                yield Fault(file, ("answers", question), "a yes names its evidence")
