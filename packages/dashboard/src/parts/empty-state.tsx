import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

interface Emptiness {
  readonly icon: IconName
  readonly title: string
  /** What belongs here, and what it is good for. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** Stands where there is nothing yet, and says how there comes to be something. */
export function EmptyState({ icon, title, children, action }: Emptiness) {
  return (
    <div className={classes.box}>
      <span className={classes.icon}>
        <Icon name={icon} size={22} />
      </span>
      <Title order={2}>{title}</Title>
      <Text className={classes.text} c="dimmed">
        {children}
      </Text>
      {action}
    </div>
  )
}
