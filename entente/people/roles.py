"""The roles as they are shipped: a sentence and the permissions of each."""

from django.utils.translation import gettext_noop as _

from entente.people.choices import Permission, RoleCode

SHIPPED: dict[RoleCode, tuple[str, list[Permission]]] = {
    RoleCode.OFFICE: (
        _("Keeps people, members and the contract right; reviews and decides contributions; publishes releases."),
        list(Permission),
    ),
    RoleCode.DELEGATE: (
        _("Speaks for a member organisation: keeps its profile and declares its contributions."),
        [Permission.ORGANISATION_SPEAK, Permission.SHARED_READ],
    ),
    RoleCode.COMMISSION: (
        _("The public side of the contract: follows targets and asks about a figure."),
        [Permission.FIGURES_ASK, Permission.MEASURES_DECIDE, Permission.SHARED_READ],
    ),
    RoleCode.ASSESSOR: (_("A national authority: assesses the organisations seated in its country."), [Permission.SHARED_READ]),
    RoleCode.AUDITOR: (
        _("Reads everything including the record and verifies it; changes nothing."),
        [Permission.RECORD_READ, Permission.LEDGER_READ, Permission.FIGURES_LIVE, Permission.SHARED_READ, Permission.SHARED_KEEP],
    ),
}
