import { apiUrl, type ExampleRequest } from '../running/example.ts'

const tokenUrl = `${apiUrl}/v1/oauth/token`
const history = `${apiUrl}/v1/indexer/history?address=0x00000000000000000000000000000000000a11ce`
const token = '{"access_token":"eyJ…","token_type":"Bearer","expires_in":600'

/** The requests of the page, then those of the indexer with each layer that guards it. */
export const convexityRequests: readonly ExampleRequest[] = [
  {
    does: 'A token for the API key by HTTP Basic: with full access.',
    curl: `curl -X POST ${tokenUrl} -u ":sk_live_your_api_key" -d grant_type=client_credentials`,
    status: 200,
    answers: `${token}}`,
    keeps: { TOKEN: 'access_token' },
  },
  {
    does: 'In the body, narrowed to a scope.',
    curl: `curl -X POST ${tokenUrl} -d grant_type=client_credentials \\
  -d client_secret=sk_live_your_api_key -d audience=indexer -d scope=indexer:read`,
    status: 200,
    answers: `${token},"scope":"indexer:read"}`,
  },
  {
    does: 'In the body, as client_id.',
    curl: `curl -X POST ${tokenUrl} -d grant_type=client_credentials -d client_id=sk_live_your_api_key`,
    status: 200,
    answers: `${token}}`,
  },
  {
    does: 'Without the key.',
    curl: `curl -X POST ${tokenUrl} -d grant_type=client_credentials`,
    status: 401,
    answers:
      '{"error":"invalid_client","error_description":"Missing API key. Use HTTP Basic auth or supply client_secret in the body."}',
  },
  {
    does: 'The products, and which of them the business has.',
    curl: `curl ${apiUrl}/v1/products \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Accept: application/json"`,
    status: 200,
    answers: '{"data":[{"id":"prd_…","slug":"history",…,"subscribed":false},…]}',
  },
  {
    does: 'Subscribe to an address: asks for the capability indexer.subscribe.evm.',
    curl: `curl -X POST ${apiUrl}/v1/indexer/subscriptions \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"chain": "evm", "address": "0x00000000000000000000000000000000000a11ce"}'`,
    status: 201,
    answers: '{"id":"sub_…","chain":"evm","address":"0x…","created_at":"…"}',
  },
  {
    does: 'What happened there: asks for the capability indexer.history.read.',
    curl: `curl "${history}" -H "Authorization: Bearer $TOKEN"`,
    status: 200,
    answers: '{"data":[{"block":117,"from":"0x…","to":"0x…","value":"120000000000000000"},…]}',
  },
  {
    does: 'How the indexer stands: anybody may ask.',
    curl: `curl ${apiUrl}/v1/indexer/status`,
    status: 200,
    answers: '{"chain":"evm","height":117}',
  },
  {
    does: 'A token of a test key …',
    curl: `curl -X POST ${tokenUrl} -u ":sk_test_your_api_key" -d grant_type=client_credentials`,
    status: 200,
    answers: `${token}}`,
    keeps: { TEST_TOKEN: 'access_token' },
  },
  {
    does: '… is refused by business endpoints.',
    curl: `curl "${history}" -H "Authorization: Bearer $TEST_TOKEN"`,
    status: 403,
    answers:
      '{"error":"environment_refused","message":"Test tokens are not allowed, please use your live api key"}',
  },
  {
    does: 'A business whose plan has no subscriptions …',
    curl: `curl -X POST ${tokenUrl} -u ":sk_live_key_of_a_smaller_plan" -d grant_type=client_credentials`,
    status: 200,
    answers: `${token}}`,
    keeps: { SMALL_TOKEN: 'access_token' },
  },
  {
    does: '… lacks the capability.',
    curl: `curl -X POST ${apiUrl}/v1/indexer/subscriptions \\
  -H "Authorization: Bearer $SMALL_TOKEN" -H "Content-Type: application/json" \\
  -d '{"chain": "evm", "address": "0x00000000000000000000000000000000000a11ce"}'`,
    status: 403,
    answers: '{"error":"capability_missing","message":"…"}',
  },
]
