export const pageSize = 20

/**
 * Where a list is to be shown from: lists grow shorter while somebody looks at a page at their end.
 * @returns the offset itself while something is there, else that of the last page with something on it
 */
export function offsetWithin(offset: number, count: number): number {
  if (offset < count) return offset
  return Math.max(Math.ceil(count / pageSize) - 1, 0) * pageSize
}
