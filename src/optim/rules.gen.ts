// Generated from the native registry by scripts/gen-registry.mjs: do not edit.
import { decayFactory, stepFactory } from './_factories.js'

/**
 * Adam.
 *
 * `adam`
 * @source x
 */
export const adam = stepFactory('adam')

/**
 * Nadam.
 *
 * `nadam`
 * @source x
 */
export const nadam = stepFactory('nadam')

/**
 * Radam.
 *
 * `radam`
 * @source x
 */
export const radam = stepFactory('radam')

/**
 * Sgd.
 *
 * `sgd`
 * @source x
 */
export const sgd = stepFactory('sgd')

/**
 * Rmsprop.
 *
 * `rmsprop`
 * @source x
 */
export const rmsprop = stepFactory('rmsprop')

/**
 * Adagrad.
 *
 * `adagrad`
 * @source x
 */
export const adagrad = stepFactory('adagrad')

/**
 * Lion.
 *
 * `lion`
 * @source x
 */
export const lion = stepFactory('lion')

/**
 * None.
 *
 * `none`
 * @source x
 */
export const none = decayFactory('none')

/**
 * Lp.
 *
 * `lp`
 * @source x
 */
export const lp = decayFactory('lp')

/**
 * SoftThreshold.
 *
 * `softThreshold`
 * @source x
 */
export const softThreshold = decayFactory('softThreshold')

/**
 * Prox.
 *
 * `prox`
 * @source x
 */
export const prox = decayFactory('prox')

/**
 * Elastic.
 *
 * `elastic`
 * @source x
 */
export const elastic = decayFactory('elastic')

/**
 * Coupled.
 *
 * `coupled`
 * @source x
 */
export const coupled = decayFactory('coupled')

/**
 * L2.
 *
 * `l2`
 * @source x
 */
export const l2 = decayFactory('l2')

/**
 * Huber.
 *
 * `huber`
 * @source x
 */
export const huber = decayFactory('huber')

/**
 * SDynamics.
 *
 * `sDynamics`
 * @source x
 */
export const sDynamics = decayFactory('sDynamics')
