import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './code-samples.module.css'
import { CopyButton } from './copy-button.tsx'
import { ScrollingCode } from './scrolling.tsx'

export interface CodeSample {
  readonly title: string
  readonly text: string
}

/** One request in several languages, each ready to be pasted. */
export function CodeSamples({ samples }: { readonly samples: readonly CodeSample[] }) {
  const { t } = useTranslation()
  const [first] = samples
  if (first === undefined) return null
  return (
    <Tabs defaultValue={first.title} variant="pills" keepMounted={false} classNames={classes}>
      <Tabs.List aria-label={t('samples.languages')}>
        {samples.map(({ title }) => (
          <Tabs.Tab key={title} value={title}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {samples.map(({ title, text }) => (
        <Tabs.Panel key={title} value={title}>
          <ScrollingCode className={classes['code']}>{text}</ScrollingCode>
          <CopyButton text={text} of={title} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
