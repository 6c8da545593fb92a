# Authlib: its session of OAuth 2.0 on requests, with metadata as RFC 8414 has it.
import authlib

from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata

from asked import answer, metadata_of

def ask(way, given):
    server = AuthorizationServerMetadata(metadata_of(given["issuer"]))
    server.validate_token_endpoint_auth_methods_supported()
    method = way if way.startswith("client_secret") else "client_secret_basic"
    session = OAuth2Session(
        given["id"], given["secret"], scope=given["scope"], token_endpoint_auth_method=method
    )
    if way == "introspection":
        reply = session.introspect_token(server["introspection_endpoint"], token=given["token"])
        return reply.json()["active"]
    if way == "revocation":
        session.revoke_token(server["revocation_endpoint"], token=given["token"]).raise_for_status()
        return None
    return session.fetch_token(server["token_endpoint"])["access_token"]

answer(authlib.__version__, ask)
