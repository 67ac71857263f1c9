import { describe, expect, test } from 'vitest'
import { keep, memory, noGrad, type Tensor, tensor, tidy, zeros } from '../../../../src/tensor/index.js'
import { settled } from '../_collect.js'

const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))
const x = tensor([1, 2])

describe('tidy', () => {
  test('frees what was made, keeps what is returned', () => {
    const made: Tensor[] = []
    const before = settled().tensors
    const result = tidy(() => {
      made.push(x.add(1), x.mul(2))
      return made[0]!.add(made[1]!)
    })
    expect(memory().tensors).toBe(before + 1)
    expect(made.map((each) => each.disposed)).toEqual([true, true])
    expect(result.toArray()).toEqual([4, 7])
    result.dispose()
  })

  test('keeps tensors in arrays, objects, maps, sets, and around circles', () => {
    const result = tidy(() => {
      const circle: { self?: unknown; tensor: Tensor } = { tensor: x.add(5) }
      circle.self = circle
      return { list: [x.add(1)], map: new Map([['a', x.add(2)]]), set: new Set([x.add(3)]), circle }
    })
    expect(result.list[0]!.toArray()).toEqual([2, 3])
    expect(result.map.get('a')!.toArray()).toEqual([3, 4])
    expect([...result.set][0]!.toArray()).toEqual([4, 5])
    expect(result.circle.tensor.toArray()).toEqual([6, 7])
  })

  test('nested: what leaves the inner one belongs to the outer one', () => {
    let inner!: Tensor
    const outer = tidy(() => {
      inner = tidy(() => x.add(1))
      expect(inner.disposed).toBe(false)
      return inner.add(1)
    })
    expect(inner.disposed).toBe(true)
    expect(outer.toArray()).toEqual([3, 4])
  })

  test('returning a tensor from outside leaves it alone', () => {
    expect(tidy(() => x)).toBe(x)
    tidy(() => {
      tidy(() => x)
    })
    expect(x.disposed).toBe(false)
  })

  test('an error frees all', () => {
    const before = settled().tensors
    expect(() =>
      tidy(() => {
        x.add(1)
        throw new Error('within')
      }),
    ).toThrow('within')
    expect(memory().tensors).toBe(before)
  })

  test('many tensors, several results, views', () => {
    const before = settled().tensors
    tidy(() => {
      for (let i = 0; i < 1000; i++) x.add(i)
      zeros([4, 4]).split(1)
      zeros([2, 2]).max(1)
    })
    expect(memory().tensors).toBe(before)
  })

  test('disposing within is harmless', () => {
    const before = settled().tensors
    tidy(() => x.add(1).dispose())
    expect(memory().tensors).toBe(before)
  })

  test('keep takes a tensor out', () => {
    let kept!: Tensor
    tidy(() => {
      kept = keep(x.add(1))
    })
    expect(kept.toArray()).toEqual([2, 3])
    expect(keep(x)).toBe(x)
  })
})

describe('tidy across await', () => {
  test('follows an async function', async () => {
    const made: Tensor[] = []
    const result = await tidy(async () => {
      made.push(x.add(1))
      await wait()
      made.push(x.add(2))
      await Promise.resolve()
      made.push(x.add(3))
      return made[1]!
    })
    expect(made.map((each) => each.disposed)).toEqual([true, false, true])
    expect(result).toBe(made[1])
  })

  test('overlapping tasks free only their own', async () => {
    const task = (rounds: number) =>
      tidy(async () => {
        const own: Tensor[] = []
        for (let i = 0; i < rounds; i++) {
          own.push(x.add(i))
          await wait(1)
          for (const each of own) expect(each.disposed).toBe(false)
        }
        return own[0]!
      })
    const outside: Tensor[] = []
    const before = settled().tensors
    const running = [task(2), task(8), task(5)]
    for (let i = 0; i < 6; i++) {
      outside.push(x.mul(i))
      await wait(1)
    }
    const results = await Promise.all(running)
    expect(outside.map((each) => each.disposed)).toEqual(Array(6).fill(false))
    expect(results.map((each) => each.toArray())).toEqual(Array(3).fill([1, 2]))
    expect(memory().tensors).toBe(before + 6 + 3)
  })

  test('a sync scope within an async one, and noGrad within both', async () => {
    let inner!: Tensor
    const result = await tidy(async () => {
      await wait()
      const made = noGrad(() =>
        tidy(() => {
          inner = x.add(1)
          return inner.add(1)
        }),
      )
      expect([inner.disposed, made.disposed]).toEqual([true, false])
      await wait()
      return made.add(0)
    })
    expect(result.toArray()).toEqual([3, 4])
  })

  test('a rejection frees all', async () => {
    const before = settled().tensors
    await expect(
      tidy(async () => {
        x.add(1)
        await wait()
        x.add(1)
        throw new Error('later')
      }),
    ).rejects.toThrow('later')
    expect(memory().tensors).toBe(before)
  })

  test('work that outlives its scope makes tensors of its own', async () => {
    let late!: Promise<Tensor>
    tidy(() => {
      late = wait(2).then(() => x.add(7))
    })
    expect((await late).toArray()).toEqual([8, 9])
  })

  test('such work leaks nothing, also while another async scope is open', async () => {
    const before = settled().tensors
    const other = tidy(() => wait(20))
    const late = tidy(() => ({ done: wait(2).then(() => void x.add(7)) })).done
    await Promise.all([late, other])
    await wait()
    expect(settled().tensors).toBe(before)
  })
})

describe('dispose', () => {
  test('twice is harmless, and using it later is a clear error', () => {
    const made = x.add(1)
    made.dispose()
    made.dispose()
    expect(made.disposed).toBe(true)
    const error = { name: 'PdecayError', code: 'ERR_DISPOSED' }
    for (const use of [
      () => made.add(1),
      () => x.add(made),
      () => x.add(1, { alpha: 1 }).matmul(made),
      () => made.shape,
      () => made.item(),
      () => made.toArray(),
      () => made.backward(),
      () => made.grad,
      () => made.requiresGrad_(),
    ])
      expect(use).toThrow(expect.objectContaining(error))
    expect(() => x.add(made)).toThrow('add: the tensor for other has been disposed')
  })

  test('Symbol.dispose', () => {
    const made = x.add(1)
    made[Symbol.dispose]()
    expect(made.disposed).toBe(true)
  })

  test('a view lives on', () => {
    const whole = zeros([4])
    const view = whole.narrow(0, 1, 2)
    whole.dispose()
    expect(view.add_(1).toArray()).toEqual([1, 1])
  })
})

test('memory counts bytes once for views', () => {
  const before = settled()
  const whole = zeros([1000])
  const view = whole.reshape([10, 100])
  const after = memory()
  expect(after.tensors - before.tensors).toBe(2)
  expect(after.bytes - before.bytes).toBeGreaterThanOrEqual(4000)
  expect(after.bytes - before.bytes).toBeLessThan(8000)
  whole.dispose()
  view.dispose()
  expect(memory().bytes).toBe(before.bytes)
})

test('what is no function, and tensors that are gone, by name', () => {
  expect(() => tidy(3 as never)).toThrow('Expected function for fn but received 3')
  const gone = tensor([1])
  gone.dispose()
  expect(() => tensor([1]).index(gone)).toThrow('the tensor for index 0 has been disposed')
  expect(() => gone.add(1)).toThrow('add: the tensor for self has been disposed')
  expect(() => gone.maxPool2d({ kernelSize: 2 } as never)).toThrow('maxPool2d: ')
})
