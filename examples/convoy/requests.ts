import { apiUrl, type ExampleRequest } from '../running/example.ts'

/** The requests of the page, and each of its refusals brought about. */
export const convoyRequests: readonly ExampleRequest[] = [
  {
    does: 'Submit a request for batch processing. A moment later the receiver is called back.',
    curl: `curl -X POST ${apiUrl}/cargo/load \\
  -H "Content-Type: application/json" \\
  -H "X-API-Key: convoy_sk_your_key_here" \\
  -d '{
    "params": {"model": "claude-sonnet-4-5", "messages": [{"role": "user", "content": "Hello"}]},
    "callback_url": "RECEIVER_URL/callback"
  }'`,
    status: 202,
    answers: '{"cargo_id":"crg_…","status":"loaded"}',
    keeps: { CARGO_ID: 'cargo_id' },
  },
  {
    does: 'Get the status of the request: loaded, and delivered once the receiver was called.',
    curl: `curl "${apiUrl}/cargo/$CARGO_ID/tracking" \\
  -H "X-API-Key: convoy_sk_your_key_here"`,
    status: 200,
    answers: '{"cargo_id":"crg_…","status":"…","created_at":"…"}',
  },
  {
    does: 'The same cargo does not exist for another project.',
    curl: `curl "${apiUrl}/cargo/$CARGO_ID/tracking" \\
  -H "X-API-Key: convoy_sk_key_of_another_project"`,
    status: 404,
    answers: '{"detail":"Cargo not found"}',
  },
  {
    does: 'Without a key.',
    curl: `curl "${apiUrl}/cargo/$CARGO_ID/tracking"`,
    status: 401,
    answers: '{"detail":"API key required. Include X-API-Key header."}',
  },
  {
    does: 'With something that is not a key.',
    curl: `curl "${apiUrl}/cargo/$CARGO_ID/tracking" \\
  -H "X-API-Key: convoy_sk_7kX9mP2nQ4rT6vW8yB0cD3fG5hJ"`,
    status: 401,
    answers: '{"detail":"Invalid API key format."}',
  },
  {
    does: 'With the key of a project that was deactivated.',
    curl: `curl -X POST ${apiUrl}/cargo/load \\
  -H "Content-Type: application/json" \\
  -H "X-API-Key: convoy_sk_key_of_a_paused_project" \\
  -d '{"params": {}, "callback_url": "RECEIVER_URL/callback"}'`,
    status: 403,
    answers: '{"detail":"Project is inactive."}',
  },
  {
    does: 'A callback to what is no web address is refused by the service itself.',
    curl: `curl -X POST ${apiUrl}/cargo/load \\
  -H "Content-Type: application/json" \\
  -H "X-API-Key: convoy_sk_your_key_here" \\
  -d '{"params": {}, "callback_url": "file:///etc/hostname"}'`,
    status: 400,
    answers: '{"detail":"callback_url must be an http or https address."}',
  },
]
