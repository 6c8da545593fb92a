import { campaign } from './campaign.ts'
import { faults } from './faults.ts'
const only = process.argv[2]
for (const fault of faults.filter((f) => !only || f.name.includes(only))) {
  const since = performance.now()
  const { violations, ...o } = await campaign({ fault, seed: 1, nodes: 4, lives: 60, rounds: 2, workers: 6, probes: 2, slowestMs: 2500 })
  console.log(JSON.stringify(o), violations.length, ((performance.now() - since)/1000).toFixed(1)+'s')
  for (const v of violations.slice(0, 4)) console.log('   ', v.rule, JSON.stringify(v.verification), JSON.stringify(v.against))
}
