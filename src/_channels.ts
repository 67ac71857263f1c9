// Messages from one folder to another that must not import it. Nothing is published without subscribers.
import { channel } from 'node:diagnostics_channel'

/** Message of `pdecay:parameters`: an optimizer took parameters, in its constructor or in `addParamGroup`. */
export interface ParametersTaken {
  readonly optimizer: object
  /** The Tensor objects of all its parameters. */
  readonly parameters: ReadonlySet<object>
}

const parameters = channel('pdecay:parameters')

export const parametersTaken = {
  publish(message: ParametersTaken): void {
    if (parameters.hasSubscribers) parameters.publish(message)
  },
  subscribe(listener: (message: ParametersTaken) => void): void {
    parameters.subscribe((message) => listener(message as ParametersTaken))
  },
}
