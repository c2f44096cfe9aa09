"""The page of a release: static, in Chinese and English, made by Jinja2 and a few kB of script of our own.

It opens from ``file://`` and from any web host, asks nothing of any other host, and treats every word of a notice as
hostile. Layout: ``index.html`` at the top of the release, everything else below ``page/``.
"""

from ..context import ReleaseContext

__all__ = ["write_page"]


def write_page(context: ReleaseContext) -> None:
    """Write the page of ``context`` below its staging directory.

    It lists the files that stand there, so it runs after the writers of data and descriptors and before the sums. The
    same input gives the same bytes. Raises ReleaseError where an id has no address.
    """
    from .site import write_site  # needs the optional dependencies of the extra ``page``

    write_site(context)
