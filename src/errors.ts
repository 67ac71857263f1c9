/** Every code that a {@link PdecayError} can carry. */
export type ErrorCode =
  /** A native function was given a value of the wrong kind. */
  | 'ERR_ARGUMENT'
  /** A native function was given a value out of range. */
  | 'ERR_RANGE'
  /** The tensor has been disposed. */
  | 'ERR_DISPOSED'
  /** The tensor was freed at the end of the `tidy` that made it, or a shared one is no longer there. */
  | 'ERR_HANDLE'
  /** The thread that should have run a function of autograd's has ended. */
  | 'ERR_THREAD'
  /** `backwardAsync` or other work off the thread uses the tensor: await that first. */
  | 'ERR_BUSY'
  /** libtorch refused: its own words are in the message. */
  | 'ERR_LIBTORCH'
  /** libtorch: an index is out of range. */
  | 'ERR_INDEX'
  /** libtorch has no such operation for this dtype, layout or device. */
  | 'ERR_NOT_IMPLEMENTED'
  | 'ERR_OUT_OF_MEMORY'
  /** What has no form in JavaScript. */
  | 'ERR_UNSUPPORTED'
  | 'ERR_UNKNOWN_OP'
  /** CUDA is not there, or refuses: the message says why, and what to do. */
  | 'ERR_CUDA'
  | 'ERR_TOO_MANY_TENSORS'
  /** The addon could not be opened. */
  | 'ERR_NATIVE_LOAD'
  | 'ERR_LIBTORCH_NOT_FOUND'
  /** A file is not what it should be. */
  | 'ERR_FILE'
  /** The disk is full. */
  | 'ERR_NO_SPACE'
  /** The loss is no longer a finite number. */
  | 'ERR_DIVERGED'
  /** A data set is missing, cut short or another one. */
  | 'ERR_DATA'

/** libtorch's advice is Python: `retain_graph=True` is `retainGraph: true` here. */
const translated = (message: string): string =>
  message.replaceAll(/\b([a-z]+(?:_[a-z]+)+)=(True|False)\b/g, (_, name: string, value: string) => {
    const camel = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    return `${camel}: ${value.toLowerCase()}`
  })

/** What goes wrong outside the caller's own arguments: those are a TypeError or a RangeError. */
export class PdecayError extends Error {
  /** What kind of failure it is, for programs: messages may change. */
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    // As Error does: a message of any kind becomes text.
    super(translated(String(message)), options)
    this.code = code
  }

  static {
    Object.defineProperty(PdecayError.prototype, 'name', {
      value: 'PdecayError',
      configurable: true,
      writable: true,
    })
  }
}
