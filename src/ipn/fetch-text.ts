import { request, type Dispatcher } from "undici"

/**
 * The body of a 200 answer to a GET, as UTF-8. Redirects are not followed.
 *
 * @throws Error for any other status, more bytes or more milliseconds than allowed, or a failed connection.
 */
export async function fetchText(
  address: string,
  options: { timeoutMs: number; maxBytes: number; dispatcher?: Dispatcher | undefined },
): Promise<string> {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new Error("the time is up"))
  }, options.timeoutMs)
  try {
    const answer = await request(address, {
      signal: controller.signal,
      ...(options.dispatcher && { dispatcher: options.dispatcher }),
    })
    if (answer.statusCode !== 200) {
      await answer.body.dump()
      throw new Error(`HTTP ${answer.statusCode}`)
    }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size > options.maxBytes) {
        throw new Error(`more than ${options.maxBytes} bytes`)
      }
    }
    return Buffer.concat(chunks).toString("utf8")
  } finally {
    clearTimeout(timer)
  }
}
