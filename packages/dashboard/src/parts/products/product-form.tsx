import { MultiSelect, Select, type SelectProps, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/use-session.ts'
import { slugForm, slugOf } from '../../format/slug.ts'
import { FormButtons } from '../form-buttons.tsx'
import { grantForm } from './grant-form.ts'

/** What a product is to be. */
export interface ProductWishes {
  readonly name: string
  readonly slug: string
  readonly capabilities: string[]
  readonly scopes: string[]
  readonly tier: string | null
}

interface Asked {
  /** What is there already; its slug is not asked for. */
  readonly present?: ProductWishes
  readonly deed: string
  readonly isBusy: boolean
  readonly onWish: (wishes: ProductWishes) => void
  readonly onCancel: () => void
  /** What is said of the wishes before they are sent. */
  readonly warning?: (wishes: ProductWishes) => ReactNode
}

const nothing: ProductWishes = { name: '', slug: '', capabilities: [], scopes: [], tier: null }

/** Asks for all that a product is made of. */
export function ProductForm({ present, deed, isBusy, onWish, onCancel, warning }: Asked) {
  const { t } = useTranslation()
  const { contract } = useSession().installation
  // until it is written by hand, the slug follows the name
  const [isOwnSlug, setIsOwnSlug] = useState(false)
  const form = useForm({
    initialValues: present ?? nothing,
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      slug: (value) => (slugForm.test(value) ? null : t('projects.slugForm')),
      capabilities: (values) => {
        const wrong = values.find((value) => !grantForm.test(value))
        return wrong === undefined ? null : t('products.capabilityForm', { text: wrong })
      },
    },
  })
  const submit = form.onSubmit(({ name, ...rest }) => onWish({ ...rest, name: name.trim() }))
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('products.name')}
          data-autofocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
          onInput={({ currentTarget }) => {
            if (present === undefined && !isOwnSlug) {
              form.setFieldValue('slug', slugOf(currentTarget.value))
            }
          }}
        />
        {present === undefined && (
          <TextInput
            label={t('products.slug')}
            description={t('products.slugAbout')}
            maxLength={63}
            required
            {...form.getInputProps('slug')}
            onInput={() => setIsOwnSlug(true)}
          />
        )}
        <TagsInput
          label={t('products.capabilities')}
          description={t('products.capabilitiesAbout')}
          splitChars={[' ', ',']}
          acceptValueOnBlur
          {...form.getInputProps('capabilities')}
        />
        {contract.has_products && <SoldScopes {...form.getInputProps('scopes')} />}
        {contract.tiers.length > 0 && (
          <TierField tiers={contract.tiers} {...form.getInputProps('tier')} />
        )}
        {warning?.(form.values)}
        <FormButtons deed={deed} isBusy={isBusy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}

type Tiered = SelectProps & { readonly tiers: readonly string[] }

function TierField({ tiers, ...props }: Tiered) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('products.tier')}
      description={t('products.tierAbout')}
      placeholder={t('products.noTier')}
      data={[...tiers]}
      clearable
      clearButtonProps={{ 'aria-label': t('filters.clear') }}
      {...props}
    />
  )
}

interface Chosen {
  readonly value?: string[]
  readonly onChange?: (scopes: string[]) => void
  readonly error?: ReactNode
}

/** Where the contract sells scopes: those that it knows, or any. */
function SoldScopes(chosen: Chosen) {
  const { t } = useTranslation()
  const { scopes } = useSession().installation.contract
  const asked = {
    label: t('scopes.label'),
    description: t('products.scopesAbout'),
    ...chosen,
  }
  return scopes === null ? (
    <TagsInput {...asked} splitChars={[' ', ',']} acceptValueOnBlur />
  ) : (
    <MultiSelect {...asked} data={[...scopes]} searchable />
  )
}
