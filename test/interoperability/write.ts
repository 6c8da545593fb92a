import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { interoperabilityPage } from '../../docs/interoperability.ts'

const path = join(import.meta.dirname, '../../docs/interoperability.md')
writeFileSync(path, interoperabilityPage(null))
