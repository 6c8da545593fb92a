// Loaded before a service (`node --import`): at SIGUSR2 its event loop does nothing else for a while.

const forMs = Number(process.env['TEST_STALL_MS'])

process.on('SIGUSR2', () => {
  for (const until = performance.now() + forMs; performance.now() < until; );
})
