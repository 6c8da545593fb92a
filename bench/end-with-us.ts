/**
 * Who interrupts a run must not leave a process behind, least of all one that is stopped. Call what
 * is returned once the process has ended.
 */
export function endWithUs(pid: () => number): () => void {
  const end = (): void => {
    process.kill(pid(), 'SIGKILL')
    // not at once: other processes have listeners of their own
    setImmediate(() => process.exit(130))
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  return () => process.off('SIGINT', end).off('SIGTERM', end)
}
