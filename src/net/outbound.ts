import { EnvHttpProxyAgent, type Dispatcher } from "undici"

export interface OutboundOptions {
  /** To one host at the same time, at most. */
  connections?: number | undefined
  /** Milliseconds for a connection to be made, to the host or to the proxy before it; 10,000. */
  connectTimeoutMs?: number | undefined
  /** PEM of authorities trusted in place of the system's. */
  ca?: string | undefined
  /** 0 where the caller has a clock of its own; undici's own limits otherwise. Milliseconds. */
  answerTimeoutMs?: number | undefined
}

/**
 * Connections to the world outside: through the proxies that `HTTPS_PROXY` and `HTTP_PROXY` name (small letters come first),
 * straight to hosts in `NO_PROXY`, and without them straight to all. What they say at the time is what counts.
 */
export function createOutbound(options: OutboundOptions = {}): Dispatcher {
  const { connections, connectTimeoutMs, ca, answerTimeoutMs } = options
  const connect = {
    ...(connectTimeoutMs === undefined ? {} : { timeout: connectTimeoutMs }),
    ...(ca === undefined ? {} : { ca }),
  }
  return new EnvHttpProxyAgent({
    ...(connections === undefined ? {} : { connections }),
    ...(answerTimeoutMs === undefined
      ? {}
      : { headersTimeout: answerTimeoutMs, bodyTimeout: answerTimeoutMs }),
    connect,
    // A proxied host's certificate is checked behind the tunnel, by the same rules.
    requestTls: connect,
    proxyTls: connectTimeoutMs === undefined ? {} : { timeout: connectTimeoutMs },
  })
}

const variables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"] as const
let shared: { key: string; outbound: Dispatcher } | undefined

/** For callers that make a request now and then, and keep no connections of their own. */
export function sharedOutbound(): Dispatcher {
  const key = JSON.stringify(variables.map((name) => process.env[name]))
  if (shared?.key !== key) {
    // What is under way is finished.
    void shared?.outbound.close()
    shared = { key, outbound: createOutbound() }
  }
  return shared.outbound
}
