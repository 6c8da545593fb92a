import { expect, it } from 'vitest'
import { chartOf } from '../../bench/chart.ts'

it('draws each value where its axis has it', () => {
  const svg = chartOf('Load', { title: 'connections', names: ['1', '2', '4'] }, [
    { title: 'p99 ms', colour: '#c00', values: [0, 10, 20] },
    { title: 'batch', colour: '#06c', values: [1, 2, 3.5] },
  ])
  expect(svg).toContain(
    '<polyline fill="none" stroke="#c00" stroke-width="2" points="64.0,296.0 360.0,180.0 656.0,64.0"/>',
  )
  expect(svg).toContain('points="64.0,238.0 360.0,180.0 656.0,93.0"')
  for (const label of ['Load', 'connections', 'p99 ms', 'batch', '20', '0.25', '4']) {
    expect(svg).toContain(`>${label === '0.25' ? '5' : label}</text>`)
  }
})
