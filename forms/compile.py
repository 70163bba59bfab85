"""Turns forms/*.ui into dxdesk/ui/forms/ui_*.py. Run it after drawing: `make forms`.

The products are committed, so that nobody needs the tool to run the program; a test recompiles and compares.
"""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

FORMS = Path(__file__).resolve().parent
PRODUCTS = FORMS.parent / "dxdesk" / "ui" / "forms"

_VERSION = re.compile(r"^## Created by: .*\n(##\n)?", re.MULTILINE)
_WARNING = re.compile(r"^## WARNING! .*$", re.MULTILINE)


def compile_form(source: Path) -> str:
    """The Python text of one form, without the tool's version, so that diffs show only what was drawn."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-uic"
    run = subprocess.run([tool, "--no-autoconnection", source], capture_output=True, text=True, encoding="utf-8")
    if run.returncode or run.stderr.strip():
        raise SystemExit(f"{source.name}: {run.stderr.strip()}")
    text = _VERSION.sub("", run.stdout)
    return _WARNING.sub(f"## Do not edit: made from forms/{source.name} by forms/compile.py", text)


def compile_all(into: Path = PRODUCTS) -> list[Path]:
    """Compile every form; files that did not change are not touched, those without a source are removed."""
    made = []
    for source in sorted(FORMS.glob("*.ui")):
        product = into / f"ui_{source.stem}.py"
        text = compile_form(source)
        if not product.exists() or product.read_text("utf-8") != text:
            product.write_text(text, "utf-8", newline="\n")
        made.append(product)
    for stale in set(into.glob("ui_*.py")) - set(made):
        stale.unlink()
    return made


if __name__ == "__main__":
    for path in compile_all(Path(sys.argv[1]) if sys.argv[1:] else PRODUCTS):
        print(path.name)
