import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CodeSamples } from '../code-samples.tsx'
import { useKeysApi } from './keys-api.ts'

/** Requests in the dialect of the contract that can be pasted as they are: the secret is in them. */
export function SamplesWith({ secret }: { readonly secret: string }) {
  const { t } = useTranslation()
  const { project, readSamples } = useKeysApi()
  const { data } = useQuery({
    queryKey: ['samples', 'first', project],
    queryFn: readSamples,
    staleTime: Infinity,
  })
  return (
    <Stack gap="md">
      {data?.requests.map(({ purpose, placeholder, samples }) => (
        <div key={purpose}>
          <Text size="sm" mb={6}>
            {t(`samples.${purpose}`)}
          </Text>
          <CodeSamples
            samples={samples.map(({ title, text }) => ({
              title,
              text:
                purpose === 'resource' && isForTokens(placeholder)
                  ? text
                  : put(text, placeholder, secret),
            }))}
          />
        </div>
      ))}
    </Stack>
  )
}

const isForTokens = (placeholder: string) => placeholder === 'YOUR_ACCESS_TOKEN'

const put = (text: string, placeholder: string, secret: string) =>
  text.replaceAll(placeholder, () => secret)
