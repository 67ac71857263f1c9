// Writes protocol buffers. A writer of the few messages in use is smaller than any library for them.

type Part = Uint8Array

function varint(value: number | bigint): Part {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  do {
    const low = Number(rest & 127n)
    rest >>= 7n
    bytes.push(rest > 0n ? low | 128 : low)
  } while (rest > 0n)
  return Uint8Array.from(bytes)
}

/** One message: fields are appended in the order that they are given. */
export class Message {
  readonly #parts: Part[] = []
  #bytes = 0

  get parts(): readonly Part[] {
    return this.#parts
  }
  get byteLength(): number {
    return this.#bytes
  }

  /** All bytes of the message. */
  encode(): Uint8Array {
    return Buffer.concat(this.#parts, this.#bytes)
  }

  #push(...parts: readonly Part[]): this {
    for (const part of parts) {
      this.#parts.push(part)
      this.#bytes += part.length
    }
    return this
  }

  int(field: number, value: number | bigint): this {
    return this.#push(varint(field << 3), varint(value))
  }
  float(field: number, value: number): this {
    return this.#push(varint((field << 3) | 5), new Uint8Array(Float32Array.of(value).buffer))
  }
  double(field: number, value: number): this {
    return this.#push(varint((field << 3) | 1), new Uint8Array(Float64Array.of(value).buffer))
  }
  /** A repeated field of doubles, packed. */
  doubles(field: number, values: readonly number[]): this {
    return this.bytes(field, new Uint8Array(Float64Array.from(values).buffer))
  }
  bytes(field: number, value: Uint8Array): this {
    return this.#push(varint((field << 3) | 2), varint(value.length), value)
  }
  text(field: number, value: string): this {
    return this.bytes(field, Buffer.from(value))
  }
  message(field: number, value: Message): this {
    return this.#push(varint((field << 3) | 2), varint(value.byteLength), ...value.parts)
  }
}
