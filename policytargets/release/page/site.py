"""The whole site, page by page: the one list to which a new kind of page is added."""

from importlib.resources import files

from ..context import ReleaseContext
from .frame import Site
from .guides import write_guides
from .rows import write_gone, write_ids, write_indicators, write_notices, write_owners, write_targets
from .start import write_start


def write_site(context: ReleaseContext) -> None:
    """Write every page, script and style below the staging directory of ``context``."""
    site = Site.of(context)
    for asset in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda found: found.name):
        site.write(f"page/assets/{asset.name}", asset.read_text(encoding="utf-8"))
    write_targets(site)
    write_notices(site)
    write_owners(site)
    write_indicators(site)
    write_gone(site)
    write_ids(site)
    write_guides(site)
    write_start(site)
