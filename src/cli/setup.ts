import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { action, type Register } from './_command.js'

const script = join(__dirname, '..', '..', 'scripts', 'setup.mjs')

/** `pdecay setup`: finds or fetches libtorch and builds the addon, in a process of its own. */
export const setup: Register = (program) => {
  program
    .command('setup')
    .description('find or fetch libtorch, and build what is not built')
    .option('--cuda', 'a libtorch whose CUDA part is complete (about 3 GB to download)')
    .option('--verify', 'check a libtorch in the cache byte by byte, and fetch it again if it is damaged')
    .action(
      action(async (options: { cuda?: boolean; verify?: boolean }) => {
        const flags = (['cuda', 'verify'] as const).filter((name) => options[name]).map((name) => `--${name}`)
        const child = spawn(process.execPath, [script, ...flags], { stdio: 'inherit' })
        return new Promise<number>((resolve, reject) => {
          child.on('error', reject)
          child.on('exit', (code) => resolve(code ?? 1))
        })
      }),
    )
}
