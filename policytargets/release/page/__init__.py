"""The page of a release: static, in Chinese and English, made by Jinja2 and a few kB of script of our own.

It opens from ``file://`` and from any web host, asks nothing of any other host, and treats every word of a notice as
hostile. Layout: ``index.html`` at the top of the release, everything else below ``page/``.
"""

from importlib.resources import files

from policytargets.release.context import ReleaseContext
from policytargets.release.page.guides import write_guides
from policytargets.release.page.rows import (
    write_gone,
    write_ids,
    write_indicators,
    write_notices,
    write_owners,
    write_targets,
)
from policytargets.release.page.site import Site
from policytargets.release.page.start import write_start

__all__ = ["write_page"]


def write_page(context: ReleaseContext) -> None:
    """Write the page of ``context`` below its staging directory.

    It lists the files that stand there, so it runs after the writers of data and descriptors and before the sums. The
    same input gives the same bytes. Raises ReleaseError where an id has no address.
    """
    site = Site.of(context)
    for asset in sorted(files(__name__).joinpath("assets").iterdir(), key=lambda found: found.name):
        site.write(f"page/assets/{asset.name}", asset.read_text(encoding="utf-8"))
    write_targets(site)
    write_notices(site)
    write_owners(site)
    write_indicators(site)
    write_gone(site)
    write_ids(site)
    write_guides(site)
    write_start(site)
