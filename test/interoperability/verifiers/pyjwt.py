# PyJWT, with its own client of a JWKS.
import jwt

from cases import answer

def verify(case):
    key = jwt.PyJWKClient(case["jwksUri"]).get_signing_key_from_jwt(case["token"])
    jwt.decode(
        case["token"],
        key.key,
        algorithms=[case["algorithm"]],
        issuer=case["issuer"],
        audience=case["audience"],
        options={"require": ["exp", "iat", "iss", "aud", "jti"]},
    )

answer(jwt.__version__, verify)
