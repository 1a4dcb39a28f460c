import type { Fault } from "./fault"

/** An answer on its way out, and how it leaves. */
export interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
  /** Milliseconds to spread the body over. */
  readonly dribble: number
}

const page =
  "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>The server is temporarily unable to answer.</h1></body></html>"

/** An answer after a fault has been at it. */
export function spoil(reply: Reply, fault: Fault): Reply {
  switch (fault.kind) {
    case "html":
      return { ...reply, status: fault.status ?? 200, contentType: "text/html", body: page }
    case "truncate":
      return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) }
    case "malformed":
      return { ...reply, body: reply.body.replaceAll("</", "<") }
    case "slow":
      return { ...reply, dribble: fault.ms ?? 2_000 }
    case "content-type":
      return { ...reply, contentType: "application/octet-stream" }
    default:
      return reply
  }
}
