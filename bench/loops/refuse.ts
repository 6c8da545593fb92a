import { parseKey } from '@countersign/core'
import { benchCrypto, benchFormat } from '../keys.ts'
import { offerLoop } from './child.ts'

// Refuses what only looks like a key as the service does it: before any look-up.
offerLoop((texts) => (place) => parseKey(benchFormat, texts[place] ?? '', benchCrypto) === null)
