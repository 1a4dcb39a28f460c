import type { Simulator } from "../simulator"
import { startSimulator } from "../simulator"
import { readArguments, usage } from "./arguments"

/** What is printed when the simulator is ready: one line of JSON. */
function readyLine(simulator: Simulator): string {
  const { url, tlsUrl, sellerId, accessKey, secretKey, clientId, certificateUrl } = simulator
  return JSON.stringify({
    url,
    ...(tlsUrl === undefined ? {} : { tlsUrl }),
    sellerId,
    accessKey,
    secretKey,
    clientId,
    certificateUrl,
  })
}

/** Runs the simulator until it is told to stop. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const options = readArguments(args)
    if (!options) {
      process.stdout.write(usage)
      return
    }
    const simulator = await startSimulator(options)
    process.stdout.write(`${readyLine(simulator)}\n`)
    const stop = (): void => {
      simulator.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    }
    process.once("SIGINT", stop)
    process.once("SIGTERM", stop)
  } catch (error) {
    process.stderr.write(
      `amazon-pay-simulator: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
