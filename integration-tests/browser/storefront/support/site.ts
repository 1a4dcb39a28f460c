import { readFileSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join, normalize } from "node:path"

const build = join(__dirname, "../../../../.medusa/server/src/storefront")

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
) => Promise<boolean>

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
}

export function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": types[type] ?? type, "cache-control": "no-store" })
  response.end(text)
}

async function read(request: IncomingMessage): Promise<string> {
  let body = ""
  for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString()
  return body
}

/** A shop's web site: its pages, the kit as it was built, and whatever a test adds. */
export class Site {
  readonly pages = new Map<string, string>()
  url = ""
  private readonly server = createServer((request, response) => {
    this.serve(request, response).catch((error: unknown) => {
      answer(response, 500, "text/plain", String(error))
    })
  })

  constructor(private readonly extra?: Handler) {}

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?")[0] ?? "/"
    const body = await read(request)
    if (await this.extra?.(request, response, body)) return
    const page = this.pages.get(path)
    if (page !== undefined) answer(response, 200, path.endsWith(".js") ? "js" : "html", page)
    else if (path.startsWith("/kit/")) {
      answer(response, 200, "js", readFileSync(join(build, normalize(path.slice(4))), "utf8"))
    } else answer(response, 404, "text/plain", "")
  }
}

/** A page with a body and nothing else. */
export function bare(body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
<link rel="icon" href="data:,"></head><body>${body}</body></html>`
}
