// The curves that schedules are made of.

/** a at share 0, b at share 1, along half a cosine. */
export const anneal = (a: number, b: number, share: number) =>
  b + ((a - b) * (1 + Math.cos(Math.PI * share))) / 2

/** a at share 0, b at share 1, along a straight line. */
export const line = (a: number, b: number, share: number) => a + (b - a) * share

/** How far `step` is through `total` steps, in [0, 1]; a length of 0 is over at once. */
export const progress = (step: number, total: number) => (total > 0 ? Math.min(step / total, 1) : 1)

/** How many of the ascending boundaries `step` has reached. */
export const reached = (boundaries: readonly number[], step: number) =>
  boundaries.filter((boundary) => boundary <= step).length

export function checkAscending(type: string, boundaries: readonly number[], pieces: number): void {
  if (boundaries.length !== pieces - 1) {
    throw new RangeError(
      `Expected ${pieces - 1} entries in ${type}.boundaries for ${pieces} pieces but received ${boundaries.length}`,
    )
  }
  const i = boundaries.findIndex((boundary, i) => i > 0 && boundary <= boundaries[i - 1]!)
  if (i > 0)
    throw new RangeError(`Expected ascending ${type}.boundaries but received [${boundaries.join(', ')}]`)
}
