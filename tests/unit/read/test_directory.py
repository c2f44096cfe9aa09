"""Every file of a directory is read or named with the reason why not, whatever its name."""

import os
from pathlib import Path

import pytest

from policytargets.errors import ReadError
from policytargets.read.directory import read_directory


def test_hidden_files_sidecars_and_folders_are_no_notices(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "a.txt.source.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "sub").mkdir()
    (tmp_path / "corrections.csv").write_text("notice_id\n", encoding="utf-8")
    found = read_directory(tmp_path)
    assert [document.notice_id for document in found.documents] == ["a"]
    assert found.unread == ()


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "out.txt").symlink_to(secret)
    (raw / "up.txt").symlink_to("../secret.txt")
    (raw / "nowhere.txt").symlink_to("absent")
    (raw / "loop.txt").symlink_to("loop.txt")
    found = read_directory(raw)
    assert found.documents == ()
    assert len(found.unread) == 4
    assert all("leads out of its directory" in item.message and item.sha256 is None for item in found.unread)


def test_a_link_within_the_directory_is_a_file_like_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert [document.notice_id for document in read_directory(tmp_path).documents] == ["a", "b"]


def test_hostile_names_give_sound_ids_and_one_line_messages(tmp_path: Path) -> None:
    for name in ("a\nb.txt", "...txt", "-rf.txt", "<b>.txt", os.fsdecode(b"\xff\xfe.txt"), "$(x).txt", "空 格.txt"):
        (tmp_path / name).write_text(f"甲{len(name)}{name!a}", encoding="utf-8")
    (tmp_path / "bad\nname.txt").write_bytes(b"")
    found = read_directory(tmp_path)
    for document in found.documents:
        assert document.source_file.isprintable()
        document.source_file.encode("utf-8")
    assert [item.message.isprintable() for item in found.unread] == [True]
    assert len(found.documents) == 6


def test_a_pipe_among_the_notices_blocks_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = read_directory(tmp_path)
    assert [item.source_file for item in found.unread] == ["pipe.txt"]


def test_two_files_with_one_stem_are_not_mixed_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>乙</p>", encoding="utf-8")
    found = read_directory(tmp_path)
    assert len(found.documents) == len(found.unread) == 1
    assert "rename one of the two" in found.unread[0].message


def test_a_directory_without_a_notice_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "corrections.csv").write_text("notice_id\n", encoding="utf-8")
    with pytest.raises(ReadError, match="holds no notice; put"):
        read_directory(tmp_path)


def test_a_directory_that_is_none_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is not a directory"):
        read_directory(tmp_path / "absent")
