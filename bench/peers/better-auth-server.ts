import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { betterAuthFile, betterAuthOptions } from './better-auth-options.ts'

/**
 * A verification is no route of better-auth's: whoever wants it over HTTP writes one. This is the
 * least. A process of its own; the folder of its database comes in the first message.
 */
process.once('message', ({ directory }: { readonly directory: string }) => {
  const database = new DatabaseSync(join(directory, betterAuthFile))
  // durable at checkpoints only, where the service is at each commit: a verification writes here
  database.exec('pragma synchronous = normal; pragma mmap_size = 4294967296')
  const auth = betterAuth(betterAuthOptions(database))
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
