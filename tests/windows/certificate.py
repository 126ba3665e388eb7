#!/usr/bin/env python3
"""Prints a .reg file that puts a certificate (DER) among the trusted roots of the machine."""

import hashlib
import struct
import sys

der = open(sys.argv[1], "rb").read()
digest = hashlib.sha1(der).digest()
# Properties of the store: the thumbprint (3) and the certificate itself (32).
blob = b"".join(struct.pack("<III", id_, 1, len(data)) + data for id_, data in ((3, digest), (32, der)))
print("Windows Registry Editor Version 5.00\n")
print(rf"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\SystemCertificates\ROOT\Certificates\{digest.hex().upper()}]")
print('"Blob"=hex:' + ",".join(f"{byte:02x}" for byte in blob))
