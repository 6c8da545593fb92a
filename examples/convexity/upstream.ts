// node examples/convexity/upstream.ts
import { listen } from '../serving/listen.ts'
import { readSettings, verifierFor } from '../serving/settings.ts'
import { openIndexer } from './indexer.ts'
import { createIndexerService } from './service.ts'

const settings = readSettings(process.env)
const indexer = openIndexer(settings.database)
const verify = verifierFor('indexer', settings)
await listen(createIndexerService({ verify, indexer }), settings.port, () => indexer.close())
