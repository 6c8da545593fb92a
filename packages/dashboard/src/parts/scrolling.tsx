import type { ReactNode } from 'react'

interface Scrolled {
  readonly className: string | undefined
  /** What it is, for who can't see it; undefined: what stands before it says so. */
  readonly label?: string
  /** By which a test finds it. */
  readonly testId?: string
  readonly children: ReactNode
}

/** What may be wider than its place, and is scrolled there; by the keyboard as well. */
export function Scrolling({ className, label, testId, children }: Scrolled) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to reach what scrolls
    <section className={className} tabIndex={0} aria-label={label} data-testid={testId}>
      {children}
    </section>
  )
}

/** Text as it is, with its line breaks. */
export function ScrollingCode({ className, testId, children }: Omit<Scrolled, 'label'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to reach what scrolls
    <pre className={className} tabIndex={0} data-testid={testId}>
      <code>{children}</code>
    </pre>
  )
}
