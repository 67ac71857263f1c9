// A file in blocks that are read ahead, each with what was left of the block before it.
import type { FileHandle } from 'node:fs/promises'

/** Bytes that are read at once: little enough for the processor's cache. */
const usualBytes = 2 ** 23
/** Room before a block for what is left of the one before. */
const headBytes = 2 ** 20

/** A part of a file. */
export interface FilePart {
  /** Valid until the next part. */
  readonly bytes: Uint8Array
  readonly isLast: boolean
  /** To be called with the number of bytes that were used: the next part begins with those after them. */
  rest(used: number): void
}

/**
 * The parts of a file, one after the other; the next block is read meanwhile. An empty file has one empty part.
 * @param blockBytes bytes that are read at once
 * @throws Error if the file ends before `size`
 */
export async function* readBlocks(
  file: FileHandle,
  size: number,
  blockBytes = usualBytes,
): AsyncGenerator<FilePart, void> {
  const room = Math.min(blockBytes, size)
  const buffers = [new Uint8Array(headBytes + room), new Uint8Array(size > room ? headBytes + room : 0)]
  const fill = async (buffer: Uint8Array, from: number) => {
    const length = Math.min(blockBytes, size - from)
    for (let at = 0; at < length; ) {
      const { bytesRead } = await file.read(buffer, headBytes + at, length - at, from + at)
      if (bytesRead === 0) throw new Error('the file became shorter while it was read')
      at += bytesRead
    }
    return length
  }
  let rest: Uint8Array = new Uint8Array()
  let pending = fill(buffers[0]!, 0)
  for (let from = 0, index = 0; ; index++) {
    const length = await pending
    const buffer = buffers[index % 2]!
    let bytes = buffer.subarray(headBytes - Math.min(rest.length, headBytes), headBytes + length)
    if (rest.length > headBytes) {
      bytes = new Uint8Array(rest.length + length)
      bytes.set(buffer.subarray(headBytes, headBytes + length), rest.length)
    }
    bytes.set(rest)
    from += length
    const isLast = from >= size
    // The buffer of the rest is free now.
    if (!isLast) {
      pending = fill(buffers[(index + 1) % 2]!, from)
      // An error is reported when the block is awaited.
      pending.catch(() => {})
    }
    yield {
      bytes,
      isLast,
      rest: (used) => {
        rest = bytes.subarray(used)
      },
    }
    if (isLast) return
  }
}
