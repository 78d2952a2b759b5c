"""Support."""

from django.urls import path

from article6.analytics import views_support

urlpatterns = [
    path("support/", views_support.support, name="support"),
    path("support/contributions/", views_support.contribution_list, name="contribution-list"),
    path("support/donors/<slug:slug>/", views_support.donor_detail, name="donor-detail"),
    path(
        "support/recipients/<iso3:iso3>/", views_support.recipient_detail, name="recipient-detail"
    ),
]
