"""Every way in which a release can be spoilt is found: each test spoils a sound one."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import minisign
import pyarrow as pa
import pytest
from release_sample import Publish

from policytargets.errors import ReleaseError
from policytargets.release.formats import write_csv, write_parquet
from policytargets.release.open import Release
from policytargets.release.sums import write_sums
from policytargets.release.verify import verify


@pytest.fixture
def sound(made_once: Path, tmp_path: Path) -> Path:
    root = Path(shutil.copytree(made_once, tmp_path / "copy"))
    assert verify(root).problems == ()
    return root


def change(root: Path, table: str, column: str, row: int, value: object) -> None:
    """Change one cell in Parquet and CSV alike, and make the sums hold again: only the content is wrong."""
    rows = Release.open(root).tables[table]
    at = rows.column_names.index(column)
    values = rows[column].to_pylist()
    values[row] = value
    field = rows.schema.field(at).with_nullable(True)
    rows = rows.set_column(at, field, pa.array(values, field.type))
    write_parquet(rows, root / "data" / f"{table}.parquet")
    write_csv(rows, root / "data" / f"{table}.csv")
    write_sums(root)


def spoil_json(root: Path, name: str, key: str, value: object) -> None:
    stated = json.loads((root / name).read_text("utf-8"))
    stated[key] = value
    (root / name).write_text(json.dumps(stated), encoding="utf-8")
    write_sums(root)


def problems(root: Path) -> str:
    return "\n".join(verify(root).problems)


@pytest.mark.parametrize("name", ["data/targets.csv", "text/a.txt", "README.zh.md", "quality.json", "delta/index.json"])
def test_a_changed_byte_is_found_in_any_file(sound: Path, name: str) -> None:
    data = bytearray((sound / name).read_bytes())
    data[len(data) // 2] ^= 1
    (sound / name).write_bytes(data)
    assert f"{name}: differs from its hash" in problems(sound)


def test_a_missing_and_an_added_file_are_found(sound: Path) -> None:
    (sound / "LICENSE").unlink()
    (sound / "data" / "more.csv").write_text("x", encoding="utf-8")
    assert "LICENSE: listed in SHA256SUMS and not there" in problems(sound)
    assert "data/more.csv: there and not listed" in problems(sound)


def test_a_link_smuggled_in_is_found(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (sound / "data" / "out").symlink_to(tmp_path / "outside", target_is_directory=True)
    assert "data/out: there and not listed" in problems(sound)


SPOILT: list[tuple[str, str, object, str]] = [
    ("measures", "text", "别的话", "measures.text: a "),
    ("measures", "char_end", 10_000, "measures.text: a "),
    ("measures", "measure_id", "m-2p27tqegb4jq!", "do not match"),
    ("measures", "notice_id", "nowhere", "measures.notice_id: 1 ids are not in notices: nowhere"),
    ("measures", "position", 0, "measures.position: 1 values are below 1"),
    ("measures", "plan_id", None, "measures.plan_id: 1 values are missing"),
    ("measure_owners", "owner_id", "o-nobody", "measure_owners.owner_id: 1 ids are not in owners"),
    ("measure_owners", "role", "boss", "measure_owners.role: 1 values are none of"),
    ("targets", "value", float("inf"), "targets.value: 1 values are not finite"),
    ("targets", "number_text", "98", "targets.number_text: a "),
    ("targets", "comparator", "=", "targets.comparator: 1 values are none of"),
    ("notices", "text_chars", 5, "text/a.txt: holds"),
    ("notices", "sha256", "0", "notices.sha256: 1 values do not match"),
]


@pytest.mark.parametrize(("table", "column", "value", "said"), SPOILT)
def test_a_wrong_value_is_found_although_the_sums_hold(
    sound: Path, table: str, column: str, value: object, said: str
) -> None:
    change(sound, table, column, 0, value)
    assert said in problems(sound)


def test_a_changed_value_that_breaks_no_rule_is_found_by_its_hash(sound: Path) -> None:
    change(sound, "targets", "certainty", 0, "low")
    assert "content_hashes.json: tables targets hashes differently" in problems(sound)


def test_an_id_that_stands_twice_is_found(sound: Path) -> None:
    ids = Release.open(sound).tables["targets"]["target_id"].to_pylist()
    change(sound, "targets", "target_id", 0, ids[1])
    assert "targets: 1 keys stand more than once" in problems(sound)


def test_csv_that_tells_something_else_than_parquet_is_found(sound: Path) -> None:
    path = sound / "data" / "targets.csv"
    path.write_text(path.read_text("utf-8").replace(",99,", ",98,"), encoding="utf-8")
    write_sums(sound)
    assert "data/targets.csv: does not hold what data/targets.parquet holds" in problems(sound)


def test_a_text_without_a_notice_and_a_notice_without_its_text_are_found(sound: Path) -> None:
    (sound / "text" / "a.txt").rename(sound / "text" / "x.txt")
    write_sums(sound)
    assert "text/a.txt: is missing" in problems(sound)
    assert "text/x.txt: belongs to no notice" in problems(sound)


def test_a_tombstone_for_a_row_that_stands_is_found(sound: Path) -> None:
    standing = Release.open(sound).tables["targets"]["target_id"][0].as_py()
    stone = {"id": standing, "table": "targets", "last_version": "v2025.02.1", "reason": "reread"}
    stones = pa.Table.from_pylist([stone], schema=Release.open(sound).tables["tombstones"].schema)
    write_parquet(stones, sound / "data" / "tombstones.parquet")
    write_sums(sound)
    assert f"tombstones.id: 1 rows stand in targets: {standing}" in problems(sound)


def test_a_delta_index_of_another_release_is_found(sound: Path) -> None:
    index = json.loads((sound / "delta" / "index.json").read_text("utf-8"))
    (sound / "delta" / "index.json").write_text(json.dumps(index[:-1]), encoding="utf-8")
    write_sums(sound)
    assert "delta/index.json: does not end with v2025.02.2" in problems(sound)


def test_a_descriptor_of_other_files_is_found(sound: Path) -> None:
    path = sound / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"hash": "sha256:', '"hash": "sha256:0', 1), encoding="utf-8")
    write_sums(sound)
    assert "datapackage.json: " in problems(sound)


def test_a_release_under_another_versions_name_is_found(sound: Path) -> None:
    assert "is called v2030.01.1" in problems(sound.rename(sound.with_name("v2030.01.1")))


def test_a_file_that_cannot_be_parsed_is_a_problem_and_not_the_end(sound: Path) -> None:
    (sound / "data" / "plans.parquet").write_bytes(b"PAR1nonsense")
    assert "plans.parquet" in problems(sound)


@pytest.mark.parametrize("spoil", [lambda p: p.mkdir(), lambda p: p.write_text("x"), lambda p: None])
def test_what_is_no_release_is_said_in_one_line(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    place = tmp_path / "thing"
    spoil(place)
    with pytest.raises(ReleaseError, match="give a") as raised:
        verify(place)
    assert "\n" not in str(raised.value)


class TestSignature:
    """A release is signed when a key is given, and says so; without one it says that it is unsigned."""

    @pytest.fixture
    def pair(self) -> minisign.KeyPair:
        return minisign.KeyPair.generate()

    @pytest.fixture
    def key(self, tmp_path: Path, pair: minisign.KeyPair) -> Path:
        path = tmp_path / "keys" / "secret.key"
        path.parent.mkdir()
        path.write_bytes(bytes(pair.secret_key) + b"\n")
        return path

    def test_a_signed_release_verifies_with_its_key_and_says_signed(
        self, release: Publish, texts: dict[str, str], key: Path
    ) -> None:
        made = release(texts, signing_key=key)
        found = verify(made.path)
        assert (found.problems, found.signed) == ((), True)
        assert "(signed)" in made.summary
        comment = (made.path / "SHA256SUMS.minisig").read_text("utf-8").splitlines()[2]
        assert comment == "trusted comment: v2025.02.1"

    def test_signing_twice_gives_the_same_bytes(
        self, release: Publish, texts: dict[str, str], key: Path, published: Path
    ) -> None:
        first = (release(texts, signing_key=key).path / "SHA256SUMS.minisig").read_bytes()
        shutil.rmtree(published)
        assert (release(texts, signing_key=key).path / "SHA256SUMS.minisig").read_bytes() == first

    def test_altered_sums_another_key_and_a_missing_signature_are_found(
        self, release: Publish, texts: dict[str, str], key: Path, tmp_path: Path
    ) -> None:
        root = Path(shutil.copytree(release(texts, signing_key=key).path, tmp_path / "copy"))
        stranger = tmp_path / "stranger.pub"
        stranger.write_bytes(bytes(minisign.KeyPair.generate().public_key) + b"\n")
        assert any("does not hold" in problem for problem in verify(root, stranger).problems)
        (root / "README.en.md").write_text("altered", encoding="utf-8")
        write_sums(root)
        assert any("does not hold" in problem for problem in verify(root).problems)
        (root / "SHA256SUMS.minisig").unlink()
        assert any("is missing, yet the release says it is signed" in problem for problem in verify(root).problems)

    def test_a_signature_of_another_version_is_found(
        self, release: Publish, texts: dict[str, str], pair: minisign.KeyPair, key: Path, tmp_path: Path
    ) -> None:
        root = Path(shutil.copytree(release(texts, signing_key=key).path, tmp_path / "copy"))
        other = pair.secret_key.sign((root / "SHA256SUMS").read_bytes(), trusted_comment="v2024.01.1")
        (root / "SHA256SUMS.minisig").write_bytes(bytes(other) + b"\n")
        assert any("was made for v2024.01.1" in problem for problem in verify(root).problems)

    def test_an_unsigned_release_cannot_be_held_against_a_key(
        self, release: Publish, texts: dict[str, str], pair: minisign.KeyPair, tmp_path: Path
    ) -> None:
        public = tmp_path / "key.pub"
        public.write_bytes(bytes(pair.public_key) + b"\n")
        made = release(texts)
        assert "(unsigned)" in made.summary
        assert any("unsigned" in problem for problem in verify(made.path, public).problems)

    def test_a_key_inside_the_project_or_unusable_is_refused(
        self, release: Publish, texts: dict[str, str], key: Path, tmp_path: Path
    ) -> None:
        with pytest.raises(ReleaseError, match="inside the project"):
            release(texts, signing_key=key, project=tmp_path)
        key.write_text("no key", encoding="utf-8")
        with pytest.raises(ReleaseError, match="no usable minisign secret key"):
            release(texts, signing_key=key)
        with pytest.raises(ReleaseError, match="cannot be read"):
            release(texts, signing_key=tmp_path / "absent")

    def test_an_encrypted_key_needs_its_password(
        self, release: Publish, texts: dict[str, str], pair: minisign.KeyPair, key: Path
    ) -> None:
        pair.secret_key.encrypt("open sesame", opslimit=32_768, memlimit=1 << 20)
        key.write_bytes(bytes(pair.secret_key) + b"\n")
        with pytest.raises(ReleaseError, match="POLICYTARGETS_SIGNING_PASSWORD"):
            release(texts, signing_key=key)
        with pytest.raises(ReleaseError, match="wrong password"):
            release(texts, signing_key=key, signing_password="wrong")
        assert release(texts, signing_key=key, signing_password="open sesame").changed
