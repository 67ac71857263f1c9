import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

const script = join(dirname(dirname(__dirname)), 'scripts/setup.mjs')

/**
 * `pdecay setup`: finds or fetches libtorch and, where no prebuilt addon fits, builds one.
 *
 * @param options.cuda - a libtorch whose CUDA part is complete
 * @param options.verify - check a libtorch in the cache byte by byte
 * @returns the exit code
 */
export function setup({ cuda = false, verify = false } = {}): Promise<number> {
  const args = [...(cuda ? ['--cuda'] : []), ...(verify ? ['--verify'] : [])]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
