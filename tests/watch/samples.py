"""One advisory in each format; everything in them is invented."""

import json
from typing import Any

CVE = "CVE-1900-10001"


def kev(name: str = "Lantern gateway: empty password") -> bytes:
    header = "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate"
    header += ",knownRansomwareCampaignUse,notes,cwes"
    return f"{header}\n{CVE},Lantern,Gateway,{name},2026-10-01,The password is empty.,Set one.,2026-10-22,Known,https://example.org/1,CWE-1\n".encode()


def csaf(label: str | None = "WHITE", tracking: str = "LANTERN-1", *, strict: bool = False) -> bytes:
    document: dict[str, Any] = {
        "category": "csaf_security_advisory",
        "csaf_version": "2.0",
        "title": "Lantern gateway: empty password",
        "publisher": {"category": "vendor", "name": "Lantern", "namespace": "https://lantern.example"},
        "tracking": {"id": tracking, "status": "final", "version": "1", "initial_release_date": "2026-10-01T08:00:00Z"},
    }
    if label:
        document["distribution"] = {"tlp": {"label": label}}
    if strict:
        document["notes"] = [{"category": "details", "title": "TLP 2.0", "text": "TLP:AMBER+STRICT"}]
    branches = [
        {
            "category": "vendor",
            "name": "Lantern",
            "branches": [
                {
                    "category": "product_name",
                    "name": "Gateway",
                    "branches": [
                        {
                            "category": "product_version_range",
                            "name": "<2.0",
                            "product": {"product_id": "P-1", "name": "Lantern Gateway <2.0"},
                        }
                    ],
                }
            ],
        }
    ]
    score = {"version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8, "baseSeverity": "CRITICAL"}
    row = {
        "cve": CVE,
        "notes": [{"category": "description", "text": "The password is empty."}],
        "product_status": {"known_affected": ["P-1"]},
        "remediations": [{"category": "vendor_fix", "details": "Set one.", "product_ids": ["P-1"]}],
        "scores": [{"cvss_v3": score, "products": ["P-1"]}],
    }
    return json.dumps({"document": document, "product_tree": {"branches": branches}, "vulnerabilities": [row]}).encode()


KEV, CSAF = kev(), csaf()
EUVD = json.dumps(
    {
        "items": [
            {
                "id": "EUVD-1900-10001",
                "description": "The password of the gateway is empty.",
                "datePublished": "Oct 1, 2026, 8:30:58 PM",
                "baseScore": 9.8,
                "baseScoreVersion": "3.1",
                "baseScoreVector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "references": "https://example.org/1\nhttps://example.org/2\n",
                "aliases": f"{CVE}\n",
                "enisaIdProduct": [{"product": {"name": "Gateway"}, "product_version": "<2.0"}],
                "enisaIdVendor": [{"vendor": {"name": "Lantern"}}],
            }
        ],
        "total": 1,
    }
).encode()
STIX = json.dumps(
    {
        "type": "bundle",
        "id": "bundle--1c5b7b3e-0000-4000-8000-000000000001",
        "objects": [
            {
                "type": "vulnerability",
                "spec_version": "2.1",
                "id": "vulnerability--1c5b7b3e-0000-4000-8000-000000000002",
                "created": "2026-10-01T08:00:00Z",
                "modified": "2026-10-01T08:00:00Z",
                "name": CVE,
                "description": "The password is empty.",
                "external_references": [{"source_name": "cve", "external_id": CVE}],
                "object_marking_refs": ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
            }
        ],
    }
).encode()
MISP = json.dumps(
    {
        "Event": {
            "uuid": "1c5b7b3e-0000-4000-8000-000000000003",
            "info": "Lantern gateway: empty password",
            "date": "2026-10-01",
            "Orgc": {"name": "Harbour CERT"},
            "Tag": [{"name": "tlp:green"}, {"name": "PAP:AMBER"}, {"name": 'misp-galaxy:sector="Energy"'}],
            "Attribute": [{"type": "vulnerability", "value": CVE}, {"type": "text", "value": "The password is empty."}],
        }
    }
).encode()
