import { Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useBrand } from './brand.ts'
import classes from './entrance.module.css'

interface Entered {
  readonly title: string
  readonly about?: ReactNode
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** The pages before one is in: one thing to do, in the middle. */
export function Entrance({ title, about, isWide = false, children }: Entered) {
  const { name, logo } = useBrand()
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={isWide}>
        {logo === null ? (
          <div className={classes.brand}>{name}</div>
        ) : (
          <img src={logo} className={classes.logo} alt={name} />
        )}
        <Title order={1} mt="md">
          {title}
        </Title>
        {about !== undefined && <div className={classes.about}>{about}</div>}
        <div className={classes.body}>{children}</div>
      </div>
    </main>
  )
}
