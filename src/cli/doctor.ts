import { action, type Register } from './_command.js'

/** `pdecay doctor`: what was found, where it came from, and what to do about what is missing. */
export const doctor: Register = (program) => {
  program
    .command('doctor')
    .description(
      'say which libtorch, addon, devices and data sets were found, and what to do about what is missing',
    )
    .option('--json', 'print one JSON object')
    .action(
      action(async (flags: { json?: boolean }) => (await import('./actions/doctor.js')).showDiagnosis(flags)),
    )
}
