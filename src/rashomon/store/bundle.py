"""A bundle: one story as a file that can be handed on. Members in, a zip out; a zip in, its members out, checked.

The same members give the same bytes. Reading trusts nothing: a member is read only where its name is one that bundles
have, up to its bound, and only whole and unaltered by its digest; nothing is ever unpacked to a path. Raises
BundleError.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from rashomon.errors import BundleError
from rashomon.store.points import reached
from rashomon.store.values import spelled

FORMAT = "rashomon/bundle/1"
MANIFEST = "manifest.json"
NAME = re.compile(r"report\.json|(?:rows/[a-z_]{1,40}\.jsonl)|captures/[0-9a-f]{16}")
MEMBERS = 10_000
BYTES = 256 << 20  # of all members together, unpacked
DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OverflowError, KeyError,
)  # fmt: skip


def write_bundle(path: Path, story: str, members: Mapping[str, bytes]) -> None:
    """Write a bundle whole or not at all; what was there before stays until it is whole.

    A program that is killed leaves `PATH.part` behind, which the next one writes over.
    """
    told = {name: {"size": len(body), "sha256": sha256(body).hexdigest()} for name, body in members.items()}
    manifest = spelled({"format": FORMAT, "story": story, "members": told}).encode()
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
                for name, body in ((MANIFEST, manifest), *sorted(members.items())):
                    packed.writestr(_info(name), body)
                    reached("mid-export")
            file.flush()
            os.fsync(file.fileno())
        reached("before-rename-export")
        part.replace(path)
        _lasting(path.parent)
        reached("after-rename-export")
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise BundleError(f"{path}: cannot be written ({problem.strerror or problem}); give another place") from None


def read_bundle(path: Path) -> tuple[str, dict[str, bytes]]:
    """The story of a bundle and its members, each of them what the manifest says it is."""
    try:
        with zipfile.ZipFile(path) as packed:
            return _read(path, packed)
    except BundleError:
        raise
    except OSError as problem:
        raise BundleError(f"{path}: cannot be read ({problem.strerror or problem}); check the path") from None
    except DAMAGED as problem:
        raise BundleError(f"{path}: not a bundle, or a damaged one ({problem}); ask for it again") from None


def _read(path: Path, packed: zipfile.ZipFile) -> tuple[str, dict[str, bytes]]:
    infos = packed.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MEMBERS:
        raise BundleError(f"{path}: {len(infos):,} members; a bundle has at most {MEMBERS:,}")
    if sum(info.file_size for info in infos) > BYTES:
        raise BundleError(f"{path}: unpacks to more than {BYTES >> 20} MB; no bundle is as large")
    if len(set(names)) < len(names) or MANIFEST not in names:
        raise BundleError(f"{path}: not a bundle ({'no manifest' if MANIFEST not in names else 'a member twice'})")
    strange = sorted(name for name in names if name != MANIFEST and not NAME.fullmatch(name))
    if strange:
        raise BundleError(f"{path}: not a bundle ({strange[0]!r} is no member of one)")
    bodies = {info.filename: _body(path, packed, info) for info in infos}
    manifest = _manifest(path, bodies.pop(MANIFEST))
    _check(path, manifest["members"], bodies)
    return str(manifest["story"]), bodies


def _body(path: Path, packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A member's bytes, no more of them than the zip says that there are."""
    if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BundleError(f"{path}: {info.filename} is packed or locked as no bundle is")
    with packed.open(info) as member:
        body = member.read(info.file_size + 1)
    if len(body) != info.file_size:
        raise BundleError(f"{path}: {info.filename} is not as long as it says; ask for it again")
    return body


def _manifest(path: Path, body: bytes) -> dict[str, Any]:
    """What the bundle says of itself."""
    try:
        manifest = json.loads(body)
    except (ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("members"), dict):
        raise BundleError(f"{path}: not a bundle (its manifest cannot be read)")
    told = str(manifest.get("format"))
    if told != FORMAT:
        kind = "written by a newer rashomon" if told.startswith("rashomon/bundle/") else "not a bundle"
        raise BundleError(f"{path}: {kind} (format {told[:40]}); this one reads {FORMAT}")
    return cast(dict[str, Any], manifest)


def _check(path: Path, told: Mapping[str, Any], bodies: Mapping[str, bytes]) -> None:
    """Every member is there, and is what was written."""
    if told.keys() != bodies.keys():
        odd = sorted(told.keys() ^ bodies.keys())
        raise BundleError(
            f"{path}: {odd[0]} is {'missing' if odd[0] in told else 'not in the manifest'}; ask for it again"
        )
    for name, body in bodies.items():
        if told[name] != {"size": len(body), "sha256": sha256(body).hexdigest()}:
            raise BundleError(f"{path}: {name} is not what was exported (another digest); ask for it again")


def _info(name: str) -> zipfile.ZipInfo:
    """A member without a time or a user, so that the same story is the same file."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info


def _lasting(folder: Path) -> None:
    """Make a rename survive a power cut, where the system knows how."""
    try:
        there = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(there)
    except OSError:
        pass
    finally:
        os.close(there)
