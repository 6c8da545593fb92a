# Authlib: its session of OAuth 2.0 on requests, with metadata as RFC 8414 has it.
import authlib

from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata

from asked import answer, metadata_of

def ask(way, given):
    server = AuthorizationServerMetadata(metadata_of(given["issuer"]))
    server.validate_token_endpoint_auth_methods_supported()
    method = "client_secret_basic" if way in ("introspection", "revocation") else way
    credential = given["privateKey"] if way == "private_key_jwt" else given["secret"]
    session = OAuth2Session(
        given["id"], credential, scope=given["scope"], token_endpoint_auth_method=method
    )
    session.register_client_auth_method(
        PrivateKeyJWT(server["token_endpoint"], headers={"kid": given["kid"]}, alg="ES256")
    )
    if way == "introspection":
        reply = session.introspect_token(server["introspection_endpoint"], token=given["token"])
        return reply.json()["active"]
    if way == "revocation":
        session.revoke_token(server["revocation_endpoint"], token=given["token"]).raise_for_status()
        return None
    return session.fetch_token(server["token_endpoint"])["access_token"]

answer(authlib.__version__, ask)
