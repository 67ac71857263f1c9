// Control flow: operators that run graphs of their own.
import { core, type Handle } from '../../native/index.js'
import { type AutocastDevice, type AutocastDType, autocast, enableGrad, noGrad } from '../../tensor/index.js'
import type { Frame, Runnable } from './_frame.js'
import { findOperator } from './_operators.js'

/** Arguments, and what is done with their values. */
export interface RegionCall {
  readonly args: readonly unknown[]
  run(values: unknown[], frame: Frame): unknown[]
}

type Compile = (region: unknown) => Runnable

const call = (name: string, overload: string, ...args: unknown[]): Handle =>
  core().call(findOperator(name, overload)!.id, undefined, ...args) as Handle
const isTrue = (value: unknown): boolean =>
  typeof value === 'boolean' ? value : Boolean(core().item(value as Handle))
const free = (values: readonly unknown[]): void => {
  for (const value of values) if (typeof value === 'number') core().free(value)
}

/** Runs `body` on the rows of tensors, one after the other; what it gives beyond what it carries is stacked. */
function overRows(
  rows: readonly unknown[],
  carried: readonly unknown[],
  body: (carried: unknown[], row: unknown[]) => unknown[],
): unknown[] {
  const length = core().shape(rows[0] as Handle)[0] ?? 0
  let state = [...carried]
  const stacks: Handle[][] = []
  for (let i = 0; i < length; i++) {
    const row = rows.map((each) => call('aten::select', 'int', each, 0, i))
    const results = body(state, row)
    free(row)
    if (i > 0) free(state)
    state = results.slice(0, carried.length)
    results.slice(carried.length).forEach((result, k) => {
      stacks[k] ??= []
      stacks[k].push(result as Handle)
    })
  }
  if (length === 0) throw new RangeError('a loop over the rows of a tensor that has none')
  const stacked = stacks.map((parts) => {
    const result = call('aten::stack', '', parts, 0)
    free(parts)
    return result
  })
  return [...state, ...stacked]
}

/** A higher-order operator; null where there is none of this name. */
export function regionOf(
  name: string,
  args: readonly unknown[],
  compile: Compile,
  label: string,
): RegionCall | null {
  const list = (at: number): unknown[] => {
    const value = args[at] ?? []
    if (!Array.isArray(value)) throw new Error(`${label} is damaged`)
    return value as unknown[]
  }
  switch (name) {
    case 'wrap_with_set_grad_enabled': {
      const [enabled, region, ...rest] = args
      const graph = compile(region)
      const within = enabled === true ? enableGrad : noGrad
      return { args: rest, run: (values, frame) => within(() => graph.run(values, frame)) }
    }
    case 'wrap_with_autocast': {
      const [device, dtype, enabled, , region, ...rest] = args
      const graph = compile(region)
      return {
        args: [device, ...rest],
        run: ([on, ...values], frame) =>
          autocast(String(on).replace(/:.*/, '') as AutocastDevice, () => graph.run(values, frame), {
            enabled: enabled === true,
            ...(dtype ? { dtype: dtype as AutocastDType } : {}),
          }),
      }
    }
    case 'cond': {
      const [predicate, yes, no] = args
      const [whenTrue, whenFalse] = [compile(yes), compile(no)]
      return {
        args: [predicate, ...list(3)],
        run: ([holds, ...values], frame) => (isTrue(holds) ? whenTrue : whenFalse).run(values, frame),
      }
    }
    case 'while_loop': {
      const [test, body] = [compile(args[0]), compile(args[1])]
      const carried = list(2)
      return {
        args: [...carried, ...list(3)],
        run: (values, frame) => {
          const rest = values.slice(carried.length)
          const isTensor = (i: number): boolean => body.givesTensor(i)
          let state = values
            .slice(0, carried.length)
            .map((value, i) => (isTensor(i) ? core().share(value as Handle) : value))
          for (;;) {
            const [verdict] = test.run([...state, ...rest], frame)
            const goesOn = isTrue(verdict)
            free([verdict])
            if (!goesOn) return state
            const next = body.run([...state, ...rest], frame)
            free(state.filter((_, i) => isTensor(i)))
            state = next
          }
        },
      }
    }
    case 'map_impl': {
      const body = compile(args[0])
      const rows = list(1)
      return {
        args: [...rows, ...list(2)],
        run: (values, frame) => {
          const rest = values.slice(rows.length)
          return overRows(values.slice(0, rows.length), [], (_, row) => body.run([...row, ...rest], frame))
        },
      }
    }
    case 'scan': {
      const body = compile(args[0])
      const [carried, rows] = [list(1), list(2)]
      return {
        args: [...carried, ...rows, ...list(3)],
        run: (values, frame) => {
          const state = values.slice(0, carried.length)
          const rest = values.slice(carried.length + rows.length)
          return overRows(values.slice(carried.length, carried.length + rows.length), state, (now, row) =>
            body.run([...now, ...row, ...rest], frame),
          )
        },
      }
    }
    default:
      return null
  }
}
