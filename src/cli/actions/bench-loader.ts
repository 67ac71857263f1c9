import { checkInteger } from '../../_check.js'
import { benchLoader, type LoaderReport } from '../../bench/loader/measure.js'
import { alignRows } from '../../bench/table.js'
import { asUsage } from '../_command.js'

export interface LoaderFlags {
  dir: string
  threads: number
  quick?: boolean
  training: boolean
  json?: boolean
}

/** `pdecay bench loader` */
export async function measureLoader(flags: LoaderFlags): Promise<number> {
  await asUsage(() => checkInteger('--threads', flags.threads, '[1, 256]'))
  const { dir, threads, quick = false, training } = flags
  const report = await benchLoader({ folder: dir, threads, quick, training })
  process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : toText(report))
  return 0
}

const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`

function toText({ threads, memory, rows, training }: LoaderReport): string {
  const head = ['', 'images/s', 'median', 'per core', 'decoded/s', 'of decoding']
  const cells = rows.map((row) => [
    row.name,
    row.imagesPerSecond.toFixed(0),
    row.medianImagesPerSecond.toFixed(0),
    row.perCore.toFixed(0),
    row.decodedPerSecond.toFixed(0),
    row.ofDecoding.toFixed(2),
  ])
  const trained = training.map(({ model, samplesPerSecond, waited }) => [
    model,
    samplesPerSecond.toFixed(0),
    `${(100 * waited).toFixed(1)} %`,
  ])
  const second = trained.length > 0 ? `\n${alignRows([['', 'samples/s', 'waited'], ...trained])}\n` : ''
  const third = `\nA set of ${mebibytes(memory.setBytes)} in a file, read in random order: at most ${mebibytes(memory.peakBytes)} more memory is resident (goal: below ${mebibytes(memory.limitBytes)})\n`
  return `\nJPEG files, ${threads} threads\n\n${alignRows([head, ...cells])}\n${second}${third}`
}
