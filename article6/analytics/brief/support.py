"""Support that reached the State: by year, by donor, and what the sums leave out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Origin, Sources
from article6.analytics.brief.support_notes import notes
from article6.analytics.support_totals import Group, Totals, together
from article6.core.document import Block, Facts, Heading, Paragraph, Run, Table, paragraph, runs
from article6.core.numbers import money_text, number_text
from article6.directory.models import Organisation


def support(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """Nothing where no entry is on record."""
    found, total = record.support, record.support.total
    if not found.groups:
        return
    cited = sources.after(*(Origin(use.text, use.as_of) for use in found.sources))
    yield Heading(_("Support received"))
    yield paragraph(_sum(total), cited)
    yield Facts(tuple(_years(found.groups, limits.support_years)))
    yield _donors(found.groups, limits.donors)
    yield paragraph(" ".join(notes(total, found.left_out)), style="small")


def _sum(total: Totals) -> str:
    if total.amount_usd is None:
        return _("No entry on record has a figure in US dollars.")
    return _("%(amount)s on record between %(first)s and %(last)s.") % {
        "amount": money_text(total.amount_usd, "USD"),
        "first": total.first_year,
        "last": total.last_year,
    }


def _years(groups: Iterable[Group], shown: int) -> Iterator[tuple[str, Paragraph]]:
    """The latest years on record, each with its sum and how many gave; the others together."""
    parts: dict[int, list[Totals]] = defaultdict(list)
    for group in groups:
        parts[group.column].append(group.totals)
    years = sorted(parts, reverse=True)
    single = years if len(years) <= shown else years[: shown - 1]
    for year in single:
        yield str(year), Paragraph((*_amount(together(parts[year])), _givers(len(parts[year]))))
    if others := years[len(single) :]:
        said = ngettext("%(number)s earlier year", "%(number)s earlier years", len(others))
        total = together(totals for year in others for totals in parts[year])
        yield said % {"number": number_text(len(others))}, Paragraph(_amount(total))


def _givers(count: int) -> Run:
    said = ngettext("%(number)s donor", "%(number)s donors", count)
    return Run(f" ({said % {'number': number_text(count)}})")


def _donors(groups: Iterable[Group], shown: int) -> Table:
    parts: dict[Organisation, list[Totals]] = defaultdict(list)
    for group in groups:
        parts[group.row].append(group.totals)
    totals = [(donor, together(found)) for donor, found in parts.items()]
    largest = sorted(totals, key=lambda line: (-line[1].size, line[0].name))
    header = (_("Largest donors"), _("Years"), _("Amount"))
    rows = [_donor_row(donor, total) for donor, total in largest[:shown]]
    others = [total for _donor, total in largest[shown:]]
    if others:
        rows.append(_others_row(len(others), together(others)))
    return Table("", header, tuple(rows), frozenset({2}))


def _donor_row(donor: Organisation, total: Totals) -> tuple[tuple[Run, ...], ...]:
    return (Run(donor.name, lang=donor.name_language),), runs(_period(total)), _amount(total)


def _others_row(count: int, total: Totals) -> tuple[tuple[Run, ...], ...]:
    said = ngettext("%(number)s more donor", "%(number)s more donors", count)
    return runs(said % {"number": number_text(count)}), runs(_period(total)), _amount(total)


def _period(total: Totals) -> str:
    is_one = total.first_year == total.last_year
    return str(total.last_year) if is_one else f"{total.first_year}–{total.last_year}"


def _amount(total: Totals) -> tuple[Run, ...]:
    """Money; else what was delivered in kind, by the value its source states."""
    is_doubtful = bool(total.uncertain)
    if total.amount_usd is not None:
        return (Run(money_text(total.amount_usd, "USD"), uncertain=is_doubtful),)
    if total.in_kind_usd is not None:
        said = _("%(amount)s in kind") % {"amount": money_text(total.in_kind_usd, "USD")}
        return (Run(said, uncertain=is_doubtful),)
    return runs(_("no dollar figure"))
