import type { Principal } from '@countersign/core'
import type { OperationName } from '../../contracts/contract.ts'
import type { Facts } from '../../contracts/shape.ts'
import { done } from '../../engine/outcome.ts'
import type { Store } from '../../store/port.ts'
import {
  deactivateClientCase,
  listClientsCase,
  reactivateClientCase,
  readClientCase,
  registerClientCase,
  rotateClientSecretCase,
} from './client-use-cases.ts'
import { createKeyCase, listKeysCase, readKeyCase, revokeKeyCase } from './key-use-cases.ts'
import {
  createProjectCase,
  deleteProjectCase,
  listProductsCase,
  listProjectsCase,
} from './project-use-cases.ts'
import type { UseCase } from './use-case.ts'

const ownerNames = ['owner_id', 'owner_name', 'owner_email'] as const

const whoami: UseCase = {
  permission: null,
  act: async ({ caller: { principal }, wanted, engine }) =>
    done({
      ...(ownerNames.some((name) => wanted.has(name)) &&
        (await ownerFacts(principal, engine.store))),
      credential_kind: principal?.kind,
      level: principal?.level,
      project_id: principal?.project?.id,
      project_slug: principal?.project?.slug,
      project_name: principal?.project?.name,
      contact: principal?.project?.contact,
      client_id: principal?.clientId,
      key_id: principal?.keyId,
      key_name: principal?.keyName,
      environment: principal?.environment,
      scopes: principal?.scopes,
      capabilities: principal?.capabilities,
      tier: principal?.tier,
      metadata: principal?.metadata,
      expires_at: principal?.expiresAt,
    }),
}

/** Whose key it is: the customer's who made it in the portal, else that of the project. */
async function ownerFacts(
  principal: Principal | null,
  store: Pick<Store, 'keyMaker'>,
): Promise<Facts> {
  const project = principal?.project ?? null
  const maker = principal === null ? null : await store.keyMaker(principal.keyId)
  return {
    owner_id: maker?.id ?? project?.id,
    owner_name: maker?.name ?? project?.name,
    owner_email: maker === null ? project?.contact : maker.email,
  }
}

/** What the operations of a contract may name, and what does it. */
export const useCases: Readonly<Record<OperationName, UseCase>> = {
  whoami,
  list_products: listProductsCase,
  create_key: createKeyCase,
  list_keys: listKeysCase,
  read_key: readKeyCase,
  revoke_key: revokeKeyCase,
  register_client: registerClientCase,
  list_clients: listClientsCase,
  read_client: readClientCase,
  deactivate_client: deactivateClientCase,
  reactivate_client: reactivateClientCase,
  rotate_client_secret: rotateClientSecretCase,
  create_project: createProjectCase,
  list_projects: listProjectsCase,
  delete_project: deleteProjectCase,
}
