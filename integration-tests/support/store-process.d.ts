import type { EventEmitter } from "node:events"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

export interface WatchedSubscribers {
  /** Resolves when no subscriber runs, nor any that was called by one. */
  done(): Promise<void>
  /** The events whose subscribers run now. */
  running(): string[]
}
export function watchSubscribers(emitter: EventEmitter): WatchedSubscribers
export function runNoJobs(): void
export function waitForLocks(knex: Knex): void
