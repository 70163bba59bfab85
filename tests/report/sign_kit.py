"""A made-up officer's certificate, and a paper with room for a signature."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 11, 22, 14, 4, 5, tzinfo=UTC)
PASSWORD = "tập-dượt 1"


def certificate_file(name: str = "Trần Thị Thử", office: str = "UBND phường Thủ Dầu Một", *,
                     begins: datetime = NOW - timedelta(days=30), days: int = 365, password: str = PASSWORD,
                     edwards: bool = False) -> bytes:
    """A PKCS#12 file signed by itself; with `edwards` of a kind of key that no office gives out."""
    key = ed25519.Ed25519PrivateKey.generate() if edwards else ec.generate_private_key(ec.SECP256R1())
    parts = [(NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, office), (NameOID.COUNTRY_NAME, "VN")]
    subject = x509.Name([x509.NameAttribute(what, value) for what, value in parts if value])
    usage = x509.KeyUsage(True, True, *[False] * 7)
    made = (x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
            .serial_number(7).not_valid_before(begins).not_valid_after(begins + timedelta(days=days))
            .add_extension(usage, critical=True).sign(key, None if edwards else hashes.SHA256()))
    hidden = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return serialize_key_and_certificates(b"thu", key, made, None, hidden)
