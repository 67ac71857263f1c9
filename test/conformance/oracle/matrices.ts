// The steps that see a whole matrix, in float64: Muon, Adafactor, SOAP.
import { epsilon } from '../rows.js'
import { betasOf, of, type StepOracle } from './step.js'

/** Matrices as lists of rows. */
type Matrix = readonly (readonly number[])[]
const times = (a: Matrix, b: Matrix) =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)))
const transposed = (a: Matrix) => a[0]!.map((_, j) => a.map((row) => row[j]!))
const plus = (...terms: [number, Matrix][]) =>
  terms[0]![1].map((row, i) => row.map((_, j) => terms.reduce((sum, [by, m]) => sum + by * m[i]![j]!, 0)))

/** Newton and Schulz's iteration on a matrix, on the side on which it stands. */
function orthogonal(m: Matrix, [a, b, c]: readonly number[], count: number, eps: number): Matrix {
  const norm = Math.max(Math.hypot(...m.flat()), eps)
  let x: Matrix = m.map((row) => row.map((value) => value / norm))
  for (let k = 0; k < count; k++) {
    const gram = times(x, transposed(x))
    const update = plus([b!, gram], [c!, times(gram, gram)])
    x = plus([a!, x], [1, times(update, x)])
  }
  return x
}

export const muon: StepOracle = {
  // In the dtype that weights are computed in, which on a device is not the default.
  cases: [
    { nsDtype: 'float64' },
    { nsDtype: 'float64', momentum: 0.8, nesterov: false, adjustLrFn: 'match_rms_adamw', nsSteps: 3 },
  ],
  direct(gradients, shape, o, memories) {
    const momentum = of(o, 'momentum', 0.95)
    const update = gradients.map((g, i) => {
      const b = momentum * (memories[i]!.momentum_buffer ?? 0) + (1 - momentum) * g
      memories[i]!.momentum_buffer = b
      return (o.nesterov ?? true) ? (1 - momentum) * g + momentum * b : b
    })
    const rows = shape[0]!
    const columns = gradients.length / rows
    const heads = of(o, 'heads', 1)
    const matrix = Array.from({ length: rows }, (_, i) => [...update.slice(i * columns, (i + 1) * columns)])
    const height = rows / heads
    const scale =
      o.adjustLrFn === 'match_rms_adamw'
        ? 0.2 * Math.sqrt(Math.max(height, columns))
        : Math.sqrt(Math.max(1, height / columns))
    const coefficients = (o.nsCoefficients ?? [3.4445, -4.775, 2.0315]) as readonly number[]
    const blocks = Array.from({ length: heads }, (_, h) => matrix.slice(h * height, (h + 1) * height))
    return Float64Array.from(
      blocks
        .flatMap((block) => orthogonal(block, coefficients, of(o, 'nsSteps', 5), of(o, 'eps', 1e-7)))
        .flat(),
      (x) => scale * x,
    )
  },
  next: (w, g, lr) => w - lr * g,
}

const mean = (numbers: ArrayLike<number>) =>
  Array.from(numbers).reduce((sum, x) => sum + x, 0) / numbers.length
const rms = (numbers: ArrayLike<number>) => Math.sqrt(mean(Array.from(numbers, (x) => x * x)))
const asRows = (numbers: ArrayLike<number>, columns: number): number[][] =>
  Array.from({ length: numbers.length / columns }, (_, i) =>
    Array.from({ length: columns }, (_, j) => numbers[i * columns + j]!),
  )

export const adafactor: StepOracle = {
  // With epsilons, as by default the first is that of the weights' dtype; here, float64's.
  cases: [{ eps: [1e-6, 1e-3] }, { eps: [1e-5, 0.5], d: 1.5, beta2Decay: -0.5 }],
  direct(gradients, shape, o, memories, { weights, t }) {
    const [eps1, eps2] = (o.eps ?? [epsilon.float64, 1e-3]) as readonly [number, number]
    const share = t ** of(o, 'beta2Decay', -0.8)
    const moved = (name: string, now: number) => {
      const memory = memories[0]!
      memory[name] = (1 - share) * (memory[name] ?? 0) + share * now
      return memory[name]
    }
    const variance =
      shape.length < 2
        ? gradients.map((g, i) => moved(`v${i}`, g * g))
        : factored(gradients, shape.slice(-2) as [number, number], eps1, moved)
    const u = gradients.map((g, k) => g / Math.sqrt(Math.max(variance[k]!, eps1 ** 2)))
    const scale = Math.max(rms(weights), eps2) / Math.max(rms(u) / of(o, 'd', 1), 1)
    return u.map((x) => scale * x)
  },
  next: (w, g, lr, t) => w - Math.min(lr, 1 / Math.sqrt(t)) * g,
}

/** The product of two means, for each matrix of the last two dimensions. */
function factored(
  gradients: Float64Array,
  [rows, columns]: readonly [number, number],
  least: number,
  moved: (name: string, now: number) => number,
): Float64Array {
  const squares = gradients.map((g) => g * g)
  const size = rows * columns
  const variance = new Float64Array(gradients.length)
  for (let start = 0; start < gradients.length; start += size) {
    const matrix = asRows(squares.subarray(start, start + size), columns)
    const r = matrix.map((row, i) => moved(`r${start}:${i}`, mean(row)))
    const c = transposed(matrix).map((column, j) => moved(`c${start}:${j}`, mean(column)))
    const all = Math.max(mean(r), least)
    variance.set(
      r.flatMap((x) => c.map((y) => (x * y) / all)),
      start,
    )
  }
  return variance
}

const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)))
const columnsOf = (m: Matrix, order: readonly number[]): Matrix => m.map((row) => order.map((j) => row[j]!))
const descending = (numbers: readonly number[]) =>
  numbers.map((_, i) => i).sort((i, j) => numbers[j]! - numbers[i]!)

/** Jacobi's rotations: the eigenvectors of a symmetric matrix as columns, the largest eigenvalue first. */
function eigenvectors(given: Matrix): Matrix {
  const a = given.map((row) => [...row])
  const n = a.length
  const q = identity(n).map((row) => [...row])
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        if (a[i]![j] === 0) continue
        const angle = 0.5 * Math.atan2(2 * a[i]![j]!, a[i]![i]! - a[j]![j]!)
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const turn = (row: number[]) => {
          const [x, y] = [row[i]!, row[j]!]
          row[i] = cos * x + sin * y
          row[j] = cos * y - sin * x
        }
        for (const row of [...a, ...q]) turn(row)
        const [x, y] = [a[i]!, a[j]!]
        a[i] = x.map((_, k) => cos * x[k]! + sin * y[k]!)
        a[j] = x.map((_, k) => cos * y[k]! - sin * x[k]!)
      }
    }
  }
  return columnsOf(q, descending(a.map((row, i) => row[i]!)))
}

/** Gram and Schmidt's, twice for accuracy: Q of a matrix of full rank, up to the signs of its columns. */
function orthonormal(m: Matrix): Matrix {
  const done: number[][] = []
  for (const column of transposed(m)) {
    let rest: number[] = [...column]
    for (const q of [...done, ...done]) {
      const share = rest.reduce((sum, x, k) => sum + x * q[k]!, 0)
      rest = rest.map((x, k) => x - share * q[k]!)
    }
    const norm = Math.hypot(...rest)
    done.push(rest.map((x) => x / norm))
  }
  return transposed(done)
}

/** What SOAP remembers of a matrix, by the memories of its weights. */
interface SoapState {
  /** Of each side: the preconditioner and its basis, or null where the side is too large. */
  readonly sides: ({ gram: Matrix; basis: Matrix } | null)[]
  mean: Matrix
  second: Matrix
}
const soapStates = new WeakMap<object, SoapState>()

export const soap: StepOracle = {
  // No larger sides: of a matrix of one row the first gradient leaves all eigenvectors but one undetermined.
  cases: [{ maxPrecondDim: 1 }, { maxPrecondDim: 1, betas: [0.8, 0.9], eps: 1e-4, preconditionFrequency: 3 }],
  direct(gradients, shape, o, memories, { t }) {
    const [beta1, beta2] = betasOf(o, [0.95, 0.95])
    const columns = shape.length < 2 ? gradients.length : gradients.length / shape[0]!
    const g = asRows(gradients, columns)
    const state = soapStates.get(memories) ?? newSoapState(g, shape, of(o, 'maxPrecondDim', 10_000))
    soapStates.set(memories, state)
    const mix = (beta: number, old: Matrix, now: Matrix) => plus([beta, old], [1 - beta, now])
    const squares = [() => times(g, transposed(g)), () => times(transposed(g), g)]
    const follow = () =>
      state.sides.forEach((side, i) => {
        if (side) side.gram = mix(beta2, side.gram, squares[i]!())
      })
    if (t === 1) {
      follow()
      for (const side of state.sides) if (side) side.basis = eigenvectors(side.gram)
      return gradients.map(() => 0)
    }
    const [left, right] = state.sides.map((side) => side?.basis)
    const project = (m: Matrix) => {
      const rotated = left ? times(transposed(left), m) : m
      return right ? times(rotated, right) : rotated
    }
    state.mean = mix(beta1, state.mean, g)
    const projected = project(g)
    state.second = mix(
      beta2,
      state.second,
      projected.map((row) => row.map((x) => x * x)),
    )
    const scaled = project(state.mean).map((row, i) =>
      row.map((x, j) => x / (Math.sqrt(state.second[i]![j]!) + of(o, 'eps', 1e-8))),
    )
    const back = left ? times(left, scaled) : scaled
    const direction = right ? times(back, transposed(right)) : back
    follow()
    if ((t - 1) % of(o, 'preconditionFrequency', 10) === 0) {
      state.sides.forEach((side, i) => {
        if (!side) return
        const image = times(side.gram, side.basis)
        const order = descending(
          side.basis[0]!.map((_, j) => image.reduce((sum, row, k) => sum + side.basis[k]![j]! * row[j]!, 0)),
        )
        side.basis = orthonormal(columnsOf(image, order))
        state.second = i === 0 ? order.map((row) => state.second[row]!) : columnsOf(state.second, order)
      })
    }
    return Float64Array.from(direction.flat())
  },
  next(w, g, lr, t, o) {
    if (t === 1) return w
    const [beta1, beta2] = betasOf(o, [0.95, 0.95])
    return w - ((lr * Math.sqrt(1 - beta2 ** (t - 1))) / (1 - beta1 ** (t - 1))) * g
  },
}

function newSoapState(g: Matrix, shape: readonly number[], most: number): SoapState {
  const zeros = g.map((row) => row.map(() => 0))
  const side = (size: number) =>
    shape.length < 2 || size > most ? null : { gram: plus([0, identity(size)]), basis: identity(size) }
  return { sides: [side(g.length), side(g[0]!.length)], mean: zeros, second: zeros }
}
