"""The frame around every command: shared options, help and refusals in Vietnamese, commands loaded when named."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.session import Session

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh"}


class _Formatter(click.HelpFormatter):
    """click's help with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        told = [(name, text.replace("[required]", "[phải có]")) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


def _keep_home(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.find_object(Session).home = Path(value)  # type: ignore[union-attr]


def _shared_options() -> list[click.Parameter]:
    return [
        click.Option(["--home"], metavar="THƯ_MỤC", expose_value=False, callback=_keep_home,
                     help="Thư mục của sổ; không nêu thì theo DXDESK_HOME."),
        # Read before anything else, so that a refusal of the command line itself is JSON too.
        click.Option(["--json"], is_flag=True, expose_value=False, help="Trả lời bằng một văn bản JSON."),
    ]


class WrongUsage(click.UsageError):
    """A command typed in a way that makes no sense, told by a Vietnamese sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, click.get_current_context(silent=True))


class _Framed(click.Command):
    """A command that takes the shared options too, and whose help is Vietnamese throughout."""

    context_class = _Context

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params += _shared_options()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Hiện trang này."
        return option


class Command(_Framed):
    """One command of the desk."""


class Group(_Framed, click.Group):
    """The program: finds a command by name and loads only the file that holds it.

    `index` maps a command's name to the module it lies in, as `<name>_command` (a dash there an underscore), and to the
    line help shows for it.
    """

    def __init__(self, *args: Any, index: Mapping[str, tuple[str, str]], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._index = index

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order help shows them."""
        return list(self._index)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now; None when there is none."""
        if cmd_name not in self._index:
            return None
        module = import_module(f"dxdesk.cli.{self._index[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help's list, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._index.items()])


def command(name: str) -> Callable[[Callable[..., None]], Command]:
    """A decorator that makes a function a command under that name; its docstring is the help."""
    return click.command(name, cls=Command, options_metavar="[TÙY CHỌN]")


def usage_sentence(error: click.UsageError) -> str:
    """What was wrong with the way a command was typed, and where to read how."""
    place = error.ctx.command_path if error.ctx else "dxdesk"
    return f"{_what(error)} Xem cách dùng: {place} --help"


def _what(error: click.UsageError) -> str:
    match error:
        case WrongUsage():
            return error.message
        case click.NoSuchCommand():
            return f"Không có lệnh {error.command_name}."
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}."
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"Lệnh còn thiếu {_named(parameter)}."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"Giá trị của {_named(parameter)} không dùng được{_allowed(parameter)}."
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} viết chưa đúng."
    return "Lệnh viết chưa đúng, thừa hoặc thiếu phần."


def _named(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return str(parameter.metavar or parameter.name)


def _allowed(parameter: click.Parameter) -> str:
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return f", chọn một trong: {', '.join(kind.choices)}"
    if isinstance(kind, click.IntRange):
        top = f" đến {kind.max}" if kind.max is not None else " trở lên"
        return f", cần số từ {kind.min}{top}"
    return ", cần một số" if kind is click.INT else ""
