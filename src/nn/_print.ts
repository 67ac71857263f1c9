import type { AnyModule } from './_base.js'
import { isModule, members } from './_members.js'

/** A number that Python prints as a float: 1 as 1.0. */
export class Float {
  constructor(readonly value: number) {}
}
export const float = (value: number | null | undefined): Float | null =>
  typeof value === 'number' ? new Float(value) : null

function floatText(value: number): string {
  if (value === Infinity) return 'inf'
  if (value === -Infinity) return '-inf'
  if (Number.isNaN(value)) return 'nan'
  const magnitude = Math.abs(value)
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e')
    return `${digits}e${exponent![0]}${exponent!.slice(1).padStart(2, '0')}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** A value as Python's repr shows it. */
export function python(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (value instanceof Float) return floatText(value.value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : floatText(value)
  if (typeof value === 'string') return `'${value}'`
  if (Array.isArray(value))
    return value.length === 1 ? `(${python(value[0])},)` : `(${value.map(python).join(', ')})`
  return String(value)
}

/** `name=value, …` as modules show their settings; names that start with `_` are left out. */
export const settings = (values: Record<string, unknown>, ...first: unknown[]): string =>
  [...first.map(python), ...Object.entries(values).map(([name, value]) => `${name}=${python(value)}`)].join(
    ', ',
  )

const indent = (text: string): string => text.replaceAll('\n', '\n  ')

interface Branch {
  readonly name: string
  readonly text: string
}

/** Equal neighbours as one line, as PyTorch shows a ModuleList: `(0-2): 3 x Linear(…)`. */
function collapse(branches: readonly Branch[]): Branch[] {
  const runs: { from: string; to: string; count: number; text: string }[] = []
  for (const { name, text } of branches) {
    const last = runs.at(-1)
    if (last?.text === text) {
      last.to = name
      last.count++
    } else runs.push({ from: name, to: name, count: 1, text })
  }
  return runs.map(({ from, to, count, text }) =>
    count === 1 ? { name: from, text } : { name: `${from}-${to}`, text: `${count} x ${text}` },
  )
}

function block(title: string, extra: string, branches: readonly Branch[]): string {
  const extraLines = extra ? extra.split('\n') : []
  if (branches.length === 0 && extraLines.length < 2) return `${title}(${extra})`
  const lines = [...extraLines, ...branches.map(({ name, text }) => `(${name}): ${indent(text)}`)]
  return `${title}(\n${lines.map((line) => `  ${line}`).join('\n')}\n)`
}

/** Children named `blocks.0`, `blocks.1` show as one container `blocks`. */
function grouped(children: readonly Branch[]): Branch[] {
  const groups = new Map<string, Branch[]>()
  const order: Branch[] = []
  for (const child of children) {
    const dot = child.name.indexOf('.')
    if (dot < 0) {
      order.push(child)
      continue
    }
    const head = child.name.slice(0, dot)
    let group = groups.get(head)
    if (!group) {
      group = []
      groups.set(head, group)
      order.push({ name: head, text: '' })
    }
    group.push({ name: child.name.slice(dot + 1), text: child.text })
  }
  return order.map(({ name, text }) => {
    const group = groups.get(name)
    if (!group || text) return { name, text }
    const inner = grouped(group)
    const isList = inner.every((each) => /^\d+$/.test(each.name))
    return { name, text: block(isList ? 'ModuleList' : 'ModuleDict', '', isList ? collapse(inner) : inner) }
  })
}

/** The tree that PyTorch prints. */
export function printModule(module: AnyModule): string {
  const children = members(module).flatMap(({ name, value }) =>
    isModule(value) ? [{ name, text: printModule(value) }] : [],
  )
  const branches = grouped(children)
  const title = module.constructor.name
  return block(title, module.extraRepr(), title === 'ModuleList' ? collapse(branches) : branches)
}
