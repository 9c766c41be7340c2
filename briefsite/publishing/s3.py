"""S3 and what speaks like it (Ceph, MinIO, R2 …), through boto3, which finds keys where the cloud's own tools do:
environment, configuration file, or the machine's role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
    ProfileNotFound,
)

from briefsite.model.issues import BriefsiteError
from briefsite.publishing.addresses import Address
from briefsite.publishing.headers import Headers
from briefsite.publishing.listed import Listed, Said
from briefsite.publishing.stored import AGAIN

_ABSENT = {"404", "NoSuchKey", "NotFound"}
_REFUSED = (
    "these keys may not do that; ask for the rights to list, read, write and delete there, and see that this machine's "
    "clock is right"
)
_CAUSES = {
    "NoSuchBucket": "there is no such bucket; make it, or correct the address",
    "AccessDenied": _REFUSED,
    "403": _REFUSED,
    "SignatureDoesNotMatch": "the secret key is wrong; correct {keys}, and publish again",
    "InvalidAccessKeyId": "the access key is not known there; correct {keys}, and publish again",
    "ExpiredToken": "the keys have expired; renew {keys}, and publish again",
    "RequestTimeTooSkewed": "this machine's clock is wrong; set it, and publish again",
    "QuotaExceeded": f"the storage is full; make room, and {AGAIN}",
    "XMinioStorageFull": f"the storage is full; make room, and {AGAIN}",
    "InternalError": f"the server failed at it; its disk may be full, or closed to writing; {AGAIN}",
}
#: Where the library found the keys, in the words of whoever must look there.
_KEPT = {
    "env": "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment",
    "shared-credentials-file": "those in ~/.aws/credentials",
    "config-file": "those in ~/.aws/config",
}


class S3Store:
    """The objects of a bucket below a prefix."""

    workers = 8
    _keys = ""

    def __init__(self, address: Address) -> None:
        self._bucket = address.place
        self._prefix = f"{address.path}/" if address.path else ""
        self.name = f"s3://{address.place}/{address.path}"
        # checksums only where they are demanded: many servers other than Amazon's refuse the newer kinds
        lenient = Config(
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            retries={"max_attempts": 4, "mode": "standard"},
            connect_timeout=10,
            max_pool_connections=self.workers,
        )
        with self._told():
            session = boto3.Session(profile_name=address.option("profile") or None)
            place = {
                "endpoint_url": address.option("endpoint") or None,
                "region_name": address.option("region") or None,
            }
            self._client = session.client("s3", config=lenient, **place)
            found = session.get_credentials()
            self._keys = _KEPT.get(found.method if found else "", "those that the cloud gives this machine")

    def get(self, path: str) -> bytes | None:
        with self._told():
            try:
                found: bytes = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)["Body"].read()
            except ClientError as error:
                if _code(error) in _ABSENT:
                    return None
                raise
            return found

    def put(self, path: str, data: bytes, about: Headers) -> None:
        self._put(path, data, ContentType=about.content_type, CacheControl=about.cache_control)

    def mark(self, path: str) -> None:
        self._put(path, b"", CacheControl="no-store")

    def delete(self, path: str) -> None:
        with self._told():
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + path)

    def listed(self, beginning: str = "") -> Listed:
        below = self._prefix + beginning
        with self._told():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=below)
            found = [one for page in pages for one in page.get("Contents", ())]
        return {one["Key"].removeprefix(self._prefix): _said(one) for one in found}

    def close(self) -> None:
        self._client.close()

    def _put(self, path: str, data: bytes, **about: str) -> None:
        with self._told():
            self._client.put_object(Bucket=self._bucket, Key=self._prefix + path, Body=data, **about)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors in words that say what to do, and never a key."""
        try:
            yield
        except ClientError as error:
            cause = _CAUSES.get(_code(error), f"the server answered {_code(error)}; {AGAIN}").format(keys=self._keys)
        except NoCredentialsError:
            cause = "no keys were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile"
        except ProfileNotFound as error:
            cause = f"{error}; name another, or add it to ~/.aws/config"
        except EndpointConnectionError:
            cause = f"the server cannot be reached; {AGAIN}"
        except ParamValidationError:
            cause = "that cannot be the name of a bucket; correct the address"
        except ValueError as error:  # the libraries' own words for an endpoint or a region that is none
            cause = f"{str(error).rstrip('.')}; correct the address"
        except BotoCoreError as error:
            cause = f"the connection failed ({type(error).__name__}); {AGAIN}"
        else:
            return
        raise BriefsiteError(f"{self.name}: {cause}")


def _said(one: Mapping[str, Any]) -> Said:
    """What a list says of an object: its size, and its tag, which most often is a digest of it."""
    tag = str(one.get("ETag", "")).strip('"')
    return f"size {one['Size']}", *((f"md5 {tag}",) if tag else ())


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
