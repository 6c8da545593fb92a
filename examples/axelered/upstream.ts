// node examples/axelered/upstream.ts
import { listen } from '../serving/listen.ts'
import { readSettings, verifierFor } from '../serving/settings.ts'
import { openWarehouse } from './belongings.ts'
import { createWorkspaceService } from './service.ts'

const settings = readSettings(process.env)
const warehouse = openWarehouse(settings.database)
const verify = verifierFor('workspaces', settings)
const service = createWorkspaceService({ verify, warehouse })
await listen(service, settings.port, () => warehouse.close())
