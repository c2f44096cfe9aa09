"""Where things lie, and how tables get from one asset to the next.

Belongs here: what assets are handed by Dagster. A new place (an object store, a database) is a new resource here.
"""

import os
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.preview import preview
from policytargets.pipeline import CORRECTIONS_FILE

PROJECT = Path(__file__).resolve().parent.parent


def _place(name: str) -> str:
    """The directory that ``POLICYTARGETS_<NAME>`` names, else the one of that name in the project."""
    return str(Path(os.environ.get(f"POLICYTARGETS_{name.upper()}") or PROJECT / name).absolute())


class Paths(dg.ConfigurableResource[Any]):
    """The three directories of a pipeline; each can be set in the environment (``POLICYTARGETS_RAW`` and so on)."""

    raw: str
    build: str
    published: str

    @classmethod
    def from_environment(cls) -> "Paths":
        """Paths as the environment sets them, else ``raw/``, ``build/`` and ``published/`` of the project."""
        return cls(raw=_place("raw"), build=_place("build"), published=_place("published"))

    @property
    def notices(self) -> Path:
        """The directory of raw notices: ``notices/`` in ``raw`` where there is one, else ``raw`` itself."""
        below = Path(self.raw) / "notices"
        return below if below.is_dir() else Path(self.raw)

    @property
    def corrections(self) -> Path:
        """The file of corrections by hand; it need not exist."""
        return Path(self.raw) / CORRECTIONS_FILE

    def table(self, name: str) -> Path:
        """The file in which the asset ``name`` is kept between steps."""
        return Path(self.build) / "tables" / f"{name}.parquet"

    @property
    def checks(self) -> Path:
        """The directory in which checks leave what they found, for the quality report of the release."""
        return Path(self.build) / "checks"

    @property
    def published_directory(self) -> Path:
        """The directory that holds the releases."""
        return Path(self.published)


class ParquetStore(dg.ConfigurableIOManager):
    """Keeps each asset as one Parquet file below ``build`` and tells the UI what it holds."""

    paths: Paths

    def handle_output(self, context: dg.OutputContext, obj: pa.Table) -> None:
        """Write ``obj`` whole or not at all, and attach its row count and first rows to the asset."""
        path = self.paths.table(context.asset_key.to_python_identifier())
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        pq.write_table(obj, unfinished, compression="zstd")
        unfinished.replace(path)
        context.add_output_metadata(
            {
                "dagster/row_count": obj.num_rows,
                "preview": dg.MetadataValue.md(preview(obj)),
                "file": dg.MetadataValue.path(str(path)),
                "bytes": path.stat().st_size,
            }
        )

    def load_input(self, context: dg.InputContext) -> pa.Table:
        """Read the table of the asset upstream."""
        return pq.read_table(self.paths.table(context.asset_key.to_python_identifier()))
