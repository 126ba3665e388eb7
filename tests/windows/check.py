#!/usr/bin/env python3
"""Checks what the real Windows command line said about the test bed, entry by entry."""

import json
import sys

scan = json.load(open(sys.argv[1], encoding="utf-8"))
report = json.load(open(sys.argv[2], encoding="utf-8"))
wrong = []


def must(true, what):
    if not true:
        wrong.append(what)


def entry(key):
    found = [one for one in scan["software"]
             if one.get("ids", {}).get("uninstall_key") == key and one["source"] != "uninstall-second"]
    must(len(found) == 1, f"{key}: {len(found)} entries instead of one")
    return found[0] if found else {"ids": {}}


def says(key, **facts):
    one = entry(key)
    for name, value in facts.items():
        must(one.get(name) == value, f"{key}: {name} is {one.get(name)!r}, not {value!r}")
    return one


CODE = "{7B1F0C52-8D0E-4B57-9C0E-1A5D2F3E4C61}"
must(scan["schema"] == "interdict-inventory/1", "schema of the inventory")
must(scan["machine"]["platform"] == "windows", "platform of the machine")
msi = says(CODE, name="Kaspersky Endpoint Security for Windows", publisher="AO Kaspersky Lab",
           version="12.5.0.539", scope="machine", source="uninstall-hklm-64")
must(msi["ids"].get("product_code") == CODE, "product code of the package")
must(msi.get("uninstall", {}).get("text", "").lower().startswith("msiexec.exe"), "uninstall command")
must(msi.get("uninstall", {}).get("user_writable") is False, "the machine's own command is not the user's")
must(msi.get("installed_on", "").count("-") == 2, "install date of the package")
says("TestNetworkAgent", source="uninstall-hklm-32", version="14.2.0.26967", installed_on="2024-03-11")
says("{11111111-2222-4333-8444-555555555555}", hidden=True)
says("TestPatch", parent=CODE)
says("TestEndpointAgent", publisher='АО "Лаборатория Касперского"')
vpn = entry("TestVpn")
must("user" in vpn.get("scope", {}), f"scope of a user's program: {vpn.get('scope')}")
must(vpn.get("uninstall", {}).get("user_writable") is True, "a user's command is marked")
says("TestNameless", name="TestNameless", presence="leftover", publisher="AO Kaspersky Lab")
empty = [one for one in scan["software"] if one.get("ids", {}).get("uninstall_key") == "AddressBook"]
must(not empty, "an empty key is no program")
states = {one["id"]: one["state"] for one in scan["sources"]}
for source in ("uninstall-hklm-64", "uninstall-hklm-32", "processes", "windows-installer", "services",
               "driver-files", "scheduled-tasks", "startup-machine", "startup-users", "security-center",
               "certificates-machine", "store-apps", "program-folders", "wsl"):
    must(states.get(source) == "read", f"{source}: {states.get(source)}")


def of(source, name, where=None, **facts):
    """One record of a source by its name (and its place), with these facts."""
    found = [one for one in scan["software"] if one["source"] == source and one["name"] == name
             and (where is None or where in (one.get("location") or ""))]
    must(len(found) == 1, f"{source}: {len(found)} records {name!r} instead of one")
    for fact, value in facts.items():
        got = found[0].get(fact, found[0].get("ids", {}).get(fact)) if found else None
        must(got == value, f"{source}, {name}: {fact} is {got!r}, not {value!r}")


LAB = "AO Kaspersky Lab"
SIGNER = "АО Тестовая Лаборатория"
of("services", "Test Protection Service", kind="service", package="AVP21.3", publisher=LAB, signer=SIGNER,
   version="30.52", file="avp.exe", presence="present")
of("services", "Test filter", kind="driver", package="klif", publisher=LAB, signer=SIGNER, file="klif.sys")
of("services", "Test left behind", presence="leftover")
of("driver-files", "Test driver [fre_win10_x64]", kind="driver", publisher=LAB, file="kneps.sys")
of("scheduled-tasks", "Update", kind="scheduled-task", publisher=LAB, file="klnagent.exe")
of("startup-machine", "Kaspersky Tray", kind="startup-entry", publisher=LAB, file="avp.exe")
of("startup-users", "Updater", presence="leftover")
of("security-center", "Kaspersky Endpoint Security", kind="antivirus", publisher=LAB)
of("certificates-machine", "Test Personal Root Certificate", kind="certificate", publisher=LAB)
of("windows-installer", "Kaspersky Update Utility", product_code="{AAAAAAAA-1111-2222-3333-444444444444}")
doubled = [one for one in scan["software"]
           if one["source"] == "windows-installer" and one["ids"].get("product_code") == CODE]
must(not doubled, "a package with an uninstall key is told once")
of("program-folders", "Test Protection", r"Files\Kaspersky Lab", publisher=LAB, file="klnagent.exe")
of("store-apps", "BytedancePte.Ltd.TikTok", kind="store-app", package="BytedancePte.Ltd.TikTok_6yccndn6064se")
inner = [one["scope"] for one in scan["software"] if one["source"] == "wsl" and one["name"] == "Ubuntu-24.04"]
must(len(inner) == 2 and {"user": "second"} in inner, f"distributions of both users: {inner}")
of("uninstall-second", "Kaspersky VPN Secure Connection", scope={"user": "second"}, version="21.9.6.465")
of("certificates-users", "Test Personal Root Certificate", scope={"user": "second"})

found = {one["product"]: one for one in report["findings"]}
expected = {
    "kaspersky-endpoint-security-windows",
    "kaspersky-network-agent",
    "kaspersky-endpoint-agent",
    "kaspersky-vpn-secure-connection",
}
must(expected | {"tiktok"} <= set(found), f"findings: {sorted(map(str, found))}")
must(len(report["findings"]) == len(found), "one finding a product")
# The store app is restricted for others; services, drivers and folders are findings of the vendor.
for one in (found[product] for product in expected & set(found)):
    must(one["verdict"] == "restricted", f"{one['name']}: {one['verdict']}")
    must(one["measures"] == ["us-bis-icts-kaspersky-2024"], f"{one['name']}: {one['measures']}")
    must(one["confidence"] == "certain", f"{one['name']}: {one['confidence']}")
    must(one["evidence"], f"{one['name']}: no evidence")
kes = found.get("kaspersky-endpoint-security-windows", {})
must(kes.get("records", 0) >= 3, f"package, twin and patch are one finding: {kes.get('records')}")
for one in report["to_review"]:
    must(one["name"] not in ("UltraAV", "Autodesk Fusion 360", "tiktoken viewer", "Kaspersky Removal Tool"),
         f"look-alike to review: {one['name']}")

for line in wrong:
    print("WRONG:", line)
print(f"{len(scan['software'])} records, {len(report['findings'])} findings, {len(wrong)} wrong")
sys.exit(1 if wrong else 0)
