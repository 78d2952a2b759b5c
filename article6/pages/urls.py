"""Pages that look at everything."""

from django.urls import path

from article6.pages import desk, guides, home, search, states

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("states/", states.state_list, name="state-list"),
    path("states/map/", states.state_maps, name="state-maps"),
    path("states/<iso3:iso3>/", states.state_detail, name="state-detail"),
    path("deadlines/", states.deadline_list, name="deadline-list"),
    path("request-assistance/", guides.request_assistance, name="request-assistance"),
    path("method/", guides.method, name="method"),
    path("about/", guides.about, name="about"),
]
