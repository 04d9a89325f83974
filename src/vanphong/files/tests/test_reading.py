"""A file is read step by step: what each step makes, how it says that it could not, and how it goes on."""

import os

import pytest
from django.core.files.storage import default_storage

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.files import handlers, jobs, sandbox, storage
from vanphong.files.choices import DerivativeKind, Progress, StepName
from vanphong.files.events import FileStored
from vanphong.files.models import Derivative, Step
from vanphong.files.ocr import engine
from vanphong.files.reading import pipeline, waiting
from vanphong.files.rules.troubles import Trouble
from vanphong.files.tests import contents
from vanphong.kernel.errors import InvalidInput, NotPermitted
from vanphong.kernel.outbox import api as outbox
from vanphong.kernel.search.models import Pending


@pytest.fixture
def read(office):
    """Read a content to the end."""

    def to_the_end(blob):
        pipeline.begin(blob)
        for _ in range(50):
            if not pipeline.advance(blob, office.now):
                return steps(blob)
        raise AssertionError("it never ends")

    return to_the_end


@pytest.fixture
def without_programs(monkeypatch, tmp_path):
    """A machine on which nothing is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    sandbox.without_network.cache_clear()
    yield
    sandbox.without_network.cache_clear()


def steps(blob):
    return {StepName(step.name): step for step in Step.objects.filter(blob=blob)}


def progress(blob):
    return {name.value: str(step.progress) for name, step in steps(blob).items()}


class TestStored:
    def test_a_new_content_is_read_by_the_worker(self, office, keep):
        blob = keep(contents.pdf())
        handlers.begin_reading(FileStored(blob.pk, blob.media_type), office.now)
        assert set(progress(blob).values()) == {Progress.WAITING}
        assert outbox.Job.objects.filter(name="files.jobs.read_on").exists()

    def test_a_second_delivery_begins_nothing_twice(self, office, keep, read):
        blob = keep(contents.pdf())
        read(blob)
        handlers.begin_reading(FileStored(blob.pk, blob.media_type), office.now)
        assert not pipeline.advance(blob, office.now)
        assert Step.objects.filter(blob=blob).count() == len(StepName)


class TestTextPdf:
    def test_is_read_without_recognition(self, office, keep, read):
        blob = keep(contents.pdf())
        done = read(blob)
        assert {name: step.progress for name, step in done.items() if step.progress != Progress.DONE} == {
            StepName.OCR: Progress.SKIPPED,
            StepName.ENCODING: Progress.SKIPPED,
        }
        assert "TỈNH ỦY THỰC HÀNH" in files.text_of(blob, office.now)
        assert files.particulars(blob, office.now)["subject"]["value"]
        made = set(Derivative.objects.filter(blob=blob, kind=DerivativeKind.PAGE).values_list("page", "variant"))
        assert made == {(1, "nho"), (1, "lon")}

    def test_says_what_it_found_and_how_long_it_took(self, keep, read):
        done = read(keep(contents.pdf()))
        assert "SHA-256 khớp" in done[StepName.IDENTIFY].detail
        assert done[StepName.TEXT].milliseconds > 0
        assert done[StepName.TEXT].attempts == 1

    def test_tells_the_search_of_its_records(self, office, clerk, keep, read):
        blob = keep(contents.pdf())
        files.attach("incoming", 7, "main", blob, "a.pdf", clerk, office.now)
        Pending.objects.all().delete()
        read(blob)
        assert list(Pending.objects.values_list("kind", "record_id")) == [("incoming", 7)]


class TestScan:
    def test_is_recognised_under_its_stamp(self, office, keep, read):
        scan = contents.scan(stamp=True)
        blob = keep(scan)
        done = read(blob)
        assert done[StepName.OCR].progress == Progress.DONE
        assert "chữ trên 1 trang" in done[StepName.OCR].detail
        text = files.text_of(blob, office.now)
        assert "THỰC HÀNH" in text
        assert "được coi là văn bản có lớp chữ" in " ".join(text.split())
        pdf = files.to_pdf(blob, office.now)
        assert b"pdfaid" in pdf
        assert "THỰC HÀNH" in docform.extract_text(pdf, "application/pdf")
        assert files.content_of(blob) == scan
        read_again = files.particulars(blob, office.now)
        assert read_again["reference"]["value"] == "05-CV/TU"
        assert read_again["reference"]["confidence"] < 1

    def test_waits_where_nothing_is_installed_and_can_be_looked_at(self, office, keep, read, without_programs):
        blob = keep(contents.scan())
        done = read(blob)
        assert done[StepName.OCR].progress == Progress.FAILED
        assert done[StepName.OCR].cause == "no_tool"
        assert "chưa cài" in done[StepName.OCR].detail
        assert done[StepName.PREVIEWS].progress == Progress.DONE
        assert files.text_of(blob, office.now).strip() == ""

    def test_is_read_on_when_the_program_has_come(self, keep, read, monkeypatch):
        blob = keep(contents.scan())
        with monkeypatch.context() as patch:
            patch.setattr(engine, "missing", lambda: "tesseract-ocr")
            read(blob)
        assert waiting.start_again(9, {"ocr": False, "previews": True}) == []
        assert waiting.start_again(9, {"ocr": True, "previews": True}) == [blob.pk]
        assert steps(blob)[StepName.OCR].progress == Progress.WAITING


class TestSecrecy:
    def test_a_mark_seen_by_recognition_alone_holds_the_content_back(self, office, clerk, keep, read, readers):
        blob = keep(contents.scan(mark=docform.Secrecy.SECRET))
        version = files.attach("letter", 1, "main", blob, "a.pdf", clerk, office.now)
        readers.add(clerk.person_id)
        done = read(blob)
        blob.refresh_from_db()
        assert blob.is_held
        assert done[StepName.SAFETY].cause == "secret"
        assert "«MẬT»" in done[StepName.SAFETY].detail
        assert not Derivative.objects.filter(blob=blob).exists()
        assert files.text_of(blob, office.now) == ""
        assert "giữ lại" in files.viewer(version).without_pages
        with pytest.raises(NotPermitted):
            files.readable(clerk, version.pk)
        assert outbox.Job.objects.filter(name__endswith="tell_of_secrecy").exists()


class TestTrouble:
    def test_a_step_that_kills_the_worker_is_tried_again_and_then_told(self, office, keep):
        blob = keep(contents.pdf())
        pipeline.begin(blob)
        dead = Step.objects.filter(blob=blob, name=StepName.IDENTIFY)
        dead.update(progress=Progress.RUNNING, holder="elsewhere:1", attempts=1, started_at=office.now)
        assert not pipeline.advance(blob, office.now)
        dead.update(started_at=office.now - pipeline.LEASE * 2)
        pipeline.advance(blob, office.now)
        assert set(progress(blob).values()) <= {Progress.DONE, Progress.SKIPPED}

    def test_killed_in_any_step_it_goes_on_from_there(self, office, keep, read):
        blob = keep(contents.pdf())
        read(blob)
        for name in StepName:
            Step.objects.filter(blob=blob, name=name).update(
                progress=Progress.RUNNING, holder=f"{os.uname().nodename}:{_dead_process()}", started_at=office.now
            )
            read(blob)
            assert set(progress(blob).values()) <= {Progress.DONE, Progress.SKIPPED}
            assert steps(blob)[name].attempts == 2

    def test_what_kills_the_worker_every_time_is_left_and_the_rest_is_read(self, office, keep, read):
        blob = keep(contents.pdf())
        pipeline.begin(blob)
        Step.objects.filter(blob=blob, name=StepName.PARTICULARS).update(
            progress=Progress.RUNNING,
            holder="",
            attempts=pipeline.MOST_DEATHS,
            started_at=office.now - pipeline.LEASE * 2,
        )
        done = read(blob)
        assert done[StepName.PARTICULARS].cause == "died"
        assert done[StepName.INDEX].progress == Progress.DONE

    def test_a_full_disk_is_told_and_tried_again_later(self, keep, read, monkeypatch):
        def full(key, data):
            raise files.NoRoom("đầy")

        blob = keep(contents.pdf())
        with monkeypatch.context() as patch:
            patch.setattr(storage, "replace", full)
            done = read(blob)
        assert done[StepName.TEXT].cause == "no_room"
        assert "đã đầy" in done[StepName.TEXT].detail
        assert blob.pk in waiting.start_again(9, {"ocr": True, "previews": True})
        assert steps(blob)[StepName.TEXT].progress == Progress.WAITING

    def test_a_lost_content_stops_everything(self, keep, read):
        blob = keep(contents.pdf())
        default_storage.delete(blob.key)
        done = read(blob)
        assert done[StepName.IDENTIFY].cause == "lost"
        assert {done[name].cause for name in StepName if name is not StepName.IDENTIFY} == {"before"}

    def test_a_broken_page_does_not_cost_the_others(self, office, keep, read):
        whole = contents.joined(contents.pdf(), contents.pdf(), contents.pdf())
        blob = keep(contents.broken_page(whole, 2))
        read(blob)
        assert files.text_of(blob, office.now).count("TỈNH ỦY THỰC HÀNH") >= 2

    def test_a_parser_that_needs_too_much_memory_is_ended_and_told(self, keep, read, monkeypatch):
        from vanphong.files.reading import asking

        monkeypatch.setattr(asking.ask, "__kwdefaults__", {"beside": None, "bounds": sandbox.Bounds(30, megabytes=40)})
        done = read(keep(contents.pdf()))
        assert done[StepName.TEXT].progress == Progress.FAILED
        assert done[StepName.INDEX].progress == Progress.DONE

    def test_a_parser_that_takes_too_long_is_ended_and_told(self, keep, read, monkeypatch):
        from vanphong.files.reading import asking

        monkeypatch.setattr(asking.ask, "__kwdefaults__", {"beside": None, "bounds": sandbox.Bounds(0)})
        assert read(keep(contents.pdf()))[StepName.TEXT].cause == "too_long"


def _dead_process():
    """The number of a process that was."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return child


class TestStartAgain:
    def test_does_the_step_and_what_stands_on_it_anew(self, office, keep, read):
        blob = keep(contents.pdf())
        read(blob)
        pipeline.start_again(blob, StepName.PARTICULARS)
        assert progress(blob)["particulars"] == Progress.WAITING
        assert progress(blob)["text"] == Progress.DONE
        assert not Derivative.objects.filter(blob=blob, kind=DerivativeKind.PARTICULARS).exists()
        read(blob)
        assert Derivative.objects.filter(blob=blob, kind=DerivativeKind.PARTICULARS).exists()

    def test_of_what_was_kept_before_files_were_read_step_by_step(self, office, keep):
        blob = keep(contents.pdf())
        assert waiting.begin_unread(9) == [blob.pk]
        jobs.read_on(office.now, blob.pk)
        assert progress(blob)["index"] == Progress.DONE


class TestSandbox:
    def test_has_no_network_where_the_system_allows(self, tmp_path):
        if not sandbox.without_network():
            pytest.fail("this machine cannot cut a program off the network: run the tests where unshare works")
        script = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
        ended = sandbox.run(["python3", "-c", script], tmp_path, sandbox.Bounds(20))
        assert "unreachable" in ended.said

    def test_ends_what_takes_more_memory(self, tmp_path):
        ended = sandbox.run(["python3", "-c", "b = bytearray(10**9)"], tmp_path, sandbox.Bounds(20, megabytes=300))
        assert "MemoryError" in ended.said

    def test_passes_no_secret_on(self, tmp_path, monkeypatch):
        monkeypatch.setenv("VANPHONG_SECRET_KEY", "bimat")
        assert "bimat" not in sandbox.run(["env"], tmp_path, sandbox.Bounds(20)).said


class TestExtremes:
    """What nobody should send, and somebody does: each ends in a clear state, and what can be read is."""

    def test_a_scan_of_two_thousand_pages_is_recognised_up_to_the_bound(self, office, keep, monkeypatch, settings):
        settings.VANPHONG_OCR_MOST_PAGES = 9
        monkeypatch.setattr(engine, "missing", lambda: "")
        asked = []

        def recognise(pdf, count, *, is_mixed=False):
            asked.append(count)
            return engine.Recognised(
                pdf, {number: [("chữ", 0.1, 0.1, 0.2, 0.2, 95.0)] for number in range(1, count + 1)}
            )

        monkeypatch.setattr(engine, "recognise", recognise)
        blob = keep(contents.blank_pdf(2000))
        pipeline.begin(blob)
        Step.objects.filter(blob=blob, name=StepName.PREVIEWS).delete()
        slices = 1
        while pipeline.advance(blob, office.now, seconds=0):
            slices += 1
        assert asked == [6, 3]
        assert slices >= 3
        assert "chỉ nhận dạng 9 trang đầu trong 2000 trang" in steps(blob)[StepName.OCR].detail
        assert files.text_of(blob, office.now).count("chữ") == 9

    def test_a_pdf_of_very_many_objects(self, office, keep, read):
        """A million were tried by hand: 24 seconds of a busy machine for all steps (docs/performance.md)."""
        blob = keep(contents.crowded_pdf(100_000))
        done = read(blob)
        assert {step.progress for step in done.values()} <= {Progress.DONE, Progress.SKIPPED}
        assert "Bao cao tuan" in files.text_of(blob, office.now)

    def test_a_picture_of_three_hundred_megapixels(self, keep, monkeypatch):
        from vanphong.files.reading import asking

        monkeypatch.setattr(asking.ask, "__kwdefaults__", {"beside": None, "bounds": sandbox.Bounds(60, megabytes=700)})
        blob = keep(contents.huge_picture(20_000, 15_000), "a.tif")
        with pytest.raises(Trouble) as trouble:
            asking.ask("picture_pdf", blob.media_type, files.content_of(blob))
        assert trouble.value.cause == "memory"
        assert "200–300 dpi" in trouble.value.told

    def test_a_mail_that_holds_itself(self, office, keep, read):
        nested = (
            b"Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * 6
            + b"Subject: sau cung\r\n\r\nx"
        )
        blob = keep(b"From: a@b.vn\r\n" + nested, "a.eml")
        assert read(blob)[StepName.TEXT].progress == Progress.DONE
        assert len(files.text_of(blob, office.now)) < 1000

    def test_what_has_a_password_is_said_at_once_and_nothing_is_kept(self, keep):
        with pytest.raises(InvalidInput, match="mật khẩu"):
            keep(contents.locked_pdf())
