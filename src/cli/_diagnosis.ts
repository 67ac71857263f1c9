import { packageVersion } from '../_package.js'
import { type FashionMnistPlace, locateFashionMnist } from '../data/sets/fashion-mnist.js'
import { core, cudaFault, findAddon } from '../native/index.js'
import {
  cudaTrouble,
  explain,
  type Libtorch,
  pinnedVersion,
  remedy,
  search,
  seesNvidiaDevice,
  setupCommand,
} from '../native/libtorch.js'

/** A problem and what to do about it. */
export interface Finding {
  what: string
  remedy: string
  /** Whether pdecay cannot work until it is solved. */
  essential: boolean
}

/** The result of `pdecay doctor`, which `--json` prints. */
export interface Diagnosis {
  ok: boolean
  version: string
  node: string
  platform: string
  libtorch: Libtorch | null
  addon: { path: string | null; loads: boolean }
  /** The instruction set that libtorch uses on this processor. */
  instructionSet: string | null
  threads: number | null
  devices: string[]
  datasets: { 'fashion-mnist': FashionMnistPlace | null }
  findings: Finding[]
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function addonFor(libtorch: Libtorch | null): string | null {
  try {
    return findAddon(libtorch?.version ?? pinnedVersion())
  } catch {
    return null
  }
}

/** Facts that only the loaded addon knows. */
type NativeFacts = { instructionSet: string; threads: number; devices: string[] }

function askNative(): NativeFacts {
  const native = core()
  return {
    instructionSet: native.facts().cpuCapability,
    threads: native.getNumThreads(),
    devices: ['cpu', ...Array.from({ length: native.cuda.count() }, (_, index) => `cuda:${index}`)],
  }
}

/** Checks everything that pdecay needs on this machine. Never throws: problems are returned as findings. */
export function diagnose(): Diagnosis {
  const findings: Finding[] = []
  const found = search()
  const libtorch = found.libtorch ?? null
  if (!libtorch) findings.push({ what: explain(found), remedy: remedy(), essential: true })

  const path = addonFor(libtorch)
  if (!path)
    findings.push({
      what: 'the addon has not been built',
      remedy: `run \`${setupCommand()}\``,
      essential: true,
    })

  let native: NativeFacts | undefined
  if (libtorch && path) {
    try {
      native = askNative()
    } catch (error) {
      const what = `the addon does not load: ${message(error)}`
      findings.push({ what, remedy: `run \`${setupCommand()}\``, essential: true })
    }
  }
  if (seesNvidiaDevice() && libtorch && (!libtorch.cuda || native?.devices.length === 1))
    findings.push({ ...cudaTrouble(libtorch, cudaFault), essential: false })

  const fashionMnist = locateFashionMnist() ?? null
  if (!fashionMnist)
    findings.push({
      what: 'Fashion-MNIST is not on this machine yet',
      remedy: 'nothing: `pdecay train fashion-mnist` fetches it; or give its folder with --data',
      essential: false,
    })

  return {
    ok: findings.every(({ essential }) => !essential),
    version: packageVersion(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    libtorch,
    addon: { path, loads: native !== undefined },
    instructionSet: native?.instructionSet ?? null,
    threads: native?.threads ?? null,
    devices: native?.devices ?? [],
    datasets: { 'fashion-mnist': fashionMnist },
    findings,
  }
}

const origins = {
  environment: 'set by PDECAY_LIBTORCH',
  python: 'from the Python on PATH',
  cache: 'downloaded into the cache by set-up',
}

/** Formats a diagnosis for people. */
export function describe(diagnosis: Diagnosis): string {
  const { libtorch, addon, datasets } = diagnosis
  const fashionMnist = datasets['fashion-mnist']
  const rows = [
    ['pdecay', `${diagnosis.version}, Node ${diagnosis.node}, ${diagnosis.platform}`],
    [
      'libtorch',
      libtorch ? `${libtorch.version}, ${origins[libtorch.source]}: ${libtorch.path}` : 'not found',
    ],
    ['addon', addon.path ? `${addon.path}${addon.loads ? '' : ' (not loaded)'}` : 'not found'],
    ['instructions', diagnosis.instructionSet ?? 'unknown'],
    ['threads', diagnosis.threads ?? 'unknown'],
    ['devices', diagnosis.devices.join(', ') || 'unknown'],
    ['fashion-mnist', fashionMnist ? `${fashionMnist.dir} (${fashionMnist.source})` : 'not found'],
  ]
  const lines = rows.map(([name, value]) => `${String(name).padEnd(14)}${value}`)
  const remedies = diagnosis.findings.map(({ what, remedy }) => `\n${what}\n  What to do: ${remedy}`)
  return [
    ...lines,
    ...remedies,
    '',
    diagnosis.ok ? 'Everything that pdecay needs was found.' : 'Something that pdecay needs is missing.',
  ].join('\n')
}
