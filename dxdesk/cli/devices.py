"""`devices`, `trust`, `revoke`, `reinstate`: the laptops of the ward, and the acts that let one in or out."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.dates import is_date, read_date, show_date, show_moment, today
from dxdesk.domain.records import ROLES
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import InputError
from dxdesk.exchange.devices import (
    OWN,
    REVOKED,
    TRUSTED,
    WAITING,
    Device,
    approve,
    declare_copy,
    delegate,
    devices,
    may_manage,
    reinstate,
    revoke,
)
from dxdesk.ledger.clock import parse_time
from dxdesk.report.words import number
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PRIVATE

_STATES = {OWN: "Máy này", TRUSTED: "Đã duyệt", WAITING: "Chờ duyệt", REVOKED: "Đã thu quyền"}
_TELL_OTHERS = "Trao đổi phiếu để các máy khác cùng biết."


@command("devices")
@click.option("--copy", is_flag=True, help="Máy này là bản sao của máy khác: từ nay ghi dưới tên máy mới.")
@click.pass_obj
def devices_command(session: Session, copy: bool) -> None:
    """Máy trong phường: mỗi máy một dòng, kèm dãy số nhận máy để đọc cho nhau nghe."""
    with session.open() as store:
        writer = declare_copy(store) if copy else ""
        found, manages = devices(store), may_manage(store)
    document = {"devices": [asdict(device) for device in found], "fingerprint": found[0].fingerprint,
                "may_manage": manages}
    if copy:
        session.reply({**document, "writer": writer},
                      f"Máy này ghi tiếp dưới tên máy mới {writer}. Phiếu đã ghi còn nguyên dưới tên cũ.")
    else:
        session.reply(document, *_lines(found, manages))


@command("trust")
@click.argument("digits", metavar="DÃY_SỐ", nargs=-1, required=True)
@click.option("--role", type=click.Choice(ROLES), metavar="VAI_TRÒ",
              help=f"{', '.join(ROLES)}; không nêu thì giữ vai trò máy ấy tự nói.")
@click.option("--may-invite", is_flag=True, help="Giao thêm quyền mời, duyệt và thu quyền máy khác.")
@click.pass_obj
def trust_command(session: Session, digits: tuple[str, ...], role: str | None, may_invite: bool) -> None:
    """Duyệt máy có DÃY_SỐ nhận máy vừa nghe chính người dùng máy ấy đọc. Phiếu đang chờ của nó được tính ngay."""
    with session.open() as store:
        if may_invite and not store.setting(ROOT_PRIVATE):
            raise InputError("not_allowed", "Chỉ máy giữ khóa gốc của phường giao quyền được. Nhờ cán bộ phường.")
        device = _already_in(store, "".join(digits), may_invite and not role)
        approved = device is None
        if device is None:
            device = approve(store, " ".join(digits), role or "")
        if may_invite:
            device = delegate(store, device.writers[-1])
    released, ops = (device.packs, device.ops) if approved else (0, 0)
    words = [f"Đã duyệt {_name(device)}. Nhận {number(released)} gói đang chờ, {number(ops)} lần ghi."] * approved
    words += [f"{_name(device)} được mời, duyệt và thu quyền máy khác."] * may_invite
    session.reply({**_answer(device), "released": released, "ops": ops, "role": device.role,
                   "may_invite": device.may_invite}, *words, _TELL_OTHERS)


@command("revoke")
@click.argument("writer", metavar="MÁY_GHI")
@click.option("--lost-on", metavar="NGÀY", help="Ngày mất máy; chỉ gói làm trước ngày ấy còn được tính.")
@click.pass_obj
def revoke_command(session: Session, writer: str, lost_on: str | None) -> None:
    """Thu quyền máy mang tên máy ghi MÁY_GHI (xem lệnh devices), và đổi khóa chung của phường."""
    with session.open() as store:
        lost = _lost_on(lost_on, today(store.clock())) if lost_on is not None else None
        done = revoke(store, _plain(writer), lost)
    name, counted = _name(done.device), f"{number(done.device.packs)} gói của máy ấy vẫn được tính"
    left = f", {number(done.waiting)} gói không còn tính và giữ riêng" if done.waiting else ""
    session.reply(
        {**_answer(done.device), "writer": _plain(writer), "waiting": done.waiting, "epoch": done.epoch},
        f"Đã thu quyền {name}{f', mất ngày {show_date(lost.isoformat())}' if lost else ''}. {counted}{left}.",
        f"Gói máy ấy đã có thì máy ấy vẫn đọc được; phiếu gửi từ nay dùng khóa chung mới, đời {done.epoch}.",
        _TELL_OTHERS,
    )


@command("reinstate")
@click.argument("writer", metavar="MÁY_GHI")
@click.pass_obj
def reinstate_command(session: Session, writer: str) -> None:
    """Trả lại quyền cho máy đã bị thu; phiếu của nó được tính lại."""
    with session.open() as store:
        device = reinstate(store, _plain(writer))
    session.reply({**_answer(device), "writer": _plain(writer), "packs": device.packs, "ops": device.ops},
                  f"Đã trả lại quyền cho {_name(device)}. Đang tính của máy ấy: {_held(device)}.",
                  _TELL_OTHERS)


def _already_in(store: Store, digits: str, fine: bool) -> Device | None:
    """The laptop of these digits where the ward knows it already and `fine` allows that; None where one waits or none.

    Raises `InputError` saying what it is instead.
    """
    wanted = "".join(filter(str.isdecimal, digits))
    found = [device for device in devices(store) if device.fingerprint.replace(" ", "") == wanted]
    if not found or not may_manage(store) or any(device.state == WAITING for device in found):
        return None
    device = found[0]
    if device.state == OWN:
        raise InputError("own_device", "Đây là dãy số của chính máy này. Cần dãy số đọc từ máy kia.")
    if device.state == REVOKED:
        raise InputError("revoked", (
            f"{_name(device)} đã bị thu quyền. Muốn cho vào lại: dxdesk reinstate {device.writers[-1]}"))
    if not fine:
        raise InputError("already_trusted", f"{_name(device)} đã được duyệt từ trước. Không có gì đổi thêm.")
    return device


def _lost_on(text: str, on: date) -> date:
    day = read_date(text, on).value or ""
    if not is_date(day):
        raise InputError("not_a_date", "Ngày mất máy viết chưa đúng. Viết như 21/11/2026; chưa thu quyền máy nào.")
    if day > on.isoformat():
        raise InputError("date_ahead", f"Ngày {show_date(day)} chưa tới. Xem lại ngày; chưa thu quyền máy nào.")
    return date.fromisoformat(day)


def _plain(writer: str) -> str:
    return writer.strip().lower()


def _answer(device: Device) -> dict[str, object]:
    return {"writer": device.writers[-1], "label": device.label}


def _lines(found: list[Device], manages: bool) -> Iterator[str]:
    for device in found:
        yield " · ".join(filter(None, _parts(device)))
    if manages and any(device.state == WAITING for device in found):
        yield "Duyệt máy đang chờ: nghe người dùng máy ấy đọc dãy số, rồi dxdesk trust DÃY_SỐ"


def _parts(device: Device) -> Iterator[str]:
    yield from (_STATES[device.state], _name(device), device.team, CHOICES["role"].get(device.role, device.role))
    yield "được mời máy" if device.may_invite else ""
    yield f"dãy số {device.fingerprint or 'chưa có'}"
    yield _held(device)
    yield f"{number(device.waiting)} gói chờ" if device.waiting else ""
    yield f"gói gần nhất {show_moment(parse_time(device.last))}" if device.last else ""
    yield "hai máy cùng tên" if device.forked else ""
    yield f"máy ghi {device.writers[-1]}"


def _name(device: Device) -> str:
    return device.label or f"Máy {device.writers[-1][:4].upper()}"


def _held(device: Device) -> str:
    return f"{number(device.packs)} gói, {number(device.ops)} lần ghi" if device.packs else "chưa có gói nào"
