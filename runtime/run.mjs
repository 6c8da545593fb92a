// node runtime/run.mjs <script, relative to the repository> [arguments…]
// Plain JavaScript for Node 18 and newer: it runs before anything is installed.
import { launch } from './launch.mjs'

const [script, ...args] = process.argv.slice(2)
await launch(script, args)
