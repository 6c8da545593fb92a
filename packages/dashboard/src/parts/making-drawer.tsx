import { type ReactNode, useState } from 'react'
import { SideDrawer } from './side-drawer.tsx'

interface Makes<Made> {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: (made: Made | null) => string
  /** Asks for what it shall be. */
  readonly form: (steps: {
    readonly onMade: (made: Made) => void
    readonly onCancel: () => void
  }) => ReactNode
  /** Shows what was made. It can't be had again: only `onDone` closes it. */
  readonly shown: (made: Made, onDone: () => void) => ReactNode
}

/** Makes something that is shown once: a form, then in its place what has come of it. */
export function MakingDrawer<Made>({ isOpen, onClose, title, form, shown }: Makes<Made>) {
  const [made, setMade] = useState<Made | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <SideDrawer isOpen={isOpen} onClose={close} title={title(made)} closesOutside={made === null}>
      {made === null ? form({ onMade: setMade, onCancel: close }) : shown(made, close)}
    </SideDrawer>
  )
}
