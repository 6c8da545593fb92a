import { type ClientSettings, usualSettings } from '@countersign/core'

/** What is said of a client, as JSON. Null where nothing is, so that a look-up has nothing to parse. */
export function writeSettings(settings: ClientSettings): string | null {
  const said = Object.entries(settings).filter(
    ([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(usualSettings[name as keyof ClientSettings]),
  )
  return said.length === 0 ? null : JSON.stringify(Object.fromEntries(said))
}

export function readSettings(text: string | null): ClientSettings {
  if (text === null) return usualSettings
  return { ...usualSettings, ...(JSON.parse(text) as Partial<ClientSettings>) }
}
