// How Python nests a program's inputs and outputs: torch.utils._pytree's specs, in JSON.
import { show } from '../../_check.js'
import { asList, asRecord, type Json } from '../../io/exported-program.js'

/** Tuples and lists are arrays, dicts and named tuples objects. */
export interface Tree {
  /** null for a leaf. */
  readonly type: string | null
  /** The keys of a dict, the fields of a named tuple; null for a list. */
  readonly keys: readonly string[] | null
  readonly children: readonly Tree[]
}

const mostNested = 100

/** The keys within a context: of a dict a list of them, of others a list somewhere in what they say. */
function keysOf(context: Json, count: number): string[] | null {
  if (Array.isArray(context) && context.length === count) {
    if (context.every((key) => typeof key === 'string' || typeof key === 'number')) return context.map(String)
  }
  if (typeof context !== 'object' || context === null) return null
  for (const inner of Object.values(context)) {
    const keys = keysOf(inner, count)
    if (keys) return keys
  }
  return null
}

function readTree(spec: Json, fields: Record<string, Json>, depth: number): Tree {
  const { type, context, children_spec } = asRecord(spec, 'its structure')
  if (depth > mostNested) throw new Error('its structure is nested too deeply')
  const children = asList(children_spec, 'its structure').map((child) => readTree(child, fields, depth + 1))
  if (type === null) return { type: null, keys: null, children: [] }
  const name = String(type)
  if (/^builtins\.(tuple|list)$/.test(name)) return { type: name, keys: null, children }
  const named = fields[name] ?? fields[String(context).replace(/^"|"$/g, '')]
  if (Array.isArray(named)) return { type: name, keys: named.map(String), children }
  let parsed: Json = null
  try {
    parsed = typeof context === 'string' ? (JSON.parse(context) as Json) : context
  } catch {
    // What is no JSON says nothing of keys.
  }
  return { type: name, keys: children.length ? keysOf(parsed, children.length) : [], children }
}

/** @param text a spec as the schema has it: JSON in a string, a version and the tree */
export function parseTree(text: Json, fields: Record<string, Json>): Tree {
  if (typeof text !== 'string') throw new Error('its structure is damaged')
  const parsed = asList(JSON.parse(text) as Json, 'its structure')
  return readTree(parsed[1], fields, 0)
}

export const leavesIn = (tree: Tree): number =>
  tree.type === null ? 1 : tree.children.reduce((sum, child) => sum + leavesIn(child), 0)

/** The values at a tree's leaves, in order. */
export function flatten(tree: Tree, value: unknown, name: string, leaves: unknown[]): void {
  if (tree.type === null) {
    leaves.push(value)
    return
  }
  const { keys, children } = tree
  if (Array.isArray(value)) {
    if (value.length !== children.length)
      throw new RangeError(`Expected ${children.length} items for ${name} but received ${value.length}`)
    children.forEach((child, i) => {
      flatten(child, value[i], `${name}[${i}]`, leaves)
    })
    return
  }
  const isObject = typeof value === 'object' && value !== null
  if (!keys || !isObject) {
    const expected = keys ? `object of ${keys.join(', ')}` : `array of ${children.length} items`
    throw new TypeError(`Expected ${expected} for ${name} but received ${show(value)}`)
  }
  for (const key of Object.keys(value))
    if (!keys.includes(key)) throw new TypeError(`Unknown key '${key}' in ${name}: it has ${keys.join(', ')}`)
  children.forEach((child, i) => {
    flatten(child, (value as Record<string, unknown>)[keys[i]!], `${name}.${keys[i]}`, leaves)
  })
}

/** A tree's value from its leaves. */
export function unflatten(tree: Tree, leaves: Iterator<unknown>): unknown {
  if (tree.type === null) return leaves.next().value
  const values = tree.children.map((child) => unflatten(child, leaves))
  if (!tree.keys) return values
  return Object.fromEntries(tree.keys.map((key, i) => [key, values[i]]))
}
