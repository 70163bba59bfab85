"""A real WebDAV server (wsgidav on cheroot) on loopback, and the calls a client makes."""

import base64
import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from cheroot.wsgi import Server as WebServer
from wsgidav.fs_dav_provider import FilesystemProvider
from wsgidav.wsgidav_app import WsgiDAVApp

from tests.replicators.mirror import Stamps

USER, PASSWORD = "phường", "con gà gáy o o"
BASE = "/phường/Thư mục chung"
DAV = "{DAV:}"
DONE = range(200, 300)
EXISTS, MISSING = 405, 404


@contextmanager
def webdav_server(folder: Path) -> Iterator[int]:
    """Serve a folder until the end of the block; gives the port."""
    (folder / BASE.strip("/")).mkdir(parents=True)
    app = WsgiDAVApp({
        "provider_mapping": {"/": FilesystemProvider(str(folder))}, "verbose": 0, "lock_storage": True,
        "logging": {"enable": False}, "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False}})
    server = WebServer(("127.0.0.1", 0), app, numthreads=3)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
        thread.join()


class WebDav:
    """A client of that server."""

    def __init__(self, port: int) -> None:
        self._port = port
        token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        self._headers = {"Authorization": f"Basic {token}"}

    def stamps(self) -> Stamps:
        """Every file: its ETag, asked for folder by folder as Nextcloud wants it."""
        found: Stamps = {}
        todo = [""]
        while todo:
            folder = todo.pop()
            _, body = self._ask("PROPFIND", folder, headers={"Depth": "1"})
            for answer in ElementTree.fromstring(body).iter(f"{DAV}response"):
                path = unquote(urlsplit(answer.findtext(f"{DAV}href", "")).path)
                name = path.removeprefix(BASE).strip("/")
                if answer.find(f".//{DAV}collection") is None:
                    found[name] = answer.findtext(f".//{DAV}getetag", "")
                elif name != folder:
                    todo.append(name)
        return found

    def get(self, name: str) -> bytes:
        """GET."""
        return self._ask("GET", name)[1]

    def put(self, name: str, data: bytes) -> None:
        """MKCOL for folders, PUT under another name, MOVE."""
        parts = name.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            self._ask("MKCOL", "/".join(parts[:depth]), may=(EXISTS,))
        self._ask("PUT", f"{name}.part", data)
        target = f"http://127.0.0.1:{self._port}{quote(f'{BASE}/{name}')}"
        self._ask("MOVE", f"{name}.part", headers={"Destination": target, "Overwrite": "T"})

    def cut_put(self, name: str, data: bytes) -> None:
        """A connection that breaks off in the middle of a plain PUT."""
        self._ask("PUT", name, data[:len(data) // 2])

    def delete(self, name: str) -> None:
        """DELETE; gone already is gone."""
        self._ask("DELETE", name, may=(MISSING,))

    def _ask(self, verb: str, name: str, data: bytes | None = None, headers: dict[str, str] | None = None,
             may: tuple[int, ...] = ()) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            connection.request(verb, quote(f"{BASE}/{name}"), data, self._headers | (headers or {}))
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        assert answer.status in DONE or answer.status in may, f"{verb} {name}: {answer.status}"
        return answer.status, body
