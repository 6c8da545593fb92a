import { useEffect, useRef } from 'react'

export interface KeysFrameProps {
  /** Where the public port is reached, such as `https://api.example.com`. */
  readonly url: string
  /** The id and the token of the session that the application made for the panel. */
  readonly session: string
  readonly token: string
  /** The id or the slug of the project. */
  readonly project: string
  readonly language?: 'en' | 'de'
  /** The name of the frame for screen readers. */
  readonly title?: string
}

/** The keys of a project in a page of another application: what the script tag does, for React. */
export function KeysFrame({ url, session, token, project, language, title }: KeysFrameProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = place.current
    if (around === null) return
    const tag = document.createElement('script')
    tag.src = new URL('/portal/embed.js', url).href
    Object.assign(tag.dataset, { session, token, project })
    if (language !== undefined) tag.dataset['language'] = language
    if (title !== undefined) tag.dataset['title'] = title
    around.append(tag)
    return () => around.replaceChildren()
  }, [url, session, token, project, language, title])
  return <div ref={place} />
}
