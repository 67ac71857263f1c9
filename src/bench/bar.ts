import { SingleBar } from 'cli-progress'

/** A bar on a terminal; nothing elsewhere. */
export const makeBar = (stream: NodeJS.WriteStream): SingleBar | undefined =>
  stream.isTTY
    ? new SingleBar({
        stream,
        format: '{bar} {value}/{total}  {text}',
        barsize: 24,
        hideCursor: true,
        fps: 5,
      })
    : undefined
