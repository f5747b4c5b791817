/** A value that is there already or will be. A promise for each of ten thousand files costs more than reading them. */
export type Later<T> = T | Promise<T>;

/** Goes on with a value, at once if it is there. */
export function whenDone<T, R>(value: Later<T>, next: (value: T) => R): Later<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All of several values, at once if they are all there. */
export function allDone<T>(values: readonly Later<T>[]): Later<readonly T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly T[]);
}
