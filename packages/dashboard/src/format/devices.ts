/** What somebody signed in with, as far as a browser tells of itself; null: it does not. */
export interface Device {
  readonly browser: string | null
  readonly system: string | null
}

type Named = readonly (readonly [RegExp, string])[]

// In this order: most browsers also call themselves by the names of others.
const browsers: Named = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS|Chromium)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//, 'Safari'],
  [/\bcurl\/(\d+)/, 'curl'],
]

const systems: Named = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Reads a User-Agent (RFC 9110 §10.1.5): for people, as anybody can claim to be anything. */
export function deviceOf(userAgent: string | null): Device {
  const said = userAgent ?? ''
  return { browser: nameIn(said, browsers), system: nameIn(said, systems) }
}

function nameIn(said: string, names: Named): string | null {
  for (const [form, name] of names) {
    const found = form.exec(said)
    if (found !== null) return found[1] === undefined ? name : `${name} ${found[1]}`
  }
  return null
}
