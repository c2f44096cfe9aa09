"""Markup that recurs by the million in a large release: the rows of its tables and the links within them.

Functions and not template macros, which take five times as long. Belongs here: rows and what is smaller.

Ids are checked when the view is made; everything else that comes from a notice passes through ``source``.
"""

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from .templating import both, enum, source
from .view import Row, View
from .words import day, shorten, target_value

_MEASURE = both("举措", "Measure")
_LOW = f' <span class="tag warn">{both("待复核", "to review")}</span>'


def report(root: str, key: str) -> Markup:
    """The link that reports an error in the row ``key``; ``root`` leads to the top of the release.

    Its name is an element of ``frame.html``: said once a page and not once a row.
    """
    return Markup(  # noqa: S704 - ids are checked when the view is made
        f'<a class="act report" href="{root}page/report.html?id={key}" aria-labelledby="ui-report">⚑</a>'
    )


def acts(root: str, key: str) -> Markup:
    """The permanent link of the row ``key`` and the link that reports an error in it."""
    return Markup(  # noqa: S704 - ids are checked when the view is made
        f'<a class="act" href="{root}page/id.html?id={key}" aria-labelledby="ui-permanent">#</a>{report(root, key)}'
    )


class Fragments:
    """The pieces that look rows up."""

    def __init__(self, view: View) -> None:
        """Look rows up in ``view``."""
        self.view = view
        self.owner = lru_cache(maxsize=1 << 16)(self._owner)
        self.notice = lru_cache(maxsize=1 << 14)(self._notice)

    def _owner(self, root: str, key: str, role: str) -> str:
        """The link to an owner, with the role where one is given."""
        name = source(self.view.owner[key]["name"])
        kind = f' class="is-{role}"' if role else ""
        told = f" <small>{enum('role', role)}</small>" if role in ("lead", "support") else ""
        return f'<a{kind} href="{root}page/owner/{key}.html">{name}</a>{told}'

    def _notice(self, root: str, key: str) -> Markup:
        """The link to a notice."""
        title = source(self.view.notice[key]["title"] or key)
        return Markup(f'<a href="{root}page/notice/{key}.html">{title}</a>')  # noqa: S704 - title is escaped

    def owners(self, root: str, rows: Sequence[Row], limit: int = 0) -> Markup:
        """Links to the owners of ``rows`` with their roles; with ``limit`` only so many, and without roles."""
        shown = rows[:limit] if limit else rows
        links = ", ".join(self.owner(root, row["owner_id"], "" if limit else row["role"]) for row in shown)
        more = f' <span class="more">+{len(rows) - len(shown)}</span>' if len(shown) < len(rows) else ""
        return Markup(links + more)  # noqa: S704 - made of escaped pieces

    def targets(self, root: str, rows: Sequence[Row], *, notice: bool, anchored: bool) -> Markup:
        """Table rows for targets; with ``notice`` each says which one, with ``anchored`` each can be jumped to."""
        made = []
        for row in rows:
            key, where = row["target_id"], f"{root}page/notice/{row['notice_id']}.html" if notice else ""
            low = _LOW if row["certainty"] == "low" else ""
            head = f'<a href="{where}#{key}">{source(row["indicator"])}</a>{low}'
            owners = self.owners(root, self.view.owners_of_target(row), 4 if notice else 0)
            begin = f'<tr id="row-{key}">' if anchored else "<tr>"
            told = f'<td class="where">{self.notice(root, row["notice_id"])}</td>' if notice else ""
            made.append(
                f"{begin}"
                f'<th scope="row">{head}<q class="quote">{source(shorten(row["quote"], 160))}</q></th>'
                f'<td class="value">{source(target_value(row))}</td><td class="date">{day(row["deadline"])}</td>'
                f'<td>{owners}</td>{told}<td class="acts">{acts(root, key)}</td></tr>\n'
            )
        return Markup("".join(made))  # noqa: S704 - made of escaped pieces

    def measures(self, root: str, rows: Sequence[Row]) -> Markup:
        """Table rows for the measures of a notice: who answers, and on what basis."""
        made = []
        for row in rows:
            key = row["measure_id"]
            owners = self.view.owners_of_measure.get(key, ())
            basis = enum("basis", owners[0]["basis"]) if owners else ""
            made.append(
                f'<tr id="row-{key}"><th scope="row"><a href="#{key}">{self.measure(row)}</a></th>'
                f'<td>{self.owners(root, owners)}</td><td>{basis}</td><td class="acts">{acts(root, key)}</td></tr>\n'
            )
        return Markup("".join(made))  # noqa: S704 - made of escaped pieces

    def duties(self, root: str, keys: Sequence[str]) -> Markup:
        """Table rows for the measures of an owner: what they aim at, and in which notice."""
        made = []
        for key in keys:
            row = self.view.measure[key]
            where = f"{root}page/notice/{row['notice_id']}.html"
            goals = "".join(
                f'<a class="goal" href="{where}#{target["target_id"]}">{source(target["indicator"])} '
                f"<b>{source(target_value(target))}</b></a>"
                for target in self.view.targets_of_measure.get(key, ())
            )
            made.append(
                f'<tr><th scope="row"><a href="{where}#{key}">{self.measure(row)}</a></th><td>{goals}</td>'
                f'<td class="where">{self.notice(root, row["notice_id"])}</td>'
                f'<td class="acts">{acts(root, key)}</td></tr>\n'
            )
        return Markup("".join(made))  # noqa: S704 - made of escaped pieces

    def measure(self, row: Row) -> Markup:
        """What a measure is called: its label, and its title or first words."""
        return source(f"{row['label'] or ''} {row['title'] or shorten(row['text'], 40)}".strip())

    def note(self, root: str, key: str) -> Markup:
        """The note beside the measure ``key`` in the full text: its label and who answers for it."""
        found = self.view.owners_of_measure.get(key, ())
        names = "、".join(self._named(row) for row in found)
        label = source(self.view.measure[key]["label"])
        return Markup(  # noqa: S704 - made of escaped pieces
            f'<span class="margin"><a href="#row-{key}">{_MEASURE} {label}</a>{" · " if names else ""}{names} '
            f"{report(root, key)}</span>"
        )

    def _named(self, row: Row) -> str:
        name = source(self.view.owner[row["owner_id"]]["name"])
        return f"{name}({enum('role', row['role'])})" if row["role"] in ("lead", "support") else str(name)
