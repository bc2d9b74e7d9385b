"""Keep a database of the schema of today: `python -m tests.store.old.make`, once a revision.

Writes `<revision>.sqlite3` and `<revision>.json` (what the services say of it) beside this file.
They are kept for good: every later version must upgrade them and say the same.
"""

import json
import shutil
import sys
import tempfile
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from sqlite3 import connect
from typing import Any

from pydantic_core import to_json

from aiops_model import services
from aiops_model.migrations import migrate, newest
from aiops_model.services import OPERATOR, Context, Refinement, Renaming, ai_act, maturity, plan
from aiops_model.services.ai_act import DutyEvidence, DutyPlace, Holder, SystemEntry
from aiops_model.services.ai_act.views import OperatingRole
from aiops_model.services.maturity import Consensus, Evidence
from aiops_model.services.maturity.snapshots import plain
from aiops_model.services.plan import Capacity, Closure, Days, GateEntry, SetUp, State
from aiops_model.services.views import written
from aiops_model.store import open_store
from tests.services.conftest import MANUFACTURER, Installation, install

HERE = Path(__file__).parent
NAMES = ("Meyer & Söhne <GmbH>", "=SUM(A1:A9)", "Škoda Łódź Ελλάς שלום")


def fill(house: Installation) -> dict[str, str]:
    """Self-checks in every state; the share token and the resume code of the finished one."""
    ctx, anna = house.ctx, house.anna
    check = house.start(lang="en")
    for number, name in enumerate(NAMES):
        house.clock.advance(minutes=1)
        check = house.start()
        for item, value in list(MANUFACTURER.items())[: 3 * number + 3]:
            house.answer(check, item, value)
        services.set_company_name(ctx, anna, check, name)
    services.finish_check(ctx, anna, check)
    shown = house.view(check).revisions
    wanted = Refinement({"revenue": 45_000_000}, shown, Renaming(NAMES[2], NAMES[2]))
    services.refine(ctx, anna, check, wanted)
    services.finish_check(ctx, anna, check)
    services.load_demo(ctx, house.ben, "de")
    rate(house, check)
    register(house, check)
    follow(house, check)
    services.delete_self_check(ctx, anna, house.start())
    token = services.share(ctx, anna, check)
    return {"check": check, "token": token, "code": services.resume_code(ctx, anna, check)}


def rate(house: Installation, check: str) -> None:
    """Something in every maturity table."""
    ctx, anna = house.ctx, house.anna
    for item, value in (("o1_m", "half"), ("o2_t", "none"), ("q1", "managed")):
        maturity.record_vote(ctx, anna, check, None, item, value, 2)
    maturity.add_respondent(ctx, anna, check, NAMES[0], "operations")
    maturity.write_note(ctx, anna, check, "o1_m", NAMES[1], revision=0)
    maturity.leave_out(ctx, anna, check, "o2_t", NAMES[2], revision=0)
    proof = Evidence(NAMES[0], "https://example.org/a", date(2027, 3, 31))
    maturity.set_evidence(ctx, anna, check, "o1_m", proof, revision=0)
    agreed = Consensus("some", NAMES[0], NAMES[2])
    maturity.decide(ctx, anna, check, "o1_m", agreed, revision=0)
    maturity.set_fact(ctx, anna, check, "initiatives", 4, revision=0)
    maturity.set_target(ctx, anna, check, "o1", 3, revision=0)
    maturity.take_snapshot(ctx, anna, check, NAMES[2])


def register(house: Installation, check: str) -> None:
    """Something in every table of the register."""
    ctx, anna = house.ctx, house.anna
    facts = {"uses": True, "annex_iii": ["4a"], "prohibited": {"f": "unknown"}, "placed_on": "none"}
    people: dict[OperatingRole, Holder] = {"product": Holder(NAMES[0], NAMES[2])}
    entry = SystemEntry(NAMES[0], NAMES[1], NAMES[2], "no", NAMES[1], "live", people)
    system = ai_act.add_system(ctx, anna, check, entry, facts).system_id
    ai_act.add_system(ctx, anna, check, SystemEntry(NAMES[1]))
    ai_act.state_company(ctx, anna, check, "turnover", value=45_000_000, revision=0)
    ai_act.state_company(ctx, anna, check, "balance", value="unknown", revision=0)
    duty = DutyPlace(check, system, "ART4")
    ai_act.set_level(ctx, anna, duty, "not_applicable", reason=NAMES[2], revision=0)
    ai_act.set_owner(ctx, anna, duty, NAMES[0], revision=0)
    ai_act.set_due(ctx, anna, duty, date(2027, 3, 31), revision=0)
    proof = DutyEvidence(NAMES[0], "https://example.org/a", date(2026, 3, 31), date(2027, 3, 31))
    ai_act.set_duty_evidence(ctx, anna, duty, proof, revision=0)
    ai_act.set_duty_note(ctx, anna, duty, NAMES[1], revision=0)


def follow(house: Installation, check: str) -> None:
    """Something in every table of the plan."""
    ctx, anna = house.ctx, house.anna
    closure = Closure(date(2026, 12, 24), date(2027, 1, 6), NAMES[0])
    frame = SetUp(date(2026, 11, 23), "DE", "BY", 60, ("catholic",), (closure,), (), 0.2, "light")
    plan.set_up(ctx, anna, check, frame, revision=0)
    away = Days(date(2026, 12, 1), date(2026, 12, 4))
    capacity = Capacity("control_owner", 7.5, (NAMES[0], NAMES[2]), (away,))
    plan.set_capacity(ctx, anna, check, capacity, revision=0)
    plan.exclude(ctx, anna, check, "three_rules", NAMES[1], by=NAMES[0], revision=0)
    plan.pin(ctx, anna, check, "name_owners", date(2026, 11, 30), revision=0)
    plan.accept(ctx, anna, check, NAMES[2])
    running = State("running", 40, NAMES[1], date(2026, 11, 20), date(2026, 12, 1))
    plan.set_state(ctx, anna, check, "weekly_review", running, revision=0)
    plan.set_state(ctx, anna, check, "one_metric", State("done"), revision=0)
    proof = plan.Evidence(NAMES[0], "https://example.org/a", date(2026, 11, 20))
    plan.set_plan_evidence(ctx, anna, check, "one_metric", proof, revision=0)
    plan.set_plan_note(ctx, anna, check, "one_metric", NAMES[1], revision=0)
    gate = GateEntry("G1", "owner_named", "yes", NAMES[2])
    plan.answer_gate(ctx, anna, check, gate, revision=0)
    plan.accept(ctx, anna, check, "")


def followed(ctx: Context, check: str) -> dict[str, Any]:
    """What the services say of a file's plan."""
    view = plan.open_plan(ctx, OPERATOR, check)
    if view.set_up is None:
        return {}
    versions = [plan.get_plan_version(ctx, OPERATOR, head.id) for head in view.versions]
    told = {
        "set_up": view.set_up,
        "capacities": view.capacities,
        "wishes": view.wishes,
        "progress": view.progress,
        "gates": [view.gates[key] for key in sorted(view.gates)],
        "versions": [
            {
                "head": version.head,
                "items": [[i.measure, i.start, i.end] for i in version.plan.items],
                "dropped": [[row.measure, row.code] for row in version.plan.dropped],
            }
            for version in versions
        ],
    }
    found: dict[str, Any] = json.loads(to_json(told))
    return {"plan": found}


def registered(ctx: Context, check: str) -> dict[str, Any]:
    """What the services say of a file's AI systems and their duties."""
    view = ai_act.open_act(ctx, OPERATOR, check)
    if not view.systems:
        return {}
    told = {"company": view.company, "systems": view.systems}
    found: dict[str, Any] = json.loads(to_json(told))
    return {"register": found}


def rated(ctx: Context, check: str) -> dict[str, Any]:
    """What the services say of a file's maturity answers and snapshots."""
    view = maturity.open_maturity(ctx, OPERATOR, check)
    if not view.respondents:
        return {}
    frozen = [maturity.get_maturity_snapshot(ctx, OPERATOR, head.id) for head in view.snapshots]
    told = {
        "respondents": [[row.id, row.name, row.group] for row in view.respondents],
        "votes": {
            f"{row.item_id} {row.respondent_id}": f"{row.value} {row.confidence} {row.revision}"
            for row in view.votes.values()
        },
        "items": view.items,
        "facts": view.facts,
        "targets": view.targets,
        "snapshots": [
            {
                "name": row.name,
                "as_of": row.as_of,
                "index": row.result.overall.index,
                "answers": sha256(written(plain(row.answers)).encode()).hexdigest(),
                "answers_hash": row.answers_hash,
            }
            for row in frozen
        ],
    }
    found: dict[str, Any] = json.loads(to_json(told))
    return {"maturity": found}


def said(ctx: Context) -> dict[str, Any]:
    """What the services say of everything that is stored."""
    found: dict[str, Any] = {}
    for view in services.my_self_checks(ctx, OPERATOR):
        result = services.latest_snapshot(ctx, OPERATOR, view.id)
        found[view.id] = {
            "kind": view.tenant_kind,
            "lang": view.lang,
            "name": view.company_name,
            "answers": view.answers,
            "revisions": view.revisions,
            "touched_at": view.touched_at.isoformat(),
            **rated(ctx, view.id),
            **registered(ctx, view.id),
            **followed(ctx, view.id),
            "result": None
            if result is None
            else {
                "id": result.id,
                "created_at": result.created_at.isoformat(),
                "answers": result.answers,
                "level": result.level,
                "gross": result.estimate.gross.model_dump(mode="json"),
                "net": result.estimate.net.model_dump(mode="json"),
                "content": result.content_version,
                "parameters": result.parameter_hash,
            },
        }
    return found


def main() -> None:
    """Write the two files of today's revision; existing ones stay as they are."""
    target = HERE / f"{newest()}.sqlite3"
    if target.exists():
        sys.exit(f"{target.name} is there already; it must never change.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.sqlite3"
        migrate(f"sqlite:///{path}")
        house = install(open_store(f"sqlite:///{path}"))
        keys = fill(house)
        written = {"keys": keys, "said": said(house.ctx)}
        house.ctx.close()
        with closing(connect(path)) as database:
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("VACUUM")
        shutil.copyfile(path, target)
    text = json.dumps(written, indent=1, ensure_ascii=True, sort_keys=True)
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
