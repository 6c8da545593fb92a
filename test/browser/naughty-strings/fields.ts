import type { Page } from 'playwright-core'

// Run inside of the page: thousands of entries, one by one from here, would take hours.

const textFields = `
  const fields = [...document.querySelectorAll('input, textarea')].filter((field) =>
    !['checkbox', 'radio', 'hidden', 'file', 'date'].includes(field.type) &&
    !field.disabled && !field.readOnly && field.checkVisibility() &&
    (document.querySelector('[role=dialog]') === null || field.closest('[role=dialog]') !== null))
  const nameOf = (field) => field.labels?.[0]?.innerText ?? field.ariaLabel ?? field.placeholder
  const write = (field, text) => {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }`

/**
 * Enters every string into every text field that can be reached now, as typing does; the names of the
 * fields. A form whose fields are `known`, such as a drawer that several pages have, is left alone.
 */
export function enterAll(
  page: Page,
  strings: readonly string[],
  known: readonly string[] = [],
): Promise<string[]> {
  return page.evaluate<string[]>(`(async (strings, known) => {
    ${textFields}
    if (fields.every((field) => known.includes(nameOf(field)))) return []
    for (const [place, text] of strings.entries()) {
      fields.forEach((field, other) => write(field, strings[(place + other) % strings.length] ?? text))
      // what was typed is on the screen once the event is over; timers have their turn now and then
      if (place % 32 === 0) await new Promise((done) => setTimeout(done))
    }
    fields.forEach((field) => field.type === 'search' && write(field, ''))
    return fields.map(nameOf)
  })(${JSON.stringify(strings)}, ${JSON.stringify(known)})`)
}

/** Elements that came of a name: nothing of ours has them. */
export function foreignElements(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll(
    'body script:not([src]), body img:not([src="/dashboard/icon.svg"]), body iframe, body object, body embed, body video, body audio, body marquee,' +
    'body blink, body xss, body math, body form form, body [style*=expression], body meta, body base, body link,' +
    ['onerror', 'onload', 'onfocus', 'onclick', 'onmouseover', 'onmouseenter', 'ontoggle']
      .map((name) => 'body [' + name + ']').join(',')
  )].map((element) => element.outerHTML.slice(0, 200))`)
}
