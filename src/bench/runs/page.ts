import { escapeHtml, makePage, own } from '../html.js'
import type { RunsView } from './charts.js'

/**
 * An HTML page that shows runs as charts and tables. It is one file and needs no network.
 *
 * @param live where the page asks for news; without it the page stands still
 */
export function toRunsPage(view: RunsView, live?: string): string {
  const title = `pdecay: ${view.runs.join(', ')}`
  const body = `<h1>${escapeHtml(view.runs.length === 1 ? view.runs[0]! : `${view.runs.length} runs`)}</h1>
<div class="controls"><span id="status" role="status"></span>
<button type="button" class="theme" id="theme">Light or dark</button></div>
<section class="table" id="summary" tabindex="0" aria-label="The last figures"></section>
<main class="charts" id="charts"></main>
<section class="table" id="settings" tabindex="0" aria-label="Settings and environment"></section>
<noscript>The charts need JavaScript.</noscript>
${live === undefined ? '' : `<script>document.documentElement.dataset.live = ${JSON.stringify(live)}</script>`}`
  const styles = [own('page.css'), own('run.css')]
  return makePage(title, { styles, scripts: [own('run.js')], data: view, body })
}
