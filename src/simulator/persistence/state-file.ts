import { z } from "zod"
import type { Identity } from "../certificates/identity"
import { identitySchema } from "../certificates/identity"
import { authorizationSchema } from "../domain/authorization"
import { buyerAccountSchema } from "../domain/buyer-account"
import { captureSchema } from "../domain/capture"
import { dueSchema } from "../domain/due"
import { orderReferenceSchema } from "../domain/order-reference"
import { refundSchema } from "../domain/refund"
import { sessionSchema } from "../domain/session"
import { faultSchema } from "../faults/fault"
import type { FaultList } from "../faults/fault-list"
import { modeSchema } from "../notifications/mode"
import type { Outbox } from "../notifications/outbox"
import { recordSchema } from "../notifications/record"
import { forcedOutcomeSchema } from "../world/forced-outcomes"
import { notificationConfigurationSchema } from "../world/notification-configuration"
import { replaySchema } from "../world/replay"
import { settingsSchema } from "../world/settings"
import type { Table } from "../world/table"
import type { World } from "../world/world"
import type { Change, Journal } from "./journal"
import { StateFileError } from "./journal"

const { feePercent, conversion } = settingsSchema.unwrap().shape

/** Everything that is no table: written whole whenever it changed. */
const restSchema = z.object({
  clock: z.object({ offset: z.number(), standing: z.number().nullable() }),
  // A file may be older than a setting.
  settings: settingsSchema
    .unwrap()
    .extend({ feePercent: feePercent.default(0), conversion: conversion.default(null) }),
  requests: z.array(z.tuple([z.string(), z.number()])),
  forcedOutcomes: z.array(forcedOutcomeSchema),
  endpoint: z.string().nullable(),
  mode: modeSchema,
  faults: z.array(faultSchema),
})
type Rest = z.infer<typeof restSchema>

export interface Persistent {
  readonly world: World
  readonly outbox: Outbox
  readonly faults: FaultList
  readonly identity: Identity
}

interface Bound {
  load(id: string, value: unknown): void
  changes(): Iterable<Change>
}

function check<Value>(schema: z.ZodType<Value>, value: unknown, where: string): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new StateFileError(
    `The state file holds a damaged ${where}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
  )
}

function bind<Value>(table: Table<Value>, schema: z.ZodType<Value>): Bound {
  return {
    load(id, value) {
      table.load(id, value === null ? null : check(schema, value, `${table.name} ${id}`))
    },
    *changes() {
      for (const [id, value] of table.entries()) yield [table.name, id, value]
    },
  }
}

function tables({ world, outbox }: Persistent): Readonly<Record<string, Bound>> {
  return {
    orderReferences: bind(world.orderReferences, orderReferenceSchema),
    authorizations: bind(world.authorizations, authorizationSchema),
    captures: bind(world.captures, captureSchema),
    refunds: bind(world.refunds, refundSchema),
    replays: bind(world.replays, replaySchema),
    due: bind(world.due, dueSchema),
    notificationConfigurations: bind(
      world.notificationConfigurations,
      notificationConfigurationSchema,
    ),
    sessions: bind(world.sessions, sessionSchema),
    buyers: bind(world.buyers, buyerAccountSchema),
    notifications: bind(outbox.records, recordSchema),
  }
}

/** The identity of an earlier run, so that keys and certificates outlive a restart. */
export function readIdentity(changes: readonly Change[]): Identity | null {
  const change = changes.findLast(([table]) => table === "identity")
  return change ? check(identitySchema, change[2], "identity") : null
}

/** Keeps a simulator's state in its file. */
export class StateFile {
  private lastRest = ""

  constructor(
    private readonly journal: Journal,
    private readonly persistent: Persistent,
  ) {}

  /** Brings back what an earlier run wrote, then tidies the file. */
  restore(changes: readonly Change[]): void {
    const bound = tables(this.persistent)
    for (const [table, id, value] of changes) {
      if (table === "rest") this.applyRest(check(restSchema, value, "part"))
      else if (table !== "identity") {
        const target = bound[table]
        if (!target) throw new StateFileError(`The state file holds an unknown "${table}".`)
        target.load(id, value)
      }
    }
    this.index()
    this.journal.rewrite(this.everything(bound))
  }

  /** Writes what changed since the last time. */
  flush(): void {
    const rest = this.rest()
    const text = JSON.stringify(rest)
    if (text !== this.lastRest) {
      this.lastRest = text
      this.journal.note("rest", "", rest)
    }
    this.journal.flush()
    if (this.journal.isOvergrown) this.journal.rewrite(this.everything(tables(this.persistent)))
  }

  private *everything(bound: Readonly<Record<string, Bound>>): Iterable<Change> {
    yield ["identity", "", this.persistent.identity]
    yield ["rest", "", this.rest()]
    for (const table of Object.values(bound)) yield* table.changes()
  }

  /** Look-ups and the agenda are made anew from the tables. */
  private index(): void {
    const { world, outbox } = this.persistent
    for (const order of world.orderReferences.values()) world.indexOrderReference(order)
    for (const due of world.due.values()) world.loadDue(due)
    outbox.resume()
  }

  private rest(): Rest {
    const { world, outbox, faults } = this.persistent
    return {
      clock: world.clock.snapshot(),
      settings: world.settings,
      requests: [...world.requests],
      forcedOutcomes: world.forcedOutcomes,
      endpoint: outbox.endpoint,
      mode: outbox.mode,
      faults: [...faults.list()],
    }
  }

  private applyRest(rest: Rest): void {
    const { world, outbox, faults } = this.persistent
    world.clock.restore(rest.clock)
    world.settings = rest.settings
    world.requests.clear()
    for (const [action, count] of rest.requests) world.requests.set(action, count)
    world.forcedOutcomes = rest.forcedOutcomes
    outbox.endpoint = rest.endpoint
    outbox.setMode(rest.mode)
    faults.replace(rest.faults)
  }
}
