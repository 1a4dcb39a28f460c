const { randomUUID } = require("node:crypto")

const connection = "__pg_connection__"

/** What a Medusa route costs that stores its body in one row, and nothing else. */
async function POST(request, response) {
  await request.scope
    .resolve(connection)("bare_message")
    .insert({ id: randomUUID(), body: JSON.stringify(request.body) })
  response.sendStatus(200)
}

let lastLooked = performance.eventLoopUtilization()

/**
 * How the store is: what came in and is still to be worked on, which part of the time since the last look it was busy, and
 * its memory; with `?collect`, after its garbage was.
 */
async function GET(request, response) {
  const busy = performance.eventLoopUtilization(lastLooked).utilization
  const knex = request.scope.resolve(connection)
  const inbox = knex("amazon_pay_notification").where({ attempts: 0, state: "received" })
  const waiting = Number((await inbox.count())[0].count)
  if (request.query.collect !== undefined) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  response.json({ heapUsed, external, waiting, busy })
  lastLooked = performance.eventLoopUtilization()
}

module.exports = { POST, GET }
