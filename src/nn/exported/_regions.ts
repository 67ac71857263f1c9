// Control flow: operators that run graphs of their own.
import { core, type Handle } from '../../native/index.js'
import {
  type AutocastDevice,
  type AutocastDType,
  autocast,
  cuda,
  enableGrad,
  noGrad,
} from '../../tensor/index.js'
import type { Frame, Runnable } from './_frame.js'
import { findOperator } from './_operators.js'

/** Arguments, and what is done with their values. */
export interface RegionCall {
  readonly args: readonly unknown[]
  run(values: unknown[], frame: Frame): unknown[]
  /** Whether one of its results is a tensor; null for one that it does not have. */
  givesTensor(index: number): boolean | null
}

/** What compiles the call. */
export interface Caller {
  /** The node, for messages. */
  readonly label: string
  compile(region: unknown): Runnable
  /** Whether an argument stands for a tensor. */
  isTensor(arg: unknown): boolean
}

const call = (name: string, overload: string, ...args: unknown[]): Handle =>
  core().call(findOperator(name, overload)!.id, undefined, ...args) as Handle
const free = (handles: readonly unknown[]): void => {
  for (const handle of handles) core().free(handle as Handle)
}

/** Runs `body` on the rows of tensors, one after the other; what it gives beyond what it carries is stacked. */
function overRows(
  rows: readonly Handle[],
  carried: readonly Handle[],
  body: (carried: readonly Handle[], row: readonly Handle[]) => Handle[],
  { iterations }: Frame,
  label: string,
): Handle[] {
  const length = core().shape(rows[0]!)[0] ?? 0
  if (length === 0) throw new RangeError('a loop over the rows of a tensor that has none')
  iterations.take(length, label)
  let state = carried
  let row: Handle[] = []
  const stacks: Handle[][] = []
  try {
    for (let i = 0; i < length; i++) {
      for (const each of rows) row.push(call('aten::select', 'int', each, 0, i))
      const results = body(state, row)
      free(row)
      row = []
      const before = state
      state = results.slice(0, carried.length)
      if (before !== carried) free(before)
      results.slice(carried.length).forEach((result, k) => {
        stacks[k] ??= []
        stacks[k].push(result)
      })
    }
    return [...state, ...stacks.map((parts) => call('aten::stack', '', parts, 0))]
  } catch (error) {
    if (state !== carried) free(state)
    throw error
  } finally {
    free(row)
    free(stacks.flat())
  }
}

// torch.autocast turns itself off, with a warning, where the device or the dtype is not to be had.
const known = /^(cpu|cuda|mps|xpu|hpu|mtia|maia|xla|ipu|privateuseone)(:\d+)?$/
const isInert = (device: string, dtype: unknown): boolean =>
  (device !== 'cpu' && (device !== 'cuda' || !cuda.isAvailable())) ||
  (dtype !== null && dtype !== undefined && dtype !== 'bfloat16' && dtype !== 'float16')

/** A higher-order operator; null where there is none of this name. */
export function regionOf(name: string, args: readonly unknown[], caller: Caller): RegionCall | null {
  const { label, isTensor } = caller
  const damaged = (): Error => new Error(`${label} is damaged`)
  const list = (at: number): unknown[] => {
    const value = args[at] ?? []
    if (!Array.isArray(value)) throw damaged()
    return value as unknown[]
  }
  const tensors = (at: number): unknown[] => {
    const value = list(at)
    if (!value.every(isTensor)) throw damaged()
    return value
  }
  /** The graph of a region that is given these. */
  const enter = (region: unknown, given: readonly unknown[]): Runnable => {
    const graph = caller.compile(region)
    given.forEach((arg, i) => {
      if ((graph.takesTensor(i) ?? isTensor(arg)) !== isTensor(arg)) throw damaged()
    })
    return graph
  }
  const asOne = (graph: Runnable): Pick<RegionCall, 'givesTensor'> => ({
    givesTensor: (i) => graph.givesTensor(i),
  })
  /** The loop over rows: `carried` goes from one to the next. */
  const loop = (carried: unknown[], rows: unknown[], rest: unknown[]): RegionCall => {
    const body = enter(args[0], [...carried, ...rows, ...rest])
    for (let i = 0; i < carried.length || body.givesTensor(i) !== null; i++)
      if (body.givesTensor(i) !== true) throw damaged()
    if (rows.length === 0) throw damaged()
    return {
      ...asOne(body),
      args: [...carried, ...rows, ...rest],
      run: (values, frame) => {
        const [begins, ends] = [carried.length, carried.length + rows.length]
        return overRows(
          values.slice(begins, ends) as Handle[],
          values.slice(0, begins) as Handle[],
          (now, row) => body.run([...now, ...row, ...values.slice(ends)], frame) as Handle[],
          frame,
          label,
        )
      },
    }
  }
  switch (name) {
    case 'wrap_with_set_grad_enabled': {
      const [enabled, region, ...rest] = args
      const graph = enter(region, rest)
      const within = enabled === true ? enableGrad : noGrad
      return { ...asOne(graph), args: rest, run: (values, frame) => within(() => graph.run(values, frame)) }
    }
    case 'wrap_with_autocast': {
      // cache_enabled, the fourth, says how often a weight is cast: tracing itself turns it off.
      const [device, dtype, enabled, , region, ...rest] = args
      const [, type] = known.exec(String(device)) ?? []
      if (type === undefined)
        throw new Error(`${label} is of autocast on a device that is not known here, ${String(device)}`)
      const graph = enter(region, rest)
      const options = { enabled: enabled === true, ...(dtype ? { dtype: dtype as AutocastDType } : {}) }
      return {
        ...asOne(graph),
        args: rest,
        run: (values, frame) =>
          isInert(type, dtype)
            ? graph.run(values, frame)
            : autocast(type as AutocastDevice, () => graph.run(values, frame), options),
      }
    }
    case 'cond': {
      const [predicate] = args
      const given = list(3)
      const [whenTrue, whenFalse] = [enter(args[1], given), enter(args[2], given)]
      for (let i = 0; whenTrue.givesTensor(i) !== null || whenFalse.givesTensor(i) !== null; i++)
        if (whenTrue.givesTensor(i) !== whenFalse.givesTensor(i)) throw damaged()
      const holds = (value: unknown): boolean =>
        Boolean(isTensor(predicate) ? core().item(value as Handle) : value)
      return {
        ...asOne(whenTrue),
        args: [predicate, ...given],
        run: ([value, ...values], frame) => (holds(value) ? whenTrue : whenFalse).run(values, frame),
      }
    }
    case 'while_loop': {
      const carried = list(2)
      const given = [...carried, ...list(3)]
      const [test, body] = [enter(args[0], given), enter(args[1], given)]
      carried.forEach((arg, i) => {
        if (body.givesTensor(i) !== isTensor(arg)) throw damaged()
      })
      const handles = (values: readonly unknown[]): unknown[] => values.filter((_, i) => isTensor(carried[i]))
      const goesOn = (values: readonly unknown[], frame: Frame): boolean => {
        const [verdict] = test.run(values, frame)
        if (test.givesTensor(0) !== true) return Boolean(verdict)
        try {
          return Boolean(core().item(verdict as Handle))
        } finally {
          free([verdict])
        }
      }
      return {
        ...asOne(body),
        args: given,
        run: (values, frame) => {
          const rest = values.slice(carried.length)
          let state = values
            .slice(0, carried.length)
            .map((value, i) => (isTensor(carried[i]) ? core().share(value as Handle) : value))
          try {
            while (goesOn([...state, ...rest], frame)) {
              frame.iterations.take(1, label)
              const next = body.run([...state, ...rest], frame)
              free(handles(state))
              state = next
            }
            return state
          } catch (error) {
            free(handles(state))
            throw error
          }
        },
      }
    }
    case 'map_impl':
      return loop([], tensors(1), list(2))
    case 'scan':
      return loop(tensors(1), tensors(2), list(3))
    default:
      return null
  }
}
