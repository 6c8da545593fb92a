import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { samplesQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { CodeSamples } from '../code-samples.tsx'

/** Requests in the dialect of the contract that can be pasted as they are: the secret is in them. */
export function SamplesWith({ secret }: { readonly secret: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(samplesQuery(useApi()))
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
