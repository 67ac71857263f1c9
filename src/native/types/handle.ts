/** A tensor in the native table: slot index + generation · 2^22. */
export type Handle = number
