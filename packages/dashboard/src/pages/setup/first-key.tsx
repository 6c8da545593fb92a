import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { slugOf } from '../../format/slug.ts'
import { Entrance } from '../../parts/entrance.tsx'
import { FirstRequest } from '../../parts/keys/first-request.tsx'
import { OperatorsKeys } from '../../parts/keys/operators-keys.tsx'
import { SamplesWith } from '../../parts/keys/samples-with.tsx'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface Made {
  readonly keyId: string
  readonly since: string
  readonly secret: string
}

/** The first project with its first key, and the first request as it arrives. */
export function FirstKey() {
  return (
    <OperatorsKeys>
      <Steps />
    </OperatorsKeys>
  )
}

function Steps() {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made | null>(null)
  if (made === null) return <FirstProject onMade={setMade} />
  return (
    <Entrance title={t('setup.keyTitle')} about={t('setup.keyAbout')} isWide>
      <Stack gap="lg">
        <SecretOnce secret={made.secret} />
        <SamplesWith secret={made.secret} />
        <FirstRequest keyId={made.keyId} since={made.since} />
        <Button size="md" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('setup.finish')}
        </Button>
      </Stack>
    </Entrance>
  )
}

function FirstProject({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const form = useForm({
    initialValues: { name: '', key: 'Production' },
    validate: {
      name: (value) => (slugOf(value) === '' ? t('form.nameMissing') : null),
      key: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
    },
  })
  const making = useMutation({
    mutationFn: async () => {
      const { name, key: keyName } = form.getValues()
      const slug = slugOf(name)
      await api.projects.create({ slug, name: name.trim() })
      const { key, secret } = await api.keys.create({ project: slug, name: keyName.trim() })
      onMade({ keyId: key.id, since: key.created_at, secret: secret ?? '' })
    },
  })
  return (
    <Entrance title={t('setup.projectTitle')} about={t('setup.projectAbout')}>
      <form onSubmit={form.onSubmit(() => making.mutate())} noValidate>
        <Stack gap="md">
          {making.error !== null && <ProblemNotice error={making.error} />}
          <TextInput
            label={t('projects.name')}
            placeholder="Acme"
            maxLength={200}
            required
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('setup.keyName')}
            maxLength={200}
            required
            {...form.getInputProps('key')}
          />
          <Button type="submit" size="md" loading={making.isPending}>
            {t('setup.keyDeed')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  )
}
