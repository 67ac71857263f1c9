type Members = Record<string, unknown>

/**
 * A namespace whose module is loaded when a member is read for the first time. Then all members become plain values, so
 * that later reads cost as much as those of any object. The build puts it in place of `export * as` (scripts/setup/quicken.mjs).
 *
 * @param load - loads the module
 * @param names - the names that the module exports, separated by spaces
 */
export function lazyNamespace(load: () => Members, names: string): object {
  const namespace: Members = {}
  const fill = (): Members => {
    const members = load()
    // A getter that is defined again as a value makes V8 lay out all properties after it anew: seconds for a thousand
    // names. Deleted and added again, they cost a millisecond.
    for (const name of Object.keys(namespace)) delete namespace[name]
    for (const name of Object.keys(members))
      Object.defineProperty(namespace, name, { value: members[name], enumerable: true, configurable: true })
    return members
  }
  // Written out, as there are a thousand of them: a spread would take twice the time.
  for (const name of names.split(' '))
    Object.defineProperty(namespace, name, { get: () => fill()[name], enumerable: true, configurable: true })
  return namespace
}
