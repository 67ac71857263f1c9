import { action, type Register } from './_command.js'
import { describe, diagnose } from './_diagnosis.js'

/** `pdecay doctor`: what was found, where it came from, and what to do about what is missing. */
export const doctor: Register = (program) => {
  program
    .command('doctor')
    .description(
      'say which libtorch, addon, devices and data sets were found, and what to do about what is missing',
    )
    .option('--json', 'print one JSON object')
    .action(
      action(async ({ json }: { json?: boolean }) => {
        const diagnosis = diagnose()
        console.log(json ? JSON.stringify(diagnosis) : describe(diagnosis))
        return diagnosis.ok ? 0 : 1
      }),
    )
}
