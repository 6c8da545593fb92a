import { Fragment } from 'react'

/** A text of the page: what stands between grave accents is code, and nothing else is markup. */
export function Said({ text = '' }: { readonly text?: string | undefined }) {
  return text.split('`').map((part, place) => {
    const key = `${place} ${part}`
    return place % 2 === 1 ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>
  })
}
