/** From so much on a limit wants to be looked at. */
export const pressingShare = 0.8

/** How much of a limit is spent, from 0; over 1 where more was let in than there is now. */
export function shareOf({
  used,
  limit,
}: {
  readonly used: number
  readonly limit: number
}): number {
  return used / limit
}
