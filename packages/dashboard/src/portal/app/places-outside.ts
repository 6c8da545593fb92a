/** Where nobody has to be signed in. */
const outside: ReadonlySet<string> = new Set([
  '/sign-in',
  '/invitation',
  '/enter',
  '/register',
  '/registration',
  '/forgotten',
  '/password',
])

/** Whether a page is for who is signed in. */
export function leadsInside(path: string): boolean {
  return !outside.has(path)
}

/** Where who is signed in no longer goes, and comes back from. */
export function signInAddress(from: string) {
  return { to: '/sign-in', search: { return: from, ended: true } } as const
}
