// The table of docs/pytorch.md: every operator that PyTorch documents in `torch`, `torch.linalg`, `torch.fft` and
// `torch.special`, and its names here.
import { readFileSync } from 'node:fs'
import { camel } from './schema.mjs'

const [start, end] = ['<!-- generated: operators -->', '<!-- end of operators -->']
const code = (/** @type {string} */ text) => `\`${text}\``

/**
 * @param {string} page the path of the page
 * @param {{top: string[], grouped: [group: string, names: string[]][], methods: Set<string>, missing: string[]}} lists names as in
 *   the schemas; missing: what PyTorch documents and is not here
 * @returns {string} the page with the table as of now
 */
export function withTable(page, { top, grouped, methods, missing }) {
  const row = (/** @type {string} */ group, /** @type {string} */ name, /** @type {string} */ schema) => {
    // The module exports `var` too, but no import can name it.
    const own = name === 'var' ? 'variance' : camel(name)
    const here = group ? `${group}.${own}` : own
    const forms = [schema, `${schema}_`]
      .filter((each) => methods.has(each))
      .map((each) => code(`t.${camel(each)}`))
    return `| ${code(['torch', group, name].filter(Boolean).join('.'))} | ${code(here)} | ${forms.join(', ')} |`
  }
  const base = (/** @type {string[]} */ names) => names.filter((name) => !name.endsWith('_'))
  const rows = [
    ...base(top).map((name) => row('', name, name)),
    ...grouped.flatMap(([group, names]) =>
      base(names).map((name) => row(group, name.replace(`${group}_`, ''), name)),
    ),
  ]
  const lines = ['| PyTorch | function | methods |', '| --- | --- | --- |', ...rows]
  if (missing.length > 0)
    lines.push('', `Not here, as libtorch is unsafe with them: ${missing.map(code).join(', ')}.`)
  const text = readFileSync(page, 'utf8')
  if (!text.includes(start) || !text.includes(end)) throw new Error(`${page} lacks '${start}' … '${end}'`)
  const [before = '', rest = ''] = text.split(start)
  return `${before}${start}\n\n${lines.join('\n')}\n\n${end}${rest.split(end)[1]}`
}
