// Parts of pages that are one file and need no network.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character]!)

/** A file of the folder `page`. */
export const own = (name: string): string => readFileSync(join(__dirname, 'page', name), 'utf8')
const library = (name: string) =>
  readFileSync(createRequire(__filename).resolve(`uplot/dist/${name}`), 'utf8')

/** Escapes text so that it cannot end the script element around it. */
const inScript = (text: string) => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--')

/**
 * A page with uPlot.
 *
 * @param styles, scripts their texts
 * @param data what the page's script finds in the element `report`
 * @param body HTML
 */
export function makePage(
  title: string,
  { styles, scripts, data, body }: { styles: string[]; scripts: string[]; data: unknown; body: string },
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${[library('uPlot.min.css'), ...styles].join('\n')}
</style>
</head>
<body>
${body}
<script type="application/json" id="report">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
${[library('uPlot.iife.min.js'), ...scripts].map((script) => `<script>\n${inScript(script)}\n</script>`).join('\n')}
</body>
</html>
`
}
