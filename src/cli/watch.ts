import { checkInteger } from '../_check.js'
import { serveRuns } from '../bench/runs/serve.js'
import { listenForInterrupt } from '../train/index.js'
import { action, asUsage, parseNumber, type Register } from './_command.js'

/** `pdecay watch RUN…` */
export const watch: Register = (program) => {
  program
    .command('watch')
    .description('show runs in progress as a live page, which this machine alone can open')
    .argument('<runs...>', 'run folders')
    .option('--port <n>', 'port of 127.0.0.1; 0 for any that is free', parseNumber, 6060)
    .addHelpText('after', '\nExample:\n  pdecay watch runs/mine')
    .action(
      action(async (dirs: string[], { port }: { port: number }) => {
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
      }),
    )
}
