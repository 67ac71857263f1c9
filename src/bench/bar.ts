import { clearLine, cursorTo } from 'node:readline'
import { SingleBar } from 'cli-progress'

/** A progress bar on the last line of a terminal. */
export interface Bar {
  start(total: number, from: number): void
  /** @param text shown after the bar */
  update(value: number, text: string): void
  /** Writes a line above the bar. */
  note(message: string): void
  /** Removes the bar and shows the cursor again. Called automatically if the process exits. */
  stop(): void
}

/** The escape sequence that saves the cursor position. */
const saveCursor = '\x1b7'

/** A bar on a terminal; nothing elsewhere. */
export function makeBar(stream: NodeJS.WriteStream): Bar | undefined {
  if (!stream.isTTY) return undefined
  const bar = new SingleBar({
    stream,
    format: '{bar} {value}/{total}  {text}',
    barsize: 24,
    hideCursor: true,
    // A note moves the bar, so redraw it even if its text has not changed.
    forceRedraw: true,
    fps: 5,
    // It would stop the bar at the first Ctrl+C, while steps and notes still follow.
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
      // The bar continues on the line below, and returns to the last saved position when it ends.
      stream.write(`${message}\n${saveCursor}`)
    },
    stop,
  }
}
