// Whatever a script passes: an error with a class, a code and words, and never the end of the process.
import { describe, expect, test } from 'vitest'
import { PdecayError } from '../../../../src/errors.js'
import { core, type NativeCore } from '../../../../src/native/index.js'
import { handleOf, wrap } from '../../../../src/tensor/core/handle.js'
import { Generator, Tensor, type TensorData, tensor, zeros } from '../../../../src/tensor/index.js'

const thrown = (run: () => unknown): Error & { code?: string } => {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  return expect.unreachable('nothing was thrown')
}
const trap = () => {
  throw new EvalError('trapped')
}
const getter = (name: string) => Object.defineProperty({}, name, { get: trap, enumerable: true })
const allTraps = { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap }
const x = tensor([1, 2])

describe('handles', () => {
  test('a stale one, by number', () => {
    const made = zeros([1])
    const handle = handleOf(made)
    made.dispose()
    zeros([1]) // takes the same slot
    expect(thrown(() => core().shape(handle))).toMatchObject({ name: 'PdecayError', code: 'ERR_HANDLE' })
    expect(thrown(() => core().shape(handle)).message).toContain(
      'was freed at the end of the tidy() in which it was made',
    )
  })

  test.each([-1, -0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300, 0, 2 ** 22, 4_194_303])(
    '%s',
    (handle) => {
      for (const use of [
        () => core().shape(handle),
        () => core().call(core().op('aten::relu', '', 'relu'), {}, handle),
      ])
        expect(thrown(use)).toMatchObject({
          name: 'PdecayError',
          code: handle === -1 ? 'ERR_DISPOSED' : 'ERR_HANDLE',
        })
    },
  )

  test('what is no Tensor, or looks like one', () => {
    for (const fake of [
      undefined,
      null,
      1,
      'x',
      {},
      [],
      Object.create(Tensor.prototype),
      { handle: 1 },
      () => 1,
    ]) {
      expect(thrown(() => x.matmul(fake as never))).toBeInstanceOf(TypeError)
      expect(thrown(() => handleOf(fake as never))).toBeInstanceOf(TypeError)
    }
    const proxy = new Proxy(x, {})
    expect(thrown(() => x.matmul(proxy))).toBeInstanceOf(TypeError)
    expect(thrown(() => proxy.add(1)).message).toBe('add: Expected Tensor for this')
    expect(thrown(() => proxy.shape)).toBeInstanceOf(TypeError)
  })

  test('a Tensor made by hand', () => {
    for (const handle of [0, 12345, Number.NaN, undefined, 'x', null, {}]) {
      const fake = new Tensor(handle as never)
      expect(thrown(() => fake.add(1)).name).toMatch(/PdecayError|TypeError/)
      expect(thrown(() => fake.shape)).toBeInstanceOf(PdecayError)
    }
  })

  test('one handle in two Tensors', () => {
    const first = zeros([2])
    const second = wrap(handleOf(first))
    first.dispose()
    expect(thrown(() => second.shape)).toMatchObject({ code: 'ERR_HANDLE' })
    second.dispose()
  })
})

describe('values', () => {
  const anything: unknown[] = [
    undefined,
    null,
    true,
    Number.NaN,
    -1,
    1e308,
    2n ** 100n,
    'text',
    '',
    Symbol('s'),
    () => 1,
    {},
    [],
    [[]],
    [undefined],
    [Symbol('s')],
    new Date(),
    /x/,
    new Map(),
    new Proxy([], {}),
    new Proxy({}, {}),
    new Float32Array(2),
    new ArrayBuffer(2),
    Promise.resolve(),
    Object.create(null),
  ]

  test('anything for any argument is an error or a tensor', () => {
    for (const value of anything) {
      for (const use of [
        () => x.add(value as never),
        () => x.add(x, { alpha: value as never }),
        () => x.sum({ dim: value as never }),
        () => x.reshape(value as never),
        () => x.index(value as never),
        () => x.to(value as never),
        () => x.softmax(value as never, { dtype: value as never }),
        () => x.split(value as never),
        () => x.add(1, value as never),
      ]) {
        let result: unknown
        try {
          result = use()
        } catch (error) {
          const { name } = error as Error
          expect(['TypeError', 'RangeError', 'PdecayError']).toContain(name)
          continue
        }
        expect(result instanceof Tensor || Array.isArray(result)).toBe(true)
      }
    }
  })

  test('anything to any native function is an error or a value', () => {
    const native = core()
    const skipped = new Set<keyof NativeCore | 'Optimizer'>([
      'configure', // takes the error class
      'setModes',
      'setNumThreads',
    ])
    for (const name of Object.keys(native) as (keyof NativeCore)[]) {
      const fn = native[name] as unknown
      if (skipped.has(name) || typeof fn !== 'function') continue
      for (const value of anything) {
        for (const count of [0, 1, 2, 3, 6, 70]) {
          try {
            ;(fn as (...args: unknown[]) => unknown)(...Array(count).fill(value))
          } catch (error) {
            expect(error, name).toBeInstanceOf(Error)
          }
        }
      }
    }
    expect(x.add(1).toArray()).toEqual([2, 3])
  })

  test('a getter or a Proxy that throws: its own error comes out', () => {
    expect(thrown(() => x.add(1, getter('alpha') as never))).toBeInstanceOf(EvalError)
    expect(thrown(() => x.sum(getter('dim') as never))).toBeInstanceOf(EvalError)
    expect(thrown(() => tensor([1], getter('dtype') as never))).toBeInstanceOf(EvalError)
    expect(thrown(() => x.sum(new Proxy({}, allTraps)))).toBeInstanceOf(Error)
    expect(thrown(() => tensor(new Proxy([1, 2], { ...allTraps }) as never))).toBeInstanceOf(Error)
    const list = [1, 2]
    Object.defineProperty(list, 0, { get: trap })
    expect(thrown(() => x.reshape(list))).toBeInstanceOf(EvalError)
    expect(
      thrown(() => core().fromArray(new Float32Array(2), list, undefined, undefined, false)),
    ).toBeInstanceOf(EvalError)
    expect(thrown(() => core().describe(new Proxy([], allTraps) as never))).toBeInstanceOf(Error)
    expect(thrown(() => x.reshape({ [Symbol.toPrimitive]: trap } as never))).toBeInstanceOf(Error)
  })

  test('a getter that changes its mind is caught natively', () => {
    let reads = 0
    const options = {
      get dim() {
        return reads++ % 2 === 0 ? 0 : 'zero'
      },
    }
    for (let i = 0; i < 6; i++) {
      try {
        x.sum(options as never)
      } catch (error) {
        expect((error as Error).name).toMatch(/TypeError|PdecayError/)
      }
    }
  })

  test('sizes that no memory holds', () => {
    expect(thrown(() => zeros([2 ** 53, 2]))).toMatchObject({ name: 'PdecayError' })
    expect(thrown(() => zeros([2 ** 52, 2 ** 12]))).toMatchObject({ name: 'PdecayError' })
    expect(thrown(() => zeros([2n ** 62n, 4n] as never))).toMatchObject({ name: 'PdecayError' })
    expect(thrown(() => zeros([2n ** 70n] as never))).toMatchObject({ code: 'ERR_RANGE' })
    expect(thrown(() => zeros([1.5]))).toMatchObject({
      code: 'ERR_ARGUMENT',
      message: 'zeros: Expected integer for size but received 1.5',
    })
    expect(thrown(() => zeros([Number.NaN]))).toMatchObject({ code: 'ERR_ARGUMENT' })
    expect(thrown(() => x.expand([2 ** 52, 2]).contiguous())).toMatchObject({ code: 'ERR_OUT_OF_MEMORY' })
    const native = core()
    expect(
      thrown(() => native.fromArray(new Float32Array(2), [2 ** 40, 2 ** 40], undefined, undefined, false)),
    ).toMatchObject({
      code: 'ERR_RANGE',
    })
    expect(
      thrown(() => native.fromArray(new Float32Array(2), [-2], undefined, undefined, false)),
    ).toMatchObject({
      code: 'ERR_RANGE',
      message: 'tensor: Expected sizes of at least 0 for shape but received -2',
    })
    expect(thrown(() => native.fromBytes(new Uint8Array(4), [2 ** 62], 'float32'))).toBeInstanceOf(
      PdecayError,
    )
  })

  test('more elements, or bytes, than a typed array holds', () => {
    const wide = zeros([1], { dtype: 'uint8' }).expand([2 ** 32 + 1])
    for (const read of [
      () => wide.toTypedArray(),
      () => wide.toArray(),
      () => core().toBytes(handleOf(wide)),
    ]) {
      expect(thrown(read)).toMatchObject({
        code: 'ERR_RANGE',
        message: expect.stringContaining(
          'a typed array holds 2^32 elements at most, not 4294967297: take parts',
        ),
      })
    }
    const deep = zeros([1], { dtype: 'float64' }).expand([2 ** 29 + 1])
    expect(thrown(() => core().toBytes(handleOf(deep)))).toMatchObject({ code: 'ERR_RANGE' })
  })

  test('an array as long as arrays get', () => {
    const long: number[] = []
    long.length = 2 ** 32 - 1
    expect(thrown(() => x.reshape(long))).toBeInstanceOf(Error)
  })

  test('a detached buffer', () => {
    const array = new Float32Array(4)
    structuredClone(array.buffer, { transfer: [array.buffer] })
    expect(thrown(() => tensor(array))).toMatchObject({ message: 'tensor: the buffer of data is detached' })
    expect(thrown(() => x.copyFrom(array))).toMatchObject({
      name: 'PdecayError',
      code: expect.stringMatching(/ERR_RANGE|ERR_ARGUMENT/),
    })
    expect(thrown(() => core().fromArray(array, [4], undefined, undefined, false))).toMatchObject({
      name: 'PdecayError',
    })
    const buffer = new ArrayBuffer(4)
    structuredClone(buffer, { transfer: [buffer] })
    expect(thrown(() => tensor(buffer))).toBeInstanceOf(TypeError)
  })

  test('a buffer that a getter detaches while the call reads its arguments', () => {
    const array = new Float32Array([1, 2])
    const shape = [2]
    Object.defineProperty(shape, 0, {
      get: () => {
        structuredClone(array.buffer, { transfer: [array.buffer] })
        return 2
      },
    })
    expect(thrown(() => core().fromArray(array, shape, undefined, undefined, false))).toMatchObject({
      name: 'PdecayError',
    })
  })

  test('arrays nested without end', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(thrown(() => tensor(circle as TensorData)).message).toBe(
      'Expected at most 64 levels of arrays for data',
    )
    expect(thrown(() => x.reshape(circle as never))).toBeInstanceOf(TypeError)
  })

  test('an External that is no generator, and a Generator torn apart', () => {
    expect(thrown(() => core().seedGenerator({} as never, 1))).toMatchObject({ code: 'ERR_ARGUMENT' })
    const fake = Object.create(Generator.prototype)
    expect(thrown(() => zeros([2]).uniform_({ generator: fake }))).toBeInstanceOf(Error)
  })
})

test('operators that no JavaScript value can be given to', () => {
  expect(thrown(() => core().op('aten::nothing', '', 'nothing'))).toMatchObject({ code: 'ERR_UNKNOWN_OP' })
  expect(thrown(() => core().call(16_383, undefined))).toMatchObject({ code: 'ERR_UNKNOWN_OP' })
  expect(thrown(() => core().call(2 ** 31, undefined))).toMatchObject({ code: 'ERR_UNKNOWN_OP' })
  expect(thrown(() => zeros([1]).recordStream(1 as never))).toBeInstanceOf(TypeError)
})
