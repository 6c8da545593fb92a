import { group } from '../definition/command.ts'
import { addSecret } from './clients/add-secret.ts'
import { changeClient } from './clients/change.ts'
import { createClient } from './clients/create.ts'
import { deleteClient } from './clients/delete.ts'
import { getClient } from './clients/get.ts'
import { listClients } from './clients/list.ts'
import { listSecrets } from './clients/secrets.ts'

export const clients = group({
  name: 'clients',
  summary: 'Manage OAuth clients and their secrets.',
  commands: [
    createClient,
    listClients,
    getClient,
    changeClient,
    addSecret,
    listSecrets,
    deleteClient,
  ],
})
