import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { z } from "zod"
import type { Identity } from "../certificates/identity"
import { identitySchema } from "../certificates/identity"
import { authorizationSchema } from "../domain/authorization"
import { buyerAccountSchema } from "../domain/buyer-account"
import { captureSchema } from "../domain/capture"
import { second } from "../domain/durations"
import { dueSchema } from "../domain/due"
import { orderReferenceSchema } from "../domain/order-reference"
import { refundSchema } from "../domain/refund"
import { sessionSchema } from "../domain/session"
import { faultSchema } from "../faults/fault"
import type { FaultList } from "../faults/fault-list"
import { modeSchema } from "../notifications/mode"
import type { Outbox } from "../notifications/outbox"
import { recordSchema } from "../notifications/record"
import { forcedOutcomeSchema } from "./forced-outcomes"
import { notificationConfigurationSchema } from "./notification-configuration"
import { replaySchema } from "./replay"
import { settingsSchema } from "./settings"
import type { State } from "./state"

/** A state file that cannot be used, with a sentence that says why. */
export class StateFileError extends Error {}

const rows = <Schema extends z.ZodType>(schema: Schema) =>
  z.array(z.tuple([z.string(), schema]).readonly())

const snapshotSchema = z.strictObject({
  identity: identitySchema,
  clock: z.object({ offset: z.number(), standing: z.number().nullable() }),
  settings: settingsSchema,
  endpoint: z.string().nullable(),
  mode: modeSchema,
  faults: z.array(faultSchema),
  forcedOutcomes: z.array(forcedOutcomeSchema),
  requests: rows(z.number()),
  due: z.array(dueSchema),
  orderReferences: rows(orderReferenceSchema),
  authorizations: rows(authorizationSchema),
  captures: rows(captureSchema),
  refunds: rows(refundSchema),
  replays: rows(replaySchema),
  notificationConfigurations: rows(notificationConfigurationSchema),
  sessions: rows(sessionSchema),
  buyers: rows(buyerAccountSchema),
  notifications: rows(recordSchema),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** What outlives a restart. */
export interface Persistent {
  readonly state: State
  readonly outbox: Outbox
  readonly faults: FaultList
  readonly identity: Identity
}

function snapshotOf({ state, outbox, faults, identity }: Persistent): Snapshot {
  return {
    identity,
    clock: state.clock.snapshot(),
    settings: state.settings,
    endpoint: outbox.endpoint,
    mode: outbox.mode,
    faults: [...faults.list()],
    forcedOutcomes: state.forcedOutcomes,
    requests: [...state.requests],
    due: [...state.scheduler.list()],
    orderReferences: [...state.orderReferences],
    authorizations: [...state.authorizations],
    captures: [...state.captures],
    refunds: [...state.refunds],
    replays: [...state.replays],
    notificationConfigurations: [...state.notificationConfigurations],
    sessions: [...state.sessions],
    buyers: [...state.buyers],
    notifications: [...outbox.records],
  }
}

function fill<Value>(store: Map<string, Value>, found: Iterable<readonly [string, Value]>): void {
  for (const [id, value] of found) store.set(id, value)
}

/** Brings back what an earlier run wrote; its identity is the caller's to use. */
export function restore(snapshot: Snapshot, { state, outbox, faults }: Persistent): void {
  state.clock.restore(snapshot.clock)
  state.settings = snapshot.settings
  state.forcedOutcomes = snapshot.forcedOutcomes
  fill(state.requests, snapshot.requests)
  state.scheduler.load(snapshot.due)
  for (const [, order] of snapshot.orderReferences) state.putOrderReference(order)
  fill(state.authorizations, snapshot.authorizations)
  fill(state.captures, snapshot.captures)
  fill(state.refunds, snapshot.refunds)
  fill(state.replays, snapshot.replays)
  fill(state.notificationConfigurations, snapshot.notificationConfigurations)
  fill(state.sessions, snapshot.sessions)
  fill(state.buyers, snapshot.buyers)
  fill(outbox.records, snapshot.notifications)
  outbox.endpoint = snapshot.endpoint
  outbox.setMode(snapshot.mode)
  faults.replace(snapshot.faults)
  outbox.resume()
}

/** JSON has no bigint: the units of money are written as text. */
function asText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value
}

function asBigint(key: string, value: unknown): unknown {
  return key === "units" && typeof value === "string" && /^-?\d+$/.test(value)
    ? BigInt(value)
    : value
}

/**
 * What an earlier run wrote, or null when there was none.
 * @throws StateFileError when the file is damaged
 */
export function readSnapshot(file: string): Snapshot | null {
  if (!existsSync(file)) return null
  const instead = "Delete it to start anew."
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, "utf8"), asBigint)
  } catch {
    throw new StateFileError(`The state file ${file} cannot be read. ${instead}`)
  }
  const result = snapshotSchema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.join(".") ?? ""
  throw new StateFileError(
    `The state file ${file} is damaged (${where}: ${issue?.message ?? ""}). ${instead}`,
  )
}

/** How long changes are gathered before they are written. */
const delay = second

/** Keeps a simulator's state in a file, as a whole: soon after each change, and when it stops. */
export class StateFile {
  private timer: NodeJS.Timeout | null = null

  /** @param failed is told when the file could not be written after a change */
  constructor(
    private readonly file: string,
    private readonly persistent: Persistent,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Writes within a second. */
  writeSoon(): void {
    this.timer ??= setTimeout(() => {
      try {
        this.write()
      } catch (error) {
        this.failed(error)
      }
    }, delay).unref()
  }

  write(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const next = `${this.file}.next`
    writeFileSync(next, JSON.stringify(snapshotOf(this.persistent), asText), { mode: 0o600 })
    renameSync(next, this.file)
  }
}
