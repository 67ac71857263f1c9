// What fast-check generates. The gate tries the same cases each time, so that what fails is the change at hand;
// `npm run test:long` tries FUZZ_TIMES as many, from a seed of its own (FUZZ_SEED).
import fc from 'fast-check'

const times = Number(process.env.FUZZ_TIMES ?? 1)
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 240_410_824) })

export { fc }

/** For properties whose cases take long, or need to be many. */
export const cases = (count: number) => ({ numRuns: count * times })
