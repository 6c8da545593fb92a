import type { Block, Page } from '../page.ts'
import { keepingSamples } from '../samples/keeping.ts'
import { samplesOf } from '../samples/samples.ts'

/** The page as Markdown. `base` is where the public port is reached. */
export function markdown({ title, sections }: Page, base: string): string {
  const parts = [`# ${title}`]
  for (const section of sections) {
    parts.push(`## ${section.title}`, ...section.blocks.map((block) => blockText(block, base)))
  }
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block, base: string): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'note':
      return `> ${block.text}`
    case 'heading':
      return `### ${block.text}`
    case 'list':
      return block.items
        .map((item, place) => `${block.ordered ? `${place + 1}.` : '-'} ${item}`)
        .join('\n')
    case 'table':
      return [row(block.head), row(block.head.map(() => '---')), ...block.rows.map(row)].join('\n')
    case 'code':
      return fenced(block.language, block.text)
    case 'keeping':
      return keepingSamples(block.keeping, base)
        .map(({ language, text }) => fenced(language, text))
        .join('\n\n')
    case 'exchange': {
      const { exchange } = block
      const samples = samplesOf(exchange.request, base)
      const { title, about, reply, answers } = exchange
      const said = reply === null ? [] : [`Reply: ${reply.status}`, ...bodyText(reply.body)]
      const asked = samples.map(({ language, text }) => fenced(language, text))
      const behind =
        answers === null ? [] : ['The endpoint answers, for example:', ...bodyText(answers)]
      const intro = about === null ? [] : [about]
      return [`**${title}**`, ...intro, ...asked, ...said, ...behind].join('\n\n')
    }
  }
}

function bodyText(body: Readonly<Record<string, unknown>> | null): readonly string[] {
  return body === null ? [] : [fenced('json', JSON.stringify(body, null, 2))]
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
