/**
 * The simulated Amazons of the demo in one process. Takes a list of the simulator's options as JSON, and says in one
 * line of JSON where each of them is.
 */
import { startSimulator } from "amazon-pay-simulator"

try {
  const wanted = JSON.parse(process.argv[2] ?? "[]")
  const simulators = await Promise.all(
    wanted.map((/** @type {object} */ options) => startSimulator(options)),
  )
  const ready = simulators.map(
    ({ url, sellerId, accessKey, secretKey, clientId, certificateUrl }) => ({
      ...{ url, sellerId, accessKey, secretKey, clientId, certificateUrl },
    }),
  )
  console.log(JSON.stringify(ready))
  const stop = () => {
    Promise.all(simulators.map((simulator) => simulator.stop())).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once("SIGINT", stop).once("SIGTERM", stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
