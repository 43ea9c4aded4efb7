"""Links for a new password: only the newest one works, for an hour and once."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.cache import cache
from django.utils.crypto import constant_time_compare


class NewestLinkOnly(PasswordResetTokenGenerator):
    """Django's own tokens, of which an older one is void as soon as a newer one is asked for."""

    def make_token(self, user: Any) -> str:
        token = super().make_token(user)
        cache.set(_key(user), _mark(token), settings.PASSWORD_RESET_TIMEOUT)
        return token

    def check_token(self, user: Any, token: str | None) -> bool:
        if not user or not token or not super().check_token(user, token):
            return False
        return constant_time_compare(cache.get(_key(user), ""), _mark(token))


def _key(user: Any) -> str:
    return f"wissel.herstel.{user.pk}"


def _mark(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
