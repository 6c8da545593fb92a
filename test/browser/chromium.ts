import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Chromium usually is, after `CHROMIUM_PATH`. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
] as const

/** The Chromium of this machine; null: there is none. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH']
  if (given !== undefined && given !== '') return given
  return usualPlaces.find((path) => existsSync(path)) ?? null
}

/**
 * Starts Chromium for a test. Where there is none it throws in CI; on the machine of a user it says
 * in one line what is left out, and gives null.
 */
export async function openChromium(leftOut: string): Promise<Browser | null> {
  const executablePath = findChromium()
  if (executablePath === null) {
    const missing = 'there is no Chromium (CHROMIUM_PATH says where it is)'
    if (process.env['CI'] !== undefined) throw new Error(`${missing}: ${leftOut}`)
    process.stderr.write(`Left out, as ${missing}: ${leftOut}\n`)
    return null
  }
  // its sandbox can't be had by root, nor in most containers; the pages are the tests' own
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}
