"""Real Syncthing, one instance for every laptop, on loopback only: no discovery, no relays, nothing sent home."""

import json
import os
import shutil
import socket
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from tests.replicators.road import alike

PROGRAM = shutil.which("syncthing") or ""
KEY = "chi-tren-may-nay"
FOLDER = "dxdesk"
PATIENCE = 60.0
OFF = ("globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled", "crashReportingEnabled",
       "startBrowser", "announceLANAddresses")


@dataclass(frozen=True)
class Peer:
    """One instance: where its keys are, what it shares, who it is and where it answers."""

    home: Path
    replica: Path
    name: str
    port: int
    gui: int

    def ask(self, verb: str, path: str) -> Any:
        """Its own way of being asked (REST)."""
        connection = HTTPConnection("127.0.0.1", self.gui, timeout=20)
        try:
            connection.request(verb, f"/rest/{path}", headers={"X-API-Key": KEY})
            body = connection.getresponse().read()
        finally:
            connection.close()
        return json.loads(body) if body.startswith(b"{") else None

    def answers(self) -> bool:
        """Whether it has started."""
        try:
            return self.ask("GET", "system/ping") is not None
        except (OSError, HTTPException):
            return False

    def idle(self) -> bool:
        """Whether it knows of nothing to fetch."""
        told = self.ask("GET", f"db/status?folder={FOLDER}")
        return told["state"] == "idle" and not told["needTotalItems"]


class Syncthing:
    """A road: everybody shares one folder with everybody."""

    def __init__(self, peers: list[Peer]) -> None:
        self._peers = peers
        self.replicas = [peer.replica for peer in peers]

    def part(self) -> None:
        """Every connection ends, and no new one is made."""
        for peer in self._peers:
            peer.ask("POST", "system/pause")

    def settle(self) -> None:
        """They look at their folders and connect again, until all hold the same and want nothing."""
        for verb in (f"db/scan?folder={FOLDER}", "system/resume"):
            for peer in self._peers:
                peer.ask("POST", verb)
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            for peer in self._peers:
                peer.ask("POST", f"db/scan?folder={FOLDER}")
            if self._connected() and alike(self.replicas) and all(peer.idle() for peer in self._peers):
                return
            time.sleep(0.2)
        raise AssertionError("Syncthing does not come to rest")

    def _connected(self) -> bool:
        """Whether everybody is connected to everybody."""
        told = [peer.ask("GET", "system/connections")["connections"].values() for peer in self._peers]
        return all(sum(one["connected"] for one in ones) >= len(self._peers) - 1 for ones in told)


@contextmanager
def syncthing(folder: Path, laptops: int) -> Iterator[Syncthing]:
    """So many instances, stopped at the end of the block."""
    ports = _free_ports(2 * laptops)
    peers = [_generate(folder / f"Máy {number}", *ports[2 * number:2 * number + 2]) for number in range(laptops)]
    for peer in peers:
        _set_up(peer, peers)
    running = [_start(peer) for peer in peers]
    try:
        ends = time.monotonic() + PATIENCE
        while not all(peer.answers() for peer in peers):
            assert time.monotonic() < ends, "Syncthing does not start"
            time.sleep(0.1)
        yield Syncthing(peers)
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(PATIENCE)


def _generate(folder: Path, port: int, gui: int) -> Peer:
    home, replica = folder / "syncthing", folder / "Thư mục chung"
    for made in (home, replica / ".stfolder"):
        made.mkdir(parents=True)
    subprocess.run([PROGRAM, "generate", f"--home={home}", "--no-default-folder"], check=True, capture_output=True)
    told = subprocess.run([PROGRAM, "--device-id", f"--home={home}"], check=True, capture_output=True, text=True)
    return Peer(home, replica, told.stdout.strip(), port, gui)


def _start(peer: Peer) -> subprocess.Popen[bytes]:
    command = [PROGRAM, "serve", f"--home={peer.home}", "--no-browser", "--no-restart", "--no-upgrade"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env={**os.environ, "STNOUPGRADE": "1"}, **quiet)


def _set_up(peer: Peer, peers: list[Peer]) -> None:
    """What `docs/replicators.md` tells people to set, on loopback; everything else stays as Syncthing has it."""
    tree = ElementTree.parse(peer.home / "config.xml")
    top, options = tree.getroot(), tree.find("options")
    gui, folder, known = tree.find("gui"), tree.find("defaults/folder"), tree.find("device")
    assert options is not None and gui is not None and folder is not None and known is not None
    _fill(gui, address=f"127.0.0.1:{peer.gui}", apikey=KEY)
    _fill(options, listenAddress=f"tcp://127.0.0.1:{peer.port}", reconnectionIntervalS="1", urAccepted="-1",
          autoUpgradeIntervalH="0", stunServer="", **dict.fromkeys(OFF, "false"))
    folder = deepcopy(folder)
    folder.attrib |= {"id": FOLDER, "label": "DXDESK", "path": str(peer.replica), "fsWatcherDelayS": "1"}
    for shared in folder.findall("device"):
        folder.remove(shared)
    for one in peers:
        ElementTree.SubElement(folder, "device", id=one.name)
        device = deepcopy(known)
        device.attrib |= {"id": one.name, "name": one.home.parent.name}
        _fill(device, address=f"tcp://127.0.0.1:{one.port}")
        top.append(device)
    top.remove(known)
    top.append(folder)
    tree.write(peer.home / "config.xml", "utf-8")


def _fill(element: ElementTree.Element, **values: str) -> None:
    for name, value in values.items():
        found = element.find(name)
        assert found is not None, name
        found.text = value


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
