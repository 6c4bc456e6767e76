"""The mail server of `tools/smtp-counterpart`: asks for a name and a word, refuses `inconnue@`."""

import asyncio
import email
import email.policy
import json
import pathlib
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Letterbox:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("inconnue@"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
        self.count += 1
        headers = {name: str(value) for name, value in mail.items()}
        kept = {"to": envelope.rcpt_tos, "headers": headers, "parts": parts, "defects": [str(it) for it in mail.defects]}
        (self.folder / f"{self.count}.json").write_text(json.dumps(kept))
        return "250 taken"


def authenticator(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"preau", b"essai")
    return AuthResult(success=known)


async def main(port, folder):
    letterbox = Letterbox(folder)
    # On this machine alone, so without TLS.
    make = lambda: SMTP(letterbox, authenticator=authenticator, auth_required=True, auth_require_tls=False)
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
