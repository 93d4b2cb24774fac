"""成批读取: what becomes of a file that cannot be read."""

from shishi.console import batch
from shishi.console.batch import outcome_of
from shishi.reading.source import Unreadable


def test_a_file_is_read(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("云岭县2026年民生实事方案\n（一）道路工程。改造道路6公里。\n", encoding="utf-8")
    outcome = outcome_of(path)
    assert outcome.says == ""
    assert [item.title.value for item in outcome.draft.items] == ["道路工程"]


def test_the_readers_own_sentence_is_kept(tmp_path, monkeypatch):
    def refuse(content, filename):
        raise Unreadable("文件已加密，请解密后再读。")

    monkeypatch.setattr("shishi.reading.files.formats.open_source", refuse)
    (path := tmp_path / "plan.pdf").write_bytes(b"%PDF")
    assert outcome_of(path).says == "文件已加密，请解密后再读。"


def test_a_fault_of_the_program_is_a_sentence_too(tmp_path, monkeypatch):
    def fail(source):
        raise KeyError("secret words of the document")

    monkeypatch.setattr(batch.pipeline, "read", fail)
    (path := tmp_path / "plan.txt").write_text("云岭县", encoding="utf-8")
    says = outcome_of(path).says
    assert "KeyError" in says
    assert "secret" not in says
    assert says.endswith("。")
