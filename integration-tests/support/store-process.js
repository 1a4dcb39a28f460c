/**
 * What a test does to a process of the store, its own or another: nothing in it begins by a clock, or ends by one, and what
 * it does behind its answers can be waited for. JavaScript, so that another process needs no compiler.
 */
const { setImmediate: turn } = require("node:timers/promises")
const { WorkflowScheduler } = require("@medusajs/framework/orchestration")

/**
 * From now on knows what a store does behind its answers: Medusa's local bus waits for no subscriber.
 * @param {import("node:events").EventEmitter} emitter what the bus hands events on with
 */
function watchSubscribers(emitter) {
  /** @type {Map<Promise<unknown>, string>} */
  const running = new Map()
  emitter.emit = (name, ...data) => {
    const listeners = emitter.listeners(name)
    for (const listener of listeners) {
      const work = Promise.resolve(listener.apply(emitter, data)).finally(() =>
        running.delete(work),
      )
      running.set(work, String(name))
    }
    return listeners.length > 0
  }
  return {
    async done() {
      while (running.size) {
        await Promise.allSettled(running.keys())
        // An event is passed on a moment after it was sent.
        await turn()
      }
    },
    running: () => [...running.values()],
  }
}

/**
 * Has stores that boot from now on start no job when a minute of the machine's clock is over: what a test is about to have
 * done would have been done already, now and then. Tests run the reconciler themselves.
 */
function runNoJobs() {
  WorkflowScheduler.prototype.scheduleWorkflow = () => Promise.resolve()
}

const bounded = /^SET LOCAL lock_timeout = '\d+s'$/
const patient = "SET LOCAL lock_timeout = '10min'"

/**
 * Has a store wait for a locked row for as long as a test locks it. Medusa gives up after three seconds and the ledger after
 * five: less than a slow machine needs to bring two processes to the same row.
 * @param {import("@medusajs/framework/mikro-orm/knex").Knex} knex the store's connection
 */
function waitForLocks(knex) {
  const { prototype } = knex.client.driver.Client
  if (prototype.waitsForLocks) return
  const { query } = prototype
  prototype.waitsForLocks = true
  prototype.query = function (asked, ...others) {
    const isBounded = bounded.test(typeof asked === "string" ? asked : asked?.text)
    if (!isBounded) return query.call(this, asked, ...others)
    return query.call(
      this,
      typeof asked === "string" ? patient : { ...asked, text: patient },
      ...others,
    )
  }
}

module.exports = { watchSubscribers, runNoJobs, waitForLocks }
