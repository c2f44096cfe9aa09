"""What stands in the UI: assets with words and lineage, checks, the job, its schedule and its sensor."""

import dagster as dg
import pytest
import yaml

from pipelines.__main__ import LOCATION, MODULE, origin
from pipelines.definitions import build_definitions
from pipelines.resources import PROJECT, ParquetStore, Paths
from policytargets.schema import TABLES


@pytest.fixture(scope="module")
def repository() -> dg.RepositoryDefinition:
    return build_definitions(Paths(raw="raw", build="build", published="published")).get_repository_def()


@pytest.fixture(scope="module")
def specs(repository: dg.RepositoryDefinition) -> dict[str, dg.AssetSpec]:
    found = [spec for asset in repository.assets_defs_by_key.values() for spec in asset.specs]
    return {spec.key.to_user_string(): spec for spec in found}


def test_every_table_is_an_asset_between_the_raw_notices_and_the_release(specs: dict[str, dg.AssetSpec]) -> None:
    groups = {name: spec.group_name for name, spec in specs.items()}
    assert groups == {"raw_notices": "raw", **dict.fromkeys(TABLES, "tables"), "release": "release"}
    assert {dep.asset_key.to_user_string() for dep in specs["release"].deps} == {"raw_notices", *TABLES}


@pytest.mark.parametrize("name", ["raw_notices", *TABLES, "release"])
def test_every_asset_has_a_description_and_kinds(specs: dict[str, dg.AssetSpec], name: str) -> None:
    assert specs[name].description
    assert specs[name].kinds


@pytest.mark.parametrize("name", TABLES)
def test_every_table_shows_its_columns_with_descriptions(specs: dict[str, dg.AssetSpec], name: str) -> None:
    schema = specs[name].metadata["dagster/column_schema"]
    assert isinstance(schema, dg.TableSchema)
    assert tuple(column.name for column in schema.columns) == TABLES[name].columns
    assert all(column.description for column in schema.columns)


def test_every_table_is_traced_to_the_raw_notices(specs: dict[str, dg.AssetSpec]) -> None:
    for name in TABLES:
        above = name
        while above != "raw_notices":
            above = min(dep.asset_key.to_user_string() for dep in specs[above].deps)


def test_every_table_has_a_blocking_contract(repository: dg.RepositoryDefinition) -> None:
    checks = repository.asset_graph.asset_check_keys
    assert {key.asset_key.to_user_string() for key in checks if key.name == "contract"} == set(TABLES)


def test_the_job_holds_every_asset_and_runs_in_one_process(repository: dg.RepositoryDefinition) -> None:
    job = repository.get_job("release")
    held = {key.to_user_string() for key in job.asset_layer.executable_asset_keys}
    assert held == {"raw_notices", *TABLES, "release"}
    assert job.executor_def.name == "in_process"


def test_schedule_and_sensor_stand_in_the_repository(repository: dg.RepositoryDefinition) -> None:
    assert repository.has_schedule_def("nightly")
    assert repository.has_sensor_def("raw_changed")


def test_everything_loads_together_as_in_the_ui() -> None:
    dg.Definitions.validate_loadable(build_definitions())


def test_runs_of_make_release_are_filed_where_the_ui_looks() -> None:
    (location,) = yaml.safe_load((PROJECT / "workspace.yaml").read_text("utf-8"))["load_from"]
    found = origin()
    assert found.location_name == location["python_module"]["location_name"] == LOCATION
    assert location["python_module"]["module_name"] == MODULE
    assert found.repository_origin.repository_name == build_definitions().get_repository_def().name


def test_paths_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYTARGETS_RAW", "/somewhere/raw")
    monkeypatch.delenv("POLICYTARGETS_BUILD", raising=False)
    monkeypatch.setenv("POLICYTARGETS_PUBLISHED", "")
    paths = Paths.from_environment()
    assert paths.raw == "/somewhere/raw"
    assert paths.build == str(PROJECT / "build")
    assert paths.published == str(PROJECT / "published")


def test_the_environment_reaches_the_resources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYTARGETS_BUILD", "/somewhere/build")
    store = (build_definitions().resources or {})["io_manager"]
    assert isinstance(store, ParquetStore)
    assert str(store.paths.table("targets")) == "/somewhere/build/tables/targets.parquet"


def test_loading_definitions_imports_no_great_expectations() -> None:
    import subprocess
    import sys

    program = "import sys, pipelines.definitions; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
