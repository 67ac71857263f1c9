import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { action, type Register } from './_command.js'

const script = join(__dirname, '..', '..', 'scripts', 'setup.mjs')

interface SetupOptions {
  cuda?: boolean
  verify?: boolean
  dir?: string
  offline?: string[]
  yes?: boolean
  remove?: boolean
}

/** `pdecay setup`: finds or fetches libtorch and builds the addon, in a process of its own. */
export const setup: Register = (program) => {
  program
    .command('setup')
    .description('find or fetch libtorch, and build what is not built')
    .option('--cuda', 'a libtorch whose CUDA part is complete (about 3 GB to download)')
    .option('--verify', 'check a libtorch in the cache byte by byte, and fetch it again if it is damaged')
    .option('--dir <folder>', 'put libtorch into this folder, in place of the cache')
    .option('--offline <wheels...>', 'take these wheels, or those in these folders, and use no network')
    .option('--yes', 'ask nothing')
    .option('--remove', 'remove what set-up fetched; data sets stay')
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
