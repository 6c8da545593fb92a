import { peopleOperations } from './people-operations.ts'
import { projectOperations } from './project-operations.ts'

/** Every operation of the portal's API by its operationId: `<group>.<verb>`. */
export const portalOperations = { ...peopleOperations, ...projectOperations } as const

export type PortalOperationId = keyof typeof portalOperations
