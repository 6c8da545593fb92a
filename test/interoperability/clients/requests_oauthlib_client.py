# requests-oauthlib, on oauthlib.
import requests_oauthlib

from oauthlib.oauth2 import BackendApplicationClient
from requests.auth import HTTPBasicAuth

from asked import answer, metadata_of

def ask(way, given):
    server = metadata_of(given["issuer"])
    client = BackendApplicationClient(client_id=given["id"], scope=given["scope"])
    session = requests_oauthlib.OAuth2Session(client=client)
    if way == "client_secret_basic":
        how = {"auth": HTTPBasicAuth(given["id"], given["secret"])}
    else:
        how = {"client_secret": given["secret"], "include_client_id": True}
    return session.fetch_token(server["token_endpoint"], **how)["access_token"]

answer(requests_oauthlib.__version__, ask)
