import type { FastifyInstance } from 'fastify'

/**
 * Listens on loopback, says so on standard output, and ends after what is under way when it is told
 * to. `end` gives back what the service holds besides.
 */
export async function listen(
  app: Pick<FastifyInstance, 'listen' | 'close'>,
  port: number,
  end: () => void = () => {},
): Promise<void> {
  const address = await app.listen({ port, host: '127.0.0.1' })
  process.stdout.write(`ready at ${address}\n`)
  let ending = false
  const stop = (): void => {
    if (ending) return
    ending = true
    void app.close().then(end)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
