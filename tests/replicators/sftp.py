"""A real SFTP server (asyncssh) on loopback with a key pair of its own, and the calls a client makes."""

import asyncio
import contextlib
import hashlib
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import asyncssh

from tests.replicators.mirror import Stamps

T = TypeVar("T")
BASE = PurePosixPath("/Thư mục chung")
USER = "to-cong-nghe"


class _Hands:
    """A loop in a thread of its own, for calls that wait."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@contextmanager
def sftp_server(folder: Path) -> Iterator["SftpHost"]:
    """Serve a folder, which is all a client sees, until the end of the block."""
    (folder / BASE.name).mkdir(parents=True)
    hands = _Hands()
    host = SftpHost(folder, hands)
    try:
        yield host
    finally:
        host.close()
        hands.close()


class SftpHost:
    """The server and the clients connected to it."""

    def __init__(self, folder: Path, hands: _Hands) -> None:
        self._hands = hands
        self._mine, self._yours = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
        self._open: list[tuple[Any, Any]] = []

        def served(channel: Any) -> asyncssh.SFTPServer:
            return asyncssh.SFTPServer(channel, chroot=str(folder).encode())

        async def listen() -> Any:
            allowed = asyncssh.import_authorized_keys(self._yours.export_public_key().decode())
            return await asyncssh.listen("127.0.0.1", 0, server_host_keys=[self._mine], sftp_factory=served,
                                         authorized_client_keys=allowed)

        self._server = hands.do(listen())

    def connect(self) -> "Sftp":
        """A client logged in by its key; the server is known by its own."""
        async def log_in() -> tuple[Any, Any]:
            known = asyncssh.import_known_hosts(f"* {self._mine.export_public_key().decode()}")
            connection = await asyncssh.connect(
                "127.0.0.1", self._server.get_port(), username=USER, client_keys=[self._yours], known_hosts=known,
                config=None, agent_path=None)
            return connection, await connection.start_sftp_client()

        self._open.append(self._hands.do(log_in()))
        return Sftp(self._open[-1][1], self._hands)

    def close(self) -> None:
        """Everybody hangs up."""
        async def hang_up() -> None:
            for connection, client in self._open:
                client.exit()
                connection.close()
                await connection.wait_closed()
            self._server.close()
            await self._server.wait_closed()

        self._hands.do(hang_up())


class Sftp:
    """A client of that server."""

    def __init__(self, client: asyncssh.SFTPClient, hands: _Hands) -> None:
        self._client = client
        self._hands = hands

    def stamps(self) -> Stamps:
        """Every file by its hash, as `rclone --checksum` asks for: SFTP tells times in whole seconds only."""
        return self._hands.do(self._stamps())

    async def _stamps(self) -> Stamps:
        found: Stamps = {}
        todo = [BASE]
        while todo:
            folder = todo.pop()
            for entry in await self._client.readdir(str(folder)):
                if entry.filename in (".", ".."):
                    continue
                path = folder / str(entry.filename)
                if entry.attrs.type == asyncssh.FILEXFER_TYPE_DIRECTORY:
                    todo.append(path)
                else:
                    async with self._client.open(str(path), "rb") as file:
                        found[str(path.relative_to(BASE))] = hashlib.sha256(await file.read()).hexdigest()
        return found

    def get(self, name: str) -> bytes:
        """Read the whole file."""
        async def read() -> bytes:
            async with self._client.open(str(BASE / name), "rb") as file:
                return bytes(await file.read())

        return self._hands.do(read())

    def put(self, name: str, data: bytes) -> None:
        """Folders are made; written under another name, then renamed over."""
        async def write() -> None:
            await self._client.makedirs(str((BASE / name).parent), exist_ok=True)
            async with self._client.open(str(BASE / f"{name}.part"), "wb") as file:
                await file.write(data)
            await self._client.posix_rename(str(BASE / f"{name}.part"), str(BASE / name))

        self._hands.do(write())

    def cut_put(self, name: str, data: bytes) -> None:
        """A connection that breaks off in the middle of a plain upload."""
        self.put(name, data[:len(data) // 2])

    def delete(self, name: str) -> None:
        """Remove; gone already is gone."""
        async def remove() -> None:
            with contextlib.suppress(asyncssh.SFTPNoSuchFile):
                await self._client.remove(str(BASE / name))

        self._hands.do(remove())
