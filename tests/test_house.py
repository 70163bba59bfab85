"""The house itself: who may import whom, what no file may hold, and products that must be fresh (design §4)."""

import ast
import csv
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk import __version__

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dxdesk"

# A part may import itself and the parts named here.
LAYERS = {
    "__init__": "",
    "errors": "",
    "paths": "errors",
    "faults": "__init__",
    "domain": "errors",
    "ledger": "domain errors",
    "store": "ledger domain errors paths",
    "exchange": "store ledger domain errors paths __init__",
    "report": "domain errors paths",
    "papers": "report store ledger domain errors paths",
    "ui": "papers exchange store ledger report domain errors paths faults __init__",
    "cli": "papers exchange store ledger report domain errors paths faults __init__",
    "practice": "ui cli papers exchange store ledger report domain errors paths faults __init__",
    "app": "practice ui cli papers exchange store ledger report domain errors paths faults __init__",
    "__main__": "app",
}
# A library outside the standard one belongs to the parts named here; one not named belongs to none.
LIBRARIES = {
    "PySide6": "ui app practice",
    "shiboken6": "ui practice",
    "click": "cli",
    "cryptography": "store exchange report",
    "pikepdf": "report",
    "platformdirs": "paths",
    "pyhanko": "report",
    "pymupdf_fonts": "ui report",
    "pypdfium2": "ui papers practice",
    "pyrage": "store exchange",
    "python_calamine": "exchange",
    "reportlab": "report",
    "segno": "report",
    "sqlcipher3": "store",
    "sqlite3": "store",
    "sqlite_utils": "store",
    "xlsxwriter": "exchange",
    "zxingcpp": "ui",
}
LONGEST_FUNCTION = 50

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if not path.name.startswith("ui_"))
TREES = {path: ast.parse(path.read_text("utf-8"), str(path)) for path in MODULES}


def part(path: Path) -> str:
    """The part of the house a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def imported(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every import with the full name of what it brings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from dxdesk import paths` names a part too.
            whole = [alias.name for alias in node.names] if node.module == "dxdesk" else [""]
            yield from ((node, f"{node.module}.{name}".rstrip(".")) for name in whole)


def nodes(kind: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for path, tree in TREES.items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, kind))


def import_faults(own: str, name: str) -> str:
    """Why a part may not import that name, or nothing."""
    top, *rest = name.split(".")
    if top == "dxdesk":
        other = rest[0] if rest and rest[0] in LAYERS else "__init__"
        return "" if other == own or other in LAYERS[own].split() else f"{own} may not import {name}"
    if top in sys.stdlib_module_names and top not in LIBRARIES:
        return ""
    return "" if own in LIBRARIES.get(top, "").split() else f"{own} may not import {name}"


def test_every_part_imports_only_what_lies_below_it():
    faults = [
        f"{place(path, node)} {fault}"
        for path, tree in TREES.items()
        for node, name in imported(tree)
        if (fault := import_faults(part(path), name))
    ]
    assert faults == []


@pytest.mark.parametrize(("own", "name", "refused"), [
    ("domain", "dxdesk.store.database", True),
    ("ledger", "cryptography.hazmat", True),
    ("report", "dxdesk.store", True),
    ("exchange", "PySide6.QtCore", True),
    ("ui", "sqlite3", True),
    ("ui", "dxdesk.practice.demo", True),
    ("ui", "dxdesk.store.visits", False),
    ("store", "dxdesk.ledger.ops", False),
    ("domain", "datetime", False),
    ("cli", "numpy", True),
])
def test_the_import_rule_itself(own: str, name: str, refused: bool):
    assert bool(import_faults(own, name)) is refused


def test_imports_inside_functions_say_what_start_up_they_save():
    faults = []
    for path, tree in TREES.items():
        lines = path.read_text("utf-8").splitlines()
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                faults += [
                    place(path, node) for node, _ in imported(function)
                    if not re.search(r"#.*start-up", lines[node.lineno - 1])
                ]
    assert faults == []


def test_nobody_reaches_for_the_application_or_for_globals():
    apps = {"QApplication", "QGuiApplication", "QCoreApplication"}
    reaching = [
        place(path, node) for path, node in nodes(ast.Attribute)
        if isinstance(node, ast.Attribute) and node.attr == "instance"
        and isinstance(node.value, ast.Name | ast.Attribute) and ast.unparse(node.value).split(".")[-1] in apps
    ]
    assert reaching + [place(path, node) for path, node in nodes(ast.Global)] == []


def test_errors_are_caught_by_name():
    def broad(handler: ast.ExceptHandler) -> bool:
        name = ast.unparse(handler.type) if handler.type else ""
        again = any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))
        return name in {"", "Exception", "BaseException"} and not again

    assert [place(path, node) for path, node in nodes(ast.ExceptHandler)
            if isinstance(node, ast.ExceptHandler) and broad(node)] == []


def test_functions_stay_short():
    assert [
        place(path, node) for kind in (ast.FunctionDef, ast.AsyncFunctionDef) for path, node in nodes(kind)
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ] == []


def test_forms_are_compiled_from_their_sources(tmp_path: Path):
    subprocess.run([sys.executable, ROOT / "forms" / "compile.py", tmp_path], check=True, capture_output=True)
    fresh = {path.name: path.read_bytes() for path in tmp_path.glob("ui_*.py")}
    kept = {path.name: path.read_bytes() for path in (PACKAGE / "ui" / "forms").glob("ui_*.py")}
    assert [name for name in fresh | kept if fresh.get(name) != kept.get(name)] == [], "run `make forms`"


def shipped_rows() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((ROOT / "resources" / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from ((path.name, row) for row in csv.DictReader(file))


def test_codes_are_unique_in_every_list_shipped():
    codes = Counter((name, row.get("list", ""), row["code"]) for name, row in shipped_rows())
    assert len(codes) > 3_000
    assert [key for key, times in codes.items() if times > 1] == []


def test_one_key_means_one_entry_of_a_list():
    keys = Counter((row["list"], row["shortcut"]) for _, row in shipped_rows() if row.get("shortcut"))
    assert keys
    assert [key for key, times in keys.items() if times > 1] == []


def sources() -> Iterator[Path]:
    """The files of the repository, those not yet committed among them."""
    for top in ROOT.iterdir():
        if top.is_file():
            yield top
        elif top.name not in {"build", "dist"} and (not top.name.startswith(".") or top.name == ".ci"):
            yield from (path for path in top.rglob("*") if path.is_file())


BINARY = {".png", ".pdf", ".xlsx", ".age", ".zip", ".ico", ".pyc"}
ODD_ON_PURPOSE = ("tests/golden/", "tests/data/", "resources/practice/")


def texts() -> Iterator[tuple[str, bytes]]:
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix not in BINARY and not name.startswith(ODD_ON_PURPOSE):
            yield name, path.read_bytes()


def test_sources_are_nfc_utf8():
    found = [name for name, data in texts() if not unicodedata.is_normalized("NFC", data.decode("utf-8"))]
    assert found == []


def test_no_file_names_a_machine_or_a_registry():
    words = ["/" + "root/", "/" + "work/", "/" + "home/[a-z]", "pypi" + r"\.org", "python" + "hosted", "index" + "-url"]
    found = re.compile("|".join(rf"(?<![\w.]){word}" for word in words).encode())
    assert [name for name, data in texts() if found.search(data)] == []


def test_links_of_the_pages_lead_somewhere():
    links = [(page, link) for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
             for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))]
    assert len(links) > 8
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_lock_has_hashes_and_no_addresses():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    packages = re.findall(r"^([a-z0-9-]+)==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    hashed = re.findall(r"^([a-z0-9-]+)==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert "pyside6-essentials" in packages
    assert packages == hashed
    assert "://" not in lock


def test_version_licence_and_history_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
