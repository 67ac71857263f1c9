import { runIn } from '../../tensor/core/context.js'
import { adoptAll } from '../../tensor/core/scope.js'

/** Where a batch is: its epoch, and its number in it. */
export interface Position {
  readonly epoch: number
  readonly index: number
}

const keyOf = ({ epoch, index }: Position) => `${epoch}:${index}`

/** Reads batches ahead: when a batch is asked for, those that follow it are started too. */
export class Ahead<Batch> {
  readonly #window = new Map<string, Promise<Batch>>()

  /**
   * @param count how many batches after the one asked for are started
   * @param start makes a batch
   * @param next the position after another one
   */
  constructor(
    private readonly count: number,
    private readonly start: (at: Position) => Batch | Promise<Batch>,
    private readonly next: (at: Position) => Position | undefined,
  ) {}

  /** The batch at a position. */
  take(at: Position): Promise<Batch> {
    const wanted = new Map<string, Position>()
    for (let each: Position | undefined = at; each && wanted.size <= this.count; each = this.next(each))
      wanted.set(keyOf(each), each)
    for (const key of this.#window.keys()) if (!wanted.has(key)) this.#window.delete(key)
    for (const [key, each] of wanted) if (!this.#window.has(key)) this.#window.set(key, this.#begin(each))
    const key = keyOf(at)
    const batch = this.#window.get(key)!
    this.#window.delete(key)
    // Callbacks of promises run in the context in which they were registered: here, the caller's.
    return batch.then((made) => {
      adoptAll(made)
      return made
    })
  }

  clear(): void {
    this.#window.clear()
  }

  #begin(at: Position): Promise<Batch> {
    // Outside of every scope: the scope of the step that asks for a batch ends before a later step takes the next ones.
    const batch = runIn(
      { scope: null },
      async () => this.start(at),
      () => {},
    )
    // An error is reported when the batch is taken.
    batch.catch(() => {})
    return batch
  }
}
