"""Gates: what a new release may not lose against the one before it, without being told so."""

from pathlib import Path

import pytest
from release_sample import NOTICE, OTHER, Publish

from policytargets.errors import RegisterError, ReleaseError
from policytargets.release.dataset import read_dataset

ROOT = Path(__file__).parents[3]
MANY = "# 方案\n" + "".join(f"{n}. 第{n}项合格率达到{n + 10}%。\n" for n in range(1, 61))
HALF = "# 方案\n" + "".join(f"{n}. 第{n}项合格率达到{n + 10}%。\n" for n in range(1, 31))


def test_a_table_that_lost_more_than_its_share_stops_the_release(release: Publish, published: Path) -> None:
    release({"a": MANY})
    with pytest.raises(ReleaseError, match=r"not published: table \w+ lost 30 of 60 rows, more than 10%"):
        release({"a": HALF})
    assert (published / "latest").readlink() == Path("v2025.02.1")
    assert not list(published.glob(".staging-*"))


def test_the_override_is_explicit_and_by_table(release: Publish) -> None:
    release({"a": MANY})
    with pytest.raises(ReleaseError, match="table measures"):
        release({"a": HALF}, allow_losses={"targets"})
    assert release({"a": HALF}, allow_losses={"all"}).changed


def test_a_loss_within_one_source_is_seen_although_the_whole_grew(release: Publish) -> None:
    urls = {"a": "https://one.gov.cn/a", "b": "https://two.gov.cn/b", "c": "https://two.gov.cn/c"}
    release({"a": MANY, "b": OTHER}, urls)
    with pytest.raises(ReleaseError, match=r"lost 30 of 60 rows from one\.gov\.cn"):
        release({"a": HALF, "b": OTHER, "c": MANY}, urls)


def test_a_notice_whose_address_becomes_known_is_no_loss(release: Publish) -> None:
    release({"a": MANY})
    assert release({"a": MANY}, {"a": "https://one.gov.cn/a"}).changed


def test_a_table_that_becomes_empty_stops_the_release_however_small_it_was(release: Publish) -> None:
    release({"a": NOTICE})
    with pytest.raises(ReleaseError, match="table targets lost 3 of 3 rows"):
        release({"a": NOTICE.replace("%", "分")})


def test_a_few_rows_less_are_no_reason_to_stop(release: Publish) -> None:
    release({"a": NOTICE})
    assert release({"a": NOTICE.replace("3. 开展宣传周活动。\n", "")}).changed


def test_an_altered_release_before_stops_the_next(release: Publish, published: Path) -> None:
    made = release({"a": NOTICE})
    (made.path / "text" / "a.txt").write_text("别的", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"the release before was altered \(text/a\.txt: differs"):
        release({"a": NOTICE + OTHER})


def test_a_wrong_dataset_file_names_the_field(tmp_path: Path) -> None:
    good = (ROOT / "dataset.yaml").read_text("utf-8")
    path = tmp_path / "dataset.yaml"
    for old, new, said in (
        ("max_loss: 0.10", "max_loss: 10", r"gates\.max_loss must be a share"),
        ("min_rows: 5", "min_rows: five", r"gates\.min_rows must be a whole number"),
        ("name: policy-targets", "name: ''", "field name must be a text"),
        ("languages: [zh, en]", "languages: zh", "field languages must be a list"),
    ):
        path.write_text(good.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(RegisterError, match=said):
            read_dataset(path)
    path.write_text("[", encoding="utf-8")
    with pytest.raises(RegisterError, match="cannot be read as YAML"):
        read_dataset(path)
