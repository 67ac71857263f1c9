import { escapeHtml, makePage, own } from './html.js'
import type { Machine } from './machine.js'
import type { OptimBenchReport } from './report.js'

/** The description of the machine, as pairs of name and value. */
export function machineFacts(machine: Machine): [string, string][] {
  const { cpu, cores, threads, instructionSet, libtorch, pdecay, node, platform } = machine
  const gibibytes = (bytes: number | null) => `${((bytes ?? 0) / 2 ** 30).toFixed(1)} GiB`
  const gpu = machine.gpu === null ? [] : [['GPU', `${machine.gpu}, ${gibibytes(machine.gpuMemoryBytes)}`]]
  return [
    ['Processor', cpu],
    ['Cores', String(cores)],
    ['Threads of libtorch', String(threads)],
    ['Instruction set', instructionSet],
    ['Memory', gibibytes(machine.memoryBytes)],
    ...(gpu as [string, string][]),
    ['libtorch', libtorch],
    ['pdecay', pdecay],
    ['Node', `${node}, ${platform}`],
  ]
}

const figure = (id: string, title: string, note: string) => `
<figure id="${id}">
<h2>${title}</h2>
<div class="note">${note}</div>
<div class="chart" role="img"></div>
<div class="readout" aria-live="polite"></div>
<div class="table" tabindex="0"></div>
</figure>`

/** An HTML page that shows a report as charts and tables. It is one file and needs no network. */
export function toPage(report: OptimBenchReport): string {
  const facts: [string, string][] = [
    ...machineFacts(report.machine),
    ['Device', report.device],
    ['Copy bandwidth, in this run', `${report.copyGbps.toFixed(1)} GB/s`],
    ['Date', report.date],
  ]
  const list = facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`)
  const body = `<h1>pdecay bench optim</h1>
<code>${escapeHtml(report.command)}</code>
<dl>
${list.join('\n')}
</dl>
<p>Solid lines: the fastest sample. Dashed lines and grey figures: the median. Point at a line for its numbers.</p>
<div id="controls" class="controls"></div>
<div id="legend" class="legend"></div>
<main class="charts">
${figure('time', 'Time of a step', 'Milliseconds; lower is better.')}
${figure('gbps', 'Memory moved', 'GB/s of the least memory traffic that the rule needs: 28 bytes per parameter for Adam in float32.')}
${figure('share', 'Share of the copy bandwidth', 'Relative to a plain copy of memory, timed in turns with the rows. Data that fits into a cache can exceed 100 %.')}
</main>`
  const [styles, scripts] = [[own('page.css')], [own('page.js')]]
  return makePage('pdecay bench optim', { styles, scripts, data: report, body })
}
