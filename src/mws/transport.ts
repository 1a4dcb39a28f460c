import { createOutbound } from "../net"
import { ClosedError, TimeLimitError } from "./local-errors"
import { MAX_XML_LENGTH } from "./xml-document"

/** An answer, before anything is understood of it. */
export interface HttpAnswer {
  status: number
  body: string
}

/** Sends form bodies to one place over kept-alive connections. */
export interface Transport {
  /** @throws the connection's own error, TimeLimitError or ClosedError. */
  post(body: string): Promise<HttpAnswer>
  /** Waits for what is under way, then releases the connections; may be called again. */
  close(): Promise<void>
}

/** More than Amazon's quotas let one seller use at a time. */
const MAX_CONNECTIONS = 16

export function createTransport(options: {
  origin: string
  path: string
  userAgent: string
  /** Milliseconds for connecting, and for a whole attempt. */
  timeouts: { connect: number; total: number }
}): Transport {
  const outbound = createOutbound({
    connections: MAX_CONNECTIONS,
    connectTimeoutMs: options.timeouts.connect,
    // One clock is enough: the attempt's own covers headers and body together.
    answerTimeoutMs: 0,
  })
  const headers = {
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    "user-agent": options.userAgent,
  }

  let closing: Promise<void> | undefined

  return {
    async post(body) {
      if (closing !== undefined) {
        throw new ClosedError("closed")
      }
      const controller = new AbortController()
      const timer = setTimeout(() => {
        controller.abort(new TimeLimitError("the time for this attempt is up"))
      }, options.timeouts.total)
      try {
        const answer = await outbound.request({
          origin: options.origin,
          path: options.path,
          method: "POST",
          headers,
          body,
          signal: controller.signal,
        })
        return { status: answer.statusCode, body: await readLimited(answer.body) }
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => (closing ??= outbound.close()),
  }
}

/** Reads one byte more than is ever accepted at most, so that an endless answer costs no more than that. */
async function readLimited(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > MAX_XML_LENGTH * 4) {
      break
    }
  }
  return Buffer.concat(chunks).toString("utf8")
}
