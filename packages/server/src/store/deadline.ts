/**
 * What `waited` gives, unless the time runs out first: then the promise rejects with `late()`.
 * `waited` itself goes on, and a late failure of it is nobody's concern any more.
 */
export async function withDeadline<Result>(
  waited: Promise<Result>,
  deadlineMs: number,
  late: () => Error,
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(late()), deadlineMs)
  try {
    return await Promise.race([waited, promise])
  } finally {
    clearTimeout(timer)
  }
}
