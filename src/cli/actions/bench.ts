import { freemem } from 'node:os'
import { checkInteger, checkNumber, checkOneOf } from '../../_check.js'
import { compareReports, describeComparison, readReport } from '../../bench/compare.js'
import { checkDevice, type RealDevice, requireDevice } from '../../bench/device.js'
import {
  type BenchDType,
  defaultRuleNames,
  elementBytes,
  rivalNames,
  ruleNames,
  yardstick,
} from '../../bench/names.js'
import {
  benchOptim,
  type OptimBenchPace,
  type OptimBenchSettings,
  paces,
  peakBytes,
} from '../../bench/optim.js'
import { toPage } from '../../bench/page.js'
import {
  makeOutFolder,
  makeReport,
  type OptimBenchReport,
  sweepFiles,
  toCsv,
  writeTexts,
} from '../../bench/report.js'
import { labelOf, planSweep, runSweep, type SweepLists } from '../../bench/sweep.js'
import { alignRows } from '../../bench/table.js'
import { PdecayError } from '../../errors.js'
import { padam } from '../../optim/index.js'
import { ruleInfo } from '../../optim/rules/rule.js'
import { cuda } from '../../tensor/index.js'
import { listenForInterrupt } from '../../train/index.js'
import { asUsage, UsageError } from '../_command.js'

const dtypes = Object.keys(elementBytes) as BenchDType[]
const norm = ruleInfo('decay', padam.pair.decay).options.find(({ name }) => name === 'p')!

/** What is measured by default. */
const defaults = (device: RealDevice, sweep: boolean, quick: boolean): SweepLists => {
  const rivals = rivalNames
  if (!sweep)
    return {
      params: [quick ? 1e6 : 25e6],
      tensors: [1],
      dtype: ['float32'],
      p: [norm.default as number],
      rules: defaultRuleNames,
      rivals,
    }
  if (quick)
    return { params: [1e4, 1e5, 1e6], tensors: [1], dtype: ['float32'], p: [0.5, 0.8], rules: ['l2'], rivals }
  return {
    params: device === 'cpu' ? [1e4, 1e5, 1e6, 1e7] : [1e4, 1e5, 1e6, 1e7, 1e8],
    tensors: [1, 100],
    dtype: ['float32', 'bfloat16'],
    p: [0.5, 0.8, 1],
    rules: ['l2', 'softThreshold', 'sgd', 'lion'],
    rivals,
  }
}

export interface OptimFlags {
  device: RealDevice
  params?: readonly number[]
  tensors?: readonly number[]
  p?: readonly number[]
  dtype?: readonly string[]
  /** False by --no-rules. */
  rules?: readonly string[] | false
  rivals?: readonly string[] | false
  python?: string
  sweep?: boolean
  quick?: boolean
  out?: string
  csv?: string
  json?: boolean
  compare?: readonly string[]
  failOnRegression?: boolean
}

/** `pdecay bench optim` */
export async function optim(flags: OptimFlags): Promise<number> {
  const { compare, failOnRegression, json } = flags
  if (compare) return compareFiles(compare, { failOnRegression, json })
  if (failOnRegression) throw new UsageError('--fail-on-regression requires --compare')
  checkDevice(flags.device)
  const plan = await asUsage(() => checkPlan(flags))
  if (flags.sweep && flags.out === undefined) throw new UsageError('--sweep needs --out FOLDER')
  if (!flags.sweep && flags.out !== undefined) throw new UsageError('--out requires --sweep')
  requireDevice(flags.device)
  const pace = flags.quick ? paces.quick : paces.full
  for (const settings of plan) requireMemory(settings, pace, plan.length > 1)
  if (flags.out !== undefined) return sweep(plan, pace, flags.out, json)
  const report = makeReport(flags.device, await benchOptim(plan[0]!, pace), commandWords())
  if (flags.csv !== undefined) await writeTexts('--csv', { [flags.csv]: toCsv(report) })
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : toText(report))
  return 0
}

/** The command line as typed by the user, quoted for reports. */
const commandWords = () =>
  process.argv.slice(2).map((word) => (/^[\w.,:/=+-]+$/.test(word) ? word : `'${word}'`))

/** The races that the flags ask for. */
function checkPlan({ device, sweep = false, quick = false, ...flags }: OptimFlags): OptimBenchSettings[] {
  const given = defaults(device, sweep, quick)
  const { params = given.params, tensors = given.tensors, p = given.p, dtype = given.dtype } = flags
  for (const count of params) checkInteger('--params', count, '[1, 1e12]')
  for (const count of tensors) checkInteger('--tensors', count, `[1, ${Math.min(...params)}]`)
  for (const each of p) checkNumber('--p', each, norm.range)
  const names = <T extends string>(option: string, list: readonly string[], known: readonly T[]) =>
    list.map((name) => checkOneOf(option, name, known))
  const chosen = (list: readonly string[] | false | undefined, all: readonly string[]) =>
    list === false ? [] : (list ?? all)
  if (!sweep)
    for (const [option, list] of Object.entries({ params, tensors, dtype }))
      if (list.length > 1)
        throw new RangeError(
          `Expected one value for --${option} without --sweep but received ${list.join(',')}`,
        )
  const plan = planSweep(device, {
    params,
    tensors,
    p,
    dtype: names('--dtype', dtype, dtypes),
    rules: names('--rules', chosen(flags.rules, given.rules), ruleNames),
    rivals: names('--rivals', chosen(flags.rivals, given.rivals), rivalNames),
  })
  return plan.map((settings) => ({
    ...settings,
    ...(flags.python !== undefined && { python: flags.python }),
  }))
}

/** Checks for free memory first: a machine that runs out of it reports this late, and may kill other programs. */
function requireMemory(settings: OptimBenchSettings, pace: OptimBenchPace, one: boolean): void {
  const needed = peakBytes(settings, pace)
  const free = settings.device === 'cpu' ? freemem() : cuda.memGetInfo(settings.device)[0]
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
  if (needed <= free) return
  const what = one ? `${labelOf(settings)}, of the sweep` : `--params ${settings.params}`
  throw new PdecayError(
    'ERR_UNSUPPORTED',
    `${what}: this takes ${gigabytes(needed)} of memory and ${gigabytes(free)} are free`,
  )
}

async function sweep(
  plan: readonly OptimBenchSettings[],
  pace: OptimBenchPace,
  out: string,
  json?: boolean,
): Promise<number> {
  const say = (message: string) => process.stderr.write(`${message}\n`)
  const interrupt = listenForInterrupt()
  try {
    // Report a folder that cannot be created before the sweep instead of after it.
    makeOutFolder('--out', out)
    const rows = await runSweep(plan, pace, process.stderr, interrupt.signal)
    const report = makeReport(plan[0]!.device, rows, commandWords())
    const files = sweepFiles(out)
    await writeTexts('--out', {
      [files.json]: `${JSON.stringify(report, null, 1)}\n`,
      [files.csv]: toCsv(report),
      [files.html]: toPage(report),
    })
    process.stdout.write(
      json
        ? `${JSON.stringify(report)}\n`
        : `${toText(report)}\nwritten: ${Object.values(files).join(', ')}\n`,
    )
    return 0
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
    say(`Interrupted: nothing was written into ${out}`)
    return interrupt.exitCode ?? 1
  } finally {
    interrupt.dispose()
  }
}

function compareFiles(
  files: readonly string[],
  { failOnRegression, json }: Pick<OptimFlags, 'failOnRegression' | 'json'>,
): Promise<number> {
  const [a, b] = files
  if (files.length !== 2 || a === undefined || b === undefined)
    throw new UsageError(`Expected two files for --compare but received ${files.length}`)
  const comparison = compareReports(readReport(a), readReport(b))
  process.stdout.write(json ? `${JSON.stringify(comparison)}\n` : describeComparison(comparison, [a, b]))
  const worse = comparison.rows.some(({ verdict }) => verdict === 'regression')
  return Promise.resolve(worse && failOnRegression ? 1 : 0)
}

function toText({ device, threads, rows }: OptimBenchReport): string {
  const onDevice = device !== 'cpu'
  const head = [
    ...['', 'p', 'state B/param', 'moved B/param', 'peak MB', 'ms', 'median', '95 % of the median'],
    ...(onDevice ? ['host ms'] : []),
    ...['M params/s', 'GB/s', 'of copy', `x ${yardstick}`],
  ]
  const inMs = (ms: number) => ms.toFixed(ms < 0.1 ? 4 : 3)
  const section = (label: string) => {
    const group = rows.filter((row) => labelOf(row) === label)
    const cells = group.map(
      ({
        name,
        p,
        ms,
        medianMs,
        medianIntervalMs,
        hostMs,
        paramsPerSecond,
        gbps,
        copyShare,
        ratio,
        ...bytes
      }) => [
        name,
        p === null ? '' : [p].flat().join(' '),
        bytes.stateBytes.toFixed(1),
        bytes.movedBytes.toFixed(1),
        bytes.peakBytes === null ? '' : (bytes.peakBytes / 1e6).toFixed(1),
        inMs(ms),
        inMs(medianMs),
        medianIntervalMs.map(inMs).join(' to '),
        ...(onDevice ? [inMs(hostMs)] : []),
        (paramsPerSecond / 1e6).toFixed(0),
        gbps.toFixed(1),
        `${(100 * copyShare).toFixed(0)} %`,
        ratio.toFixed(ratio < 0.1 ? 4 : 2),
      ],
    )
    return `
${label}, ${device}, ${threads} threads
a copy moves ${group[0]!.copyGbps.toFixed(1)} GB/s

${alignRows([head, ...cells])}
`
  }
  return [...new Set(rows.map(labelOf))].map(section).join('')
}
