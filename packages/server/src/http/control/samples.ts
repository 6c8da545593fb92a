import { Type } from 'typebox'
import { firstRequests } from '../../page/first-requests.ts'
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

function sampleRequests({ contract, publicUrl }: InstallationFacts) {
  return firstRequests(contract).map(({ request, ...first }) => ({
    ...first,
    samples: [...samplesOf(request, publicUrl)],
  }))
}
