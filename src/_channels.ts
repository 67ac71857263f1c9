// News from one room for another that may not import it. Nothing is told where nobody listens.
import { channel } from 'node:diagnostics_channel'

/** Of `pdecay:parameters`: an optimizer has taken parameters, when it was made or by `addParamGroup`. */
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
