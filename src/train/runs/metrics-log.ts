import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'

/** One line of a log: a step, and figures by name. */
export interface MetricsLine {
  step: number
  [figure: string]: unknown
}

/** A file of JSON lines. Each line is appended by one write, so that what stands before it is never at risk. */
export class MetricsLog {
  private constructor(readonly path: string) {}

  /**
   * Opens a log after the lines up to step `from`: later ones, of a run that went on past its last checkpoint, and a
   * last line that was cut short are dropped.
   */
  static async open(path: string, from = 0): Promise<MetricsLog> {
    const kept = (await readLines(path)).filter(({ step }) => from > 0 && step <= from)
    const temporary = `${path}.${process.pid}.tmp`
    await writeFile(temporary, kept.map((line) => `${JSON.stringify(line)}\n`).join(''))
    await rename(temporary, path)
    return new MetricsLog(path)
  }

  async append(line: MetricsLine): Promise<void> {
    await appendFile(this.path, `${JSON.stringify(line)}\n`)
  }
}

/** The whole lines of a log; none if there is no such file. */
export async function readLines(path: string): Promise<MetricsLine[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as MetricsLine]
    } catch {
      return []
    }
  })
}
