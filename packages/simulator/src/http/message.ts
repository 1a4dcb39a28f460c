import type { IncomingMessage, ServerResponse } from "node:http"

/** A request body beyond `limit` bytes. */
export class BodyTooLarge extends Error {}

/** Reads a body of at most `limit` bytes; more is read away but not kept. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
  }
  if (size > limit) throw new BodyTooLarge(`The body is longer than ${limit} bytes.`)
  return Buffer.concat(chunks)
}

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "Content-Type": contentType,
    "Content-Length": Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json; charset=utf-8", `${JSON.stringify(value)}\n`)
}

/** A request's address; only path and query mean anything. */
export function addressOf(request: IncomingMessage): URL | null {
  const target = request.url ?? "/"
  const text = target.startsWith("/") ? `http://simulator.invalid${target}` : target
  return URL.canParse(text) ? new URL(text) : null
}
