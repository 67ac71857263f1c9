import { clearLine, cursorTo } from 'node:readline'
import { SingleBar } from 'cli-progress'

/** A progress bar on the last line of a terminal. */
export interface Bar {
  start(total: number, from: number): void
  /** @param text stands behind the bar */
  update(value: number, text: string): void
  /** Writes a line above the bar. */
  note(message: string): void
  /** Ends the bar, and gives the terminal its cursor back. It is called by itself where the process exits. */
  stop(): void
}

/** What a terminal does for "save the cursor's position". */
const saveCursor = '\x1b7'

/** A bar on a terminal; nothing elsewhere. */
export function makeBar(stream: NodeJS.WriteStream): Bar | undefined {
  if (!stream.isTTY) return undefined
  const bar = new SingleBar({
    stream,
    format: '{bar} {value}/{total}  {text}',
    barsize: 24,
    hideCursor: true,
    // A note has moved the bar: it is drawn again also where nothing in it has changed.
    forceRedraw: true,
    fps: 5,
    // It would end the bar at the first Ctrl+C, while steps and notes are still to come.
    gracefulExit: false,
  })
  const stop = () => {
    process.off('exit', stop)
    bar.stop()
  }
  return {
    start(total, from) {
      process.on('exit', stop)
      bar.start(total, from, { text: '' })
    },
    update: (value, text) => bar.update(value, { text }),
    note(message) {
      clearLine(stream, 0)
      cursorTo(stream, 0)
      // The bar goes on one line below, and at its end returns to the position that was saved last.
      stream.write(`${message}\n${saveCursor}`)
    },
    stop,
  }
}
