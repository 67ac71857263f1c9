import { show } from '../../_check.js'
import type { Rng } from '../../data/index.js'

/** The values that an option may have in a sweep. */
export type Space =
  | { kind: 'values'; values: string[] }
  | { kind: 'range'; scale: 'linear' | 'log' | 'int'; low: number; high: number }

const wanted = 'values (1e-3,1e-2; lists: 0.9,0.99|0.8,0.99) or a range (0.3..1, log:1e-4..1e-1, int:16..64)'

/**
 * Reads the values of an option: a list, separated by commas, or by | where values have commas themselves; or a range.
 *
 * @throws RangeError naming the option
 */
export function parseSpace(name: string, text: string): Space {
  const fail = (): never => {
    throw new RangeError(`Expected ${wanted} for --vary ${name} but received ${show(text)}`)
  }
  const range = /^(?:(log|int):)?([^,|:]*?)\.\.([^,|:]*)$/.exec(text)
  if (!range) {
    const values = text.split(text.includes('|') ? '|' : ',').map((value) => value.trim())
    if (values.includes('') || /^(log|int):/.test(text)) fail()
    return { kind: 'values', values: [...new Set(values)] }
  }
  const [, scale = 'linear', ...ends] = range
  const [low, high] = ends.map(Number) as [number, number]
  if (ends.includes('') || !(Number.isFinite(low) && Number.isFinite(high) && low < high)) fail()
  if (scale === 'log' && low <= 0) fail()
  if (scale === 'int' && !(Number.isSafeInteger(low) && Number.isSafeInteger(high))) fail()
  return { kind: 'range', scale: scale as 'linear' | 'log' | 'int', low, high }
}

/** Draws a value. Numbers are rounded to four digits. */
export function draw(space: Space, rng: Rng): string {
  if (space.kind === 'values') return space.values[rng.below(space.values.length)]!
  const { scale, low, high } = space
  if (scale === 'int') return String(low + rng.below(high - low + 1))
  const share = rng.uniform()
  const value = scale === 'log' ? low * (high / low) ** share : low + (high - low) * share
  return String(Number(value.toPrecision(4)))
}
