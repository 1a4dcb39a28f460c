import { parseArgs } from "node:util"
import { durationSchema } from "../control/durations"
import type { SimulatorOptions } from "../options"

/** A command line that cannot be understood, with a sentence that says why. */
export class UsageError extends Error {}

export const usage = `Usage: amazon-pay-simulator [options]

A stateful Amazon Pay (MWS) for development and tests. When ready it prints one line of JSON:
{"url","sellerId","accessKey","secretKey","clientId","certificateUrl"}, with HTTPS also "tlsUrl".

  --port N                    HTTP port; a free one by default
  --host HOST                 address to listen on; 127.0.0.1 by default
  --allow-host NAME           another name under which the control may be called; may be repeated
  --tls-port N                HTTPS beside HTTP; 0 takes a free port
  --tls-ca FILE               writes the certificate authority's certificate there
  --state FILE                keeps everything in FILE and finds it again after a restart
  --ipn URL                   sends notifications there
  --signing-cert-url WHICH    address named in notifications: "amazon" (default) or "own"
  --region REGION             na (default), eu, uk or jp
  --sca MODE                  off, with-urls (default in na and jp) or required (default in eu and uk)
  --seller-id ID, --access-key KEY, --secret-key KEY, --client-id ID
                              made up where not given
  --mws-auth-token TOKEN      demands this MWSAuthToken
  --authorization-delay D     until an asynchronous authorization is decided; PT5S by default
  --capture-delay D           until a pending capture is decided; PT1H by default
  --refund-delay D            until a refund is decided; PT5S by default
  --quotas FACTOR             throttles at Amazon's quotas times FACTOR; off by default
  --accept-get                answers GET requests to the endpoint, too
  --frozen                    the clock stands still but for advances
  --help                      shows this

The page at the printed URL shows what is inside. The control API is described in the README.md of amazon-pay-simulator.
`

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+(\.\d+)?$/.test(text)) throw new UsageError(`--${name} wants a number, not "${text}".`)
  return Number(text)
}

function port(name: string, text: string | undefined): number | undefined {
  const value = number(name, text)
  if (value !== undefined && (!Number.isInteger(value) || value > 65_535)) {
    throw new UsageError(`--${name} wants a port from 0 to 65535, not "${text ?? ""}".`)
  }
  return value
}

function duration(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const result = durationSchema.safeParse(text)
  if (!result.success) {
    throw new UsageError(`--${name} wants a duration such as PT5S, not "${text}".`)
  }
  return result.data
}

function oneOf<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined
  const choice = choices.find((known) => known === text)
  if (!choice) throw new UsageError(`--${name} wants one of ${choices.join(", ")}, not "${text}".`)
  return choice
}

/** Only what was given: absent options must not override defaults. */
function given<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>
}

const string = { type: "string" } as const
const flag = { type: "boolean" } as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        port: string,
        host: string,
        "allow-host": { type: "string", multiple: true },
        "tls-port": string,
        "tls-ca": string,
        state: string,
        ipn: string,
        "signing-cert-url": string,
        region: string,
        sca: string,
        "seller-id": string,
        "access-key": string,
        "secret-key": string,
        "client-id": string,
        "mws-auth-token": string,
        "authorization-delay": string,
        "capture-delay": string,
        "refund-delay": string,
        quotas: string,
        "accept-get": flag,
        frozen: flag,
        help: flag,
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** A command line as options; null asks for help. @throws UsageError */
export function readArguments(args: readonly string[]): SimulatorOptions | null {
  const values = parse(args)
  if (values.help) return null
  return given({
    port: port("port", values.port),
    host: values.host,
    allowedHosts: values["allow-host"],
    tlsPort: port("tls-port", values["tls-port"]),
    tlsCa: values["tls-ca"],
    state: values.state,
    region: oneOf("region", values.region, ["na", "eu", "uk", "jp"]),
    sellerId: values["seller-id"],
    accessKey: values["access-key"],
    secretKey: values["secret-key"],
    clientId: values["client-id"],
    mwsAuthToken: values["mws-auth-token"],
    acceptGet: values["accept-get"],
    clock: values.frozen ? { frozen: true } : undefined,
    notifications: given({
      endpoint: values.ipn,
      signingCertUrl: oneOf("signing-cert-url", values["signing-cert-url"], ["amazon", "own"]),
    }),
    settings: given({
      authorizationDelay: duration("authorization-delay", values["authorization-delay"]),
      captureDelay: duration("capture-delay", values["capture-delay"]),
      refundDelay: duration("refund-delay", values["refund-delay"]),
      sca: oneOf("sca", values.sca, ["off", "with-urls", "required"]),
      quotaFactor: number("quotas", values.quotas),
    }),
  })
}
