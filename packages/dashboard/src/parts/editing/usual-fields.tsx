import { JsonInput, Select, Textarea, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { linesOf } from '../keys/conditions.ts'
import { ScopesField } from '../keys/scopes-field.tsx'
import type { Field } from './field.ts'

/** The fields that several things have, for the forms that change them. */
export function useUsualFields() {
  const { t } = useTranslation()
  return {
    textField,
    name: nameField(t),
    scopes: scopesField(t),
    addresses: addressesField(t),
    endOfDay: endOfDayField(t),
    metadata: metadataField(t),
    tierOf: (tiers: readonly string[]) => tierField(t, tiers),
  }
}

function textField(label: string, about?: string): Field<string> {
  return {
    label,
    input: ({ value, onChange, error }) => (
      <TextInput
        label={label}
        description={about}
        maxLength={200}
        value={value}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    ),
    fault: () => null,
    told: (value) => (value === '' ? '—' : value),
  }
}

function nameField(t: TFunction): Field<string> {
  return {
    ...textField(t('keys.name')),
    fault: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
  }
}

function scopesField(t: TFunction): Field<string[] | null> {
  return {
    label: t('scopes.label'),
    input: ({ value, onChange, error }) => (
      <ScopesField value={value} onChange={onChange} error={error} />
    ),
    fault: (value) => (value?.length === 0 ? t('scopes.choose') : null),
    told: (value) => value?.join(', ') ?? t('scopes.all'),
  }
}

function addressesField(t: TFunction): Field<string> {
  return {
    label: t('keys.addresses'),
    input: ({ value, onChange, error }) => (
      <Textarea
        label={t('keys.addresses')}
        description={t('keys.addressesAbout')}
        autosize
        minRows={2}
        spellCheck={false}
        value={value}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    ),
    fault: () => null,
    told: (value) => (value === '' ? t('keys.anyAddress') : linesOf(value).join(', ')),
  }
}

function endOfDayField(t: TFunction): Field<string> {
  return {
    label: t('keys.expires'),
    input: ({ value, onChange, error }) => (
      <TextInput
        type="date"
        label={t('keys.expires')}
        description={t('edit.expiresAbout')}
        max="9999-12-31"
        value={value}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    ),
    fault: () => null,
    told: (value) => (value === '' ? t('keys.noExpiry') : value),
  }
}

function metadataField(t: TFunction): Field<string> {
  return {
    label: t('edit.metadata'),
    input: ({ value, onChange, error }) => (
      <JsonInput
        label={t('edit.metadata')}
        description={t('edit.metadataAbout')}
        autosize
        minRows={3}
        maxRows={14}
        spellCheck={false}
        value={value}
        error={error}
        onChange={onChange}
      />
    ),
    fault: (value) => (isObject(value) ? null : t('edit.metadataForm')),
    told: (value) => value,
  }
}

function tierField(t: TFunction, tiers: readonly string[]): Field<string> {
  return {
    label: t('clients.tier'),
    input: ({ value, onChange, error }) => (
      <Select
        label={t('clients.tier')}
        data={[
          { value: '', label: t('clients.usualTier') },
          ...tiers.map((tier) => ({ value: tier, label: tier })),
        ]}
        value={value}
        error={error}
        allowDeselect={false}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    ),
    fault: () => null,
    told: (value) => (value === '' ? t('clients.usualTier') : value),
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
