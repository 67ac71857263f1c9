import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../_package.js'
import { action, type Register } from './_command.js'

const script = join(packageRoot(), 'scripts', 'setup.mjs')

interface SetupOptions {
  cuda?: boolean
  verify?: boolean
  dir?: string
  offline?: string[]
  yes?: boolean
  remove?: boolean
}

/** `pdecay setup`: finds or downloads libtorch and builds the addon, in a separate process. */
export const setup: Register = (program) => {
  program
    .command('setup')
    .description('find or download libtorch, and build the addon')
    .option('--cuda', 'use a libtorch with complete CUDA support (about 3 GB to download)')
    .option('--verify', 'check every byte of the cached libtorch, and download it again if it is damaged')
    .option('--dir <folder>', 'put libtorch into this folder instead of the cache')
    .option('--offline <wheels...>', 'use these wheels, or the wheels in these folders, and no network')
    .option('--yes', 'do not ask for confirmation')
    .option('--remove', 'remove what set-up downloaded; data sets are kept')
    .action(
      action(async (options: SetupOptions) => {
        const switches = (['cuda', 'verify', 'yes', 'remove'] as const).filter((name) => options[name])
        const flags = switches.map((name) => `--${name}`)
        if (options.dir !== undefined) flags.push('--dir', options.dir)
        if (options.offline) flags.push('--offline', '--', ...options.offline)
        const child = spawn(process.execPath, [script, ...flags], { stdio: 'inherit' })
        return new Promise<number>((resolve, reject) => {
          child.on('error', reject)
          child.on('exit', (code) => resolve(code ?? 1))
        })
      }),
    )
}
