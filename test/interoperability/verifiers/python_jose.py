# python-jose: a JWT checked against a whole JWK Set.
import jose

from jose import jwt

from cases import answer

def verify(case):
    jwt.decode(
        case["token"],
        case["jwks"],
        algorithms=[case["algorithm"]],
        issuer=case["issuer"],
        audience=case["audience"],
    )

answer(jose.__version__, verify)
