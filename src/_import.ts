/**
 * Imports a module whose name is known at run time only, or a package that may be missing. Bundlers leave the import as it
 * is: they would look for the package, and fail where it is not installed.
 *
 * @param specifier - the name of a package, or a URL
 */
export const importAtRunTime = (specifier: string): Promise<unknown> =>
  import(/* webpackIgnore: true */ /* @vite-ignore */ specifier)
