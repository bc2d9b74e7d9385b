"""Every hostile string in every free text of the register: kept as it is, or refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import ai_act
from aiops_model.services.ai_act import DutyEvidence, DutyPlace, Holder, SystemEntry
from tests.hostile.corpus import strings
from tests.services.conftest import (
    Installation,
    file_house,
    sqlite_store,
    sqlite_template,
    sqlite_url,
)

__all__ = ["file_house", "sqlite_store", "sqlite_template", "sqlite_url"]

CODES = {"text_too_long", "text_control_characters", "text_missing", "not_a_link"}
ENTRY: dict[str, Callable[[SystemEntry, str], SystemEntry]] = {
    "name": lambda entry, text: replace(entry, name=text),
    "purpose": lambda entry, text: replace(entry, purpose=text),
    "vendor": lambda entry, text: replace(entry, vendor=text),
    "use_area": lambda entry, text: replace(entry, use_area=text),
    "person": lambda entry, text: replace(entry, people={"data": Holder(text, "X")}),
    "evidence_title": lambda entry, text: replace(entry, evidence_title=text),
    "evidence_link": lambda entry, text: replace(entry, evidence_title="T", evidence_link=text),
}


def said(entry: SystemEntry, part: str) -> Any:
    return entry.people["data"].name if part == "person" else getattr(entry, part)


@pytest.mark.parametrize("part", sorted(ENTRY))
def test_an_entry_is_kept_as_typed_or_refused(file_house: Installation, part: str) -> None:
    ctx, anna = file_house.ctx, file_house.anna
    file = ai_act.start_act(ctx, anna, "de").id
    base = SystemEntry("System", people={"data": Holder("", "X")})
    done = ai_act.add_system(ctx, anna, file, base)
    system, revision, kept = done.system_id, done.revision, 0
    for one in strings():
        before = ai_act.open_act(ctx, anna, file)
        try:
            told = ai_act.edit_system(
                ctx, anna, file, system, ENTRY[part](base, one.text), revision=revision
            )
        except Refusal as refusal:
            assert refusal.code in CODES, one.id  # noqa: PT017
            assert ai_act.open_act(ctx, anna, file) == before, one.id
            continue
        assert isinstance(told, ai_act.Stored), one.id
        revision = told.revision
        stored = said(told.view.systems[0].entry, part)
        if one.text.strip():
            expected = one.as_stored if part != "purpose" else stored
            assert stored == expected.strip() or stored == expected, one.id
            kept += 1
    assert kept > 50 or part == "evidence_link"  # none of them is an address
    written = ai_act.export_systems(ctx, ai_act.open_act(ctx, anna, file), "de")
    assert written.startswith(b"PK")


def test_what_is_said_of_a_duty_is_kept_or_refused(file_house: Installation) -> None:
    ctx, anna = file_house.ctx, file_house.anna
    file = ai_act.start_act(ctx, anna, "de").id
    system = ai_act.add_system(ctx, anna, file, SystemEntry("System")).system_id
    place, kept = DutyPlace(file, system, "ART4"), 0
    services: dict[str, Callable[[str, int], Any]] = {
        "level": lambda text, seen: ai_act.set_level(
            ctx, anna, place, "not_applicable", reason=text, revision=seen
        ),
        "owner": lambda text, seen: ai_act.set_owner(ctx, anna, place, text, revision=seen),
        "note": lambda text, seen: ai_act.set_duty_note(ctx, anna, place, text, revision=seen),
        "evidence": lambda text, seen: ai_act.set_duty_evidence(
            ctx, anna, place, DutyEvidence(text), revision=seen
        ),
    }
    for one in strings():
        for part, say in services.items():
            record = ai_act.open_act(ctx, anna, file).systems[0].duty("ART4")
            try:
                done = say(one.text, record.revisions.get(part, 0))  # type: ignore[call-overload]
            except Refusal as refusal:
                assert refusal.code in CODES, one.id  # noqa: PT017
                assert ai_act.open_act(ctx, anna, file).systems[0].duty("ART4") == record
            else:
                assert isinstance(done, ai_act.Stored), (part, one.id)
                kept += 1
    assert kept > 200
