// Capabilities are dotted names, finer than scopes and granted by products. Who grants may end one in
// `.*`; who asks may not.

const most = 128
const name = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
const pattern = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?:\.\*)?|\*)$/

/** Whether a text is one capability: small letters, digits, `_`, `-`, in parts divided by dots. */
export function isCapability(text: string): boolean {
  return text.length <= most && name.test(text)
}

/** Whether a text may be granted: a capability, `indexer.*` for all below `indexer`, or `*` for all. */
export function isGrantableCapability(text: string): boolean {
  return text.length <= most && pattern.test(text)
}

/** Whether one of what was granted holds the capability. `indexer.*` does not hold `indexer`. */
export function holdsCapability(granted: readonly string[], wanted: string): boolean {
  return granted.some(
    (one) => one === wanted || (one.endsWith('*') && wanted.startsWith(one.slice(0, -1))),
  )
}
