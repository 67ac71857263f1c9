import { readFile } from 'node:fs/promises'
import { appendText, textChunks, writeFile } from '../../_files.js'

/** One line of a log: a step, and figures by name. */
export interface MetricsLine {
  step: number
  [figure: string]: unknown
}

const toText = (lines: readonly MetricsLine[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** A file of JSON lines. A line is appended whole or not at all, so that what stands before it is never at risk. */
export class MetricsLog {
  private constructor(readonly path: string) {}

  /**
   * Opens a log after the lines up to step `from`: later ones, of a run that went on past its last checkpoint, and
   * what is no line of a log are dropped.
   */
  static async open(path: string, from = 0): Promise<MetricsLog> {
    const kept = (await readLines(path)).filter(({ step }) => from > 0 && step <= from)
    await writeFile('metrics', path, textChunks(toText(kept)))
    return new MetricsLog(path)
  }

  async append(line: MetricsLine): Promise<void> {
    await appendText('metrics', this.path, toText([line]))
  }
}

/** The lines of a log; none if there is no such file. What is cut short, or no line of a log, is passed over. */
export async function readLines(path: string): Promise<MetricsLine[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      const value = JSON.parse(line) as MetricsLine | null
      return Number.isSafeInteger(value?.step) ? [value!] : []
    } catch {
      return []
    }
  })
}
