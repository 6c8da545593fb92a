/** The start can't go on. The message is one clear sentence for the person who starts the service. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
