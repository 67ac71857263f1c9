import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { checkFunction, checkKnownKeys, show } from '../_check.js'
import { type ErrorCode, PdecayError } from '../errors.js'

/** What the function of {@link inWorker}'s module is called with. */
export interface WorkerJob<Input = unknown, Event = unknown> {
  /** What was given as `input`, as a copy. */
  input: Input
  /** Sends a value to `onEvent`, as a copy: such as the progress of a training. */
  report(event: Event): void
  /** Aborted when the `signal` of the caller is. */
  signal: AbortSignal
}

/** Options of {@link inWorker}. */
export interface InWorkerOptions<Input, Event> {
  /** Copied into the worker. */
  input?: Input
  /** Is called with what the worker reports. */
  onEvent?: (event: Event) => void
  /** Passed on to the worker. */
  signal?: AbortSignal
}

type Message =
  | { kind: 'event' | 'result'; value: unknown }
  | { kind: 'error'; error: { name: string; message: string; stack?: string; code?: string } }

/** Runs in the worker: it loads the module, calls its function, and sends what comes of it. */
const bootstrap = `
const { parentPort, workerData } = require('node:worker_threads')
const controller = new AbortController()
parentPort.once('message', () => controller.abort())
const send = (message) => parentPort.postMessage(message)
import(workerData.module)
  .then(async (loaded) => {
    const fn = [loaded.default, loaded.default?.default].find((each) => typeof each === 'function')
    if (!fn) throw new TypeError('Expected a function as the default export of ' + workerData.module)
    const report = (value) => send({ kind: 'event', value })
    send({ kind: 'result', value: await fn({ input: workerData.input, report, signal: controller.signal }) })
  })
  .catch((error) => {
    const { name = 'Error', message = String(error), stack, code } = error ?? {}
    send({ kind: 'error', error: { name, message, stack, code } })
  })
  .finally(() => parentPort.unref())
`

/**
 * Runs a training in a thread of its own, so that this one stays free, such as for a server.
 *
 * @param module the path or file URL of a module whose default export is a function of a {@link WorkerJob}. It makes the
 *   model and the data, calls `fit` or `run`, and returns what can be copied
 * @param options what it is given, and who hears of its progress
 * @returns what the function returned
 * @throws the error of the function: a PdecayError keeps its code; PdecayError `ERR_THREAD` if the thread ends early
 * @example
 * ```ts
 * // job.mjs: export default ({ report, signal }) => train.fit({ …, onLog: report, signal })
 * const { figures } = await train.inWorker(new URL('job.mjs', import.meta.url), { onEvent: console.log })
 * ```
 */
export async function inWorker<Result = unknown, Input = unknown, Event = unknown>(
  module: string | URL,
  options: InWorkerOptions<Input, Event> = {},
): Promise<Result> {
  checkKnownKeys('inWorker options', options, ['input', 'onEvent', 'signal'])
  if (typeof module !== 'string' && !(module instanceof URL))
    throw new TypeError(`Expected a path or a URL for module but received ${show(module)}`)
  const { input, onEvent = () => {}, signal } = options
  checkFunction('onEvent', onEvent)
  const href = module instanceof URL ? module.href : pathToFileURL(module).href
  const worker = new Worker(bootstrap, { eval: true, workerData: { module: href, input } })
  const abort = () => worker.postMessage('abort')
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await new Promise<Result>((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if (message.kind === 'error') return reject(revive(message.error))
        if (message.kind === 'result') return resolve(message.value as Result)
        try {
          onEvent(message.value as Event)
        } catch (error) {
          reject(error)
        }
      })
      worker.on('error', reject)
      worker.on('exit', (code) =>
        reject(
          new PdecayError('ERR_THREAD', `The thread of ${href} ended with code ${code} before its function`),
        ),
      )
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

function revive({ name, message, stack, code }: (Message & { kind: 'error' })['error']): Error {
  const kinds: Record<string, ErrorConstructor> = { TypeError, RangeError, SyntaxError }
  const error =
    name === 'PdecayError' || name === 'DivergenceError'
      ? new PdecayError(code as ErrorCode, message)
      : new (kinds[name] ?? Error)(message)
  if (stack !== undefined) error.stack = stack
  return error
}
