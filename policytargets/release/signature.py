"""``SHA256SUMS.minisig``: the sums signed with minisign (https://jedisct1.github.io/minisign), and checked.

The secret key stands outside the project; its path comes from the environment. Signatures are prehashed and their
trusted comment is the version, so that the same sums and key give the same bytes. The public key goes into the
release as ``minisign.pub``: it proves that nothing was altered since; that it is the publisher's own is for the reader
to compare with what the publisher states elsewhere.
"""

from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import ReleaseError
from .sums import NAME, SIGNATURE
from .version import Version

if TYPE_CHECKING:
    from minisign import PublicKey, SecretKey

PUBLIC_KEY: Final = "minisign.pub"
_ID_BYTES: Final = slice(2, 10)


class Signer:
    """A secret key, ready to sign."""

    def __init__(self, key: "SecretKey") -> None:
        """Use ``Signer.load``."""
        self._key = key

    @classmethod
    def load(cls, path: Path, project: Path | None = None, password: str | None = None) -> "Signer":
        """The key in ``path``, decrypted with ``password`` where it is encrypted.

        Raises ReleaseError where it cannot be used, or stands inside ``project``, where it would be published.
        """
        if project is not None and path.resolve().is_relative_to(project.resolve()):
            raise ReleaseError(
                f"{path}: the signing key stands inside the project: move it out, and renew it if tracked"
            )
        minisign = _minisign()
        try:
            key = minisign.SecretKey.from_file(path)
            if key.is_encrypted():
                if password is None:
                    raise ReleaseError(f"{path}: is encrypted: set POLICYTARGETS_SIGNING_PASSWORD")
                key.decrypt(password)
        except OSError as error:
            raise ReleaseError(f"{path}: the signing key cannot be read ({error.strerror})") from error
        except (minisign.Error, ValueError) as error:
            raise ReleaseError(f"{path}: is no usable minisign secret key ({error})") from error
        return cls(key)

    @property
    def key_id(self) -> str:
        """The key's id as minisign shows it, 16 hexadecimal digits."""
        return _key_id(self._key.get_public_key())

    def write_public_key(self, root: Path) -> None:
        """Write ``minisign.pub``."""
        public = self._key.get_public_key()
        public.untrusted_comment = f"minisign public key {self.key_id}"
        (root / PUBLIC_KEY).write_bytes(bytes(public) + b"\n")

    def sign(self, root: Path, version: Version) -> None:
        """Write ``SHA256SUMS.minisig`` for ``SHA256SUMS`` below ``root``."""
        signature = self._key.sign(
            (root / NAME).read_bytes(),
            prehash=True,
            untrusted_comment=f"signature from policy-targets key {self.key_id}",
            trusted_comment=str(version),
        )
        (root / SIGNATURE).write_bytes(bytes(signature) + b"\n")


def signature_problems(root: Path, version: Version, public_key: Path | None = None) -> list[str]:
    """What is wrong with the signature of the release in ``root``; empty where it holds.

    ``public_key`` is the file of the key to trust; without it the one in the release is used. Raises ReleaseError
    where that file is no key.
    """
    minisign = _minisign()
    path = public_key or root / PUBLIC_KEY
    try:
        key = minisign.PublicKey.from_file(path)
    except (OSError, minisign.Error, ValueError) as error:
        raise ReleaseError(f"{path}: is no minisign public key ({error})") from error
    try:
        signature = minisign.Signature.from_file(root / SIGNATURE)
        key.verify((root / NAME).read_bytes(), signature)
    except (OSError, minisign.Error, ValueError) as error:
        return [f"{SIGNATURE}: does not hold for {NAME} with key {_key_id(key)} ({error})"]
    if signature.trusted_comment != str(version):
        return [f"{SIGNATURE}: was made for {signature.trusted_comment}, not for {version}"]
    return []


def _key_id(key: "PublicKey") -> str:
    return b64decode(key.to_base64())[_ID_BYTES][::-1].hex().upper()


def _minisign() -> Any:
    try:
        import minisign
    except ImportError as error:
        raise ReleaseError("signatures need py-minisign: pip install 'policytargets[page]'") from error
    return minisign
