// Writes what `pdecay bench optim --json` printed into docs/performance.md. Files of one size stand side by side, such as those
// of two instruction sets:
//   npm run -s pdecay -- bench optim --params 25e6 --json > avx512.json
//   ATEN_CPU_CAPABILITY=avx2 PDECAY_CPU_CAPABILITY=avx2 npm run -s pdecay -- bench optim --params 25e6 --json > avx2.json
//   node bench/optim-table.mjs avx512.json avx2.json [--into FILE]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** @typedef {import('../src/bench/report.js').OptimBenchReport} Report */
/** @typedef {Report['rows'][number]} Row */

const start = '<!-- optim-table: written by bench/optim-table.mjs -->'
const end = '<!-- optim-table: end -->'

/** @param {string} file @returns {Report} the object on its last line */
const read = (file) => JSON.parse(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '')

/** @param {Row} row */
const label = ({ name, p }) => `\`${name}\`${p === null ? '' : `, ${[p].flat().join(' and ')}`}`

/** @param {Report} report */
function title({ device, dtype, rows: [{ params, tensors }] }) {
  const where = tensors === 1 ? '1 tensor' : `${tensors.toLocaleString('en')} tensors`
  return `### ${params.toLocaleString('en')} parameters in ${where}, ${dtype}, ${device}`
}

/** @param {Report} report */
const machineOf = ({ threads, copyGbps, machine: { cpu, gpu, instructionSet }, device }) =>
  `${device === 'cpu' ? `${cpu} with ${instructionSet}` : gpu}: ${threads} threads; a copy moves ${copyGbps.toFixed(1)} GB/s.`

/** @param {Report[]} reports of one size */
function section(reports) {
  const rows = new Map(reports.flatMap(({ rows }) => rows.map((row) => [label(row), row])))
  const columns = ['ms', 'median ms', '× fused']
  const cells = [...rows].map(([name, { stateBytes, movedBytes }]) => [
    name,
    stateBytes.toFixed(1),
    movedBytes.toFixed(0),
    ...reports.flatMap((report) => {
      const row = report.rows.find((each) => label(each) === name)
      return row ? [row.ms.toFixed(3), row.medianMs.toFixed(3), row.ratio.toFixed(2)] : ['', '', '']
    }),
  ])
  const heads = reports.flatMap(({ machine: { instructionSet } }) =>
    columns.map((column) => (reports.length > 1 ? `${column}, ${instructionSet}` : column)),
  )
  return [
    title(reports[0]),
    '',
    reports.map(machineOf).join('\n'),
    '',
    `| | state, bytes | moved, bytes | ${heads.join(' | ')} |`,
    `|---|--:|--:|${heads.map(() => '--:|').join('')}`,
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
/** @type {Map<string, Report[]>} */
const sizes = new Map()
for (const report of positionals.map(read)) {
  const size = title(report)
  sizes.set(size, [...(sizes.get(size) ?? []), report])
}
writeFileSync(
  values.into,
  `${page.slice(0, from + start.length)}\n${[...sizes.values()].map(section).join('\n\n')}\n${page.slice(to)}`,
)
