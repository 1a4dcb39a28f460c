/**
 * What `medusa start` does, without its command line: that loads every other command first, and reads each file in search of
 * TypeScript. Says to its parent on which port it listens, and when its subscribers have ended, as often as it is asked.
 */
const { once } = require("node:events")
const { container } = require("@medusajs/framework")
const { ContainerRegistrationKeys, Modules } = require("@medusajs/framework/utils")
const { default: start } = require("@medusajs/medusa/commands/start")
const { runNoJobs, waitForLocks, watchSubscribers } = require("./store-process")

async function run() {
  runNoJobs()
  const { server } = await start({ directory: process.cwd(), port: 0, types: false })
  if (!server.listening) await once(server, "listening")
  waitForLocks(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const subscribers = watchSubscribers(container.resolve(Modules.EVENT_BUS).eventEmitter_)
  process.on("message", ({ question }) => {
    void subscribers.done().then(() => process.send({ done: question }))
  })
  process.send({ port: server.address().port })
}

// Nobody is left to end it.
process.on("disconnect", () => process.exit())
void run()
