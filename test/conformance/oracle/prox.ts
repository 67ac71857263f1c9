// The minimiser of (u - a)^2 / 2 + tau |u|^p by search alone: no closed form, so that closed forms can be held against it.

const objective = (u: number, a: number, tau: number, p: number) =>
  0.5 * (u - a) ** 2 + tau * (p === 0 ? Number(u !== 0) : u ** p)

/** The zero of an ascending function in [low, high], to the last bit. */
function bisect(f: (u: number) => number, low: number, high: number): number {
  let [left, right] = [low, high]
  for (;;) {
    const middle = left + (right - left) / 2
    if (middle <= left || middle >= right) return f(left) > -f(right) ? right : left
    if (f(middle) > 0) right = middle
    else left = middle
  }
}

/** The minimiser on [0, a] that is not 0, if there is one: where the derivative vanishes for the last time. */
function interior(a: number, tau: number, p: number): number {
  if (p === 0) return a
  const slope = (u: number) => u - a + tau * p * u ** (p - 1)
  // Below p = 1 the objective is concave up to here, and convex after.
  const from = p < 1 ? (tau * p * (1 - p)) ** (1 / (2 - p)) : 0
  if (from >= a || (p <= 1 && slope(from) >= 0)) return 0
  return bisect(slope, from, a)
}

export function prox(x: number, tau: number, p: number): number {
  const a = Math.abs(x)
  if (!(a > 0) || tau === 0) return x
  const u = interior(a, tau, p)
  // Above p = 1 the minimiser is never 0, however little its objective differs from that of 0.
  const better = p > 1 || objective(u, a, tau, p) < objective(0, a, tau, p)
  return better ? Math.sign(x) * u : 0
}

/** How much worse than the best a point is, in the objective itself: what decides where two minima tie. */
export const excess = (u: number, x: number, tau: number, p: number) =>
  objective(Math.abs(u), Math.abs(x), tau, p) - objective(Math.abs(prox(x, tau, p)), Math.abs(x), tau, p)
