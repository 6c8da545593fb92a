import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/use-session.ts'
import { said } from '../../format/said.ts'
import type { Asked } from './demanded.ts'
import classes from './requirements.module.css'

type Require = NonNullable<Asked['require']>

/** Of a network that is for documentation (RFC 5737). */
const exampleAddress = '192.0.2.7'
const usualCost = 1

interface Required {
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
}

/** What the route would require, and how the request comes. What is left empty is not asked. */
export function Requirements({ asked, onAsked }: Required) {
  const { t } = useTranslation()
  const { scopes: known, environments, has_products } = useSession().installation.contract
  const require = asked.require ?? {}
  const set = (change: { readonly [Name in keyof Asked]: Asked[Name] | undefined }) =>
    onAsked(said({ ...asked, ...change }))
  const demand = (change: { readonly [Name in keyof Require]: Require[Name] | undefined }) =>
    set({ require: said({ ...require, ...change }) })
  const scopes = {
    label: t('scopes.label'),
    placeholder: (require.scopes ?? []).length === 0 ? t('tryIt.any') : '',
    value: [...(require.scopes ?? [])],
    onChange: (chosen: string[]) => demand({ scopes: filled(chosen) }),
  }
  return (
    <div className={classes.fields}>
      {known === null ? (
        <TagsInput {...scopes} splitChars={[' ', ',']} />
      ) : (
        <MultiSelect {...scopes} data={[...known]} searchable />
      )}
      {has_products && (
        <TagsInput
          label={t('tryIt.capabilities')}
          placeholder={(require.capabilities ?? []).length === 0 ? t('tryIt.any') : ''}
          splitChars={[' ', ',']}
          value={[...(require.capabilities ?? [])]}
          onChange={(chosen) => demand({ capabilities: filled(chosen) })}
        />
      )}
      <Select
        label={t('keys.environment')}
        placeholder={t('tryIt.any')}
        clearable
        clearButtonProps={{ 'aria-label': t('filters.clear') }}
        data={environments.map((value) => ({ value, label: t(`environment.${value}`) }))}
        value={require.environment ?? null}
        onChange={(value) =>
          demand({ environment: environments.find((environment) => environment === value) })
        }
      />
      <TextInput
        label={t('keys.project')}
        placeholder={t('tryIt.projectAbout')}
        maxLength={200}
        value={require.project ?? ''}
        onChange={({ currentTarget: { value } }) => demand({ project: filled(value.trim()) })}
      />
      <Arrival asked={asked} onAsked={set} />
    </div>
  )
}

interface Arriving {
  readonly asked: Asked
  readonly onAsked: (change: {
    readonly ip?: string | undefined
    readonly cost?: number | undefined
  }) => void
}

/** Where the request comes from, and what it costs. */
function Arrival({ asked, onAsked }: Arriving) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('tryIt.address')}
        placeholder={exampleAddress}
        maxLength={60}
        value={asked.ip ?? ''}
        onChange={({ currentTarget: { value } }) => onAsked({ ip: filled(value.trim()) })}
      />
      <NumberInput
        label={t('tryIt.cost')}
        placeholder={String(usualCost)}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={asked.cost ?? ''}
        onChange={(value) =>
          onAsked({ cost: typeof value === 'number' && value > 0 ? value : undefined })
        }
      />
    </>
  )
}

function filled<Value extends { readonly length: number }>(value: Value): Value | undefined {
  return value.length === 0 ? undefined : value
}
