/** Lets the event loop turn: signals arrive and other work is done. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Runs `fn` with batches: at once where all of them are there, and else when their promises are kept. */
export function withBatches<Batch, T>(
  given: readonly Batch[],
  fn: (batches: Awaited<Batch>[]) => T,
): T | Promise<T> {
  return given.some((batch) => batch instanceof Promise)
    ? Promise.all(given).then(fn)
    : fn(given as Awaited<Batch>[])
}
