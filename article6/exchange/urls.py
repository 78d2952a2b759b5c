"""Downloads."""

from django.urls import path

from article6.exchange import history, views

urlpatterns = [
    path("data/", views.data_index, name="data"),
    path("history/<str:noun>/<slug:key>.csv", history.history_download, name="history-download"),
    path("data/<slug:slug>.csv", views.list_download, name="list-download"),
    path("states/<iso3:iso3>/brief.<str:kind>", views.brief_download, name="brief"),
]
