import { hash } from 'node:crypto'
import { offerLoop } from './child.ts'

// One SHA-256 of each text, by the form of the call that is fastest here.
offerLoop((texts) => (place) => hash('sha256', texts[place] ?? '', 'latin1').length === 32)
