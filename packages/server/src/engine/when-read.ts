/**
 * Goes on with what was read: at once where it is there, else when it comes. An embedded database
 * answers in microseconds, and waiting for a promise would cost as much again.
 */
export function whenRead<Value, Result>(
  value: Value | Promise<Value>,
  next: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value)
}
