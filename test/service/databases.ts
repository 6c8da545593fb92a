import { createTestDatabase } from '../postgres/database.ts'

/** Both databases that Countersign runs on; a suite runs on each. */
export const databases = [
  { name: 'SQLite', make: async (): Promise<string | null> => null },
  { name: 'PostgreSQL', make: async (): Promise<string | null> => createTestDatabase() },
] as const
