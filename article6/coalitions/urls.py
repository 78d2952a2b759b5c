"""Country coalitions."""

from django.urls import path

from article6.coalitions import views

urlpatterns = [
    path("coalitions/", views.coalition_list, name="coalition-list"),
    path("coalitions/<slug:slug>/", views.coalition_detail, name="coalition-detail"),
]
