import { Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import classes from './entrance.module.css'

interface Entered {
  readonly title: string
  readonly about?: ReactNode
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** The pages before one is in: one thing to do, in the middle. */
export function Entrance({ title, about, isWide = false, children }: Entered) {
  useEffect(() => {
    document.title = `${title} · Countersign`
  }, [title])
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={isWide}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} width={36} height={36} alt="Countersign" />
        <Title order={1} mt="md">
          {title}
        </Title>
        {about !== undefined && <div className={classes.about}>{about}</div>}
        <div className={classes.body}>{children}</div>
      </div>
    </main>
  )
}
