import { action, parseNumber, type Register } from './_command.js'

/** `pdecay watch RUN…` */
export const watch: Register = (program) => {
  program
    .command('watch')
    .description('show runs in progress as a live page, which this machine alone can open')
    .argument('<runs...>', 'run folders')
    .option('--port <n>', 'port of 127.0.0.1; 0 for any that is free', parseNumber, 6060)
    .addHelpText('after', '\nExample:\n  pdecay watch runs/mine')
    .action(
      action(async (dirs: string[], flags: { port: number }) =>
        (await import('./actions/watch.js')).watchRuns(dirs, flags),
      ),
    )
}
