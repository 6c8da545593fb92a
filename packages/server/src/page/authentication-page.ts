import type { Contract } from '../contracts/contract.ts'
import type { Page, Section } from './page.ts'
import { carryingSection } from './sections/carrying.ts'
import { errorsSection } from './sections/errors.ts'
import { installationSection } from './sections/installation.ts'
import { keysSection } from './sections/keys.ts'
import { limitsSection } from './sections/limits.ts'
import { operationsSection } from './sections/operations.ts'
import { overviewSection } from './sections/overview.ts'
import { projectsSection } from './sections/projects.ts'
import { rightsSection } from './sections/rights.ts'
import { routesSection } from './sections/routes.ts'
import { tokensSection } from './sections/tokens.ts'

/** What the callers of an API read: all of it from the contract, so that it can't drift from it. */
export function authenticationPage(contract: Contract): Page {
  const sections: readonly (Section | null)[] = [
    overviewSection(contract),
    keysSection(contract),
    projectsSection(contract),
    tokensSection(contract),
    carryingSection(contract),
    routesSection(contract),
    rightsSection(contract),
    limitsSection(contract),
    operationsSection(contract),
    errorsSection(contract),
    installationSection(contract),
  ]
  return {
    title: `Authentication at ${contract.title}`,
    sections: sections.filter((section) => section !== null),
  }
}
