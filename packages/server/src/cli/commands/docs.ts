import { command, present } from '../definition/command.ts'
import { choice, text } from '../definition/options.ts'

const formats = ['markdown', 'html', 'openapi'] as const

/** The page that a service serves at /docs, for those who publish it elsewhere. */
export const docs = command({
  name: 'docs',
  summary: 'Print the authentication page that the callers of your API read.',
  details:
    'All of it is made from the contract, so it says what the service does. The service itself serves it at /docs of its public port.',
  arguments: {},
  options: {
    contract: text('name', 'the dialect (CONTRACT; native)'),
    format: choice(formats, 'markdown, which is the default, html, or the OpenAPI document'),
    url: text('address', 'where callers reach your API (PUBLIC_URL; https://api.example.com)'),
  },
  examples: [
    { does: 'As Markdown, into a file', line: 'countersign docs > authentication.md' },
    {
      does: 'As a page of its own, for your address',
      line: 'countersign docs --format html --url https://api.acme.dev > authentication.html',
    },
  ],
  run: async ({ contract, format = 'markdown', url }, { environment, terminal }) => {
    const { readConfig } = await import('../../config.ts')
    const config = readConfig(present({ CONTRACT: contract, PUBLIC_URL: url }), environment)
    const { chooseContract } = await import('../../main.ts')
    const { builtInContracts } = await import('../../contracts/built-in.ts')
    const { authenticationPage } = await import('../../page/authentication-page.ts')
    const { html } = await import('../../page/render/html.ts')
    const { markdown } = await import('../../page/render/markdown.ts')
    const { publicDocument } = await import('../../page/openapi/document.ts')
    const chosen = chooseContract(config.contract, builtInContracts)
    const base = config.publicUrl ?? 'https://api.example.com'
    const writers = {
      markdown: () => markdown(authenticationPage(chosen), base),
      html: () => html(authenticationPage(chosen), base),
      openapi: () => `${JSON.stringify(publicDocument(chosen, base), null, 2)}\n`,
    }
    terminal.out(writers[format]())
  },
})
