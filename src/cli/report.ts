import { action, type Register } from './_command.js'
import type { ReportFlags } from './actions/report.js'

/** `pdecay report RUN…` */
export const report: Register = (program) => {
  program
    .command('report')
    .description('make a page of charts and tables of one run, or of several beside each other')
    .argument('<runs...>', 'run folders')
    .option('--out <file>', 'the page, one HTML file', 'report.html')
    .option('--baseline <run>', 'the run that others are compared with (default: the first)')
    .option('--json', 'print what the page shows as one JSON object on the last line of stdout')
    .addHelpText(
      'after',
      `
Examples:
  pdecay report runs/mine
  pdecay report runs/dense runs/sparse --baseline runs/dense --out comparison.html`,
    )
    .action(
      action(async (dirs: string[], flags: ReportFlags) =>
        (await import('./actions/report.js')).writeReport(dirs, flags),
      ),
    )
}
