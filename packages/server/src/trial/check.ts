import type { RefusalCode } from '@countersign/core'
import type { TrialService } from './trial-service.ts'

/** One thing that a contract says, tried on a service. */
export interface Check {
  readonly group: string
  readonly says: string
  /** The refusal that it brings about. */
  readonly code?: RefusalCode
  /** How what happened differs; null: it is as the contract says. */
  readonly run: (service: TrialService) => Promise<string | null>
}

/** The first difference of several. */
export function firstOf(...differences: readonly (string | null)[]): string | null {
  return differences.find((one) => one !== null) ?? null
}
