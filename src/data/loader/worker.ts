// The thread of a loader's worker: makes batches of the data set that it was told to build.
import { parentPort, workerData } from 'node:worker_threads'
import { ConcatDataset } from '../sets/concat-dataset.js'
import { map } from '../sets/map.js'
import { Subset } from '../sets/subset.js'
import type { Answer, Job, WorkerStart } from './_messages.js'
import { pack, packError, unpack } from './_pack.js'
import { produce } from './_produce.js'
import type { BatchDataset, Dataset } from './dataset.js'
import { loadExport, type WorkerSpec } from './worker-form.js'

const { spec, collate, skips } = workerData as WorkerStart

/** The samples that the main thread gave for the batch at hand. */
let given: readonly unknown[] = []
const givenSet: Dataset<unknown> = { length: 2 ** 31 - 1, get: (position) => given[position] }

async function build(from: WorkerSpec): Promise<Dataset<unknown>> {
  switch (from.kind) {
    case 'given':
      return givenSet
    case 'module':
      return (await (
        await loadExport(from)
      )(...from.args)) as Dataset<unknown>
    case 'map':
      return map(await build(from.of), (await loadExport(from)) as (sample: unknown) => unknown)
    case 'subset':
      return new Subset(await build(from.of), from.indices)
    case 'concat':
      return new ConcatDataset(await Promise.all(from.of.map(build)))
  }
}

async function make(
  dataset: Dataset<unknown> | BatchDataset<unknown>,
  job: Job,
): Promise<[Answer, ArrayBuffer[]]> {
  const transfer: ArrayBuffer[] = []
  try {
    given = job.given === undefined ? [] : (unpack(job.given) as unknown[])
    const skipped: { sample: number; error: ReturnType<typeof packError> }[] = []
    const batch = await produce(
      dataset,
      job.indices,
      job.draw,
      collate && { options: collate },
      skips ? (error, sample) => skipped.push({ sample, error: packError(error) }) : undefined,
    )
    return [{ id: job.id, batch: pack(batch, collate !== undefined, transfer), skipped }, transfer]
  } catch (error) {
    return [{ id: job.id, error: packError(error) }, []]
  }
}

async function main(): Promise<void> {
  const port = parentPort!
  const built = build(spec)
  built.catch(() => {})
  // One batch after the other: the samples that were given belong to one.
  let last: Promise<unknown> = Promise.resolve()
  port.on('message', (job: Job) => {
    last = last.then(async () => {
      try {
        const [answer, transfer] = await make(await built, job)
        port.postMessage(answer, transfer)
      } catch (error) {
        // The data set could not be built, or its batch holds what cannot be sent.
        port.postMessage({ id: job.id, error: packError(error) } satisfies Answer)
      }
    })
  })
}

void main()
