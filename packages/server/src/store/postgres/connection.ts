import { Client, type CustomTypesConfig, type QueryArrayConfig, type QueryConfig, types } from 'pg'
import { withDeadline } from '../deadline.ts'
import { StoreUnavailable } from '../port.ts'
import { unavailable } from './errors.ts'

/** Times are int8, and safe as numbers for the next 280,000 years. */
const numberTypes: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === types.builtins.INT8
      ? Number
      : (types.getTypeParser(type, format) as (value: string) => unknown),
}

export interface Answer<Row> {
  readonly command: string
  readonly rows: readonly Row[]
  readonly rowCount: number | null
}

/**
 * One connection. Every wait for the server has a deadline, and a connection that missed one is
 * thrown away at once: nobody knows what its server will still do.
 */
export class Connection {
  readonly #client: Client
  #isBroken = false
  #wasLate = false

  /** Rejects with the error of pg, or StoreUnavailable when the server doesn't answer in time. */
  static async open(url: string, deadlineMs: number): Promise<Connection> {
    const client = new Client({
      connectionString: url,
      application_name: 'countersign',
      keepAlive: true,
      types: numberTypes,
    })
    const connection = new Connection(client)
    try {
      await withDeadline(client.connect(), deadlineMs, late)
      return connection
    } catch (error) {
      connection.destroy()
      throw error
    }
  }

  private constructor(client: Client) {
    this.#client = client
    // Also keeps the end of an idle connection from ending the process.
    client.on('error', () => this.destroy())
    client.on('end', () => this.destroy())
  }

  /** Whether the server once did not answer in time. */
  get wasLate(): boolean {
    return this.#wasLate
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Rows are objects, or arrays where the query says so. */
  async query<Row>(
    query: QueryConfig | QueryArrayConfig,
    deadlineMs: number,
  ): Promise<Answer<Row>> {
    const answer: unknown = await this.#answer(this.#client.query(query), deadlineMs)
    return answer as Answer<Row>
  }

  /** Several statements in one message, without parameters; one answer for each. */
  async script<Row>(sql: string, deadlineMs: number): Promise<readonly Answer<Row>[]> {
    const answers: unknown = await this.#answer(this.#client.query(sql), deadlineMs)
    return answers as readonly Answer<Row>[]
  }

  async close(): Promise<void> {
    if (this.#isBroken) return
    this.#isBroken = true
    await withDeadline(this.#client.end(), 1_000, late).catch(() => this.#cut())
  }

  destroy(): void {
    if (this.#isBroken) return
    this.#isBroken = true
    this.#cut()
  }

  async #answer<Result>(answer: Promise<Result>, deadlineMs: number): Promise<Result> {
    try {
      return await withDeadline(answer, deadlineMs, late)
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        this.#wasLate = true
        this.destroy()
      }
      throw error
    }
  }

  /** Without a farewell, which a server that hangs would never take. */
  #cut(): void {
    this.#client.connection.stream.destroy()
  }
}

function late(): StoreUnavailable {
  return new StoreUnavailable('PostgreSQL did not answer in time.')
}

/** A connection for a store that is open already: that there is none is an outage, whatever it is. */
export async function reconnect(url: string, deadlineMs: number): Promise<Connection> {
  try {
    return await Connection.open(url, deadlineMs)
  } catch (error) {
    throw unavailable(error, 'none')
  }
}
