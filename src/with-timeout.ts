/** Work that has not come to an end in time; it may still. */
export class TooSlowError extends Error {
  override readonly name = "TooSlowError"
}

/**
 * Waits for work no longer than so many milliseconds.
 * @throws TooSlowError when it takes longer; whatever becomes of it then is nobody's concern
 */
export async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooSlowError(`It took longer than ${milliseconds} ms.`))
    }, milliseconds)
  })
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
