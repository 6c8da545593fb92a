const utc = { timeZone: 'UTC' } as const

/** What a bucket is called, by the instant at which it begins: its day, or day and hour, in UTC. */
export function bucketNameOf(bucket: 'hour' | 'day', language: string): (at: number) => string {
  const words = new Intl.DateTimeFormat(language, {
    ...utc,
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    ...(bucket === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
  })
  return (at) => words.format(at)
}

/** What stands under the axis, for seconds as the chart counts them. */
export function tickOf(bucket: 'hour' | 'day', language: string): (seconds: number) => string {
  const day = new Intl.DateTimeFormat(language, { ...utc, day: 'numeric', month: 'short' })
  const hour = new Intl.DateTimeFormat(language, { ...utc, hour: 'numeric' })
  return (seconds) => {
    const isHour = bucket === 'hour' && seconds % 86_400 !== 0
    return (isHour ? hour : day).format(seconds * 1_000)
  }
}
