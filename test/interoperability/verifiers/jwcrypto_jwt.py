# jwcrypto: a JWT checked against a whole JWK Set.
import json

from importlib.metadata import version

from jwcrypto import jwk, jwt

from cases import answer

def verify(case):
    jwt.JWT(
        jwt=case["token"],
        key=jwk.JWKSet.from_json(json.dumps(case["jwks"])),
        algs=[case["algorithm"]],
        check_claims={"iss": case["issuer"], "aud": case["audience"], "exp": None, "jti": None},
    )

answer(version("jwcrypto"), verify)
