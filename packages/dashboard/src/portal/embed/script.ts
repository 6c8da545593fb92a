// What one script tag brings into the page of another application: a frame with the keys of a project.
//
//   <script src="https://api.example.com/portal/embed.js"
//     data-session="emb_…" data-token="…" data-project="acme"></script>
//
// It stands alone: no other file is loaded with it.

{
  const script = document.currentScript
  if (script instanceof HTMLScriptElement) mount(script)

  function mount(tag: HTMLScriptElement): void {
    const { session, token, project, language } = tag.dataset
    if (session === undefined || token === undefined || project === undefined) return
    const address = new URL('embed', tag.src)
    address.searchParams.set('session', session)
    address.searchParams.set('project', project)
    if (language !== undefined) address.searchParams.set('language', language)
    address.hash = token
    delete tag.dataset['token']

    const frame = document.createElement('iframe')
    frame.src = address.href
    frame.title = tag.dataset['title'] ?? 'API keys'
    frame.allow = 'clipboard-write'
    // dialogs need room inside of it
    const least = 640
    Object.assign(frame.style, { width: '100%', height: `${least}px`, border: '0' })
    window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== frame.contentWindow || origin !== address.origin) return
      const told = data as { readonly countersign?: unknown; readonly height?: unknown } | null
      if (told?.countersign === 'ended') frame.dispatchEvent(new Event('countersign-ended'))
      if (typeof told?.height !== 'number') return
      frame.style.height = `${Math.min(Math.max(told.height, least), 4_000)}px`
    })
    tag.after(frame)
  }
}
