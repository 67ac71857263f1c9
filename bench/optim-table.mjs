// Writes what `pdecay bench optim --json` printed into docs/performance.md, on the machine that measured it:
//   npm run -s pdecay -- bench optim --params 25e6 --json > large.json
//   npm run -s pdecay -- bench optim --params 256000 --tensors 500 --json > many.json
//   node bench/optim-table.mjs large.json many.json [--into FILE]
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** @typedef {import('../src/bench/report.js').OptimBenchReport} Report */

const start = '<!-- optim-table: written by bench/optim-table.mjs -->'
const end = '<!-- optim-table: end -->'

/** @param {string} file @returns {Report} the object on its last line */
const read = (file) => JSON.parse(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '')

/** @param {Report} report */
function section({ device, dtype, threads, copyGbps, rows }) {
  const [{ params, tensors }] = rows
  const cells = rows.map(({ name, p, stateBytes, ms, medianMs, paramsPerSecond, gbps, ratio }) => [
    `\`${name}\``,
    p === null ? '' : [p].flat().join(', '),
    stateBytes.toFixed(1),
    ms.toFixed(3),
    medianMs.toFixed(3),
    Math.round(paramsPerSecond / 1e6),
    gbps.toFixed(1),
    `${Math.round((100 * gbps) / copyGbps)} %`,
    ratio.toFixed(2),
  ])
  const count = `${params.toLocaleString('en')} parameters in ${tensors} tensor${tensors === 1 ? '' : 's'}`
  return [
    `### ${count}, ${dtype}, ${device}`,
    '',
    `${threads} threads; a copy moves ${copyGbps.toFixed(1)} GB/s.`,
    '',
    '| | p | state, bytes | ms | median ms | M parameters/s | GB/s | of the copy | × `fused-adamw` |',
    '|---|---|--:|--:|--:|--:|--:|--:|--:|',
    ...cells.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string', default: join(import.meta.dirname, '../docs/performance.md') } },
})
if (positionals.length === 0) throw new Error('usage: node bench/optim-table.mjs REPORT.json… [--into FILE]')
const page = readFileSync(values.into, 'utf8')
const [from, to] = [page.indexOf(start), page.indexOf(end)]
if (from < 0 || to < from) throw new Error(`${values.into} has no lines\n${start}\n${end}`)
const body = [
  `Measured on ${cpus()[0]?.model ?? 'an unknown processor'}.`,
  ...positionals.map(read).map(section),
]
writeFileSync(values.into, `${page.slice(0, from + start.length)}\n${body.join('\n\n')}\n${page.slice(to)}`)
