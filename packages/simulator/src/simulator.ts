import { writeFileSync } from "node:fs"
import type { Identity } from "./certificates/identity"
import { certificatePath, createIdentity } from "./certificates/identity"
import type { ControlContext } from "./control/context"
import type { Endpoint } from "./endpoint/handle"
import { RequestLog } from "./endpoint/request-log"
import { Throttle } from "./endpoint/throttle"
import { FaultList } from "./faults/fault-list"
import { route } from "./router"
import type { Listening, Service } from "./http/server"
import { listen } from "./http/server"
import { rescueLogin } from "./login/rescue"
import { Outbox } from "./notifications/outbox"
import { snsHost } from "./notifications/topic"
import type { CheckedOptions, SimulatorOptions } from "./options"
import { checkOptions } from "./options"
import { Timekeeper } from "./time/timekeeper"
import { Clock } from "./state/clock"
import { defaultSettings } from "./state/default-settings"
import type { Persistent, Snapshot } from "./state/state-file"
import { readSnapshot, restore, StateFile } from "./state/state-file"
import { State } from "./state/state"

/** A running simulator. */
export interface Simulator {
  /** Base of all its addresses, without a trailing slash. */
  readonly url: string
  /** The same over HTTPS, when a TLS port was asked for. */
  readonly tlsUrl?: string
  readonly sellerId: string
  readonly accessKey: string
  readonly secretKey: string
  readonly clientId: string
  /** Where the certificate that signs notifications can be fetched. */
  readonly certificateUrl: string
  /** PEM of the authority that issued the TLS and signing certificates. */
  readonly caCertificate: string
  /** Resolves when every notification that is on its way has arrived. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

function urlOf(scheme: string, host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host
  // Addresses leave a scheme's usual port out.
  return new URL(`${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}`).origin
}

function report(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`amazon-pay-simulator: ${text}\n`)
}

interface Parts extends Persistent {
  readonly timekeeper: Timekeeper
  readonly endpoint: Endpoint
  readonly control: ControlContext
}

/** The identity of an earlier run, overruled by what is given now, or a new one. */
async function identityOf(options: CheckedOptions, snapshot: Snapshot | null): Promise<Identity> {
  const earlier = snapshot?.identity
  if (!earlier) return createIdentity(options, snsHost(options.region))
  return {
    ...earlier,
    sellerId: options.sellerId ?? earlier.sellerId,
    accessKey: options.accessKey ?? earlier.accessKey,
    secretKey: options.secretKey ?? earlier.secretKey,
    clientId: options.clientId ?? earlier.clientId,
  }
}

/** Puts the parts together; `base` is known only once the port is. */
function build(options: CheckedOptions, identity: Identity, base: () => string): Parts {
  const clock = new Clock(options.clock.machine)
  if (options.clock.frozen) clock.freeze()
  const settings = { ...defaultSettings(options.region), ...options.settings }
  const state = new State(options.region, identity.sellerId, clock, settings)
  const certificate = certificatePath(identity)
  const sender = {
    region: options.region,
    sellerId: identity.sellerId,
    privateKey: identity.snsPrivateKey,
    signingCertUrl: () =>
      options.notifications.signingCertUrl === "amazon"
        ? `https://${snsHost(options.region)}${certificate}`
        : `${base()}${certificate}`,
    subscriptionUrl: base,
  }
  const outbox = new Outbox(state, sender, options.notifications.endpoint ?? null)
  const faults = new FaultList()
  const throttle = new Throttle(state)
  const log = new RequestLog()
  const timekeeper = new Timekeeper(state, outbox, report)
  const credentials = {
    sellerId: identity.sellerId,
    accessKey: identity.accessKey,
    secretKey: identity.secretKey,
    mwsAuthToken: options.mwsAuthToken ?? null,
  }
  const { acceptGet } = options
  const realTime = options.clock.machine ?? Date.now
  return {
    state,
    outbox,
    faults,
    identity,
    timekeeper,
    endpoint: { state, credentials, throttle, realTime, acceptGet, faults, outbox, log },
    control: {
      state,
      outbox,
      timekeeper,
      faults,
      throttle,
      log,
      initialSettings: settings,
      caCertificate: identity.caCertificate,
      names: [options.host, ...options.allowedHosts].map((name) => name.toLowerCase()),
    },
  }
}

/**
 * Starts an Amazon of one's own: the MWS endpoint of Amazon Pay, its notifications, Login with Amazon
 * and a control API under `/_sim`.
 * @throws Error with a sentence that names a wrong option, a busy port or an unusable state file
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const checked = checkOptions(options)
  const snapshot = checked.state === undefined ? null : readSnapshot(checked.state)
  const identity = await identityOf(checked, snapshot)
  let base = ""
  const parts = build(checked, identity, () => base)
  if (snapshot) restore(snapshot, parts)
  const stateFile = checked.state === undefined ? null : new StateFile(checked.state, parts, report)
  stateFile?.write()
  parts.state.save = () => stateFile?.writeSoon()

  const services = {
    endpoint: parts.endpoint,
    control: parts.control,
    clientId: identity.clientId,
    certificatePath: certificatePath(identity),
    certificate: identity.snsCertificate,
    caCertificate: identity.caCertificate,
  }
  const service: Service = {
    handle: (request, response) => route(services, request, response),
    rescue: (raw) => rescueLogin(parts.state, identity.clientId, raw),
    failed: report,
  }
  const listening: Listening[] = []
  const end = async (): Promise<void> => {
    parts.timekeeper.stop()
    parts.outbox.stop()
    parts.faults.held.drop()
    await Promise.all(listening.map((server) => server.stop()))
    stateFile?.write()
  }
  let ended: Promise<void> | null = null
  const stop = (): Promise<void> => (ended ??= end())
  try {
    const { host, port } = checked
    const plain = await listen(service, { host, port })
    listening.push(plain)
    base = urlOf("http", host, plain.port)
    let tlsUrl: string | undefined
    if (checked.tlsPort !== undefined) {
      const tls = { cert: identity.tlsCertificate, key: identity.tlsPrivateKey }
      const secure = await listen(service, { host, port: checked.tlsPort }, tls)
      listening.push(secure)
      tlsUrl = urlOf("https", host === "127.0.0.1" ? "localhost" : host, secure.port)
    }
    if (checked.tlsCa !== undefined) writeFileSync(checked.tlsCa, identity.caCertificate)
    parts.timekeeper.start()
    return {
      url: base,
      ...(tlsUrl === undefined ? {} : { tlsUrl }),
      sellerId: identity.sellerId,
      accessKey: identity.accessKey,
      secretKey: identity.secretKey,
      clientId: identity.clientId,
      certificateUrl: `${base}${certificatePath(identity)}`,
      caCertificate: identity.caCertificate,
      idle: () => parts.outbox.idle(),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
