import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageRoot } from '../../_package.js'
import { PdecayError } from '../../errors.js'
import type { Answer, Job, WorkerStart } from './_messages.js'
import { unpack, unpackError } from './_pack.js'
import type { Skip } from './_produce.js'

// Threads run JavaScript: when the sources are run as they stand, as in tests, they run what was compiled of them.
const script = () => join(packageRoot(), 'lib/data/loader/worker.js')

interface Waiting {
  readonly job: Job
  readonly resolve: (batch: unknown) => void
  readonly reject: (error: Error) => void
  timer: NodeJS.Timeout | undefined
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

const describe = ({ draw }: Job) => {
  const shown = [...draw.samples.subarray(0, 8)].join(', ')
  return `samples ${shown}${draw.samples.length > 8 ? ', …' : ''} of epoch ${draw.epoch}`
}

/** Threads that make batches. They keep the process alive only while a batch is awaited. */
export class Pool {
  #threads: Thread[] = []
  #next = 0

  constructor(
    private readonly count: number,
    private readonly start: WorkerStart,
    private readonly skip: Skip | undefined,
    private readonly timeoutMs: number | undefined,
  ) {}

  /** Makes a batch in the thread that has least to do. */
  run(job: Omit<Job, 'id'>, transfer: ArrayBuffer[]): Promise<unknown> {
    const thread = this.#pick()
    const own: Job = { id: this.#next++, ...job }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { job: own, resolve, reject, timer: undefined }
      // The message is sent first: it throws for values that cannot be sent.
      thread.worker.postMessage(own, transfer)
      thread.waiting.set(own.id, waiting)
      thread.worker.ref()
      if (thread.waiting.size === 1) this.#watch(thread, waiting)
    })
  }

  /** Ends the threads. Batches that are awaited are rejected. */
  close(reason = new PdecayError('ERR_THREAD', 'The loader was closed')): void {
    const threads = this.#threads
    this.#threads = []
    for (const thread of threads) {
      this.#fail(thread, () => reason)
      void thread.worker.terminate()
    }
  }

  #pick(): Thread {
    if (this.#threads.length < this.count) this.#threads.push(this.#open())
    return this.#threads.reduce((best, each) => (each.waiting.size < best.waiting.size ? each : best))
  }

  #open(): Thread {
    const worker = new Worker(script(), { workerData: this.start, name: 'pdecay data' })
    const thread: Thread = { worker, waiting: new Map() }
    let cause: unknown
    worker.on('message', (answer: Answer) => this.#settle(thread, answer))
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (code) => {
      this.#threads = this.#threads.filter((each) => each !== thread)
      const why = cause instanceof Error ? cause.message : `exit code ${code}`
      this.#fail(
        thread,
        (job) =>
          new PdecayError('ERR_THREAD', `A worker ended (${why}) while it made ${describe(job)}`, { cause }),
      )
    })
    worker.unref()
    return thread
  }

  #settle(thread: Thread, answer: Answer): void {
    const waiting = thread.waiting.get(answer.id)
    if (!waiting) return
    clearTimeout(waiting.timer)
    thread.waiting.delete(answer.id)
    const [following] = thread.waiting.values()
    if (following) this.#watch(thread, following)
    else thread.worker.unref()
    if ('error' in answer) {
      const error = unpackError(answer.error)
      if (answer.error.code !== 'ERR_DATA') waiting.reject(error)
      else
        waiting.reject(withStack(new PdecayError('ERR_DATA', error.message, { cause: error.cause }), error))
      return
    }
    try {
      for (const { sample, error } of answer.skipped) {
        const made = unpackError(error)
        this.skip?.(withStack(new PdecayError('ERR_DATA', made.message, { cause: made.cause }), made), sample)
      }
      waiting.resolve(unpack(answer.batch))
    } catch (error) {
      waiting.reject(error as Error)
    }
  }

  /** Gives up a batch that takes too long, with the thread that makes it. */
  #watch(thread: Thread, waiting: Waiting): void {
    const { timeoutMs } = this
    if (timeoutMs === undefined) return
    waiting.timer = setTimeout(() => {
      this.#threads = this.#threads.filter((each) => each !== thread)
      this.#fail(
        thread,
        (job) =>
          new PdecayError(
            'ERR_THREAD',
            `A worker did not answer for ${timeoutMs / 1000} s: ${describe(job)}`,
          ),
      )
      void thread.worker.terminate()
    }, timeoutMs)
  }

  #fail(thread: Thread, error: (job: Job) => Error): void {
    for (const { job, reject, timer } of thread.waiting.values()) {
      clearTimeout(timer)
      reject(error(job))
    }
    thread.waiting.clear()
  }
}

function withStack(error: PdecayError, original: Error): PdecayError {
  if (original.stack !== undefined)
    Object.defineProperty(error, 'stack', { value: original.stack, configurable: true, writable: true })
  return error
}
