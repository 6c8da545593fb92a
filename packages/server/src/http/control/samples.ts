import { Type } from 'typebox'
import type { Contract } from '../../contracts/contract.ts'
import type { SampleRequest } from '../../page/exchange.ts'
import { ownCredential, ownSecret } from '../../page/placeholders.ts'
import { sampleResource } from '../../page/sample-operations.ts'
import { tokenRequest } from '../../page/sample-requests.ts'
import { samplesOf } from '../../page/samples/samples.ts'
import type { ControlContext } from './context.ts'
import type { InstallationFacts } from './installation-view.ts'
import { closed, Text } from './objects.ts'
import { operation } from './operation.ts'

const Sample = Type.Object(
  {
    title: Text(40),
    language: Type.Enum(['sh', 'ts', 'python']),
    text: Text(10_000),
  },
  { ...closed, title: 'Sample' },
)

const Samples = Type.Object(
  {
    requests: Type.Array(
      Type.Object(
        {
          purpose: Type.Enum(['token', 'resource'], {
            description: 'An access token is asked for, or a resource.',
          }),
          placeholder: Type.String({
            maxLength: 100,
            description: 'What stands in the samples where the reader’s own secret goes.',
          }),
          samples: Type.Array(Sample, { maxItems: 10 }),
        },
        { ...closed, title: 'SampleRequest' },
      ),
      { maxItems: 2 },
    ),
  },
  { ...closed, title: 'Samples' },
)

/** What the published page of the contract shows, for whoever has just made a key. */
export function addSamplesRoute(context: ControlContext): void {
  const { app, installation } = context
  app.route({
    ...operation('contract.listSamples', context),
    schema: { response: { 200: Samples } },
    handler: async () => ({ requests: sampleRequests(installation) }),
  })
}

/** Where resources take tokens alone, a token comes first. */
function sampleRequests({ contract, publicUrl }: InstallationFacts) {
  const resource = sampleResource(contract)
  const token = contract.resources.takes[0] === 'token' ? sampleToken(contract) : null
  const written = (request: SampleRequest) => [...samplesOf(request, publicUrl)]
  return [
    ...(token === null
      ? []
      : [
          {
            purpose: 'token' as const,
            placeholder: ownSecret(contract),
            samples: written(token),
          },
        ]),
    ...(resource === null
      ? []
      : [
          {
            purpose: 'resource' as const,
            placeholder: ownCredential(contract),
            samples: written(resource.request),
          },
        ]),
  ]
}

function sampleToken(contract: Contract): SampleRequest | null {
  const { tokens } = contract
  const [carrier] = tokens?.carriers ?? []
  const [encoding] = tokens?.encodings ?? []
  if (carrier === undefined || encoding === undefined) return null
  return tokenRequest(contract, { carrier, encoding })
}
