import { checkInteger } from '../../_check.js'
import { serveRuns } from '../../bench/runs/serve.js'
import { listenForInterrupt } from '../../train/index.js'
import { asUsage } from '../_command.js'

/** `pdecay watch RUN…` */
export async function watchRuns(dirs: string[], { port }: { port: number }): Promise<number> {
  await asUsage(() => checkInteger('--port', port, '[0, 65535]'))
  const interrupt = listenForInterrupt()
  try {
    const server = await serveRuns(dirs, port)
    process.stdout.write(`${server.url}\nCtrl+C ends it\n`)
    await new Promise<void>((resolve) => interrupt.signal.addEventListener('abort', () => resolve()))
    await server.close()
    return 0
  } finally {
    interrupt.dispose()
  }
}
