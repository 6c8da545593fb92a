import type { Block, Page, Section } from '../page.ts'
import { keepingSamples } from '../samples/keeping.ts'
import type { Sample } from '../samples/sample.ts'
import { samplesOf } from '../samples/samples.ts'
import { style } from './style.ts'

/** The page as one document that asks nobody for anything: no script, no font, no image. */
export function html({ title, sections }: Page, base: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<nav aria-label="Sections"><ul>${sections.map(link).join('')}</ul></nav>
<main>
<h1>${escaped(title)}</h1>
${sections.map((section) => sectionHtml(section, base)).join('\n')}
</main>
</body>
</html>
`
}

function link({ title }: Section): string {
  return `<li><a href="#${anchor(title)}">${escaped(title)}</a></li>`
}

function sectionHtml({ title, blocks }: Section, base: string): string {
  const inside = blocks.map((block) => blockHtml(block, base)).join('\n')
  return `<section aria-labelledby="${anchor(title)}"><h2 id="${anchor(title)}">${escaped(title)}</h2>\n${inside}</section>`
}

function blockHtml(block: Block, base: string): string {
  switch (block.kind) {
    case 'text':
      return `<p>${inline(block.text)}</p>`
    case 'note':
      return `<p class="note">${inline(block.text)}</p>`
    case 'heading':
      return `<h3>${inline(block.text)}</h3>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return tableHtml(block)
    case 'code':
      return codeHtml(block.text)
    case 'keeping':
      return `<div class="exchange">${detailsHtml(keepingSamples(block.keeping, base))}</div>`
    case 'exchange':
      return exchangeHtml(block, base)
  }
}

/**
 * A table is a region of its own, which scrolls where the window is narrow. On a phone each row of a
 * broad one becomes a list of its cells, named by their heads; the roles keep it a table for those
 * who hear it.
 */
function tableHtml({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const heads = head.map((cell) => `<th scope="col" role="columnheader">${inline(cell)}</th>`)
  const lines = rows.map((row) => {
    const cells = row.map(
      (cell, place) =>
        `<td role="cell" data-head="${escaped(plain(head[place] ?? ''))}">${inline(cell)}</td>`,
    )
    return `<tr role="row">${cells.join('')}</tr>`
  })
  const name = escaped(head.map(plain).join(', '))
  const breadth = head.length > 2 ? ' class="broad"' : ''
  return `<div class="wide" role="region" tabindex="0" aria-label="Table: ${name}"><table role="table"${breadth}><thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead><tbody role="rowgroup">${lines.join('')}</tbody></table></div>`
}

const plain = (text: string): string => text.replaceAll('`', '')

function exchangeHtml({ exchange }: Extract<Block, { kind: 'exchange' }>, base: string): string {
  const samples = detailsHtml(samplesOf(exchange.request, base))
  const { title, about, reply, answers } = exchange
  const said =
    reply === null
      ? ''
      : `<p class="status">Reply: ${reply.status}</p>${reply.body === null ? '' : codeHtml(JSON.stringify(reply.body, null, 2))}`
  const intro = about === null ? '' : `<p>${inline(about)}</p>`
  const behind =
    answers === null
      ? ''
      : `<p class="status">The endpoint answers, for example:</p>${codeHtml(JSON.stringify(answers, null, 2))}`
  return `<div class="exchange"><h4>${inline(title)}</h4>${intro}${samples}${said}${behind}</div>`
}

/** One below the other, the first of them open. */
function detailsHtml(samples: readonly Sample[]): string {
  const parts = samples.map(
    ({ title, text }, place) =>
      `<details${place === 0 ? ' open' : ''}><summary>${title}</summary>${codeHtml(text)}</details>`,
  )
  return parts.join('')
}

function codeHtml(text: string): string {
  return `<pre tabindex="0"><code>${escaped(text)}</code></pre>`
}

/** `code` between grave accents; everything else is text. */
function inline(text: string): string {
  return text
    .split('`')
    .map((part, place) => (place % 2 === 0 ? escaped(part) : `<code>${escaped(part)}</code>`))
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
