import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestService } from '../../service/service.ts'

/** Bytes that a database keeps: its files where it is embedded, else what a query finds. */
export async function storedBytes(
  { directory }: TestService,
  databaseUrl: string | null,
  query: string,
): Promise<Buffer> {
  if (databaseUrl === null) {
    const files = readdirSync(directory).filter((file) => file.includes('.sqlite'))
    return Buffer.concat(files.map((file) => readFileSync(join(directory, file))))
  }
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<Record<string, Buffer | string>>(query)
  await client.end()
  return Buffer.concat(rows.flatMap((row) => Object.values(row).map((value) => Buffer.from(value))))
}
