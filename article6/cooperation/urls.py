"""Needs."""

from django.urls import path

from article6.cooperation import views

urlpatterns = [
    path("needs/", views.need_list, name="need-list"),
    path("needs/<slug:slug>/", views.need_detail, name="need-detail"),
]
