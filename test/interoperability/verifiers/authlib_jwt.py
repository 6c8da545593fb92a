# Authlib: a JWT checked against a whole JWK Set.
import authlib

from authlib.jose import JsonWebKey, JsonWebToken

from cases import answer

def verify(case):
    claims = JsonWebToken([case["algorithm"]]).decode(
        case["token"],
        JsonWebKey.import_key_set(case["jwks"]),
        claims_options={
            "iss": {"essential": True, "value": case["issuer"]},
            "aud": {"essential": True, "value": case["audience"]},
            "exp": {"essential": True},
        },
    )
    claims.validate()

answer(authlib.__version__, verify)
