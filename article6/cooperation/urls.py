"""Needs."""

from django.urls import path

from article6.cooperation import asking, publishing, views, writing

urlpatterns = [
    path("needs/", views.need_list, name="need-list"),
    path("needs/new/", writing.need_new, name="need-new"),
    path("needs/<slug:slug>/", views.need_detail, name="need-detail"),
    path("needs/<slug:slug>/edit/", writing.need_edit, name="need-edit"),
    path("needs/<slug:slug>/publish/", publishing.need_publish, name="need-publish"),
    path("needs/<slug:slug>/as/<slug:audience>/", publishing.need_as, name="need-as"),
    path("needs/<slug:slug>/ask/", asking.need_ask, name="need-ask"),
    path("needs/asked/<slug:purpose>/<str:token>/", asking.need_answer, name="need-answer"),
    path("needs/<slug:slug>/withdraw/", writing.need_withdraw, name="need-withdraw"),
]
