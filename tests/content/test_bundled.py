"""The bundled content: complete, cached, readable from anywhere, and what the model needs."""

import ast
import os
import subprocess
import sys
from dataclasses import FrozenInstanceError
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from aiops_model.cli.refusals import SENTENCES
from aiops_model.content import BUNDLED, load_content
from aiops_model.content.catalogue import PLURALS
from aiops_model.content.json_schema import schema_files
from aiops_model.content.loader import read_content
from aiops_model.domain import self_check as domain
from aiops_model.domain.errors import Refusal
from aiops_model.domain.guidance import all_matches, first_match
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.self_check import Answers, complete
from aiops_model.store.errors import _POSTGRES_KINDS, _SQLITE_KINDS

ROOT = Path(__file__).resolve().parents[2]


def test_the_bundled_content_is_sound_and_read_once() -> None:
    content = load_content()
    assert content is load_content()
    assert content is load_content(BUNDLED)
    assert content.version == content.pack.version
    assert len(content.content_hash) == 64


def test_the_bundled_texts_keep_the_style_that_the_start_takes_for_granted() -> None:
    assert read_content(BUNDLED).content_hash == load_content().content_hash


def test_it_is_found_from_any_working_directory(tmp_path: Path) -> None:
    script = "from aiops_model.content import load_content; print(load_content().version)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == load_content().version


def test_another_folder_is_another_content(folder: Path) -> None:
    pack = folder / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace(load_content().version, "2027.1.0"), encoding="utf-8")
    other = load_content(folder)
    assert other.version == "2027.1.0"
    assert other.content_hash != load_content().content_hash


def test_content_cannot_be_changed() -> None:
    content = load_content()
    with pytest.raises(FrozenInstanceError):
        content.pack = content.pack  # type: ignore[misc]
    with pytest.raises(ValidationError):
        content.self_check.start.de = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        content.i18n["de"]["x"] = "y"  # type: ignore[index]


def _combinations() -> list[dict[str, str]]:
    """Every combination of the answers rules speak of, by hand: no code of the check is used."""
    rows = []
    for depth, reach, spend, state, detection, consequence in product(
        (None, *get_args(domain.Depth), "unsure"),
        ("none", "<5", "15-35", ">60", "unsure"),
        ("0", "<25k", "300k-1M", ">10M", "unsure"),
        (*get_args(domain.State), "unsure"),
        (*get_args(domain.Detection), "unsure"),
        (*get_args(domain.Consequence), "unsure"),
    ):
        if (depth is None) != (reach == "none"):
            continue
        row = {"role": "ceo", "country": "DE", "employees": "50-149", "reach": reach}
        row |= {"spend": spend, "state": state, "detection": detection}
        row |= {"consequence": consequence} | ({"depth": depth} if depth else {})
        rows.append(row)
    return rows


def test_whatever_is_answered_there_is_guidance_and_a_level() -> None:
    content = load_content()
    rules, levels = content.guidance, content.indicative
    for answers in _combinations():
        typed: Answers = answers
        assert first_match(rules.segments, typed) is not None, answers
        assert first_match(rules.risks, typed) is not None, answers
        assert first_match(rules.steps, typed) is not None, answers
        assert len(all_matches(rules.findings, typed)) >= 3, answers
        found = indicative_level(typed, levels)
        for item in found.held_by:
            assert answers[item] in levels.missing[item], (item, answers)


def test_every_demo_company_is_complete() -> None:
    content = load_content()
    assert len(content.demo) >= 2
    for company in content.demo:
        assert complete(company.answers).country in get_args(domain.Country)
        assert company.answers["employees"] != 220, "the demo shows the pattern, not the case"


def test_every_source_and_figure_has_a_note_for_the_sources_page() -> None:
    content = load_content()
    for name in content.euro.parameters:
        note = content.euro_notes[name]
        assert note.part == "parameter"
        for key, span in content.euro.parameters[name].figures.items():
            figure = note.figures[key]
            assert (figure.low, figure.high) == (span.low, span.high)
            assert figure.sources or figure.status == "judgement"
            assert set(figure.sources) <= set(content.sources)
    for name in (*content.euro.tables, "depth", "detection", "consequence", "chf_per_eur"):
        assert content.euro_notes[name].label.de
    wage = content.euro_notes["wage"]
    assert wage.figure("AT") == wage.figures["AT"]
    assert wage.figure("XX") is None
    assert content.euro_notes["capture"].figure("AT") is not None


def test_the_exchange_rate_is_the_one_the_model_uses() -> None:
    content = load_content()
    assert content.exchange.value == content.euro.chf_per_eur


def test_both_catalogues_hold_the_same_keys_and_every_plural() -> None:
    content = load_content()
    german, english = content.i18n["de"], content.i18n["en"]
    assert set(german) == set(english)
    for key, entry in german.items():
        if isinstance(entry, dict):
            assert set(PLURALS) <= set(entry) == set(english[key]), key


def test_swiss_words_are_ordered_so_that_the_longer_one_wins() -> None:
    lengths = [len(word) for word in load_content().swiss_words]
    assert lengths == sorted(lengths, reverse=True)


def _refusal_codes() -> dict[str, str]:
    """Every code a Refusal is raised with in the tree -> a place."""
    codes: dict[str, str] = {}
    for top in ("aiops_model", "ui", "pages", "web"):
        for file in sorted((ROOT / top).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = ast.unparse(node.func)
                first = node.args[0]
                refused = name in {"Refusal", "super().__init__"}
                if refused and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    codes[first.value] = f"{file.relative_to(ROOT)}:{node.lineno}"
    return codes


def test_every_state_of_the_database_has_its_words() -> None:
    texts = load_content().i18n["de"]
    kinds = {*_SQLITE_KINDS.values(), *_POSTGRES_KINDS.values()}
    assert not {kind for kind in kinds if f"error.storage_{kind}" not in texts}


def test_every_refusal_has_its_words() -> None:
    worded = {key.removeprefix("error.") for key in load_content().i18n["de"]} | set(SENTENCES)
    silent = {code: place for code, place in _refusal_codes().items() if code not in worded}
    assert not silent, f"{silent}: add error.<code> to data/i18n/de.yaml and en.yaml"


def test_the_editor_schemas_are_current() -> None:
    written = {p.name: p.read_text(encoding="utf-8") for p in (BUNDLED / "schema").glob("*.json")}
    assert written == schema_files(), "run `python -m aiops_model content schema`"


def test_an_unknown_item_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        load_content().self_check.item("shoe_size")
    assert (caught.value.code, caught.value.field) == ("unknown_item", "shoe_size")
