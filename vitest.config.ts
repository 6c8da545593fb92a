import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A long file that begins last is waited for alone. */
const long =
  /\/(seeded|cluster|kill|under-load|crash|doctor|page|trial|management|every-change)\.test\.ts$/

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const [ofLong, others] = [sorted.filter(isLong), sorted.filter((file) => !isLong(file))]
    return [...ofLong, ...others]
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return long.test(moduleId)
}

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/postgres/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // most of a test's time is waiting for the service that it started
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: LongFilesFirst },
  },
})
