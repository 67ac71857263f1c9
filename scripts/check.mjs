// All checks of `npm test`: every gate, and for every gate a canary on which it must fail. All of them run even if one
// fails. The last line is a summary of gates, canaries, GoogleTest and vitest.
//
// usage: node scripts/check.mjs [NAME...]      only the gates whose names contain one of these words
import { gates, seesCanary } from './check/gates.mjs'
import { root, verdict } from './check/tools.mjs'

const wanted = process.argv.slice(2)
const selected = gates.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
if (selected.length === 0) {
  console.error(
    `no gate is named ${wanted.join(' or ')}: there are ${gates.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}

const sum = { passed: 0, failed: 0, skipped: 0 }

/** @param {string} name @param {() => Promise<import('./check/tools.mjs').Result>} work @param {boolean} quiet */
async function report(name, work, quiet) {
  const start = Date.now()
  const result = await work().catch((error) => verdict(false, error.stack))
  for (const key of Object.keys(sum)) sum[key] += result[key]
  if (result.failed > 0 && !quiet) console.log(result.output.trimEnd())
  const counts = result.passed + result.skipped > 1 || result.failed > 1 ? `, ${result.passed} passed` : ''
  const bad = result.failed > 0 ? `, ${result.failed} failed` : ''
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${result.failed > 0 ? '✗' : '✓'} ${name} (${seconds} s${counts}${bad})`)
}

for (const gate of selected) {
  // GoogleTest and vitest have already printed their output.
  await report(gate.name, () => gate.run(root), ['GoogleTest', 'vitest'].includes(gate.name))
  await report(`${gate.name}: the canary is seen`, () => seesCanary(gate), false)
}

const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`)
process.exitCode = sum.failed > 0 ? 1 : 0
