import { textChunks, writeFile } from '../../_files.js'
import { viewRuns } from '../../bench/runs/charts.js'
import { toRunsPage } from '../../bench/runs/page.js'
import { readRun } from '../../train/runs/read-run.js'
import { UsageError } from '../_command.js'

export interface ReportFlags {
  out: string
  baseline?: string
  json?: boolean
}

/** `pdecay report RUN…` */
export async function writeReport(dirs: string[], { out, baseline, json }: ReportFlags): Promise<number> {
  const at = baseline === undefined ? 0 : dirs.indexOf(baseline)
  if (at < 0)
    throw new UsageError(`Expected one of ${dirs.join(', ')} for --baseline but received ${baseline}`)
  const view = viewRuns(await Promise.all(dirs.map(readRun)), at)
  await writeFile('report', out, textChunks(toRunsPage(view)))
  process.stdout.write(json ? `${JSON.stringify(view)}\n` : `written: ${out}\n`)
  return 0
}
