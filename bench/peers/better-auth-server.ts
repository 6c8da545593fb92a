import { createServer } from 'node:http'
import { betterAuth } from 'better-auth'
import { betterAuthOptions } from './better-auth-options.ts'

/**
 * A verification is no route of better-auth's: whoever wants it over HTTP writes one. This is the
 * least. A process of its own; the folder of its database comes in the first message.
 */
process.once('message', ({ directory }: { readonly directory: string }) => {
  const auth = betterAuth(betterAuthOptions(directory))
  const verify = async (text: string): Promise<string> => {
    const { key } = JSON.parse(text) as { key: string }
    return JSON.stringify(await auth.api.verifyApiKey({ body: { key } }))
  }
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    request.on('end', () => {
      void verify(text).then((body) => {
        const length = String(Buffer.byteLength(body))
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
        response.end(body)
      })
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
process.once('disconnect', () => process.exit())
