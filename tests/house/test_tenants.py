"""Caches are shared by all visitors: only reference data may be in one."""

import ast

from tests.house.source import called, parse, place, python_files

REFERENCE_DATA: dict[str, str] = {}
"""`file.py:function` -> why what it caches is the same for every visitor."""


def cached_functions() -> dict[str, str]:
    """Functions under st.cache_data or st.cache_resource, with their places."""
    found = {}
    for file in python_files("app.py", "ui", "web", "pages"):
        for node in ast.walk(parse(file)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for decorator in node.decorator_list:
                name = ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator)
                if name.split(".")[-1].startswith("cache_"):
                    found[f"{file.name}:{node.name}"] = place(file, node)
    return found


def test_no_cache_holds_data_of_a_tenant() -> None:
    unknown = {k: at for k, at in cached_functions().items() if k not in REFERENCE_DATA}
    assert not unknown, (
        f"{unknown}: Streamlit's caches are shared by all visitors. Read through a service with an "
        "actor instead; reference data is named in REFERENCE_DATA with the reason."
    )


def test_every_named_cache_exists() -> None:
    assert set(REFERENCE_DATA) <= set(cached_functions())


def test_no_cache_is_applied_without_a_decorator() -> None:
    found = [
        place(file, node)
        for file in python_files("app.py", "ui", "web", "pages")
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Call)
        and called(node.func).startswith("st.cache_")
    ]
    assert not found, f"{found}: write it as a decorator, where the next reader sees it."
