"""The `vanphong` command: everything that is done to an installation from a terminal."""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from vanphong.config.supervisor import Service, Supervisor, answers, is_free
from vanphong.docform import command as docform
from vanphong.docform.legacy.command import unlegacy
from vanphong.kernel import clock
from vanphong.kernel.errors import OfficeError

Host = Annotated[str, typer.Option(help="Địa chỉ lắng nghe.", envvar="VANPHONG_LISTEN")]
Port = Annotated[int, typer.Option(help="Cổng lắng nghe.", envvar=["VANPHONG_PORT", "PORT"], min=1, max=65535)]
Workers = Annotated[
    int, typer.Option(help="Số tiến trình web; 0 là theo số nhân của máy.", envvar="VANPHONG_WEB_PROCESSES", min=0)
]

_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}

app = typer.Typer(
    help="Văn phòng: hệ thống thông tin điều hành tác nghiệp.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
journal_app = typer.Typer(help="Nhật ký.", no_args_is_help=True)
registers_app = typer.Typer(help="Sổ văn bản.", no_args_is_help=True)
search_app = typer.Typer(help="Tìm kiếm.", no_args_is_help=True)
app.add_typer(journal_app, name="journal")
app.add_typer(registers_app, name="registers")
app.command()(unlegacy)
app.add_typer(search_app, name="search")


def _start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vanphong.config.settings")
    import django

    django.setup()


def _fail(sentence: str) -> typer.Exit:
    typer.secho(sentence, fg="red", err=True)
    return typer.Exit(1)


def _prepare() -> None:
    """Tables, refusals of the database, cache, lists, zone, static files."""
    from vanphong.config import preparation

    done = preparation.bring_up_to_date()
    if done:
        typer.echo(f"Đã cập nhật cơ sở dữ liệu: {len(done)} bước.")
    if put_back := preparation.put_back_guards():
        typer.secho(f"Đã đặt lại {len(put_back)} chốt chặn trong cơ sở dữ liệu: {', '.join(put_back)}.", fg="yellow")
    try:
        if rows := preparation.fill_in(clock.now()):
            typer.echo(f"Đã nạp danh mục: {rows} dòng.")
        preparation.collect_static()
    except OfficeError as error:
        raise _fail(error.message) from None


@app.command()
def demo(*, host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 0) -> None:
    """Chạy thử với cơ quan thực hành: tự tạo cơ sở dữ liệu, tài khoản mẫu, mở trang web và tiến trình nền."""
    os.environ["VANPHONG_DEMO"] = "1"
    _need_port(host, port)
    _start_django()
    _prepare()
    load_practice_office()
    raise typer.Exit(_keep_running(host, port, workers, [*_accounts(), _samples(), "Nhấn Ctrl-C để dừng."]))


@app.command()
def serve(*, host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 0, with_worker: bool = True) -> None:
    """Chạy trang web, và tiến trình nền nếu không ghi --no-with-worker."""
    _need_port(host, port)
    _start_django()
    from vanphong.config import preparation

    pending = preparation.pending_migrations()
    if pending:
        raise _fail(
            f"Cơ sở dữ liệu còn {len(pending)} bước cập nhật. Sao lưu rồi chạy «vanphong migrate» trước khi mở."
        )
    _prepare()
    raise typer.Exit(_keep_running(host, port, workers, [], with_worker=with_worker))


@app.command()
def worker() -> None:
    """Chạy tiến trình nền: việc định kỳ, thông báo, gửi nhận, niêm nhật ký, chỉ mục tìm kiếm."""
    _start_django()
    from vanphong.kernel.outbox.worker import run_worker
    from vanphong.kernel.search.worker import run_indexer

    stop = threading.Event()

    def finish(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, finish)
    signal.signal(signal.SIGINT, finish)
    indexer = threading.Thread(target=run_indexer, args=(stop,), name="indexer")
    indexer.start()
    run_worker(stop)
    stop.set()
    indexer.join()


@app.command()
def migrate() -> None:
    """Cập nhật cơ sở dữ liệu theo phiên bản đang cài."""
    _start_django()
    _prepare()
    typer.echo("Cơ sở dữ liệu đã đúng phiên bản.")


@app.command()
def doctor() -> None:
    """Kiểm tra cài đặt: mỗi dòng là ổn, hỏng, hoặc thiếu, kèm việc cần làm."""
    _start_django()
    from vanphong.config.doctor import examine

    findings = examine(clock.now())
    for finding in findings:
        typer.secho(finding.line(), fg=finding.colour)
    if any(finding.is_problem for finding in findings):
        raise typer.Exit(1)


@app.command("load-practice-office")
def load_practice_office() -> None:
    """Nạp cơ quan thực hành; nạp lại không thêm gì."""
    _start_django()
    from vanphong.config import practice

    practice.load_practice_office(clock.now())


@app.command(context_settings=_PASSED_ON)
def manage(context: typer.Context) -> None:
    """Chạy một lệnh quản trị của Django, ví dụ «vanphong manage check --deploy»."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vanphong.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["vanphong manage", *context.args])


def _list_docform() -> None:
    """Docform's verbs stand in the help; `entry` runs them before this module is read, so here only when it is called by itself."""

    def listed(verb: str, help_text: str) -> None:
        @app.command(verb, help=help_text, context_settings=_PASSED_ON)
        def run(context: typer.Context) -> None:
            raise typer.Exit(docform.main(verb, context.args))

    for verb, help_text in docform.VERBS.items():
        listed(verb, help_text)


_list_docform()


@journal_app.command("verify")
def journal_verify() -> None:
    """Kiểm tra toàn bộ nhật ký: chỗ nào bị sửa, xóa, thêm, đổi chỗ thì chỉ ra."""
    _start_django()
    from vanphong.kernel.journal import api as journal

    verdict = journal.verify()
    for fault in verdict.faults:
        typer.secho(fault, fg="red")
    typer.echo(
        f"{verdict.entries} mục trong {verdict.seals} dấu niêm; {verdict.unsealed} mục chờ niêm. Dấu cuối: {verdict.last_chain}"
    )
    if not verdict.is_sound:
        raise typer.Exit(1)
    typer.secho("Nhật ký nguyên vẹn.", fg="green")


@registers_app.command("prove")
def registers_prove() -> None:
    """Chứng minh các sổ: mỗi số từ 1 đến số cuối đều có lời giải thích."""
    _start_django()
    from vanphong.registers import api as registers

    faults = 0
    for proof in registers.prove_all():
        typer.secho(proof.sentence, fg=None if proof.is_sound else "red")
        faults += not proof.is_sound
    if faults:
        raise typer.Exit(1)


@search_app.command("rebuild")
def search_rebuild() -> None:
    """Dựng lại chỉ mục tìm kiếm trong khi hệ thống vẫn chạy; bị ngắt giữa chừng thì chạy lại sẽ làm tiếp."""
    _start_django()
    from vanphong.config.rebuilding import rebuild

    for line in rebuild(clock.now):
        typer.echo(line)


def _need_port(host: str, port: int) -> None:
    if not is_free(host, port):
        raise _fail(
            f"Cổng {port} đang được chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng khác: make demo PORT={port + 1}"
        )


def _keep_running(host: str, port: int, workers: int, told: list[str], *, with_worker: bool = True) -> int:
    web = [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers or os.cpu_count() or 1), "--blocking-threads", "1", "--no-ws"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"),
        "vanphong.config.wsgi:application",
    ]
    services = [Service("Trang web", web, is_vital=True)]
    if with_worker:
        services.append(Service("Tiến trình nền", [sys.executable, "-m", "vanphong.config.command", "worker"]))
    near = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104  # a comparison, not a binding

    def when_ready() -> bool:
        if not answers(near, port):
            return False
        typer.secho(f"Mở trình duyệt tại http://{near}:{port}", bold=True)
        for line in told:
            typer.echo(line)
        sys.stdout.flush()
        return True

    return Supervisor(services, lambda sentence: typer.secho(sentence, fg="red", err=True)).run(when_ready=when_ready)


def _accounts() -> list[str]:
    """The demonstration's accounts, one line each."""
    from vanphong.organisation import practice

    lines = [f"  {account.username:<20} {account.name}, {account.title}" for account in practice.DEMO_ACCOUNTS]
    return [f"Tài khoản thực hành (mật khẩu chung: {practice.DEMO_PASSWORD}):", *lines]


def _samples() -> str:
    """Where the sample documents lie."""
    from django.conf import settings

    from vanphong.config import practice

    folder = settings.VANPHONG_VAR / "van-ban-mau"
    practice.lay_out_samples(folder)
    return f"Văn bản mẫu để thử tiếp nhận: {folder}"


if __name__ == "__main__":
    app()
