"""Keep a database of the schema of today: `python -m tests.store.old.make`, once a revision.

Writes `<revision>.sqlite3` and `<revision>.json` (what the services say of it) beside this file.
They are kept for good: every later version must upgrade them and say the same.
"""

import json
import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

from aiops_model import services
from aiops_model.migrations import migrate, newest
from aiops_model.services import OPERATOR, Context, Refinement, Renaming
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
    services.delete_self_check(ctx, anna, house.start())
    token = services.share(ctx, anna, check)
    return {"check": check, "token": token, "code": services.resume_code(ctx, anna, check)}


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
