"""Names of the months, taken into our catalogues because the United Nations writes them its own
way in Arabic: both names, as in كانون الثاني/يناير. Dates find them through Django's formats."""

from django.utils.translation import gettext_lazy as _

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
