"""What a folder lies on: the stick's name, its file system, its room, as far as the system tells."""

import contextlib
import ctypes
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

_NAMES = {"vfat": "FAT32", "msdos": "FAT", "exfat": "exFAT", "ntfs": "NTFS", "ntfs3": "NTFS", "fuse.fusefat": "FAT32"}
_STICKS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_KB = 1024
_REMOVABLE = 2
_SMALLEST, _LARGEST = 4096, 128 * 1024
"""What a cluster may be; shares tell the size of their network's pieces instead."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A stick, disk or share. `label` and `serial` are empty where the system does not say.

    `total` and `free` are bytes, both 0 where unknown; `cluster` is what the smallest file takes.
    """

    label: str
    filesystem: str
    serial: str
    removable: bool
    total: int
    free: int
    cluster: int


def size_text(size: int) -> str:
    """A number of bytes as people read it: 640 KB, 1,2 MB, 14,5 GB; what is begun counts whole."""
    if size < _KB * _KB:
        return f"{-(-size // _KB)} KB"
    power = 2 if size < _KB**3 else 3
    return f"{size / _KB**power:.1f} {('MB', 'GB')[power - 2]}".replace(".", ",")


def volume_of(folder: Path) -> Volume:
    """What the folder lies on. Raises OSError where it is gone."""
    usage = shutil.disk_usage(folder)
    label, system, serial, removable, cluster = _facts(folder.resolve())
    return Volume(label, _NAMES.get(system.lower(), system), serial, removable, usage.total, usage.free, cluster)


if sys.platform == "win32":

    def _facts(folder: Path) -> tuple[str, str, str, bool, int]:
        kernel = ctypes.windll.kernel32
        root = ctypes.create_unicode_buffer(1024)
        label, system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        serial, sectors, size, rest = (ctypes.c_ulong() for _ in range(4))
        kernel.GetVolumePathNameW(str(folder), root, 1024)
        kernel.GetVolumeInformationW(root, label, 261, ctypes.byref(serial), None, None, system, 261)
        kernel.GetDiskFreeSpaceW(
            root, ctypes.byref(sectors), ctypes.byref(size), ctypes.byref(rest), ctypes.byref(rest))
        removable = kernel.GetDriveTypeW(root) == _REMOVABLE
        cluster = max(sectors.value * size.value, _SMALLEST)
        return label.value, system.value, f"{serial.value:08X}" if serial.value else "", removable, cluster

else:

    def _facts(folder: Path) -> tuple[str, str, str, bool, int]:
        device, point, system = _mount(folder)
        told = _udev(device)
        label = told.get("ID_FS_LABEL", "")
        if not label and point.startswith(_STICKS):
            label = Path(point).name
        # A partition says nothing itself; the disk it is on does.
        disk = _read(f"/sys/dev/block/{device}/removable") or _read(f"/sys/dev/block/{device}/../removable")
        cluster = min(max(os.statvfs(folder).f_frsize, _SMALLEST), _LARGEST)
        removable = told.get("ID_BUS") == "usb" or disk == "1"
        return label, told.get("ID_FS_TYPE", system), told.get("ID_FS_UUID", ""), removable, cluster


def _mount(folder: Path) -> tuple[str, str, str]:
    """Device number, mount point and file system of the mount a folder lies on (`proc(5)`, mountinfo)."""
    found = ("", "", "")
    for line in _read("/proc/self/mountinfo").splitlines():
        first, _, second = line.partition(" - ")
        fields = first.split()
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        if folder.is_relative_to(point) and len(point) >= len(found[1]):
            found = fields[2], point, second.split()[0]
    return found


def _udev(device: str) -> dict[str, str]:
    """What the device manager knows of a block device."""
    lines = _read(f"/run/udev/data/b{device}").splitlines()
    return dict(line[2:].split("=", 1) for line in lines if line.startswith("E:") and "=" in line)


def _read(path: str) -> str:
    with contextlib.suppress(OSError):
        return Path(path).read_text("utf-8", "replace").strip()
    return ""
