"""How sign-in fits our own accounts: by invitation only, mail through the outbox, secrets encrypted."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from wissel.accounts.sleutels import decrypt_text, encrypt_text


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; mail of the account goes through our own outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class MFAAdapter(DefaultMFAAdapter):
    """Factor secrets are encrypted with the keys of WISSEL_SLEUTELS."""

    def encrypt(self, text: str) -> str:
        return encrypt_text(text, context="mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt_text(encrypted_text, context="mfa")

    def get_totp_label(self, user: Any) -> str:
        return str(user.email)
