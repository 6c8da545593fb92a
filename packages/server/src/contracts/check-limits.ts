import type { Allotment, Contract, Limit } from './contract.ts'

/** What of a contract's limits can not be kept. Each text says where and why. */
export function limitsAtFault({ limits, tokens, operations }: Contract): string[] {
  const { tiers, perAddress, defaultTier } = limits
  const served = [tokens?.path, ...operations.map(({ path }) => path)]
  const found: (string | false)[] = [
    ...Object.entries(tiers).flatMap(([name, { test, ...live }]) => [
      ...allotmentAtFault(`limits.tiers.${name}`, name, live),
      ...(test === undefined
        ? []
        : allotmentAtFault(`limits.tiers.${name}.test`, `${name}-test`, test)),
      test !== undefined &&
        Object.hasOwn(tiers, `${name}-test`) &&
        `limits.tiers.${name}.test: there is a tier ${name}-test already`,
    ]),
    ...perAddress.flatMap(({ name, path, ...limit }, place) => [
      ...limitAtFault(`limits.perAddress[${place}]`, name, limit),
      !served.includes(path) && `limits.perAddress[${place}].path: no route has the path ${path}`,
      perAddress.some((other, at) => at < place && other.path === path && other.name === name) &&
        `limits.perAddress[${place}].name: ${name} is there twice`,
    ]),
    defaultTier !== null &&
      !Object.hasOwn(tiers, defaultTier) &&
      `limits.defaultTier: there is no tier ${defaultTier}`,
  ]
  return found.filter((text) => text !== false)
}

function allotmentAtFault(
  place: string,
  name: string,
  { quota, ...limit }: Allotment,
): (string | false)[] {
  return [
    ...limitAtFault(place, name, limit),
    quota !== undefined && requestsAtFault(`${place}.quota`, quota.requests),
  ]
}

const nameForm = /^[A-Za-z0-9_-]{1,64}$/

function limitAtFault(place: string, name: string, { requests }: Limit): (string | false)[] {
  return [
    !nameForm.test(name) && `${place}: a name has 1 to 64 letters, digits, - and _`,
    requestsAtFault(place, requests),
  ]
}

/** Counters are exact up to here, in both databases. */
const mostRequests = 1_000_000_000_000

function requestsAtFault(place: string, requests: number): string | false {
  const isGood = Number.isSafeInteger(requests) && requests >= 1 && requests <= mostRequests
  return !isGood && `${place}.requests: must be a whole number from 1 to ${mostRequests}`
}
