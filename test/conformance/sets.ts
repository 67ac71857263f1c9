// The same tests, run again in a process of their own by the loops of another instruction set.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
/** From the one that every processor has to the best; the best that this one has is what tests run by otherwise. */
export const sets = ['portable', 'avx2', 'avx512'] as const
/** A device's kernels in loops on the CPU, with a device's tables: see test/native/emulation.cc. */
export const emulated = 'emulated'
export type InstructionSet = (typeof sets)[number] | typeof emulated
const emulation = join(root, 'build/Release/libpdecay_emulation.so')

/** Without what the vitest around this told its workers. */
function environment(set?: InstructionSet): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TINYPOOL|PDECAY_CPU_CAPABILITY|PDECAY_CUDA_EMULATION)/.test(name),
  )
  const chosen =
    set === emulated ? { PDECAY_CUDA_EMULATION: emulation } : set && { PDECAY_CPU_CAPABILITY: set }
  return { ...Object.fromEntries(inherited), ...chosen }
}

/** The set whose loops run: of this processor's the best, or the one asked for; null where it has not got it. */
export function running(set?: InstructionSet): string | null {
  const script =
    set === emulated
      ? `const { optimizer } = require('./lib/arrays/index.js')
         const { adam, lp } = require('./lib/optim/index.js')
         optimizer([new Float32Array(1)], { step: adam(), decay: lp(), lr: 1 }).step([new Float32Array(1)])
         const open = require('fs').readFileSync('/proc/self/maps', 'utf8').includes('libpdecay_emulation')
         console.log(open ? '${emulated}' : 'not ${emulated}')`
      : "console.log(require('./lib/native/index.js').core().kernelName())"
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    env: environment(set),
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : null
}

export interface Outcome {
  passed: number
  /** Names and messages of those that failed. */
  failed: string[]
}

/**
 * Runs test files of this folder, or of others by their paths in `test`.
 * @param set the best that this processor has, where it is undefined
 * @param named only the tests whose names match this
 */
export async function runBy(
  set: InstructionSet | undefined,
  files: readonly string[],
  named?: RegExp,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-set-'))
  const report = join(folder, 'report.json')
  const paths = files.map((file) => `test/${file.includes('/') ? file : `conformance/${file}`}.test.ts`)
  const args = ['run', ...paths, '--reporter=json', `--outputFile=${report}`]
  if (named) args.push('-t', named.source)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: root,
    env: environment(set),
    stdio: 'ignore',
  })
  await new Promise((done, fail) => child.on('close', done).on('error', fail))
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[]
  }
  rmSync(folder, { recursive: true })
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  return {
    passed: all.filter(({ status }) => status === 'passed').length,
    failed: all
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [message] }) => `${fullName}: ${message}`),
  }
}
