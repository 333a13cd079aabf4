"""A contract's own columns and lists: what a file or form says, what is known, and what differs."""

from collections.abc import Iterable
from typing import Any

from entente.agreement.actions.facts import ContractFacts, DocumentFacts, PartyFacts
from entente.agreement.models import Contract, ContractDocument, Party

COLUMNS = ("name", "signed_on", "place", "from_on", "to_on", "sources")


def columns_of(facts: ContractFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in COLUMNS} | {"sources": {name: dict(said) for name, said in facts.sources.items()}}


def difference(contract: Contract, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    differing = [name for name, value in values.items() if getattr(contract, name) != value]
    return {name: getattr(contract, name) for name in differing}, {name: values[name] for name in differing}


def lists(contract: Contract) -> dict[str, list[str]]:
    documents = contract.documents.filter(upload=None)
    return {
        "parties": sorted(f"{party.side}: {party.name}" for party in contract.parties.all()),
        "documents": sorted(f"{document.title} <{document.address}>" for document in documents),
    }


def lists_of(parties: Iterable[PartyFacts], documents: Iterable[DocumentFacts]) -> dict[str, list[str]]:
    return {
        "parties": sorted(f"{party.side}: {party.name}" for party in parties),
        "documents": sorted(f"{document.title} <{document.address}>" for document in documents),
    }


def write(contract: Contract, values: dict[str, Any], parties: Iterable[PartyFacts], documents: Iterable[DocumentFacts]) -> None:
    for name, value in values.items():
        setattr(contract, name, value)
    contract.save()
    contract.parties.all().delete()
    Party.objects.bulk_create(Party(contract=contract, name=party.name, side=party.side) for party in parties)
    contract.documents.filter(upload=None).delete()
    ContractDocument.objects.bulk_create(ContractDocument(contract=contract, title=d.title, address=d.address) for d in documents)
