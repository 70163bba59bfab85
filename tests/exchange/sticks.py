"""Sticks as they really are: small disks of FAT32 or exFAT where this machine may mount them, and ones that fail."""

import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

IMAGE = 40 * 1024 * 1024


def run(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=30)
    if done.returncode:
        pytest.skip(f"{command[0]}: {done.stderr.strip()[:80]}")
    return done.stdout.strip()


def needs(*tools: str) -> None:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root mounts disks")
    for tool in tools:
        if not shutil.which(tool):
            pytest.skip(f"no {tool} here")


@contextlib.contextmanager
def unmounted_after(folder: Path) -> Iterator[Path]:
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False, capture_output=True)


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk in memory of that size, such as `2m`."""
    needs("mount")
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
    with unmounted_after(folder):
        yield folder


@contextlib.contextmanager
def stick_of(kind: str, folder: Path) -> Iterator[Path]:
    """A stick of `exfat` or `fat32`, formatted as shops sell them."""
    image = folder.with_name(f"{folder.name}.img")
    image.touch()
    os.truncate(image, IMAGE)
    folder.mkdir()
    if kind == "fat32":
        needs("mkfs.vfat", "fusefat")
        run("mkfs.vfat", "-F", "32", "-n", "USBTO", image)
        run("fusefat", "-o", "rw+", image, folder)
        with unmounted_after(folder):
            yield folder
        return
    needs("mkfs.exfat", "mount.exfat-fuse", "losetup")
    run("mkfs.exfat", "-L", "USBTO", image)
    device = run("losetup", "--find", "--show", image)
    try:
        run("mount.exfat-fuse", device, folder)
        with unmounted_after(folder):
            yield folder
    finally:
        subprocess.run(["losetup", "-d", device], check=False, capture_output=True)


@dataclass
class Boundary:
    """Counts what the program does to a stick, and pulls it at one of these moments.

    `what` are the calls in order; at number `at` the stick is gone: that call fails, as do all after it. Of a file just
    written half lies there.
    """

    stick: Path
    at: int
    what: list[str]
    gone: bool = False

    @property
    def away(self) -> Path:
        return self.stick.with_name(f"{self.stick.name}, rút ra")

    def step(self, name: str, of: Path | int) -> None:
        path = Path(f"/proc/self/fd/{of}").readlink() if isinstance(of, int) else of
        if not path.is_relative_to(self.stick):
            return
        if self.gone:
            raise OSError(errno.EIO, "pulled out")
        self.what.append(f"{name} {path.relative_to(self.stick)}")
        if len(self.what) - 1 == self.at:
            self.gone = True
            if isinstance(of, int) and path.is_file():
                os.truncate(path, path.stat().st_size // 2)
            self.stick.rename(self.away)
            raise OSError(errno.EIO, "pulled out")

    def pushed_in(self) -> None:
        """The stick is plugged in again."""
        if self.gone:
            self.away.rename(self.stick)


@contextlib.contextmanager
def pulled_at(stick: Path, at: int, patch: pytest.MonkeyPatch) -> Iterator[Boundary]:
    """Within it the stick is pulled at the call of that number; -1 for never."""
    boundary = Boundary(stick, at, [])

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any, *more: Any, **named: Any) -> Any:
            boundary.step(name, first)
            return real(first, *more, **named)
        return call

    with patch.context() as patched:
        for name in ("mkdir", "open", "replace", "unlink"):
            patched.setattr(Path, name, watched(name, getattr(Path, name)))
        patched.setattr(os, "fsync", watched("fsync", os.fsync))
        yield boundary
    boundary.pushed_in()
