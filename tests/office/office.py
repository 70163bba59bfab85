"""LibreOffice without a window: opens a file and saves it again, as a person would."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice") or ""
CSV_IN = "--infilter=Text - txt - csv (StarCalc):9,34,{},1"
"""Tab-separated text; the hole is the number LibreOffice has for the encoding."""
UTF16 = "65535"
CSV_OUT = "csv:Text - txt - csv (StarCalc):{},34,76,1,,0,false,true,false"
"""UTF-8 as shown on the screen; the hole is the code of the separator."""


@dataclass(frozen=True)
class Office:
    """One LibreOffice profile, made at the first start and used again."""

    profile: Path

    def resave(self, files: Sequence[Path], kind: str, *more: str) -> list[Path]:
        """The files opened and saved as another kind: `xlsx`, `ods`, `xls`, a filter of CSV."""
        out = files[0].parent / "lại"
        subprocess.run(
            [PROGRAM, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", *more,
             "--convert-to", kind, "--outdir", str(out), *map(str, files)],
            check=True, capture_output=True, timeout=120)
        return [out / f"{file.stem}.{kind.partition(':')[0]}" for file in files]
