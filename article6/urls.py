"""The site map: public pages under a language, machines' doors beside them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from article6.core import codes
from article6.pages import views

codes.register()

urlpatterns = [
    path("healthz", views.health, name="health"),
    *i18n_patterns(
        path("", include("article6.pages.urls")),
        path("", include("article6.analytics.urls")),
        path("", include("article6.cooperation.urls")),
        path("", include("article6.coalitions.urls")),
        path("", include("article6.actionplan.urls")),
        path("", include("article6.meetings.urls")),
        path("", include("article6.library.urls")),
        path("", include("article6.accounts.urls")),
        path("", include("article6.directory.urls")),
        path("", include("article6.exchange.urls")),
    ),
]
handler404 = "article6.pages.views.not_found"
