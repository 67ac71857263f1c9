import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { withLock } from '../../scripts/setup/lock.mjs'

export const root = resolve(import.meta.dirname, '../..')

/** An empty project. */
export const project = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'pdecay-consumer-')))

export const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Puts the tarball as it would be published, with an addon in it, into a folder; its path. */
export function pack(folder: string): Promise<string> {
  // Test files run side by side, and all of them use prebuilds/.
  return withLock(join(root, 'build/pack.lock'), async () => {
    run(process.execPath, [join(root, 'scripts/prebuild.mjs')], root)
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root)) as [
      { filename: string },
    ]
    return join(folder, packed.filename)
  })
}

/** Installs the tarball in an empty project, with the programs of `consumer/` beside it. */
export async function install(folder: string, ...more: readonly string[]): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const tarball = await pack(folder)
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...more], folder)
  cpSync(join(import.meta.dirname, 'consumer'), folder, { recursive: true })
}

/** How the types of the package are looked for. */
export const resolutions = [
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
] as const

/** What a TypeScript compiler says of `old.ts`, with the oldest target, no types of Node and no library checks skipped. */
export function checkTypes(
  folder: string,
  tsc: string,
  module: string,
  resolution: string,
  ...more: string[]
) {
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2020',
    '--module',
    module,
    '--moduleResolution',
    resolution,
  ]
  try {
    return run(process.execPath, [tsc, ...options, ...more, 'old.ts'], folder)
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
