"""One reader of each kind, with a browser of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client

from article6.directory.models import Office, Term
from tests.accounts.factories import ISU, person, signed_in
from tests.rights.canaries import NAMED, OWNER, Canary

OTHER_PARTY, COORDINATOR, NOT_PARTY = "gov-che", "gov-phl", "gov-ago"


@dataclass(frozen=True)
class Persona:
    """Who looks, and what the design gives them."""

    name: str
    client: Client
    organisation: str = ""
    is_party: bool = False
    facilitates: bool = False

    def may_see(self, canary: Canary) -> bool:
        return canary.may_be_seen_by(self.organisation, self.is_party, self.facilitates)


def personas() -> Iterator[Persona]:
    office = Office.objects.get(
        kind="coordinator", theme="international_cooperation_and_assistance"
    )
    Term.objects.create(key="persona", office=office, state_id="PHL", start="2026-01-01")
    yield Persona("everybody", Client())
    yield Persona("signed in, nowhere a member", _client("nobody"))
    for role in ("reader", "drafter", "focal_point"):
        yield Persona(f"{role} of the owner", _client("o", OWNER, role), OWNER, True)
        yield Persona(f"{role} of a party", _client("p", OTHER_PARTY, role), OTHER_PARTY, True)
        yield Persona(f"{role} not of a party", _client("n", NOT_PARTY, role), NOT_PARTY)
    yield Persona("reader of the named", _client("m", NAMED, "reader"), NAMED, True)
    yield Persona(
        "coordinator", _client("c", COORDINATOR, "drafter"), COORDINATOR, True, facilitates=True
    )
    yield Persona("reader where a coordinator is", _client("r", COORDINATOR), COORDINATOR, True)
    yield Persona("isu officer", _client("i", ISU, "drafter"), ISU, facilitates=True)
    yield Persona("reader in the isu", _client("s", ISU), ISU)
    yield Persona("administrator", _client("a", is_superuser=True))


def _client(name: str, organisation: str = "", role: str = "reader", **more: bool) -> Client:
    client = Client(raise_request_exception=True)
    email = f"{name}-{role}@persona.test"
    signed_in(client, person(email, organisation=organisation, role=role, **more))
    return client
