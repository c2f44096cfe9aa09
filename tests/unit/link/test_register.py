"""One owner a body, whatever the spelling; two bodies never one."""

import pytest

from policytargets.link.register import Owner, Register
from policytargets.schema import OWNER_KINDS

COMMISSION = "天津市市场监督管理委员会"
FIVE_PROJECTS = "天津市2024年市场监管“五大工程”实施方案"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def test_spellings_of_one_body_are_one_owner(register: Register) -> None:
    assert register.resolve("质检院", COMMISSION, "120000") == register.resolve("市质检院", None, FIVE_PROJECTS)
    assert register.resolve("标准化处", COMMISSION, "120000") == register.resolve("标准化处", None, FIVE_PROJECTS)
    one = {
        register.resolve(name, "武汉市人民政府", None)
        for name in ("市发改委", "市发展改革委", "武汉市发展和改革委员会")
    }
    assert len(one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("标准化处", COMMISSION), ("标准化院", COMMISSION)),
        (("市场处", COMMISSION), ("市场和网监处", COMMISSION)),
        (("市市场监管局", "武汉市人民政府"), ("市市场监管局", "宁波市人民政府办公厅")),
        (("综合处", "武汉市商务局"), ("综合处", "武汉市科技局")),
        (("各区人民政府", "武汉市人民政府"), ("各区人民政府", "宁波市人民政府")),
    ],
)
def test_two_bodies_are_two_owners(register: Register, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert register.resolve(*one, None).owner_id != register.resolve(*other, None).owner_id


def test_where_no_place_is_known_notices_do_not_share_bodies(register: Register) -> None:
    assert register.resolve("市财政局", None, "n-1").owner_id != register.resolve("市财政局", None, "n-2").owner_id


def test_ministries_are_the_same_everywhere(register: Register) -> None:
    named = register.resolve("国家发展改革委", "武汉市人民政府", None)
    assert named == register.resolve("发展改革委", "国务院办公厅", None)
    assert named.name == "国家发展和改革委员会"
    assert register.resolve("发展改革委", "河南省人民政府", None).name == "河南省发展和改革委员会"


def test_a_succession_is_dated_and_merges_nothing(register: Register) -> None:
    steps = {(step.before, step.after) for step in register.successions}
    assert ("市场处", "市场和网监处") in steps
    assert all(step.not_before <= step.not_after for step in register.successions)


def test_departments_belong_to_their_issuer(register: Register) -> None:
    department = register.resolve("计量处", COMMISSION, "120000")
    issuer = register.resolve(COMMISSION, COMMISSION, "120000")
    assert department.parent_id == issuer.owner_id
    assert issuer.admin_code == "120000"
    assert register.parents([department.owner_id]) == [issuer]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("计量处", "department"),
        ("市财政局", "bureau"),
        ("市质检院", "institute"),
        ("天河区政府", "government"),
        ("执法总队", "team"),
        ("国网达州供电公司", "company"),
        ("市工商联", "association"),
        ("各有关部门", "generic"),
        ("贾宝玉", "other"),
    ],
)
def test_the_ending_of_a_name_tells_its_kind(register: Register, name: str, kind: str) -> None:
    owner: Owner = register.resolve(name, "广州市人民政府", None)
    assert owner.kind == kind
    assert owner.kind in OWNER_KINDS


def test_ids_are_the_same_on_every_run(register: Register) -> None:
    again = Register.load()
    assert register.resolve("市财政局", "武汉市人民政府", None) == again.resolve("市财政局", "武汉市人民政府", None)
    assert register.unknown_issuer == again.unknown_issuer


def test_a_level_is_kept_before_a_name_that_begins_like_it(register: Register) -> None:
    assert register.resolve("市市场监管局", None, None).name == "市市场监督管理局"
    assert register.resolve("市市场监管局", "武汉市人民政府", None).name == "武汉市市场监督管理局"


@pytest.mark.parametrize(
    ("spelling", "whole"),
    [
        ("人行运城市分行", "中国人民银行运城市分行"),
        ("人民银行运城市分行", "中国人民银行运城市分行"),
        ("国家金融监管总局运城监管分局", "国家金融监督管理总局运城监管分局"),
    ],
)
def test_branches_are_known_by_the_full_name_of_what_they_belong_to(
    register: Register, spelling: str, whole: str
) -> None:
    issuer = "运城市人民政府"
    assert register.resolve(spelling, issuer, None) == register.resolve(whole, issuer, None)
