import { textChunks, writeFile } from '../_files.js'
import { viewRuns } from '../bench/runs/charts.js'
import { toRunsPage } from '../bench/runs/page.js'
import { readRun } from '../train/runs/read-run.js'
import { action, type Register, UsageError } from './_command.js'

interface ReportFlags {
  out: string
  baseline?: string
  json?: boolean
}

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
      action(async (dirs: string[], { out, baseline, json }: ReportFlags) => {
        const at = baseline === undefined ? 0 : dirs.indexOf(baseline)
        if (at < 0)
          throw new UsageError(`Expected one of ${dirs.join(', ')} for --baseline but received ${baseline}`)
        const view = viewRuns(await Promise.all(dirs.map(readRun)), at)
        await writeFile('report', out, textChunks(toRunsPage(view)))
        process.stdout.write(json ? `${JSON.stringify(view)}\n` : `written: ${out}\n`)
        return 0
      }),
    )
}
