import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Placing } from './placing.ts'

/**
 * Who waits for leave to send a body (`Expect: 100-continue`, RFC 9110 §10.1.1) gets it at once where
 * we read the body ourselves. On the way to an upstream it comes when the request has been let in.
 */
export function takeExpectations(app: FastifyInstance, placing: Placing): void {
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit('request', request, response)
    if (placing.of(request) === undefined && !response.headersSent) response.writeContinue()
  })
}
