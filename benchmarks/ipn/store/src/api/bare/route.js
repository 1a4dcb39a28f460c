const { randomUUID } = require("node:crypto")

const connection = "__pg_connection__"

/** What a Medusa route costs that stores its body in one row, and nothing else. */
async function POST(request, response) {
  await request.scope
    .resolve(connection)("bare_message")
    .insert({ id: randomUUID(), body: JSON.stringify(request.body) })
  response.sendStatus(200)
}

/** How the store is: its memory after a collection, and what of the inbox is still to be worked on. */
async function GET(request, response) {
  const inbox = request.scope.resolve(connection)("amazon_pay_notification")
  const [{ count }] = await inbox.where({ attempts: 0, state: "received" }).count()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  response.json({ heapUsed, external, waiting: Number(count) })
}

module.exports = { POST, GET }
