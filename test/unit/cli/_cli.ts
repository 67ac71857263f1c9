import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { vi } from 'vitest'
import { main } from '../../../src/cli/program.js'

const root = join(__dirname, '../../..')
const built = join(root, 'lib/cli/index.js')

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a command line in this process. */
export async function inProcess(...args: string[]): Promise<Outcome> {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text)
      return true
    }),
  )
  try {
    return { code: await main(args), ...written }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** Starts the built program, as a user does: set-up has built lib/ from what src/ holds. */
export function start(...args: string[]): { child: ChildProcess; outcome: Promise<Outcome> } {
  // Threads that wait sleep: tests share the machine with each other.
  const env = { ...process.env, OMP_WAIT_POLICY: 'PASSIVE' }
  const child = spawn(process.execPath, [built, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk) => (written[name] += chunk))
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...written }))
  })
  return { child, outcome }
}

export const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)!
