"""Loading and changing the contract itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions import rules, terms
from entente.agreement.actions.comparing import columns_of, difference, lists, lists_of, write
from entente.agreement.actions.facts import ContractFacts, DocumentFacts, PartyFacts
from entente.agreement.actions.refusals import CannotChangeContract
from entente.agreement.models import Contract, ContractDocument
from entente.agreement.queries.days import start_of
from entente.files.models import Upload
from entente.people.models import Person
from entente.record.actions import Opened


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a file did: `changed` names the parts that differed from what was known."""

    contract: Contract
    created: bool
    changed: tuple[str, ...]


@transaction.atomic
def load_contract(facts: ContractFacts, *, by: Person | None, at: datetime) -> Loaded:
    """Make the file's contract the one that is known; the same file again changes nothing.

    What a new contract says was known from its signature; what a later file changes is known from `at`.
    """
    entry = record.open()
    refuse_disorder(facts.signed_on, facts.from_on, facts.to_on)
    contract = Contract.objects.filter(code=facts.code).first()
    created = contract is None
    if contract is None:
        contract = Contract.objects.create(code=facts.code, **columns_of(facts))
        entry.enter("agreement.contract_loaded", contract, by=by, after={"code": facts.code})
        at = min(at, start_of(facts.signed_on))
    changed = [*_set_facts(entry, contract, facts, by=by), *_set_rules(entry, contract, facts, by=by, at=at)]
    return Loaded(contract, created, tuple(changed))


@transaction.atomic
def change_contract(
    contract: Contract,
    *,
    values: dict[str, Any],
    parties: Iterable[PartyFacts],
    documents: Iterable[DocumentFacts],
    because: str,
    by: Person,
    at: datetime,
) -> Contract:
    """Change name, place, days, parties or documents; `values` holds the columns."""
    entry = record.open()
    current = Contract.objects.select_for_update().get(pk=contract.pk)
    refuse_disorder(values["signed_on"], values["from_on"], values["to_on"])
    before, after = difference(current, values)
    before, after = before | lists(current), after | lists_of(parties, documents)
    if before == after:
        raise CannotChangeContract(_("Nothing differs from what is already known; change a field first."))
    write(current, values, parties, documents)
    entry.enter("agreement.contract_changed", current, by=by, because=because, before=before, after=after)
    return current


@transaction.atomic
def add_document(
    contract: Contract, title: str, *, address: str = "", upload: Upload | None = None, by: Person, at: datetime
) -> ContractDocument:
    """Put a document beside the contract: at an address, or as a file."""
    entry = record.open()
    before = lists(contract)["documents"]
    made = ContractDocument.objects.create(contract=contract, title=title, address=address, upload=upload)
    after = [*before, f"{title} <{address or upload}>"]
    entry.enter("agreement.contract_changed", contract, by=by, before={"documents": before}, after={"documents": after})
    return made


def refuse_disorder(signed_on: date, from_on: date, to_on: date) -> None:
    if to_on <= from_on:
        raise CannotChangeContract(_("last_day: the contract's last day must come after its first."))
    if signed_on >= to_on:
        raise CannotChangeContract(_("signed_on: the contract was signed after its last day; check both dates."))


def _set_facts(entry: Opened, contract: Contract, facts: ContractFacts, *, by: Person | None) -> list[str]:
    values = columns_of(facts)
    before, after = difference(contract, values)
    held, wanted = lists(contract), lists_of(facts.parties, facts.documents)
    differing = {name for name in wanted if held[name] != wanted[name]}
    before |= {name: held[name] for name in differing}
    after |= {name: wanted[name] for name in differing}
    if after:
        write(contract, values, facts.parties, facts.documents)
        entry.enter("agreement.contract_changed", contract, by=by, before=before, after=after)
    return sorted(after)


def _set_rules(entry: Opened, contract: Contract, facts: ContractFacts, *, by: Person | None, at: datetime) -> list[str]:
    done = {
        "terms": terms.set_terms(entry, contract, facts.terms, by=by, at=at),
        "scope": rules.set_scope(entry, contract, facts.scope, by=by, at=at),
        "private": rules.set_private_rule(entry, contract, facts.private, by=by, at=at),
    }
    return [name for name, changed in done.items() if changed]
