// torch.signal: the namespace `signal`.
export * as windows from './windows.js'
